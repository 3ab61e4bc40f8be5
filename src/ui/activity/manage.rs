//! What one can do about a card, and what it says when there is nothing more to wait for.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    api::Phase,
    domain::{key::PollKey, task::Progress},
    i18n,
    poll::Schedule,
    ui::{
        activity::configured,
        context::AppState,
        dom::{El, el},
        part::{button::icon_button, icon::Shape},
        reactive::{Memo, memo},
    },
};

/// How something stands that nobody waits for any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Over {
    /// It ended well.
    Ended,
    /// It ended badly.
    Failed,
    /// It is not polled any more, and never said how it ended.
    Untold,
}

/// Whether it is over, and how.
pub(in crate::ui) fn over(
    ui: AppState,
    poll: PollKey,
    task: Memo<Option<Arc<Progress>>>,
) -> Memo<Option<Over>> {
    memo(move |_| {
        let phase = task.get()?.task.phase();
        match phase {
            Phase::Failed => Some(Over::Failed),
            Phase::Succeeded => Some(Over::Ended),
            Phase::Underway | Phase::Unknown(_) => {
                let schedule = ui.schedule(&poll);
                matches!(schedule, None | Some(Schedule::Ended(_))).then_some(Over::Untold)
            }
        }
    })
}

/// When it ended, and after how long.
pub(in crate::ui) fn end_note(ui: AppState, source: usize, progress: &Progress, over: Over) -> El {
    let (started, ended) = (progress.task.started(), progress.task.ended());
    let lasted = ended.and_then(|ended| ui.lasted(source, started, Some(ended)));
    let when = progress.task.end().map(|end| ui.moment(end));
    let (text, handle) = match over {
        Over::Ended => (i18n::follow::ended(ui.locale, when.as_deref(), lasted), "ended"),
        Over::Failed => (i18n::follow::failed(ui.locale, when.as_deref(), lasted), "failed"),
        Over::Untold => (ui.say(i18n::follow::UNTOLD).to_owned(), "untold"),
    };
    el("p").class("card-end").attr("data-ended", handle).text(&text)
}

/// The buttons of a card: up and down where it has an order, and what takes it away.
pub(in crate::ui) fn tools(ui: AppState, poll: PollKey, over: Memo<Option<Over>>) -> El {
    let (of_order, of_kind) = (poll.clone(), poll.clone());
    let place = memo(move |_| {
        let all = configured(ui);
        let place = all.iter().position(|known| *known == of_order)?;
        (all.len() > 1).then_some((place, all.len()))
    });
    let is_added =
        memo(move |_| ui.followed.with(|followed| followed.is_added(&ui.config(), &of_kind)));
    let has_order = memo(move |_| place.get().is_some());
    let of_move = poll.clone();
    let order = move || {
        let button = |up: bool| {
            let poll = of_move.clone();
            let (shape, what, handle) = if up {
                (Shape::Up, i18n::follow::UP, "data-up")
            } else {
                (Shape::Down, i18n::follow::DOWN, "data-down")
            };
            // Not `disabled`, which would take the focus from whoever moves it to the end.
            let is_end = move || {
                let (place, count) = place.get()?;
                (if up { place == 0 } else { place + 1 == count }).then(|| "true".to_owned())
            };
            icon_button(handle, shape, ui.say(what)).attr_of("aria-disabled", is_end).on_click(
                move || {
                    shift(ui, &poll, up);
                },
            )
        };
        has_order.get().then(|| el("span").child(button(true)).child(button(false)))
    };
    let away = move || {
        let (added, over) = (is_added.get(), over.get());
        let (what, handle) = match over {
            _ if added => (i18n::follow::REMOVE, "data-remove"),
            Some(_) => (i18n::follow::DISMISS, "data-dismiss"),
            None => return None,
        };
        let poll = poll.clone();
        Some(icon_button(handle, Shape::Close, ui.say(what)).on_click(move || {
            take_away(ui, &poll, added);
        }))
    };
    el("span").class("card-tools").child_of(order).child_of(away)
}

/// Moves a card, and says where it is then.
fn shift(ui: AppState, poll: &PollKey, up: bool) {
    let name = ui.name_of(poll);
    if let Some(place) = ui.shift(poll, up) {
        ui.announcements.announce_about("order", &i18n::follow::moved(ui.locale, &name, place));
    }
}

/// Takes a card away: one that the person added, for it is followed no more, or one that has ended.
fn take_away(ui: AppState, poll: &PollKey, is_added: bool) {
    if is_added {
        ui.unfollow(poll);
    } else {
        ui.dismiss(poll);
    }
}
