//! The entries of lists that cannot be read, as they were sent: they have no row.

use leptos::{html, prelude::*};

use super::{ui::Disclosure, use_i18n};
use crate::{browser::focus, i18n::table, state::UnreadableEntry};

/// How many entries cannot be read, and their text below; nothing while there are none.
#[component]
pub fn UnreadableEntries(
    /// The entries, in the order in which they are listed.
    #[prop(into)]
    entries: Signal<Vec<UnreadableEntry>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let place = NodeRef::<html::Div>::new();
    let count = Memo::new(move |_| entries.with(Vec::len));
    let title = Signal::derive(move || table::unreadable(i18n.locale, count.get()));
    let are_any = Memo::new(move |_| count.get() > 0);
    let disclosure = move || {
        if let Some(place) = place.get_untracked() {
            focus::keep_through_change(&place);
        }
        are_any.get().then(|| {
            view! {
                <Disclosure attr:class="unreadable" attr:data-unreadable=count title>
                    <Entries entries />
                </Disclosure>
            }
        })
    };
    view! { <div node_ref=place>{disclosure}</div> }
}

/// Their text.
#[component]
fn Entries(
    /// The entries.
    entries: Signal<Vec<UnreadableEntry>>,
) -> impl IntoView {
    // An entry has no ID, and two may be alike: its place tells them apart.
    let each = move || entries.get().into_iter().enumerate().collect::<Vec<_>>();
    let entry = |(_, UnreadableEntry { source, text })| {
        view! {
            <li translate="no">
                <span class="muted">{source}</span>
                {" "}
                <code>{text}</code>
            </li>
        }
    };
    view! {
        <ul>
            <For each key=Clone::clone children=entry />
        </ul>
    }
}
