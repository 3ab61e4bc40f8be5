//! Which creations have a card, and what a person does about them: follow, order, dismiss.

use leptos::prelude::*;

use super::{AppState, StoredSignal};
use crate::{
    api::{Phase, ServiceName, Timestamp},
    domain::{
        key::PollKey,
        sent_text::isolated,
        source_id::source_id,
        stored::{FollowProblem, Followed},
        task::Progress,
    },
    i18n,
};

impl AppState {
    /// The polls of the instances that the configuration names or the person follows, in the person's
    /// order. Tracks what is followed.
    #[must_use]
    pub fn followed_polls(self) -> Vec<PollKey> {
        self.followed.with(|followed| followed.polls(&self.config()))
    }

    /// The polls of the creations that the lists have named while the page is open, without those that are
    /// followed. Tracks both.
    #[must_use]
    pub fn found_polls(self) -> Vec<PollKey> {
        let followed = self.followed_polls();
        let mut found = self.store.found.get();
        found.retain(|poll| !followed.contains(poll));
        found
    }

    /// The polls of the creations that have a card.
    #[must_use]
    pub fn shown_creations(self) -> Memo<Vec<PollKey>> {
        self.creations(false)
    }

    /// The polls of the creations whose card was dismissed.
    #[must_use]
    pub fn dismissed_creations(self) -> Memo<Vec<PollKey>> {
        self.creations(true)
    }

    fn creations(self, are_dismissed: bool) -> Memo<Vec<PollKey>> {
        Memo::new(move |_| {
            let mut polls = self.found_polls();
            polls.extend(self.followed_polls());
            polls.retain(|poll| self.is_dismissed(poll) == are_dismissed);
            polls
        })
    }

    /// The number of followed instances whose source is not configured.
    #[must_use]
    pub fn lost_count(self) -> Memo<usize> {
        Memo::new(move |_| self.followed.with(|followed| followed.lost(&self.config())))
    }

    /// Whether the person follows the instance of a poll by its ID.
    #[must_use]
    pub fn is_added(self, poll: &PollKey) -> Memo<bool> {
        let poll = poll.clone();
        Memo::new(move |_| self.followed.with(|followed| followed.is_added(&self.config(), &poll)))
    }

    /// Follows an instance by an ID as typed, and announces it.
    ///
    /// # Errors
    /// Why it cannot be followed.
    pub fn follow(self, source: usize, typed: &str) -> Result<(), FollowProblem> {
        let config = self.config();
        let followed = self.update_followed(|followed| followed.add(&config, source, typed));
        if followed.is_ok() {
            self.announcements.announce(self.i18n().t(i18n::follow::STARTED));
        }
        followed.map(drop)
    }

    /// Stops following an instance.
    pub fn unfollow(self, poll: &PollKey) {
        let config = self.config();
        self.update_followed(|followed| followed.remove(&config, poll));
    }

    /// Moves a card one place up or down, and announces its new place.
    pub fn shift(self, poll: &PollKey, up: bool) {
        let config = self.config();
        let place = self.update_followed(|followed| followed.shift(&config, poll, up));
        if let Some(place) = place {
            let moved = i18n::follow::moved(self.locale, &isolated(&self.name_of(poll)), place);
            self.announcements.announce_about("order", &moved);
        }
    }

    /// Forgets what is followed in sources that the configuration does not have.
    pub fn forget_lost(self) {
        let config = self.config();
        self.update_followed(|followed| followed.forget_lost(&config));
    }

    fn update_followed<T>(self, change: impl FnOnce(&mut Followed) -> T) -> T {
        self.change_followed(|followed| followed.update(change))
    }

