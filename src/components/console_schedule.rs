//! The panel of the schedule, with the polls of this console.

use leptos::prelude::*;

use super::{ClockChoice, PollState, SchedulePanel, use_i18n};
use crate::{domain::key::PollKey, i18n::detail::BOTH_TIMES, state::AppState};

/// The panel.
#[component]
pub fn ConsoleSchedule(
    /// Called when the person closes the panel. It may remove the panel.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let state = AppState::from_context();
    let describe = move |poll: PollKey| PollState {
        name: match poll.id() {
            "" => state.source_label(poll.source),
            _ => state.name_of(&poll),
        },
        schedule: state.schedule(&poll),
        error: state.store.records.error(&poll),
    };
    view! {
        <SchedulePanel
            configured=state.config().poll.into()
            preferences=state.poll_preferences
            on_choose=move |choice| state.change_polls(|polls| polls.choose(choice))
            polls=Memo::new(move |_| state.store.schedules.polls())
            describe
            on_check=move |poll| state.refresh(Some(poll))
            report=move |with_ids| state.write_report(with_ids)
            on_copied=move |words| state.announcements.announce(words)
            on_close
        >
            <ClockSetting />
        </SchedulePanel>
    }
}

/// The choice between local time and UTC, with its label.
#[component]
fn ClockSetting() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="clock-setting">
            <span aria-hidden="true">{i18n.t(BOTH_TIMES)}</span>
            <ClockChoice />
        </div>
    }
}
