//! The progress of one creation, as memos for the components that show it.

use leptos::prelude::*;

use super::AppState;
use crate::{
    api::{Error, Failure, PrepareState, Status},
    domain::{
        axis::Axis,
        creation_outcome::Outcome,
        estimate,
        key::PollKey,
        stall::Overdue,
        task::Progress,
        timeline::{self, Part, Until},
    },
    i18n::{
        self, CardSummary,
        progress::{Form, overdue as overdue_text, remaining, stalled},
    },
    poll::Schedule,
};

impl AppState {
    /// Computes something from the last good answer of a poll that follows a creation; `None` until the
    /// first answer.
    fn of_progress<T: PartialEq + Send + Sync + 'static>(
        self,
        poll: &PollKey,
        read: impl Fn(&Progress) -> Option<T> + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        let poll = poll.clone();
        Memo::new(move |_| {
            self.store.records.with(&poll, |record| record.progress.as_deref().and_then(&read))
        })
    }

    /// Whether a poll that follows a creation has been answered.
    #[must_use]
    pub fn is_answered(self, poll: &PollKey) -> Memo<bool> {
        let poll = poll.clone();
        Memo::new(move |_| self.store.records.with(&poll, |record| record.progress.is_some()))
    }

    /// Why the last check of a poll failed; `None` if it did not.
    #[must_use]
    pub fn error(self, poll: &PollKey) -> Memo<Option<Error>> {
        let poll = poll.clone();
        Memo::new(move |_| self.store.records.error(&poll))
    }

    /// The status that a list gives to the instance of a poll. If no list has it, it is being created as long
    /// as its creation is polled, and its status is empty after that.
    #[must_use]
    pub fn listed_status(self, poll: &PollKey) -> Memo<Status> {
        let poll = poll.clone();
        Memo::new(move |_| {
            let unlisted = || {
                let is_polled = !matches!(self.schedule(&poll), Some(Schedule::Ended(_)) | None);
                if is_polled { Status::decode(Some(1), None) } else { Status::default() }
            };
            self.row_status(&poll).unwrap_or_else(unlisted)
        })
    }

    fn row_status(self, poll: &PollKey) -> Option<Status> {
        let instance = poll.instance()?;
        self.store.fleet.with(|fleet| Some(fleet.get(&instance)?.instance.status.clone()))
    }

    /// The first line of a creation's card. `listed` is the status of an APIG instance in its list.
    #[must_use]
    pub fn card_summary(
        self,
        poll: &PollKey,
        listed: Option<Signal<Status>>,
    ) -> Memo<Option<CardSummary>> {
        self.of_progress(poll, move |progress| {
            let listed = listed.map(|listed| listed.get());
            Some(CardSummary::of(self.locale, progress, listed.as_ref()))
        })
    }

    /// The name of a creation's progress bar, for a screen reader.
    #[must_use]
    pub fn progress_label(self, poll: &PollKey) -> Memo<String> {
        let kind = i18n::checks::kind(self.locale, poll);
        let name = self.poll_name(poll);
        Memo::new(move |_| name.with(|name| i18n::pair(self.locale, name, kind)))
    }

    /// The displayed name of a poll's instance.
    #[must_use]
    pub fn poll_name(self, poll: &PollKey) -> Memo<String> {
        let poll = poll.clone();
        Memo::new(move |_| {
            // A ROMA instance is named by its own answer.
            self.store.records.with(&poll, |_| ());
            self.name_of(&poll)
        })
    }

    /// Why a creation failed, in the service's own words.
    #[must_use]
    pub fn failure(self, poll: &PollKey) -> Memo<Option<Failure>> {
        self.of_progress(poll, |progress| progress.task.failure().cloned())
    }

    /// How long a creation has lasted until now, or in all, in words.
    #[must_use]
    pub fn elapsed(self, poll: &PollKey) -> Memo<Option<String>> {
        let source = poll.source;
        self.of_progress(poll, move |progress| {
            let task = &progress.task;
            Some(self.elapsed_text(source, task.start(), task.end()))
        })
    }

    /// How a creation ended; `None` while it goes on.
    #[must_use]
    pub fn outcome(self, poll: &PollKey) -> Memo<Option<Outcome>> {
        let key = poll.clone();
        self.of_progress(poll, move |progress| {
            Outcome::of(&progress.task.phase(), self.schedule(&key))
        })
    }

    /// How a creation ended, when, and after how long, in words.
    #[must_use]
    pub fn outcome_text(self, poll: &PollKey, outcome: Outcome) -> Memo<Option<String>> {
        let source = poll.source;
        let key = poll.clone();
        self.of_progress(poll, move |progress| {
            let is_listed = self.row_status(&key).is_some();
            let task = &progress.task;
            let lasted =
                task.ended().and_then(|end| self.lasted(source, task.started(), Some(end)));
            let when = task.end().map(|end| self.moment(end));
            Some(i18n::follow::outcome(self.locale, outcome, is_listed, when.as_deref(), lasted))
        })
    }

    /// When a creation ended, to the second and with the zone.
    #[must_use]
    pub fn ended(self, poll: &PollKey) -> Memo<Option<String>> {
        self.of_progress(poll, move |progress| Some(self.full_time(progress.task.ended()?)))
    }

    /// The estimated progress of an APIG creation between two steps, in thousandths of the whole; `None` if
    /// there is nothing to estimate.
    #[must_use]
    pub fn estimate(self, poll: &PollKey) -> Memo<Option<u16>> {
        let key = poll.clone();
        self.of_progress(poll, move |progress| {
            if !progress.task.is_underway() {
                return None;
            }
            let observed = self.store.records.with(&key, |record| record.observation)?;
            let still = self.lasted(key.source, Some(observed.unchanged_since), None)?;
            let usual = self.store.usual(&key, &progress.task).map(|usual| usual.middle);
            estimate::estimate(progress.percent?, still, usual)
        })
    }

    /// How long a creation may still take, in words; `None` if too few of its kind have been seen to end.
    #[must_use]
    pub fn remaining(self, poll: &PollKey, form: Form) -> Memo<Option<String>> {
        let key = poll.clone();
        self.of_progress(poll, move |progress| {
            if !progress.task.is_underway() {
                return None;
            }
            let usual = self.store.usual(&key, &progress.task)?;
            let lasted = self.lasted(key.source, progress.task.started(), None)?;
            Some(remaining(self.locale, form, usual.remaining(lasted), usual))
        })
    }

    /// The warning that a creation has lasted longer than any known one, in words; `None` while it has not.
    #[must_use]
    pub fn overdue(self, poll: &PollKey) -> Memo<Option<String>> {
        let key = poll.clone();
        self.of_progress(poll, move |progress| {
            if !progress.task.is_underway() {
                return None;
            }
            let usual = self.store.usual(&key, &progress.task);
            let lasted = self.lasted(key.source, progress.task.started(), None)?;
            let overdue = Overdue::of(key.call.service(), usual, lasted)?;
            Some(overdue_text(self.locale, overdue))
        })
    }

    /// The warning that a creation has stalled, in words; `None` while it has not.
    #[must_use]
    pub fn stall(self, poll: &PollKey) -> Memo<Option<String>> {
        let key = poll.clone();
        self.of_progress(poll, move |progress| {
            if !progress.task.is_underway() {
                return None;
            }
            let observed = self.store.records.with(&key, |record| record.observation)?;
            let usual = self.store.usual(&key, &progress.task);
            Some(stalled(self.locale, observed.stall(key.call.service(), usual)?))
        })
    }

    /// The state of a cloud phone's preparation.
    #[must_use]
    pub fn prepare_state(self, poll: &PollKey) -> Memo<Option<PrepareState>> {
        self.of_progress(poll, |progress| progress.task.prepare_state())
    }

    /// The ID of the job of a ROMA creation.
    #[must_use]
    pub fn job(self, poll: &PollKey) -> Memo<Option<String>> {
        self.of_progress(poll, |progress| progress.task.process()?.job.clone())
    }

    /// The axis of a ROMA creation's parts.
    #[must_use]
    pub fn axis(self, poll: &PollKey) -> Memo<Option<Axis>> {
        let source = poll.source;
        self.of_progress(poll, move |progress| {
            if progress.task.is_underway() {
                self.store.now.track();
            }
            timeline::axis(progress.task.process()?, self.server_time(source)?)
        })
    }

    /// How long the part at an index has lasted, in words.
    #[must_use]
    pub fn part_elapsed(self, poll: &PollKey, index: usize) -> Memo<Option<String>> {
        let source = poll.source;
        self.of_progress(poll, move |progress| {
            let lasting = Part::of(progress.task.process()?, index)?.lasting?;
            let end = match lasting.to {
                Until::Then(end) => Some(end),
                Until::Now => None,
                Until::Unknown => return None,
            };
            let lasted = self.lasted(source, Some(lasting.from), end)?;
            Some(i18n::elapsed(self.locale, lasted))
        })
    }

    /// The part of a ROMA creation at an index.
    #[must_use]
    pub fn part(self, poll: &PollKey, index: usize) -> Memo<Option<Part>> {
        self.of_progress(poll, move |progress| Part::of(progress.task.process()?, index))
    }
}
