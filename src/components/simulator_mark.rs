//! The mark which says that the instances are simulated.

use leptos::prelude::*;

use super::{
    ui::{Icon, Shape},
    use_i18n,
};
use crate::{
    api::Severity,
    i18n::general::{SIMULATOR, SIMULATOR_HINT},
};

/// The word "Simulator", with an explanation as its tooltip.
#[component]
pub fn SimulatorMark() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p class="simulator-mark" data-simulator="" title=i18n.t(SIMULATOR_HINT)>
            <Icon shape=Shape::Severity(Severity::Warning) />
            {i18n.t(SIMULATOR)}
        </p>
    }
}
