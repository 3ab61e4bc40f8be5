//! The button by which a person asks for a notification of each end.

use leptos::prelude::*;

use crate::{
    browser::{notification, spawn::Spawned},
    components::{ui::Button, use_i18n},
    i18n::follow::{NOT_ALLOWED, NOTIFY},
    state::AppState,
};

/// The button, and that the browser refused; nothing where the browser has no notifications.
#[component]
pub fn NotifyButton() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let is_refused = RwSignal::new(false);
    // The question may be open when the console goes; nothing is done about its answer then.
    let question = StoredValue::new_local(None::<Spawned>);
    let toggle = move |()| {
        if state.wants_notifications.get_untracked() {
            state.use_notifications(false);
            return;
        }
        let ask = async move {
            let is_allowed = state.ask_for_notifications().await;
            if !is_allowed {
                state.announcements.announce(i18n.t(NOT_ALLOWED));
            }
            is_refused.try_set(!is_allowed);
        };
        question.try_set_value(Some(Spawned::new(ask)));
    };
    let pressed = move || state.wants_notifications.get().to_string();
    let refused = move || is_refused.get().then(|| view! { <span>{i18n.t(NOT_ALLOWED)}</span> });
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
