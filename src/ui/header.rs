//! The heading, with the checks of this engine.

use leptos::prelude::*;

use super::{
    context::AppState,
    dom::{El, el},
    island::island_of,
    schedule_panel::schedule_panel,
};
use crate::{
    components::Header,
    domain::key::PollKey,
    poll::{Millis, Schedule},
};

/// The heading, and below it the place of the panel that it opens.
pub(super) fn header(ui: AppState) -> El {
    let pause = move |()| {
        let now = !ui.paused.get_untracked();
        ui.pause(now);
        if !now {
            ui.change_polls(|polls| polls.manual = false);
        }
    };
    let refresh = move |()| ui.refresh(None);
    let (next, is_paused) =
        (Signal::derive(move || next(ui)), Signal::derive(move || ui.paused.get()));
    let header = island_of(ui, || {
        view! { <Header next is_paused on_pause=pause on_refresh=refresh /> }
    });
    let (opener, panel) = schedule_panel(ui);
    // The opener is no component yet: it is put where the heading will have it among its children.
    if let Ok(Some(line)) = header.raw().query_selector(".schedule-line") {
        let _ = El::from(line).child(opener);
    }
    el("div").child(header).child(panel)
}

/// What is most worth saying of all schedules: a fetch under way, a reason not to fetch, and else the
/// poll whose turn comes first. The lists speak for all, where there are any.
fn next(ui: AppState) -> Option<Schedule> {
    let lists = (0..ui.config().sources.len()).map(PollKey::list);
    let mut all: Vec<_> = lists.filter_map(|key| ui.schedule(&key)).collect();
    if all.is_empty() {
        all.extend(ui.followed_polls().iter().filter_map(|key| ui.schedule(key)));
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
