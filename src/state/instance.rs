//! What is known of one instance, as separate signals: a reader of one is not woken by another.

use std::sync::Arc;

use leptos::prelude::*;

use super::{AppState, Sent};
use crate::{
    api::{Detail, Error, Field, ServiceName, Status},
    domain::{
        compare,
        fleet::Row,
        instance::{Answers, fields_poll},
        key::{InstanceKey, PollKey},
        sent_text::{visible, visible_name},
        task::Progress,
    },
    i18n::table::NAME_MISSING,
};

/// What is known of one instance. All fields are handles, cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct InstanceSignals {
    /// The index of its source.
    pub source: usize,
    /// Its address on the cloud's own console.
    pub link: Memo<Option<String>>,
    /// Its name as it is shown; its ID if no answer has a name.
    pub name: Memo<String>,
    /// Its APIG status.
    pub status: Memo<Option<Status>>,
    /// Its fields; only some of them until `is_loaded`.
    pub fields: Memo<Vec<Field>>,
    /// Whether the answer with all fields has come.
    pub is_loaded: Memo<bool>,
    /// Why the last request for that answer failed.
    pub error: Memo<Option<Error>>,
    /// The last good answer of that kind, as it was sent.
    pub sent: Memo<Option<Arc<Sent>>>,
}

/// The answers about an instance, as signals.
#[derive(Clone, Copy)]
struct AnswerSignals {
    row: Memo<Option<Arc<Row>>>,
    detail: Memo<Option<Arc<Detail>>>,
    progress: Memo<Option<Arc<Progress>>>,
}

impl AnswerSignals {
    fn with<T>(self, read: impl FnOnce(Answers<'_>) -> T) -> T {
        let (row, detail, progress) = (self.row.get(), self.detail.get(), self.progress.get());
        let (row, detail, progress) = (row.as_deref(), detail.as_deref(), progress.as_deref());
        read(Answers { row, detail, progress })
    }
}

impl InstanceSignals {
    /// One of its fields.
    #[must_use]
    pub fn field(self, name: &str) -> Memo<Option<Field>> {
        let name = name.to_owned();
        Memo::new(move |_| self.fields.with(|fields| compare::find(fields, &name).cloned()))
    }
}

impl AppState {
    /// What is known of one instance. The signals end with the present owner.
    #[must_use]
    pub fn instance(self, key: InstanceKey) -> InstanceSignals {
        let config = self.config();
        let service = config.sources.get(key.source).map(|source| source.service.clone());
        let fields_poll = fields_poll(self.service_of(&key), key.clone());
        let (source, id) = (key.source, key.id.to_string());
        let link = self.console_link(&key);
        let link = Memo::new(move |_| link.clone());
        let answers = self.answers_about(key);
        let error = self.error(&fields_poll);
        let sent =
            Memo::new(move |_| self.store.records.with(&fields_poll, |record| record.sent.clone()));
        let is_loaded = Memo::new(move |_| sent.with(Option::is_some));
        let id_as_name = id.clone();
        let name = Memo::new(move |_| {
            answers.with(|answers| match answers.name() {
                Some(name) => match visible_name(name) {
                    Some(name) => name.into_owned(),
                    None => self.i18n().t(NAME_MISSING).to_owned(),
                },
                None => visible(&id_as_name).into_owned(),
            })
        });
        let status = Memo::new(move |_| answers.with(|answers| answers.status().cloned()));
        let fields = Memo::new(move |_| {
            let has_failed = error.with(Option::is_some);
            answers.with(|answers| answers.fields(service.as_ref(), &id, has_failed))
        });
        InstanceSignals { source, link, name, status, fields, is_loaded, error, sent }
    }

    fn answers_about(self, key: InstanceKey) -> AnswerSignals {
        let (row, creation) = (self.last_row(key.clone()), self.creation_poll(&key));
        let poll = PollKey::detail(key);
        let detail =
            Memo::new(move |_| self.store.records.with(&poll, |record| record.detail.clone()));
        let progress = Memo::new(move |_| self.store.records.progress(&creation));
        AnswerSignals { row, detail, progress }
    }

    /// The poll that tells how the creation of an instance goes.
    #[must_use]
    pub fn creation_poll(self, key: &InstanceKey) -> PollKey {
        PollKey::creation(self.service_of(key), key.clone())
    }

    fn service_of(self, key: &InstanceKey) -> ServiceName {
        let config = self.config();
        config.sources.get(key.source).map_or(ServiceName::Apig, |source| source.service.name())
    }

    /// The row of an instance; its last row after it has left the list.
    fn last_row(self, key: InstanceKey) -> Memo<Option<Arc<Row>>> {
        Memo::new(move |before: Option<&Option<Arc<Row>>>| {
            let now = self.store.fleet.with(|fleet| fleet.get(&key).cloned());
            now.or_else(|| before.cloned().flatten())
        })
    }
}
