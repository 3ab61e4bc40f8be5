//! One instance with everything that is known of it: what the list said at once, the rest when it comes.

mod clock;
pub(in crate::ui) mod compare;
mod features;
mod fields;
mod known;
mod raw;
mod window;

use crate::{
    components::activity::TaskProgress,
    domain::{
        key::{InstanceKey, PollKey},
        task::Task,
    },
    i18n,
    ui::{
        context::AppState,
        detail::{clock::clock_choice, fields::field_groups, known::Known, raw::raw},
        dom::{El, el},
        island::island_of,
        part::{
            badge::{Badge, badge},
            button::{button, icon_button},
            copy_button::copy_button,
            escape::is_escape,
            focus::Focus,
            icon::Shape,
        },
        reactive::memo,
    },
};
use leptos::prelude::*;

/// The panel of one instance.
pub(in crate::ui) fn detail(ui: AppState, key: &InstanceKey) -> El {
    let known = Known::of(ui, key);
    let status = move || {
        known.status.with(|status| {
            status.as_ref().map(|status| badge(ui, &Badge::of_status(ui.locale, status)))
        })
    };
    let loading = move || {
        let is_loading = !known.is_whole.get() && known.error.with(Option::is_none);
        is_loading.then(|| el("p").class("muted").text(ui.say(i18n::detail::LOADING)))
    };
    // The heading takes the focus, so that a keyboard and a screen reader are where the news is.
    let heading = el("h3").attr("tabindex", "-1").text_of(move || known.name.get());
    let focus = Focus::of(key, &heading);
    focus.take();
    let of_compare = (key.clone(), focus.clone());
    let compare =
        button("data-compare-with").text(ui.say(i18n::detail::COMPARE)).on_click(move || {
            let (key, focus) = &of_compare;
            ui.compare(Some(key.clone()));
            ui.close();
            focus.give_back();
            let name = known.name.with_untracked(Clone::clone);
            ui.announcements.announce(&i18n::detail::comparing(ui.locale, &name));
        });
    let close = move || {
        ui.close();
        focus.give_back();
    };
    el("section")
        .class("detail")
        .attr("data-detail", &key.id)
        .attr("aria-label", ui.say(i18n::detail::TITLE))
        .on("keydown", on_escape(close.clone()))
        .child(el("div").class("detail-head").child(heading).child(close_button(ui, close)))
        .child(el("p").class("detail-id").child(el("code").text(&key.id)).child(copy_button(
            ui,
            &key.id,
            ui.say(i18n::general::ID),
        )))
        .child_of(status)
        .child_of(progress(ui, known, key))
        .child_of(known.failed(ui))
        .child(el("div").class("detail-tools").child(clock_choice(ui)).child(compare))
        .child(field_groups(ui, known))
        .child_of(loading)
        .child(raw(ui, known))
}

/// Does something when Escape is pressed.
fn on_escape(act: impl Fn() + 'static) -> impl FnMut(web_sys::Event) + 'static {
    move |event| {
        if is_escape(&event) {
            act();
        }
    }
}

pub(in crate::ui) fn close_button(ui: AppState, close: impl Fn() + 'static) -> El {
    icon_button("data-close", Shape::Close, ui.say(i18n::general::CLOSE)).on_click(close)
}

/// How its creation goes, or went, where that is known.
fn progress(ui: AppState, known: Known, key: &InstanceKey) -> impl FnMut() -> Option<El> + 'static {
    let key = key.clone();
    let poll = memo(move |_| {
        known.task.with(|progress| {
            let key = key.clone();
            Some(match progress.as_ref()?.task {
                Task::Creation(_) => PollKey::progress(key),
                Task::Preparation(_) => PollKey::preparation(key),
                Task::Process(_) => PollKey::process(key),
            })
        })
    });
    move || {
        let poll = poll.get()?;
        let progress = island_of(ui, || view! { <TaskProgress poll /> });
        Some(el("div").class("detail-progress").child(progress))
    }
}
