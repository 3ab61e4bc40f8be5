//! The daily maintenance window in UTC and in local time, and whether it is open by the server's clock.

use leptos::prelude::*;

use crate::{
    api::{Severity, Timestamp, maintenance::State},
    browser::intl,
    components::{
        ui::{Icon, Shape},
        use_i18n,
    },
    domain::instance::maintenance_window,
    i18n::detail::{UTC, WINDOW, WINDOW_ASSUMED, WINDOW_MEANING, window, window_state, zone},
    state::{AppState, InstanceSignals},
};

/// The window; hidden unless a readable one was sent.
#[component]
pub(super) fn MaintenanceWindow(
    /// The instance.
    instance: InstanceSignals,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let found = Memo::new(move |_| instance.fields.with(|fields| maintenance_window(fields)));
    let now = move || -> Option<Timestamp> {
        state.store.now.track();
        state.server_time(instance.source)
    };
    let now_state = move || {
        let second = (now()?.as_millis() / 1000).rem_euclid(86_400);
        Some(found.get()?.state(u32::try_from(second).ok()?))
    };
    let tone = move || match now_state() {
        Some(State::Inside(_)) => Severity::Warning,
        Some(State::Outside(_)) => Severity::Stopped,
        Some(State::Unclear) | None => Severity::Unknown,
    };
    let said = move || now_state().map(|state| window_state(i18n.locale, state));
    let times = move || {
        let (found, now) = (found.get()?, now()?);
        let utc = window(i18n.locale, found, i18n.t(UTC));
        let offset = intl::offset(now);
        if offset == 0 {
            return Some(utc);
        }
        Some(format!("{utc} = {}", window(i18n.locale, found.shifted(offset), &zone(offset))))
    };
    view! {
        <div
            class="window"
            data-window=""
            hidden=move || found.with(Option::is_none)
            translate="no"
        >
            <p class="window-title">{i18n.t(WINDOW)}</p>
            <p>{times}</p>
            <p class="window-state" data-tone=move || tone().as_str()>
                <Icon shape=Signal::derive(move || Shape::Severity(tone())) />
                <span>{said}</span>
            </p>
            <p class="hint">{i18n.t(WINDOW_MEANING)}</p>
            <p class="hint">{i18n.t(WINDOW_ASSUMED)}</p>
        </div>
    }
}
