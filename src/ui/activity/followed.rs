//! What a person does about what is being made: follow it, order it, let it go.

use crate::{
    api::{Label, Phase, Timestamp},
    browser::storage,
    domain::{
        attempts::Attempts,
        followed::{Followed, identity},
        key::PollKey,
        task::Progress,
    },
    ui::context::Ui,
};

/// Under which name followed IDs are kept.
pub(in crate::ui) const FOLLOWED: &str = "followed";
/// Under which name dismissed ends are kept.
pub(in crate::ui) const DISMISSED: &str = "dismissed";

impl Ui {
    /// Follows an instance by an ID as typed.
    ///
    /// # Errors
    /// Why that is none.
    pub(in crate::ui) fn follow(self, source: usize, typed: &str) -> Result<PollKey, Label> {
        let config = self.config();
        self.change_followed(|followed| followed.add(&config, source, typed))
    }

    /// Ends that.
    pub(in crate::ui) fn unfollow(self, poll: &PollKey) {
        let is_open = poll.instance() == self.store.open.get_untracked().as_ref();
        if is_open && !matches!(poll, PollKey::Progress(_)) {
            // Its detail has nothing to show then.
            self.close();
        }
        let config = self.config();
        self.change_followed(|followed| followed.remove(&config, poll));
    }

    /// Moves a card; says where it is then, from 1.
    pub(in crate::ui) fn shift(self, poll: &PollKey, up: bool) -> Option<usize> {
        let config = self.config();
        self.change_followed(|followed| followed.shift(&config, poll, up))
    }

    /// Forgets what is followed in sources that the configuration does not have.
    pub(in crate::ui) fn forget_lost(self) {
        let config = self.config();
        self.change_followed(|followed| followed.forget_lost(&config));
    }

    /// Another tab may have changed it in the meantime: what is kept counts, and is polled from now on.
    fn change_followed<T>(self, change: impl FnOnce(&mut Followed) -> T) -> T {
        let kept = storage::get(FOLLOWED);
        let mut followed =
            kept.map_or_else(|| self.followed.get_untracked(), |text| Followed::read(&text));
        let done = change(&mut followed);
        let before = self.followed.get_untracked();
        if before != followed {
            storage::set(FOLLOWED, &followed.write());
            let (gone, new) = (before.polls(&self.config()), followed.polls(&self.config()));
            self.followed.set(followed);
            self.engine(|engine| {
                gone.iter()
                    .filter(|poll| !new.contains(poll))
                    .for_each(|poll| engine.unfollow(poll));
                new.iter()
                    .filter(|poll| !gone.contains(poll))
                    .for_each(|poll| engine.follow(poll.clone()));
            });
        }
        done
    }

    /// Takes the card of an end away, for good.
    pub(in crate::ui) fn dismiss(self, poll: &PollKey) {
        let known = self.store.tasks.with_untracked(|tasks| tasks.get(poll).cloned());
        if let Some(progress) = known
            && let Some(whose) = self.whose(poll)
        {
            self.change_dismissed(|dismissed| dismissed.add(&whose, &end_of(&progress)));
        }
        if matches!(poll, PollKey::Progress(_)) {
            self.engine(|engine| engine.forget(poll));
        }
    }

    /// Shows again what was dismissed.
    pub(in crate::ui) fn show_dismissed(self, polls: &[PollKey]) {
        self.change_dismissed(|dismissed| {
            let whose = polls.iter().filter_map(|poll| self.whose(poll));
            whose.filter(|whose| dismissed.forget(whose)).count() > 0
        });
    }

    fn change_dismissed(self, change: impl FnOnce(&mut Attempts) -> bool) {
        let mut dismissed = Attempts::read(&storage::get(DISMISSED).unwrap_or_default());
        if change(&mut dismissed) {
            storage::set(DISMISSED, &dismissed.write());
            self.dismissed.set(dismissed);
        }
    }

    /// Whether its end was dismissed, as far as is known. Tracks what is known of it.
    pub(in crate::ui) fn is_dismissed(self, poll: &PollKey) -> bool {
        let Some(whose) = self.whose(poll) else { return false };
        self.dismissed.with(|dismissed| {
            dismissed.knows(&whose).is_some_and(|end| {
                // Until it has answered, it is taken to be what it was.
                let known = self.store.tasks.with(|tasks| tasks.get(poll).cloned());
                known.is_none_or(|progress| end_of(&progress) == end)
            })
        })
    }

    /// Whether any end of it was dismissed.
    pub(in crate::ui) fn is_forgotten(self, poll: &PollKey) -> bool {
        let whose = self.whose(poll).unwrap_or_default();
        self.dismissed.with_untracked(|dismissed| dismissed.knows(&whose).is_some())
    }

    /// Which instance it is, on any page.
    pub(in crate::ui) fn whose(self, poll: &PollKey) -> Option<String> {
        let config = self.config();
        Some(format!("{}/{}", identity(config.sources.get(poll.source())?), poll.id()))
    }
}

/// What tells one attempt that has ended from another at the same instance; `-` while it is under way.
pub(in crate::ui) fn end_of(progress: &Progress) -> String {
    let phase = progress.task.phase();
    if !phase.is_terminal() {
        return "-".to_owned();
    }
    let moment =
        progress.task.ended().or_else(|| progress.task.started()).map_or(0, Timestamp::as_millis);
    format!("{} {moment}", if phase == Phase::Failed { "failed" } else { "ended" })
}