    /// Changes the followed instances: stops the polls of those that were removed, and starts those of new
    /// ones.
    pub(super) fn change_followed<T>(self, change: impl FnOnce(StoredSignal<Followed>) -> T) -> T {
        let config = self.config();
        let polls = || self.followed.with_untracked(|followed| followed.polls(&config));
        let before = polls();
        let result = change(self.followed);
        let now = polls();
        for poll in before.iter().filter(|poll| !now.contains(poll)) {
            let is_open = poll.instance() == self.store.open.get_untracked();
            if is_open && poll.call.service() != ServiceName::Apig {
                // Without its poll, the open panel would have nothing to show.
                self.close();
            }
            self.engine.try_with_value(|engine| engine.unfollow(poll));
        }
        for poll in now.iter().filter(|poll| !before.contains(poll)) {
            self.engine.try_with_value(|engine| engine.follow(poll.clone()));
        }
        result
    }

    /// Dismisses the card of a creation that has ended.
    pub fn dismiss(self, poll: &PollKey) {
        if let Some((instance_id, completion_id)) = self.completion(poll) {
            self.dismissed.update(|dismissed| dismissed.0.add(&instance_id, &completion_id));
        }
        if poll.call.service() == ServiceName::Apig {
            self.engine.try_with_value(|engine| engine.dismiss(poll));
        }
    }

    /// Stops polling the creations whose card was dismissed in another page.
    pub(super) fn forget_dismissed(self) {
        for poll in self.store.found.get_untracked() {
            let is_dismissed =
                self.completion(&poll).is_some_and(|(instance_id, completion_id)| {
                    self.dismissed.with_untracked(|dismissed| {
                        dismissed.0.contains(&instance_id, &completion_id)
                    })
                });
            if is_dismissed {
                self.engine.try_with_value(|engine| engine.dismiss(&poll));
            }
        }
    }

    /// Shows again the cards that were dismissed.
    pub fn show_dismissed(self, polls: &[PollKey]) {
        self.dismissed.update(|dismissed| {
            for instance_id in polls.iter().filter_map(|poll| self.instance_id(poll)) {
                dismissed.0.forget(&instance_id);
            }
        });
    }

    /// Forgets that earlier attempts to create an instance were dismissed or notified: a new one has begun.
    pub(super) fn forget_completions(self, poll: &PollKey) {
        let Some(instance_id) = self.instance_id(poll) else { return };
        let instance_id = &*instance_id;
        if self.dismissed.with_untracked(|all| all.0.completion_id(instance_id).is_some()) {
            self.dismissed.update(|dismissed| dismissed.0.forget(instance_id));
        }
        if self.notified.with_untracked(|all| all.0.completion_id(instance_id).is_some()) {
            self.notified.update(|notified| notified.0.forget(instance_id));
        }
    }

    /// Whether the card of a creation was dismissed. Tracks its last answer and the dismissed cards.
    pub fn is_dismissed(self, poll: &PollKey) -> bool {
        let Some(instance_id) = self.instance_id(poll) else { return false };
        self.dismissed.with(|dismissed| {
            dismissed.0.completion_id(&instance_id).is_some_and(|dismissed| {
                // Before the first answer, it is assumed to be the attempt that was dismissed.
                let known = self.store.records.progress(poll);
                known.is_none_or(|progress| completion_id(&progress) == dismissed)
            })
        })
    }

    /// The IDs of an instance and of its completion; `None` until its poll has been answered.
    fn completion(self, poll: &PollKey) -> Option<(String, String)> {
        let progress = untrack(|| self.store.records.progress(poll))?;
        Some((self.instance_id(poll)?, completion_id(&progress)))
    }

    /// An ID of an instance that is the same on all pages of the origin, whatever their configuration.
    pub(super) fn instance_id(self, poll: &PollKey) -> Option<String> {
        let config = self.config();
        Some(format!("{}/{}", source_id(config.sources.get(poll.source)?), poll.id()))
    }
}

/// An ID of an ended attempt to create an instance, different for each attempt; `-` while it is under way.
pub(super) fn completion_id(progress: &Progress) -> String {
    let phase = progress.task.phase();
    if !phase.is_terminal() {
        return "-".to_owned();
    }
    let moment =
        progress.task.ended().or_else(|| progress.task.started()).map_or(0, Timestamp::as_millis);
    format!("{} {moment}", if phase == Phase::Failed { "failed" } else { "ended" })
}
