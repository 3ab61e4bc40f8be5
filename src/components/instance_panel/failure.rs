//! Why the last check of an instance failed, and the age of the data that are still shown.

use leptos::prelude::*;

use crate::{
    api::{Error, Kind},
    components::{ConsoleLink, FailureNote, use_i18n},
    i18n::{
        Subject,
        detail::{FAILED, GONE, STALE},
        kept,
    },
    state::{AppState, InstanceSignals},
};

/// The failure; nothing while there is none.
#[component]
pub(super) fn InstanceFailure(
    /// The instance.
    instance: InstanceSignals,
) -> impl IntoView {
    move || {
        let error = instance.error.get()?;
        Some(view! { <Note instance error is_loaded=instance.is_loaded.get() /> })
    }
}

/// The note about one failure.
#[component]
fn Note(
    /// The instance.
    instance: InstanceSignals,
    /// The error of the check.
    error: Error,
    /// Whether there is an earlier answer, which is still shown.
    is_loaded: bool,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let title = match (is_loaded, error.kind == Kind::NotFound) {
        (false, _) => FAILED,
        (true, true) => GONE,
        (true, false) => STALE,
    };
    let config = state.config();
    let subject = config
        .sources
        .get(instance.source)
        .map_or_else(Subject::default, |source| Subject::instance_of(source.service.name()));
    let age = move || {
        let seen = instance.sent.with(|sent| sent.as_ref().map(|sent| sent.seen));
        seen.map(|seen| kept(i18n.locale, state.store.now.get().saturating_sub(seen)))
    };
    view! {
        <div class="card-error">
            <h4>{i18n.t(title)}</h4>
            <FailureNote error subject />
            <ConsoleLink href=instance.link />
            <p class="muted" data-age="" translate="no">
                {age}
            </p>
        </div>
    }
}
