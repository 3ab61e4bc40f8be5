//! Where the panel of the schedule stands, and the button that opens it.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::{
    context::AppState,
    dom::{El, el},
    island::island_of,
    part::{button::icon_button, icon::Shape},
    reactive::Kept,
};
use crate::{
    components::{PollState, SchedulePanel},
    domain::key::PollKey,
    i18n,
};

/// The button that opens the panel, and the panel.
pub(super) fn schedule_panel(ui: AppState) -> (El, El) {
    let is_open = RwSignal::new(false);
    let label = ui.say(i18n::checks::OPEN);
    let button = icon_button("data-checks", Shape::Clock, label)
        .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
        .on_click(move || is_open.set(!is_open.get_untracked()));
    let opener = Kept::new(button.clone());
    let close = move || {
        is_open.set(false);
        let _ = opener.get().html().map(HtmlElement::focus);
    };
    let place = el("div")
        .class("panel-place")
        .child_of(move || is_open.get().then(|| panel(ui, move |()| close())));
    (button, place)
}

fn panel(ui: AppState, on_close: impl Fn(()) + Send + Sync + 'static) -> El {
    let polls = Signal::derive(move || ui.store.schedules.polls());
    let describe = move |key: PollKey| PollState {
        name: match key.id() {
            "" => ui.source_label(key.source),
            _ => ui.name_of(&key),
        },
        schedule: ui.schedule(&key),
        error: ui.store.errors.with(|errors| errors.get(&key).cloned()),
    };
    island_of(ui, || {
        view! {
            <SchedulePanel
                configured=ui.config().poll.into()
                preferences=Signal::derive(move || ui.poll_preferences.get())
                on_choose=move |choice| ui.change_polls(|polls| polls.choose(choice))
                polls
                describe
                on_check=move |key| ui.refresh(Some(key))
                report=move |with_ids| ui.write_report(with_ids)
                on_copied=move |words| ui.announcements.announce(words)
                on_close
            />
        }
    })
}
