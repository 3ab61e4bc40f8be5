//! What one can do about a card, and what it says when there is nothing more to wait for.

use leptos::prelude::*;

use crate::{
    domain::{creation_outcome::Outcome, key::PollKey, task::Progress},
    i18n,
    ui::{
        activity::configured,
        context::AppState,
        dom::{El, el},
        part::{button::icon_button, icon::Shape},
        reactive::{Memo, memo},
    },
};

/// When it ended, and after how long.
pub(in crate::ui) fn end_note(
    ui: AppState,
    source: usize,
    progress: &Progress,
    over: Outcome,
) -> El {
    let (started, ended) = (progress.task.started(), progress.task.ended());
    let lasted = ended.and_then(|ended| ui.lasted(source, started, Some(ended)));
    let when = progress.task.end().map(|end| ui.moment(end));
    let text = i18n::follow::outcome(ui.locale, over, when.as_deref(), lasted);
    el("p").class("card-end").attr("data-ended", over.as_str()).text(&text)
}

/// The buttons of a card: up and down where it has an order, and what takes it away.
pub(in crate::ui) fn tools(ui: AppState, poll: PollKey, over: Memo<Option<Outcome>>) -> El {
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
