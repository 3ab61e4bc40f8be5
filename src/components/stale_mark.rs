//! A mark above the table when its data are older than they should be: which sources, how old, and why.

use leptos::prelude::*;

use super::{
    ui::{Icon, Shape},
    use_i18n,
};
use crate::{
    i18n::{checks, comma, schedule},
    state::StaleData,
};

/// The mark; nothing while all is fresh.
#[component]
pub fn StaleMark(
    /// The stale data; `None` while all is fresh.
    stale: Memo<Option<StaleData>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || {
        stale.with(|stale| {
            let StaleData { whose, age, next } = stale.as_ref()?;
            let why = next.map(|next| schedule(i18n.locale, next)).unwrap_or_default();
            Some(checks::stale(i18n.locale, &whose.join(comma(i18n.locale)), *age, &why))
        })
    };
    let is_stale = Memo::new(move |_| stale.with(Option::is_some));
    let mark = move || {
        is_stale.get().then(|| {
            view! {
                <p class="stale" data-stale="">
                    <Icon shape=Shape::Clock />
                    <span translate="no">{text}</span>
                </p>
            }
        })
    };
    view! { <div>{mark}</div> }
}
