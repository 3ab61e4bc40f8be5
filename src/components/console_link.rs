//! A link to an instance on the cloud's own console.

use leptos::prelude::*;

use super::{
    ui::{Icon, Shape},
    use_i18n,
};
use crate::i18n::general::{CLOUD_CONSOLE, NEW_TAB, open_in_cloud_console};

/// The link, which opens another tab; out of sight where there is no such address. The other page does not
/// learn which one led to it.
#[component]
pub fn ConsoleLink(
    /// The address.
    #[prop(into)]
    href: Signal<Option<String>>,
    /// What the instance is called, where there is no room for words: an icon stands for them.
    #[prop(optional, into)]
    of: Option<Signal<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = move || of.map(|of| of.with(|of| open_in_cloud_console(i18n.locale, of)));
    let words = of.is_none().then(|| {
        view! {
            <span>{i18n.t(CLOUD_CONSOLE)}</span>
            <span class="unseen">{i18n.t(NEW_TAB)}</span>
        }
    });
    view! {
        <a
            class="console-link"
            hidden=move || href.with(Option::is_none)
            href=href
            target="_blank"
            rel="noopener noreferrer"
            aria-label=name
            title=move || name().unwrap_or_else(|| i18n.t(NEW_TAB).to_owned())
            data-console-link=""
        >
            {words}
            <Icon shape=Shape::External />
        </a>
    }
}
