//! The button that turns on a notification for each creation that ends.

use leptos::prelude::*;

use crate::{
    browser::{notification, spawn::Spawned},
    components::{ui::Button, use_i18n},
    i18n::follow::NOTIFY,
    state::AppState,
};

/// The button, and the reason if notifications were refused; nothing if the browser does not support them.
#[component]
pub fn NotifyButton() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    // The browser's permission prompt may outlive the console: then its answer is ignored.
    let question = StoredValue::new_local(None::<Spawned>);
    let toggle = move |()| {
        if state.wants_notifications.get_untracked() {
            state.use_notifications(false);
            return;
        }
        question.try_set_value(Some(Spawned::new(state.ask_for_notifications())));
    };
    let pressed = move || state.wants_notifications.get().to_string();
    let refused =
        move || state.no_notifications.get().map(|why| view! { <span>{i18n.t(why)}</span> });
    notification::is_there().then(|| {
        view! {
            <p class="card-note muted">
                <Button attr:data-notify="" attr:aria-pressed=pressed on_click=toggle>
                    {i18n.t(NOTIFY)}
                </Button>
                {refused}
            </p>
        }
    })
}
