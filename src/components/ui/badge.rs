//! A status as icon, word and colour.

use leptos::prelude::*;

use super::icon::{Icon, Shape};
use crate::{api::Severity, components::use_i18n, i18n::table::CONTRADICTION};

/// A badge, and beside it what contradicts it.
#[component]
pub fn Badge(
    /// Decides icon and colour.
    #[prop(into)]
    tone: Signal<Severity>,
    /// The word; an unknown one as it was sent.
    #[prop(into)]
    label: Signal<String>,
    /// The number of the status as it was sent; empty where none was.
    #[prop(into, optional)]
    number: Signal<String>,
    /// What was sent, where name and number disagree; else empty.
    #[prop(into, optional)]
    contradiction: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let beside = move || {
        let sent = contradiction.get();
        (!sent.is_empty()).then(|| {
            view! { <span class="contradiction" title=i18n.t(CONTRADICTION)>{sent}</span> }
        })
    };
    view! {
        <span class="badge-line" translate="no">
            <span class="badge" data-tone=move || tone.get().as_str() data-status=number>
                <Icon shape=Signal::derive(move || Shape::Severity(tone.get())) />
                <span class="badge-text">{label}</span>
            </span>
            {beside}
        </span>
    }
}
