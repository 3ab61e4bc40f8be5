//! What changed in the table since the page was opened, newest first.

use leptos::prelude::*;

use super::{
    change_line::ChangeLine,
    ui::{Button, Each},
    use_i18n,
};
use crate::{
    domain::changes::Change,
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
#[component]
fn ChangesList() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let changes = state.store.changes;
    let list = ElementRef::default();
    let numbers = Memo::new(move |_| {
        changes.with(|changes| changes.list().iter().map(number).collect::<Vec<_>>())
    });
    let news = Memo::new(move |_| changes.with(|changes| changes.news()));
    // A change stays as it is: its line can keep it.
    let line = move |wanted: usize| {
        let change = changes.with_untracked(|changes| {
            changes.list().iter().find(|change| number(change) == wanted).cloned()
        });
        change.map(|change| view! { <ChangeLine change /> }).into_any()
    };
    view! {
        <section class="changes" aria-label=i18n.t(TITLE) data-changes="">
            <div class="changes-head">
                <h3>
                    {i18n.t(TITLE)}
                    <span class="muted" translate="no">
                        {move || format!(" {}", numbers.with(Vec::len))}
                    </span>
                </h3>
                <Button attr:data-clear-changes="" on_click=move |()| state.clear_changes()>
                    {i18n.t(CLEAR)}
                </Button>
            </div>
            <p class="muted" data-since="" translate="no">
                {move || since(i18n.locale, news.get())}
            </p>
            <ul node_ref=list class="changes-list">
                <Each keys=numbers children=line around=list />
            </ul>
        </section>
    }
}

fn number(change: &Change) -> usize {
    usize::try_from(change.number).unwrap_or(usize::MAX)
}
