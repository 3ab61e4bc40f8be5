//! What changed in the table since the page was opened, newest first.

use leptos::prelude::*;

use super::{
    change_line::ChangeLine,
    ui::{Button, Each},
    use_i18n,
};
use crate::{
    domain::changes::{Change, Changes},
    hooks::ElementRef,
    i18n::changes::{CLEAR, TITLE, since},
    state::AppState,
};

/// The list of changes; nothing while there are none.
#[component]
pub fn ChangesPanel() -> impl IntoView {
    let changes = AppState::from_context().store.changes;
    let place = ElementRef::default();
    let are_any = Memo::new(move |_| changes.with(|changes| !changes.list().is_empty()));
    let list = move || {
        place.keep_focus();
        are_any.get().then(|| view! { <ChangesList /> })
    };
    view! { <div node_ref=place>{list}</div> }
}

/// The changes, how many of them are new to the person, and a button that clears them.
///
/// Changes that came together are drawn as one batch. If two or more keys were inserted at the top, `For`
/// would move all older elements, and a text selection in them would be lost.
#[component]
fn ChangesList() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let changes = state.store.changes;
    let list = ElementRef::default();
    let count = move || format!(" {}", changes.with(|changes| changes.list().len()));
    let news = move || since(i18n.locale, changes.with(Changes::news));
    let batches = Memo::new(move |before: Option<&Vec<usize>>| {
        changes.with(|changes| batches(before.map_or(&[], Vec::as_slice), changes.list()))
    });
    let batch = move |newest| {
        let older = batches.with_untracked(|batches| {
            batches.iter().copied().find(|batch| *batch < newest).unwrap_or(0)
        });
        view! { <Batch newest older list /> }.into_any()
    };
    view! {
        <section class="changes" aria-label=i18n.t(TITLE) data-changes="">
            <div class="changes-head">
                <h3>
                    {i18n.t(TITLE)} <span class="muted" translate="no">
                        {count}
                    </span>
                </h3>
                <Button attr:data-clear-changes="" on_click=move |()| state.clear_changes()>
                    {i18n.t(CLEAR)}
                </Button>
            </div>
            <p class="muted" data-since="" translate="no">
                {news}
            </p>
            <ul node_ref=list class="changes-list">
                <Each keys=batches children=batch around=list />
            </ul>
        </section>
    }
}

/// The changes that came together and are still listed, newest first.
#[component]
fn Batch(
    /// The number of the newest change of the batch.
    newest: usize,
    /// The number of the newest change of the next older batch; 0 if there is none.
    older: usize,
    /// The list element around the batches.
    list: ElementRef,
) -> impl IntoView {
    let changes = AppState::from_context().store.changes;
    let numbers = Memo::new(move |_| {
        changes.with(|changes| {
            let numbers = changes.list().iter().map(number);
            numbers.filter(|number| (older + 1..=newest).contains(number)).collect::<Vec<_>>()
        })
    });
    // A change is never modified, so its line reads it once.
    let line = move |wanted: usize| {
        let change = changes.with_untracked(|changes| {
            changes.list().iter().find(|change| number(change) == wanted).cloned()
        });
        change.map(|change| view! { <ChangeLine change /> }).into_any()
    };
    view! { <Each keys=numbers children=line around=list /> }
}

/// The batches that are still listed, newest first, each as the number of its newest change. Changes that are
/// newer than every batch in `before` form one more batch.
fn batches(before: &[usize], list: &[Change]) -> Vec<usize> {
    let newest = list.first().map(number).filter(|newest| before.first() != Some(newest));
    let oldest = list.last().map_or(usize::MAX, number);
    newest.into_iter().chain(before.iter().copied()).filter(|batch| *batch >= oldest).collect()
}

fn number(change: &Change) -> usize {
    usize::try_from(change.number).unwrap_or(usize::MAX)
}
