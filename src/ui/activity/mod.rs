//! Everything that is being made, in one place: found by itself (APIG) or named by the configuration.

pub(in crate::ui) mod card;
pub(in crate::ui) mod creation;
pub(in crate::ui) mod fact;
pub(in crate::ui) mod preparation;
pub(in crate::ui) mod process;
pub(in crate::ui) mod sub_services;

use crate::api::status::Code;
use crate::ui::{
    activity::card::activity_card,
    context::Ui,
    dom::{El, el},
    model::{
        config::Service,
        key::{InstanceKey, PollKey},
    },
    reactive::memo,
    words,
};

/// The list of activities.
pub(in crate::ui) fn activity(ui: Ui) -> El {
    let keys = memo(move |_| {
        let mut keys = found(ui);
        keys.extend(configured(ui));
        keys
    });
    let count = move || format!(" {}", keys.with(Vec::len));
    let empty = move || {
        let is_empty = keys.with(Vec::is_empty);
        is_empty.then(|| el("p").class("muted").text(ui.say(words::activity::EMPTY)))
    };
    let heading = el("h3")
        .text(ui.say(words::activity::TITLE))
        .child(el("span").class("muted").text_of(count));
    el("section")
        .class("activity")
        .attr("aria-label", ui.say(words::activity::TITLE))
        .attr("data-activity", "")
        .child(heading)
        .child(
            el("ul").class("cards").list_of(move || keys.get(), move |key| activity_card(ui, key)),
        )
        .child_of(empty)
}

/// APIG creations: those that the list knows, and those whose end is still to be seen. What is polled
/// only because its detail is open is none.
fn found(ui: Ui) -> Vec<PollKey> {
    let mut keys = Vec::new();
    ui.store.fleet.with(|fleet| {
        for row in fleet.rows() {
            if row.instance.status.code().is_some_and(Code::is_creation) {
                keys.push(PollKey::Progress(row.key.clone()));
            }
        }
    });
    let (open, compared) = (ui.store.open.get(), ui.store.compared.get());
    ui.store.tasks.with(|tasks| {
        for key in tasks.keys() {
            let is_progress = matches!(key, PollKey::Progress(_));
            let is_open =
                [&open, &compared].into_iter().flatten().any(|open| key.instance() == Some(open));
            if is_progress && !is_open && !keys.contains(key) {
                keys.push(key.clone());
            }
        }
    });
    keys
}

/// What the configuration names: ROMA creations and KooPhone preparations.
pub(in crate::ui) fn configured(ui: Ui) -> Vec<PollKey> {
    let mut keys = Vec::new();
    for (source, entry) in ui.config().sources.iter().enumerate() {
        let key = |id: &String| InstanceKey { source, id: id.as_str().into() };
        match &entry.service {
            Service::Apig { .. } => {}
            Service::Roma { instances, .. } => {
                keys.extend(instances.iter().map(|id| PollKey::Process(key(id))));
            }
            Service::KooPhone { instances, .. } => {
                keys.extend(instances.iter().map(|id| PollKey::Preparation(key(id))));
            }
        }
    }
    keys
}
