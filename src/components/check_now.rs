//! A button that runs a poll at once, instead of when it is due.

use leptos::prelude::*;

use super::ui::{Icon, Shape};
use crate::{
    components::use_i18n,
    hooks::ElementRef,
    i18n::{checks::CHECK_NOW, pair},
};

/// The button; nothing while a check is not possible.
#[component]
pub fn CheckNow(
    /// The name of what is checked, for the button's label: the page has several such buttons.
    #[prop(into)]
    subject: Signal<String>,
    /// Whether a check may bring something new; if not, there is no button.
    #[prop(into)]
    is_possible: Signal<bool>,
    /// Called when the button is pressed, by a pointer or a key.
    #[prop(into)]
    on_check: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let place = ElementRef::default();
    let is_possible = Memo::new(move |_| is_possible.get());
    let button = move || {
        place.keep_focus();
        is_possible.get().then(|| {
            view! {
                <button
                    class="button small"
                    type="button"
                    data-check-now=""
                    aria-label=move || pair(i18n.locale, i18n.t(CHECK_NOW), &subject.get())
                    on:click=move |_| on_check.run(())
                >
                    <Icon shape=Shape::Refresh />
                    {i18n.t(CHECK_NOW)}
                </button>
            }
        })
    };
    view! {
        <span node_ref=place class="check-now">
            {button}
        </span>
    }
}
