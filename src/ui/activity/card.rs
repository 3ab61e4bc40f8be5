//! One activity: what it is, its check that is due next, and what of the checks failed. What is said of
//! how far it is has a file for each service.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    api::Error,
    components::activity::TaskProgress,
    domain::{
        key::{InstanceKey, PollKey},
        task::Progress,
    },
    i18n::{general::service_name, schedule, service_and_source},
    ui::{
        activity::manage::{end_note, tools},
        context::AppState,
        dom::{El, el},
        island::island_of,
        part::failure_note::failure_note,
        reactive::{Memo, memo},
    },
};

/// A card of the activity list.
pub(in crate::ui) fn activity_card(ui: AppState, key: PollKey) -> El {
    let service = service_name(key.call.service());
    let card = el("li").class("card").attr("data-task", key.id()).attr("data-service", service);
    let Some(instance) = key.instance() else { return card };
    let source = service_and_source(ui.locale, &ui.source_label(instance.source), service);
    let (of_error, of_task, of_over) = (key.clone(), key.clone(), key.clone());
    let (poll, of_progress) = (key.clone(), key.clone());
    let error: Memo<Option<Error>> =
        memo(move |_| ui.store.errors.with(|errors| errors.get(&of_error).cloned()));
    let task: Memo<Option<Arc<Progress>>> =
        memo(move |_| ui.store.tasks.with(|tasks| tasks.get(&of_task).cloned()));
    let error_note = move || {
        error.get().map(|error| el("div").class("card-error").child(failure_note(ui, &error)))
    };
    let next = move || ui.schedule(&key).map(|next| schedule(ui.locale, next)).unwrap_or_default();
    let foot = el("p")
        .class("card-foot muted")
        .child(el("span").class("ellipsis").text(&source))
        .child(el("span").text_of(next));
    let of_status = instance.clone();
    // Apart, so that a change of any other row leaves the card as it is.
    let status = memo(move |_| {
        ui.store.fleet.with(|fleet| {
            fleet.get(&of_status).map(|row| row.instance.status.clone()).unwrap_or_default()
        })
    });
    let over = ui.outcome(&of_over);
    let index = instance.source;
    let end = move || Some(end_note(ui, index, &*task.get()?, over.get()?));
    let head =
        el("div").class("card-head").child(name(ui, &poll, instance)).child(tools(ui, poll, over));
    // What it says is kept true in its place, so that a refresh disturbs nobody who reads it.
    let is_known = memo(move |_| task.with(Option::is_some));
    card.child(head)
        .child_of(move || {
            let poll = of_progress.clone();
            is_known.get().then(|| island_of(ui, || view! { <TaskProgress poll status /> }))
        })
        .child_of(end)
        .child_of(error_note)
        .child(foot)
}

fn name(ui: AppState, poll: &PollKey, key: InstanceKey) -> El {
    let of_name = poll.clone();
    let name = move || {
        // A ROMA instance is named by its own answer.
        ui.store.tasks.track();
        ui.name_of(&of_name)
    };
    el("button")
        .class("link card-name")
        .attr("type", "button")
        .text_of(name)
        .on_click(move || ui.open(key.clone()))
}
