//! Each poll with its state, and a way to ask at once.

use crate::{
    domain::key::PollKey,
    i18n::{self, schedule},
    poll::{End, Schedule},
    ui::{
        context::Ui,
        dom::{El, el},
        part::icon::{Shape, icon},
        reactive::memo,
    },
};

/// The list of all polls, in an order that does not depend on when they are due: what one is about to
/// press does not move away.
pub(super) fn polls(ui: Ui) -> El {
    let keys = memo(move |_| {
        ui.store.schedule.track();
        ui.engine(|engine| engine.polls())
    });
    el("ul").class("polls").list_of(move || keys.get(), move |key| row(ui, key))
}

fn row(ui: Ui, key: PollKey) -> El {
    let (of_name, of_state, of_error) = (key.clone(), key.clone(), key.clone());
    let name = move || match of_name.id() {
        "" => ui.source_label(of_name.source),
        _ => ui.name_of(&of_name),
    };
    let failed = move || {
        let error = ui.store.errors.with(|errors| errors.get(&of_error).cloned());
        error.map(|error| {
            let status = error.status.map(|status| format!("HTTP {status}"));
            let code = error.code.clone().or(status).unwrap_or_default();
            format!(" · {code}")
        })
    };
    let state = move || {
        let next = ui.schedule(&of_state).map(|next| schedule(ui.locale, next));
        format!("{}{}", next.unwrap_or_default(), failed().unwrap_or_default())
    };
    let kind = format!(" · {}", i18n::checks::kind(ui.locale, &key));
    let text = el("div")
        .class("poll-text")
        .child(el("p").class("ellipsis").text_of(name).child(el("span").class("muted").text(&kind)))
        .child(el("p").class("muted").attr("data-poll-state", "").text_of(state));
    el("li").class("poll").attr("data-poll", &poll_name(&key)).child(text).child(check_now(ui, key))
}

/// A name for tests and for whoever writes a style: `list 0`, `0/4be1…`.
fn poll_name(key: &PollKey) -> String {
    match key.instance() {
        None => format!("list {}", key.source),
        Some(instance) => instance.to_string(),
    }
}

/// A button that asks at once; gone where there is nothing more to ask.
pub(in crate::ui) fn check_now(ui: Ui, key: PollKey) -> El {
    let of_end = key.clone();
    let is_over = memo(move |_| {
        let schedule = ui.schedule(&of_end);
        matches!(schedule, Some(Schedule::Ended(End::Terminal) | Schedule::Halted))
    });
    let button = move || {
        let key = key.clone();
        el("button")
            .class("button small")
            .attr("type", "button")
            .attr("data-check-now", "")
            .child(icon(Shape::Refresh))
            .text(ui.say(i18n::checks::CHECK_NOW))
            .on_click(move || ui.engine(|engine| engine.refresh(Some(key.clone()))))
    };
    el("span").class("check-now").child_of(move || (!is_over.get()).then(&button))
}
