//! One instance with everything that is known of it: what the list said at once, the rest when it comes.

pub(in crate::ui) mod fields;

use std::sync::Arc;

use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

use crate::api::{Detail, Error};
use crate::ui::{
    activity::fact::{phase_tone, time},
    context::Ui,
    detail::fields::{field_list, listed},
    dom::{El, el},
    engine::{Progress, Task},
    model::key::{InstanceKey, PollKey},
    part::badge::{Badge, badge},
    part::copy_button::copy_button,
    part::failure_note::{failure, failure_note},
    part::focus::Focus,
    part::icon::{Icon, icon},
    part::progress_bar::progress_bar,
    reactive::{Memo, memo},
    table::row::Looked,
    words,
};

/// The panel of one instance.
pub(in crate::ui) fn detail(ui: Ui, key: &InstanceKey) -> El {
    let of_row = key.clone();
    let row: Looked = memo(move |before: Option<&Option<_>>| {
        ui.store.fleet.track();
        let now = ui.store.fleet.with_untracked(|fleet| fleet.get(&of_row).cloned());
        // What has left the list keeps its last face.
        now.or_else(|| before.cloned().flatten())
    });
    let of_opened = key.clone();
    let opened: Memo<Option<Arc<Detail>>> =
        memo(move |_| ui.store.details.with(|details| details.get(&of_opened).cloned()));
    let poll = PollKey::Detail(key.clone());
    let error: Memo<Option<Arc<Error>>> =
        memo(move |_| ui.store.errors.with(|errors| errors.get(&poll).cloned()));
    let name = move || {
        let name = row.with(|row| row.as_ref().map(|row| row.instance.name.clone()));
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| ui.say(words::table::NAME_MISSING).to_owned())
    };
    let status = move || {
        row.with(|row| row.as_ref().map(|row| badge(ui, &Badge::of(ui, &row.instance.status))))
    };
    // Of a row only what stands in for the detail: a change of the list leaves the detail alone.
    let fields = move || match opened.get() {
        Some(opened) => Some(field_list(ui, &opened.fields)),
        None => row.get().map(|row| listed(ui, &row.instance)),
    };
    let failed = move || {
        error.get().map(|error| {
            el("div")
                .class("card-error")
                .child(el("h4").text(ui.say(words::detail::FAILED)))
                .child(failure_note(ui, &error))
        })
    };
    let loading = move || {
        let is_loading = opened.with(Option::is_none) && error.with(Option::is_none);
        is_loading.then(|| el("p").class("muted").text(ui.say(words::detail::LOADING)))
    };
    // The heading takes the focus, so that a keyboard and a screen reader are where the news is.
    let focus = Focus::default();
    let heading = el("h3").attr("tabindex", "-1").text_of(name);
    focus.take_to(&heading);
    let close = move || {
        ui.close();
        focus.give_back();
    };
    let escape_closes = close.clone();
    let escape = move |event: web_sys::Event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            escape_closes();
        }
    };
    el("section")
        .class("detail")
        .attr("data-detail", &key.id)
        .attr("aria-label", ui.say(words::detail::TITLE))
        .on("keydown", escape)
        .child(el("div").class("detail-head").child(heading).child(close_button(ui, close)))
        .child(
            el("p")
                .class("detail-id")
                .child(el("code").text(&key.id))
                .child(copy_button(ui, &key.id, "ID")),
        )
        .child_of(status)
        .child_of(progress(ui, key))
        .child_of(failed)
        .child_of(fields)
        .child_of(loading)
}

fn close_button(ui: Ui, close: impl Fn() + 'static) -> El {
    el("button")
        .class("icon-button")
        .attr("type", "button")
        .attr("aria-label", ui.say(words::general::CLOSE))
        .attr("title", ui.say(words::general::CLOSE))
        .attr("data-close", "")
        .child(icon(Icon::CLOSE))
        .on_click(close)
}

/// How its creation goes, or went, where that is known.
fn progress(ui: Ui, key: &InstanceKey) -> impl FnMut() -> Option<El> + 'static {
    let poll = PollKey::Progress(key.clone());
    let source = key.source;
    let known: Memo<Option<Arc<Progress>>> =
        memo(move |_| ui.store.tasks.with(|tasks| tasks.get(&poll).cloned()));
    move || {
        let known = known.get()?;
        let Task::Creation(creation) = &known.task else { return None };
        let tone = phase_tone(&creation.phase);
        let percent = known.percent.map(|percent| format!("{percent}% · ")).unwrap_or_default();
        let text = el("p").class("muted").text(&percent).child(time(
            ui,
            source,
            creation.started,
            creation.ended,
        ));
        Some(
            el("div")
                .class("detail-progress")
                .attr("data-progress", &known.percent.unwrap_or(0).to_string())
                .child(progress_bar(ui.say(words::activity::PROGRESS), known.percent, tone))
                .child(text)
                .children(creation.failure.as_ref().map(failure)),
        )
    }
}
