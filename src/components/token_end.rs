//! The warning before a proxy's own token ends.

use leptos::prelude::*;

use super::{
    ui::{Icon, Shape},
    use_i18n,
};
use crate::{
    api::Severity,
    i18n::token::{NOT_RENEWED, ends_in},
    state::AppState,
};

/// A notice while a proxy cannot renew its own token; of several, the one whose token ends first. The state
/// announces it once, because it counts down.
#[component]
pub fn TokenEnd() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let ends = Memo::new(move |_| state.store.token_ends.with(|ends| ends.values().min().copied()));
    let notice = move || {
        ends.get().map(|ends| {
            let left = move || ends_in(i18n.locale, ends.saturating_sub(state.store.now.get()));
            view! {
                <section class="notice" part="notice" data-notice="token-end">
                    <Icon shape=Shape::Severity(Severity::Warning) />
                    <div class="notice-text" translate="no">
                        <p>{i18n.t(NOT_RENEWED)}</p>
                        <p class="muted">{left}</p>
                    </div>
                </section>
            }
        })
    };
    view! { <div>{notice}</div> }
}
