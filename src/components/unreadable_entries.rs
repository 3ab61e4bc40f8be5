//! The list entries that cannot be decoded, shown as they were sent: they have no row in the table.

use leptos::prelude::*;

use super::{ui::Disclosure, use_i18n};
use crate::{domain::sent_text::visible, hooks::ElementRef, i18n::table, state::UnreadableEntry};

/// The number of unreadable entries, and below it their text; nothing while there are none.
#[component]
pub fn UnreadableEntries(
    /// The entries, in the order in which they are listed.
    entries: Memo<Vec<UnreadableEntry>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let place = ElementRef::default();
    let count = move || entries.with(Vec::len);
    let title = Signal::derive(move || table::unreadable(i18n.locale, count()));
    let are_any = Memo::new(move |_| count() > 0);
    let disclosure = move || {
        place.keep_focus();
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

/// The text of each entry.
#[component]
fn Entries(
    /// The entries.
    entries: Memo<Vec<UnreadableEntry>>,
) -> impl IntoView {
    // Entries have no ID, and two may be equal, so there is no key: all are drawn again at each change.
    let entry = |UnreadableEntry { source, text }| {
        view! {
            <li translate="no">
                <span class="muted">{source}</span>
                {" "}
                <code>{visible(&text).into_owned()}</code>
            </li>
        }
        .into_any()
    };
    view! { <ul>{move || entries.get().into_iter().map(entry).collect_view()}</ul> }
}
