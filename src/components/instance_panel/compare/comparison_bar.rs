//! The bar that is shown while one instance is kept and the other is not open yet.

use leptos::prelude::*;

use super::super::return_to::return_to;
use crate::{
    browser::focus,
    components::{ui::Button, use_i18n},
    domain::{key::InstanceKey, sent_text::isolated},
    hooks::ElementRef,
    i18n::detail::{COMPARE_STOP, comparing},
    state::AppState,
};

/// The name of the kept instance, and a button that cancels the comparison.
#[component]
pub fn ComparisonBar(
    /// The instance that is kept.
    key: InstanceKey,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let id = key.id.to_string();
    let name = state.instance(key).name;
    let bar = ElementRef::default();
    let focus_back = return_to(&id);
    let stop = move |()| {
        state.compare(None);
        if let Some(bar) = bar.get() {
            focus::give_to_first(&bar, focus_back.clone());
        }
    };
    view! {
        <div node_ref=bar class="comparing" data-comparing=id>
            <p translate="no">{move || name.with(|name| comparing(i18n.locale, &isolated(name)))}</p>
            <Button attr:data-compare-stop="" on_click=stop>
                {i18n.t(COMPARE_STOP)}
            </Button>
        </div>
    }
}
