//! The cards of creations, over the state of a console whose requests are never answered.

mod card;
mod card_tools;
mod list;
mod notify_button;
mod timeline;

use std::{cell::Cell, rc::Rc};

use instance_console::{
    api::{
        Creation, Failure, Moment, Phase, Preparation, PrepareState, Process, RomaStatus,
        SentObject, SubService, Timestamp,
    },
    domain::{
        config::{Config, Locale, Poll, Service, Source},
        key::{InstanceKey, PollKey},
        task::{Progress, Task},
    },
    state::AppState,
};
use leptos::prelude::*;

use super::{Page, provide_i18n, start};
use crate::script;

/// Mounts a view over the state of a console that follows the ROMA instances `r1` and `r2` and the cloud
/// phone `p1`.
fn mount<V: IntoView<State: 'static> + 'static>(
    view: impl FnOnce() -> V + 'static,
) -> (Page, AppState) {
    script("window.realFetch ??= window.fetch; window.fetch = () => new Promise(() => {})");
    for key in ["followed", "dismissed", "history", "preferences"] {
        script(&format!("localStorage.removeItem('instance-console.{key}')"));
    }
    let source = |label: &str, service| Source { label: label.to_owned(), ..Source::new(service) };
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let sources = vec![
        source("Gateways", Service::Apig { project_id: "p".to_owned() }),
        source(
            "Rooms",
            Service::Roma { project_id: "p".to_owned(), instances: ids(&["r1", "r2"]) },
        ),
        source("Phones", Service::KooPhone { user_id: "u".to_owned(), instances: ids(&["p1"]) }),
    ];
    let config =
        Config { sources, poll: Poll::default(), locale: None, theme: None, simulated: false };
    let started = Rc::new(Cell::new(None));
    let state = Rc::clone(&started);
    let page = Page::mount(move || {
        let started = AppState::start(config, Locale::En, start()).speak(Locale::En);
        state.set(Some(started));
        started.provide();
        provide_i18n(started.i18n());
        view()
    });
    let state = started.get().unwrap();
    (page, state)
}

fn gateway(id: &str) -> PollKey {
    PollKey::progress(InstanceKey { source: 0, id: id.into() })
}

fn room(id: &str) -> PollKey {
    PollKey::process(InstanceKey { source: 1, id: id.into() })
}

fn phone(id: &str) -> PollKey {
    PollKey::preparation(InstanceKey { source: 2, id: id.into() })
}

/// Records an answer to a poll.
fn answer(state: AppState, poll: &PollKey, task: Task) {
    let before = state.store.records.with_untracked(poll, |record| record.progress.clone());
    state.store.records.update(poll, |record| {
        record.progress = Progress::after(before.as_ref(), task);
        true
    });
}

fn at(seconds: i64) -> Option<Moment> {
    Timestamp::from_unix(1_750_000_000_000 + seconds * 1000).map(Moment::At)
}

fn creation(word: &str, percent: u8) -> Task {
    Task::Creation(Creation {
        phase: Phase::from_word(word),
        percent: Some(percent),
        failure: None,
        started: at(0),
        ended: at(65).filter(|_| Phase::from_word(word).is_terminal()),
    })
}

fn preparation(number: i64, waiting: Option<i64>) -> Task {
    Task::Preparation(Preparation { state: PrepareState::from_number(number), waiting })
}

fn part(name: &str, word: &str, started: Option<i64>, ended: Option<i64>) -> SubService {
    SubService {
        name: name.to_owned(),
        phase: Phase::from_word(word),
        percent: None,
        failure: None,
        started: started.and_then(at),
        ended: ended.and_then(at),
        taken_time: None,
    }
}

/// A process that is over, so that what is shown does not depend on the clock.
fn process(services: Vec<SubService>) -> Task {
    Task::Process(Box::new(Process {
        id: "r1".to_owned(),
        name: "the room".to_owned(),
        status: RomaStatus::new("CREATE_FAILED".to_owned()),
        percent: Some(40),
        failure: Some(Failure { code: None, message: Some("no room".to_owned()) }),
        job: Some("JOB-1".to_owned()),
        started: at(0),
        ended: at(100),
        server_time: None,
        services,
        sent: SentObject::default(),
    }))
}

/// Records an error of a poll.
fn refuse(state: AppState, poll: &PollKey) {
    let error = instance_console::api::Error::transport("refused");
    state.store.records.update(poll, |record| {
        record.error = Some(error);
        true
    });
}

/// The IDs of the cards in their order.
fn cards(page: &Page) -> Vec<String> {
    let all = page.place.query_selector_all("[data-task]").unwrap();
    let id = |index| {
        let card: web_sys::Element = wasm_bindgen::JsCast::unchecked_into(all.item(index).unwrap());
        card.get_attribute("data-task").unwrap()
    };
    (0..all.length()).map(id).collect()
}
