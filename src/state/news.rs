//! The announcements that no action of the person causes: failures, requests for a token, and the steps of
//! creations.

use leptos::prelude::*;

use super::AppState;
use crate::{
    api::{ApiCall, Phase, status::Code},
    domain::{
        key::PollKey,
        sent_text::isolated,
        step,
        task::{Progress, Task},
    },
    i18n::{self, Subject, Text, advice_about, checks, pair, token},
};

impl AppState {
    /// Announces failures, requests for a token, and the steps of creations, until the present owner ends.
    pub(super) fn announce_news(self) {
        announce_failures(self);
        announce_steps(self);
        announce_token_requests(self);
        announce_token_end(self);
    }
}

/// Announces a call that fails when it begins to fail, not at each retry.
fn announce_failures(state: AppState) {
    Effect::new(move |before: Option<Vec<PollKey>>| {
        let before = before.unwrap_or_default();
        let records = state.store.records;
        let mut failed = records.polls();
        failed.retain(|poll| {
            // For a creation that a list names, the card says enough.
            let is_told = !matches!(poll.call, ApiCall::ShowProgress { .. });
            is_told && records.with(poll, |record| record.error.is_some())
        });
        for key in failed.iter().filter(|key| !before.contains(key)) {
            let Some(error) = untrack(|| records.error(key)) else { continue };
            let whose = match key.id() {
                "" => state.source_label(key.source),
                id => id.to_owned(),
            };
            let advice = advice_about(state.locale, &error, Subject::of(&key.call));
            state.announcements.alert(&pair(state.locale, &isolated(&whose), &advice.happened));
        }
        failed
    });
}

/// Announces a proxy that wants a token when it is the first that waits for one.
fn announce_token_requests(state: AppState) {
    let first = state.token_request();
    Effect::new(move |_| {
        if let Some(request) = first.get() {
            // Who is asked is no news.
            let text = match (untrack(|| state.has_typed_tokens()), request.was_sent) {
                (true, true) => token::REFUSED,
                (true, false) => token::TITLE,
                (false, true) => token::REJECTED,
                (false, false) => checks::PAGE_PROVIDES_TOKEN,
            };
            let source = state.source_label(request.source);
            state.announcements.alert(&pair(state.locale, &source, state.i18n().t(text)));
        }
    });
}

/// Announces that a proxy cannot renew its token when it is the first that cannot.
fn announce_token_end(state: AppState) {
    let ends = Memo::new(move |_| state.store.token_ends.with(|ends| !ends.is_empty()));
    Effect::new(move |_| {
        if ends.get() {
            state.announcements.announce(state.i18n().t(token::NOT_RENEWED));
        }
    });
}

/// Announces each step of a creation, as a failure if it fails. The first answer about a creation is not
/// announced.
fn announce_steps(state: AppState) {
    Effect::new(move |before: Option<Vec<(PollKey, Step)>>| {
        let before = before.unwrap_or_default();
        let records = state.store.records;
        let step = |poll: PollKey| {
            let step = Step::of(&*records.progress(&poll)?);
            Some((poll, step))
        };
        let now: Vec<_> = records.polls().into_iter().filter_map(step).collect();
        for (key, step) in &now {
            let known = before.iter().find(|(known, _)| known == key);
            // Another page may already know the end of an attempt that is under way here, and have dismissed
            // it: only an attempt that begins is new.
            let begins = known.is_none_or(|(_, known)| known.phase.is_terminal());
            if begins && step.phase == Phase::Underway {
                state.forget_completions(key);
            }
            if known.is_some_and(|(_, known)| known != step) {
                let said = pair(state.locale, &isolated(&state.name_of(key)), &step.words(state));
                let is_end = known.is_some_and(|(_, known)| !known.phase.is_terminal());
                let progress = untrack(|| records.progress(key));
                if let Some(progress) = progress.filter(|_| is_end && step.phase.is_terminal()) {
                    state.completed(key, &progress, step.phase == Phase::Failed, &said);
                }
                if step.phase == Phase::Failed {
                    state.announcements.alert(&said);
                } else {
                    state.announcements.announce_about(key.id(), &said);
                }
            }
        }
        now
    });
}

/// The part of a creation's progress that is announced.
#[derive(PartialEq, Eq)]
struct Step {
    phase: Phase,
    /// The service's own word for the state, if it says more than the phase.
    text: Option<Text>,
    reached: u8,
}

impl Step {
    fn of(progress: &Progress) -> Self {
        let percent = progress.percent.unwrap_or(0);
        let phase = progress.task.phase();
        let (text, reached) = match &progress.task {
            Task::Creation(_) => (None, step::reached(step::APIG, percent)),
            Task::Preparation(preparation) => (i18n::prepare_state_text(preparation.state), 0),
            Task::Process(process) => {
                let code = process.status.code().filter(|_| matches!(phase, Phase::Unknown(_)));
                (code.map(i18n::roma_status_text), step::reached(step::ROMA, percent))
            }
        };
        Self { phase, text, reached }
    }

    fn words(&self, state: AppState) -> String {
        let text = match (&self.phase, self.text) {
            (Phase::Succeeded, Some(_)) => i18n::activity::PREPARED,
            (_, Some(text)) => text,
            (Phase::Failed, None) => i18n::status_text(Code::CreateFail),
            (Phase::Succeeded, None) => i18n::activity::READY,
            (Phase::Underway, None) => return i18n::activity::reached(state.locale, self.reached),
            (Phase::Unknown(word), None) => return i18n::unknown(state.locale, word),
        };
        state.i18n().t(text).to_owned()
    }
}
