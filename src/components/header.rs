//! The title, the time of the next check, and the buttons that pause and refresh.

use leptos::prelude::*;

use super::{
    SimulatorMark,
    ui::{Button, Icon, Shape},
    use_i18n,
};
use crate::{
    i18n::{
        general::{PAUSE, PAUSE_ALL, REFRESH, RESUME, RESUME_ALL},
        schedule,
        table::INSTANCES,
    },
    poll::Schedule,
};

/// The console's heading.
#[component]
pub fn Header(
    /// The most important of all schedules; `None` while nothing is polled.
    next: Memo<Option<Schedule>>,
    /// Whether the person has paused all checks.
    #[prop(into)]
    is_paused: Signal<bool>,
    /// Whether the answers come from a simulator.
    #[prop(optional)]
    is_simulated: bool,
    /// Pauses or resumes all checks.
    #[prop(into)]
    on_pause: Callback<()>,
    /// Checks everything now.
    #[prop(into)]
    on_refresh: Callback<()>,
    /// What stands beside the schedule: the button that opens the checks.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let when = move || next.get().map(|next| schedule(i18n.locale, next)).unwrap_or_default();
    let name = move || i18n.t(if is_paused.get() { RESUME_ALL } else { PAUSE_ALL });
    let shape = Signal::derive(move || if is_paused.get() { Shape::Play } else { Shape::Pause });
    view! {
        <header class="header" part="header">
            <h2>{i18n.t(INSTANCES)}</h2>
            {is_simulated.then(|| view! { <SimulatorMark /> })}
            <div class="schedule-line">
                <p class="schedule" data-schedule="" translate="no">
                    {when}
                </p>
                {children.map(|children| children())}
            </div>
            <div class="actions">
                <Button attr:data-pause="" attr:aria-label=name attr:translate="no" on_click=on_pause>
                    <Icon shape />
                    {move || i18n.t(if is_paused.get() { RESUME } else { PAUSE })}
                </Button>
                <Button attr:data-refresh="" on_click=on_refresh>
                    <Icon shape=Shape::Refresh />
                    {i18n.t(REFRESH)}
                </Button>
            </div>
        </header>
    }
}
