//! The title, the schedule, and the two things one can do about it.

use super::{
    activity::configured,
    context::Ui,
    dom::{El, el},
    part::{
        button::button,
        icon::{Shape, icon},
    },
    schedule_panel::schedule_panel,
};
use crate::{
    domain::key::PollKey,
    i18n::{self, schedule},
    poll::{Millis, Schedule},
};

/// The console's heading.
pub(super) fn header(ui: Ui) -> El {
    let paused = ui.paused;
    let toggle = move || {
        let now = !paused.get_untracked();
        ui.pause(now);
        if !now {
            ui.change_polls(|polls| polls.manual = false);
        }
    };
    let pause = button("data-pause")
        .child_of(move || Some(icon(if paused.get() { Shape::Play } else { Shape::Pause })))
        .text_of(move || {
            if paused.get() { ui.say(i18n::general::RESUME) } else { ui.say(i18n::general::PAUSE) }
                .to_owned()
        })
        .on_click(toggle);
    let refresh = button("data-refresh")
        .child(icon(Shape::Refresh))
        .text(ui.say(i18n::general::REFRESH))
        .on_click(move || ui.engine(|engine| engine.refresh(None)));
    let next = move || next(ui).map(|next| schedule(ui.locale, next)).unwrap_or_default();
    let (checks, panel) = schedule_panel(ui);
    let header = el("header")
        .class("header")
        .child(el("h2").text(ui.say(i18n::table::INSTANCES)))
        .child(
            el("div")
                .class("schedule-line")
                .child(el("p").class("schedule").attr("data-schedule", "").text_of(next))
                .child(checks),
        )
        .child(el("div").class("actions").child(pause).child(refresh));
    el("div").child(header).child(panel)
}

/// What is most worth saying of all schedules: a fetch under way, a reason not to fetch, and else the
/// poll whose turn comes first. The lists speak for all, where there are any.
fn next(ui: Ui) -> Option<Schedule> {
    let lists = (0..ui.config().sources.len()).map(PollKey::list);
    let mut all: Vec<_> = lists.filter_map(|key| ui.schedule(&key)).collect();
    if all.is_empty() {
        all.extend(configured(ui).iter().filter_map(|key| ui.schedule(key)));
    }
    let rank = |schedule: &Schedule| -> (u8, Millis) {
        match schedule {
            Schedule::Halted => (0, 0),
            Schedule::Resting(_) => (1, 0),
            Schedule::Checking => (2, 0),
            Schedule::Next { wait, .. } => (3, *wait),
            Schedule::Ended(_) => (4, 0),
        }
    };
    all.into_iter().min_by_key(rank)
}
