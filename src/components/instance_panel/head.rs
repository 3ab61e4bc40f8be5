//! The head of a panel: its heading and its close button.

use leptos::prelude::*;

use crate::{
    components::{
        ui::{IconButton, Shape},
        use_i18n,
    },
    hooks::ElementRef,
    i18n::general::CLOSE,
};

/// The heading and the close button.
#[component]
pub(super) fn PanelHead(
    /// What the panel shows.
    #[prop(into)]
    title: Signal<String>,
    /// Set to the heading element, which can take the focus.
    heading: ElementRef,
    /// Called when the close button is pressed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="detail-head">
            <h3 node_ref=heading tabindex="-1" translate="no">
                <bdi>{title}</bdi>
            </h3>
            <IconButton
                attr:data-close=""
                shape=Shape::Close
                name=i18n.t(CLOSE)
                on_click=on_close
            />
        </div>
    }
}
