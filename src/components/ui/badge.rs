//! A status as icon, word and colour.

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::{
    api::Severity,
    components::use_i18n,
    i18n::{BadgeText, table::CONTRADICTION},
};

/// A badge, and beside it a note if the sent status contradicts itself. The element stays when the text
/// changes.
#[component]
pub fn Badge(
    /// The text of the badge; `None` for no badge.
    text: Memo<Option<BadgeText>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let read = move |part: fn(&BadgeText) -> &String| {
        move || text.with(|text| text.as_ref().map(part).cloned())
    };
    let severity = move || text.with(|text| text.as_ref().map(|text| text.severity));
    let shape = Signal::derive(move || Shape::Severity(severity().unwrap_or(Severity::Unknown)));
    let contradiction = read(|text| &text.contradiction);
    let beside = move || {
        let sent = contradiction().filter(|sent| !sent.is_empty())?;
        Some(view! { <span class="contradiction" title=i18n.t(CONTRADICTION)>{sent}</span> })
    };
    let hint = move || {
        text.with(|text| text.as_ref().map(|text| text.hint).filter(|hint| !hint.is_empty()))
    };
    let is_there = Memo::new(move |_| text.with(Option::is_some));
    move || {
        is_there.get().then(|| {
            view! {
                <span class="badge-line" translate="no">
                    <span
                        class="badge"
                        part="status"
                        data-tone=move || severity().map(Severity::as_str)
                        data-status=read(|text| &text.number)
                        title=hint
                    >
                        <Icon shape />
                        <span class="badge-text">{read(|text| &text.label)}</span>
                    </span>
                    {beside}
                </span>
            }
        })
    }
}
