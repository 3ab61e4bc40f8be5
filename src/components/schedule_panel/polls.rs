//! The list of all polls, each with its state and a button that runs it at once.

use leptos::prelude::*;

use crate::{
    api::Error,
    components::{CheckNow, ui::Each, use_i18n},
    domain::key::PollKey,
    hooks::ElementRef,
    i18n::{I18n, checks::kind, phrases, schedule},
    poll::Schedule,
};

/// The state of a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollState {
    /// The name of the source or instance that is polled.
    pub name: String,
    /// When the poll runs next; `None` if that is not known.
    pub schedule: Option<Schedule>,
    /// How the last call failed; `None` if it did not.
    pub error: Option<Error>,
}

/// The list of all polls. Its order does not depend on when they are due, so that no button moves away from
/// the pointer.
#[component]
pub fn Polls(
    /// Everything that is polled.
    polls: Memo<Vec<PollKey>>,
    /// Returns the state of a poll. The signals that it reads are tracked.
    #[prop(into)]
    describe: Callback<PollKey, PollState>,
    /// Runs one poll at once.
    #[prop(into)]
    on_check: Callback<PollKey>,
) -> impl IntoView {
    let list = ElementRef::default();
    let poll = move |key| view! { <Poll key describe on_check /> }.into_any();
    view! {
        <ul node_ref=list class="polls">
            <Each keys=polls children=poll around=list />
        </ul>
    }
}

/// One poll.
#[component]
fn Poll(
    /// The key of the poll.
    key: PollKey,
    /// Returns the state of the poll.
    describe: Callback<PollKey, PollState>,
    /// Runs the poll at once.
    on_check: Callback<PollKey>,
) -> impl IntoView {
    let i18n = use_i18n();
    let handle = handle(&key);
    let kind = kind(i18n.locale, &key);
    let described = key.clone();
    let poll = Memo::new(move |_| describe.run(described.clone()));
    let name = move || poll.with(|poll| poll.name.clone());
    let subject =
        Signal::derive(move || poll.with(|poll| phrases(i18n.locale, &[&poll.name, kind])));
    let state = move || poll.with(|poll| state_text(i18n, poll));
    let is_possible = Signal::derive(move || {
        poll.with(|poll| poll.schedule.is_none_or(Schedule::can_be_asked_for))
    });
    view! {
        <li class="poll" data-poll=handle>
            <div class="poll-text" translate="no">
                <p class="ellipsis">
                    <bdi>{name}</bdi> <span class="muted">" · " {kind}</span>
                </p>
                <p class="muted" data-poll-state="">
                    {state}
                </p>
            </div>
            <CheckNow subject is_possible on_check=move |()| on_check.run(key.clone()) />
        </li>
    }
}

/// When the poll runs next, and the code of its failure, if its last call failed.
fn state_text(i18n: I18n, poll: &PollState) -> String {
    let next = poll.schedule.map(|next| schedule(i18n.locale, next)).unwrap_or_default();
    let Some(error) = &poll.error else { return next };
    let status = error.status.map(|status| format!("HTTP {status}"));
    let code = error.code.clone().or(status).unwrap_or_default();
    format!("{next} · {code}")
}

/// A name by which tests find the poll: `list 0`, `0/4be1…`.
fn handle(key: &PollKey) -> String {
    match key.instance() {
        None => format!("list {}", key.source),
        Some(instance) => instance.to_string(),
    }
}
