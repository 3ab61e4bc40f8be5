//! Carries out what [`CreationPolls`](crate::domain::creation_polls::CreationPolls) decides.

use leptos::prelude::*;

use super::{Engine, Inner};
use crate::{
    browser::clock,
    domain::{
        config::Source,
        creation_polls::{Action, Answer, PollFacts},
        key::{InstanceKey, PollKey},
    },
    poll::{Event, Schedule},
};

impl Engine {
    /// Polls a creation, whatever its list says of it.
    pub(crate) fn follow(&self, poll: PollKey) {
        let action = self.0.creations.borrow_mut().follow(poll);
        self.0.act(action);
    }

    /// Stops polling a followed creation, unless its list says that it is in progress.
    pub(crate) fn unfollow(&self, poll: &PollKey) {
        let action = self.0.store.fleet.with_untracked(|fleet| {
            self.0.creations.borrow_mut().unfollow(poll, fleet, self.0.has_detail(poll))
        });
        self.0.take_actions(action);
    }

    /// Stops polling a creation that has ended, and forgets its answers, unless its detail is open.
    pub(crate) fn dismiss(&self, poll: &PollKey) {
        let action = self.0.store.fleet.with_untracked(|fleet| {
            self.0.creations.borrow_mut().dismiss(poll, fleet, self.0.has_detail(poll))
        });
        self.0.take_actions(action);
    }

    /// Polls an instance's detail, and the progress of its creation if that failed.
    ///
    /// An instance without a list has no detail of its own: its creation's poll says everything.
    pub(crate) fn open(&self, key: &InstanceKey) {
        if !self.0.config.sources.get(key.source).is_some_and(Source::is_listed) {
            return;
        }
        let is_polled = self.0.scheduler.borrow().contains(&PollKey::progress(key.clone()));
        let actions = self
            .0
            .store
            .fleet
            .with_untracked(|fleet| self.0.creations.borrow_mut().open(key, fleet, is_polled));
        self.0.take_actions(actions);
    }

    /// Stops the polls that [`Engine::open`] started.
    pub(crate) fn close(&self, key: &InstanceKey) {
        let actions = self.0.creations.borrow_mut().close(key);
        self.0.take_actions(actions);
    }
}

impl Inner {
    /// Updates the polls of creations after a list has been read.
    pub(super) fn follow_listed(&self) {
        let known = untrack(|| self.store.records.polls());
        let actions = self.store.fleet.with_untracked(|fleet| {
            self.creations.borrow_mut().listed(fleet, &known, &|poll| self.facts(poll))
        });
        self.take_actions(actions);
    }

    fn take_actions(&self, actions: impl IntoIterator<Item = Action>) {
        actions.into_iter().for_each(|action| self.act(action));
        let now = self.creations.borrow().found().to_vec();
        self.store.found.maybe_update(|found| {
            let has_changed = *found != now;
            *found = now;
            has_changed
        });
    }

    fn act(&self, action: Action) {
        match action {
            Action::Add(poll) => self.add(poll),
            Action::Forget(poll) => self.forget(&poll),
            Action::Refresh(poll) => self.step(Event::Due(poll)),
            Action::Stop(poll) => self.step(Event::Remove(poll)),
        }
    }

    fn facts(&self, poll: &PollKey) -> PollFacts {
        let schedule = self.scheduler.borrow().schedule(clock::now(), poll);
        let answer = self.store.records.with_untracked(poll, |record| {
            let is_over = record.progress.as_ref()?.task.phase().is_terminal();
            Some(if is_over { Answer::Ended } else { Answer::Underway })
        });
        PollFacts {
            is_polled: schedule.is_some(),
            is_checking: schedule == Some(Schedule::Checking),
            answer,
        }
    }

    /// Whether the detail of a poll's instance is polled.
    fn has_detail(&self, poll: &PollKey) -> bool {
        let detail = poll.instance().map(PollKey::detail);
        detail.is_some_and(|detail| self.scheduler.borrow().contains(&detail))
    }
}
