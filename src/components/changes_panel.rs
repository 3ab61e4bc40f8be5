//! What changed in the table since the page was opened, newest first.

use leptos::{html, prelude::*};

use super::{change_line::ChangeLine, ui::Button, use_i18n};
use crate::{
    browser::focus,
    i18n::changes::{CLEAR, TITLE, since},
    state::AppState,
};

/// The list of changes; nothing while there are none.
#[component]
pub fn ChangesPanel() -> impl IntoView {
    let changes = AppState::from_context().store.changes;
    let place = NodeRef::<html::Div>::new();
    let are_any = Memo::new(move |_| changes.with(|changes| !changes.list().is_empty()));
    let list = move || {
        if let Some(place) = place.get_untracked() {
            focus::keep_through_change(&place);
        }
        are_any.get().then(|| view! { <ChangesList /> })
    };
    view! { <div node_ref=place>{list}</div> }
}

/// The changes, how many of them are new to the person, and a button that clears them.
#[component]
fn ChangesList() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let changes = state.store.changes;
    let list = NodeRef::<html::Ul>::new();
    let numbers = Memo::new(move |_| {
        changes.with(|changes| changes.list().iter().map(|one| one.number).collect::<Vec<_>>())
    });
    let news = Memo::new(move |_| changes.with(|changes| changes.news()));
    let each = move || {
        if let Some(list) = list.get_untracked() {
            focus::keep_through_change(&list);
        }
        numbers.get()
    };
    // A change stays as it is: its line can keep it.
    let line = move |number: u32| {
        let change = changes.with_untracked(|changes| {
            changes.list().iter().find(|change| change.number == number).cloned()
        });
        change.map(|change| view! { <ChangeLine change /> })
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
                <For each key=|number| *number children=line />
            </ul>
        </section>
    }
}
