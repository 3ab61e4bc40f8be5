//! A link to an instance on the cloud's own console.

use leptos::prelude::*;

use super::{
    ui::{Icon, Shape},
    use_i18n,
};
use crate::i18n::general::{CLOUD_CONSOLE, NEW_TAB, open_in_cloud_console};

/// The link, which opens a new tab; hidden without an address. `noreferrer` hides this page's address from
/// the other one.
#[component]
pub fn ConsoleLink(
    /// The address.
    #[prop(into)]
    href: Signal<Option<String>>,
    /// The instance's name, for a link that is only an icon; without it the link has words.
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
