//! What is known of one instance, whichever service it is of, each thing apart: a view that reads one of
//! them is left alone when another changes.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    api::{Error, Field, Group, Kind, Status, field},
    domain::{
        config::Service,
        key::{InstanceKey, PollKey},
        task::{Progress, Task},
    },
    i18n::{self, age},
    ui::{
        context::AppState,
        dom::{El, el},
        engine::Sent,
        part::failure_note::failure_note,
        reactive::{Memo, memo},
    },
};

/// What is known of one instance.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Known {
    /// Its source, by index.
    pub(in crate::ui) source: usize,
    /// What it is called; its ID where it has no name.
    pub(in crate::ui) name: Memo<String>,
    /// Its status, where it is APIG's.
    pub(in crate::ui) status: Memo<Option<Status>>,
    /// How its creation or preparation goes, where that is polled.
    pub(in crate::ui) task: Memo<Option<Arc<Progress>>>,
    /// Its fields.
    pub(in crate::ui) fields: Memo<Vec<Field>>,
    /// Whether those are all, and not only what a list says of it.
    pub(in crate::ui) is_whole: Memo<bool>,
    /// Why the last check failed.
    pub(in crate::ui) error: Memo<Option<Error>>,
    /// The last good answer.
    pub(in crate::ui) sent: Memo<Option<Arc<Sent>>>,
}

impl Known {
    /// Looks up all that is known, and keeps it true.
    #[must_use]
    pub(in crate::ui) fn of(ui: AppState, key: &InstanceKey) -> Self {
        let source = key.source;
        let config = ui.config();
        let service = config.sources.get(source).map(|source| source.service.clone());
        let (poll, making) = match service {
            Some(Service::Roma { .. }) => {
                (PollKey::process(key.clone()), PollKey::process(key.clone()))
            }
            Some(Service::KooPhone { .. }) => {
                (PollKey::preparation(key.clone()), PollKey::preparation(key.clone()))
            }
            Some(Service::Apig { .. }) | None => {
                (PollKey::detail(key.clone()), PollKey::progress(key.clone()))
            }
        };
        let phone = match service {
            Some(Service::KooPhone { user_id, .. }) => Some((user_id, key.id.to_string())),
            Some(Service::Apig { .. } | Service::Roma { .. }) | None => None,
        };
        let task = memo(move |_| ui.store.tasks.with(|tasks| tasks.get(&making).cloned()));
        let of_row = key.clone();
        let row = memo(move |before: Option<&Option<_>>| {
            let now = ui.store.fleet.with(|fleet| fleet.get(&of_row).cloned());
            // What has left the list keeps its last face.
            now.or_else(|| before.cloned().flatten())
        });
        let of_detail = key.clone();
        let detail =
            memo(move |_| ui.store.details.with(|details| details.get(&of_detail).cloned()));
        let id = key.id.to_string();
        let name = memo(move |_| {
            let listed = row.with(|row| row.as_ref().map(|row| row.instance.name.clone()));
            let listed = listed
                .or_else(|| detail.with(|detail| Some(detail.as_ref()?.instance.name.clone())));
            if listed.as_deref() == Some("") {
                return ui.say(i18n::table::NAME_MISSING).to_owned();
            }
            let sent = task.with(|task| match &task.as_ref()?.task {
                Task::Process(process) => Some(process.name.clone()),
                Task::Creation(_) | Task::Preparation(_) => None,
            });
            listed.or(sent).filter(|name| !name.is_empty()).unwrap_or_else(|| id.clone())
        });
        let status = memo(move |_| {
            let listed = row.with(|row| row.as_ref().map(|row| row.instance.status.clone()));
            listed.or_else(|| detail.with(|detail| Some(detail.as_ref()?.instance.status.clone())))
        });
        let of_error = poll.clone();
        let error = memo(move |_| ui.store.errors.with(|errors| errors.get(&of_error).cloned()));
        let sent = memo(move |_| ui.store.sent.with(|all| all.get(&poll).cloned()));
        let is_whole = memo(move |_| sent.with(Option::is_some));
        let fields = memo(move |_| match &phone {
            Some((user, id)) => {
                let preparation = task.with(|task| match &task.as_ref()?.task {
                    Task::Preparation(preparation) => Some(*preparation),
                    Task::Creation(_) | Task::Process(_) => None,
                });
                field::phone(user, id, preparation)
            }
            None => match (detail.get(), task.get().as_deref()) {
                (Some(detail), _) => detail.fields(),
                (None, Some(Progress { task: Task::Process(process), .. })) => process.fields(),
                (None, _) => {
                    let mut listed = row.with(|row| {
                        row.as_ref().map(|row| field::listed(&row.instance)).unwrap_or_default()
                    });
                    // The rest of a detail would push aside what stands below the first group.
                    if error.with(Option::is_none) {
                        listed.retain(|field| field.group == Group::Overview);
                    }
                    listed
                }
            },
        });
        Self { source, name, status, task, fields, is_whole, error, sent }
    }

    /// One of its fields.
    #[must_use]
    pub(in crate::ui) fn field(self, name: &str) -> Memo<Option<Field>> {
        let name = name.to_owned();
        memo(move |_| {
            self.fields.with(|fields| fields.iter().find(|field| field.name == name).cloned())
        })
    }

    /// Why the last check failed, and how old what is shown is.
    pub(in crate::ui) fn failed(self, ui: AppState) -> impl FnMut() -> Option<El> + 'static {
        move || {
            let error = self.error.get()?;
            let title = match (self.is_whole.get(), error.kind == Kind::NotFound) {
                (false, _) => i18n::detail::FAILED,
                (true, true) => i18n::detail::GONE,
                (true, false) => i18n::detail::STALE,
            };
            let kept = move || {
                let now = ui.store.now.get();
                let seen = self.sent.with(|sent| sent.as_ref().map(|sent| sent.seen));
                let old = seen.map(|seen| age(ui.locale, now.saturating_sub(seen)));
                let old = old.map(|old| format!("{} · {old}", ui.say(i18n::general::DATA_KEPT)));
                old.unwrap_or_default()
            };
            let note = el("div")
                .class("card-error")
                .child(el("h4").text(ui.say(title)))
                .child(failure_note(ui, &error))
                .child(el("p").class("muted").attr("data-age", "").text_of(kept));
            Some(note)
        }
    }
}
