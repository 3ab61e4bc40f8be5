//! Everything that is being made, in one place: found by itself (APIG), named by the configuration, or
//! followed by its ID. What has ended is here until a person dismisses it.

pub(in crate::ui) mod card;
pub(in crate::ui) mod follow_form;
pub(in crate::ui) mod manage;

use crate::{
    browser::notification,
    domain::key::PollKey,
    i18n,
    ui::{
        activity::{card::activity_card, follow_form::follow_form},
        context::AppState,
        dom::{El, el},
        part::{button::button, disclosure::disclosure},
        reactive::memo,
    },
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The list of activities.
pub(in crate::ui) fn activity(ui: AppState) -> El {
    let all = memo(move |_| {
        let mut polls = found(ui);
        polls.extend(configured(ui));
        polls
    });
    let shown = memo(move |_| {
        all.with(|all| {
            all.iter().filter(|poll| !ui.is_dismissed(poll)).cloned().collect::<Vec<_>>()
        })
    });
    let count = move || format!(" {}", shown.with(Vec::len));
    let empty = move || {
        let is_empty = shown.with(Vec::is_empty);
        is_empty.then(|| el("p").class("muted").text(ui.say(i18n::activity::EMPTY)))
    };
    let dismissed = memo(move |_| {
        let all = all.get();
        all.into_iter().filter(|poll| ui.is_dismissed(poll)).collect::<Vec<_>>()
    });
    let again = move || {
        let dismissed = dismissed.get();
        let text = i18n::follow::dismissed(ui.locale, dismissed.len());
        let show = move || ui.show_dismissed(&dismissed);
        (!text.is_empty())
            .then(|| note(&text, ui.say(i18n::follow::SHOW), "data-show-dismissed", show))
    };
    let lost = memo(move |_| ui.followed.with(|followed| followed.lost(&ui.config())));
    let lost = move || {
        let text = i18n::follow::lost(ui.locale, lost.get());
        let forget = move || ui.forget_lost();
        (!text.is_empty()).then(|| note(&text, ui.say(i18n::follow::FORGET), "data-forget", forget))
    };
    let heading = el("h3")
        .text(ui.say(i18n::activity::TITLE))
        .child(el("span").class("muted").text_of(count));
    el("section")
        .class("activity")
        .attr("aria-label", ui.say(i18n::activity::TITLE))
        .attr("data-activity", "")
        .child(heading)
        // Before the cards: a card more must not push away what one types into.
        .child(
            disclosure("follow", ui.say(i18n::follow::TITLE), move || follow_form(ui))
                .attr("data-follow", ""),
        )
        .child(
            el("ul")
                .class("cards")
                .list_of(move || shown.get(), move |poll| activity_card(ui, poll)),
        )
        .child_of(empty)
        .child_of(again)
        .child_of(lost)
        .children(notify_button(ui))
}

/// A line of text with something that one can do about it.
fn note(text: &str, what: &str, handle: &str, act: impl FnMut() + 'static) -> El {
    let button = button(handle).text(what);
    el("p").class("card-note muted").child(el("span").text(text)).child(button.on_click(act))
}

/// APIG creations that the lists have named while the page is open, but for those that are followed.
fn found(ui: AppState) -> Vec<PollKey> {
    let followed = configured(ui);
    let mut found = ui.store.found.get();
    found.retain(|poll| !followed.contains(poll));
    found
}

/// What is followed without a list that names it, in the person's order.
pub(in crate::ui) fn configured(ui: AppState) -> Vec<PollKey> {
    ui.followed.with(|followed| followed.polls(&ui.config()))
}

/// The button by which one asks to be told of an end; nothing where the browser cannot.
fn notify_button(ui: AppState) -> Option<El> {
    let refused = RwSignal::new(false);
    let toggle = move || {
        if ui.wants_notifications.get_untracked() {
            ui.use_notifications(false);
            return;
        }
        spawn_local(async move {
            let is_allowed = ui.ask_for_notifications().await;
            if !is_allowed {
                ui.announcements.announce(ui.say(i18n::follow::NOT_ALLOWED));
            }
            refused.set(!is_allowed);
        });
    };
    let button = button("data-notify")
        .attr_of("aria-pressed", move || Some(ui.wants_notifications.get().to_string()))
        .text(ui.say(i18n::follow::NOTIFY))
        .on_click(toggle);
    let said = move || refused.get().then(|| el("span").text(ui.say(i18n::follow::NOT_ALLOWED)));
    let whole = el("p").class("card-note muted").child(button).child_of(said);
    notification::is_there().then_some(whole)
}
