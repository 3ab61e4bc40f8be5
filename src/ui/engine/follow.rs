//! Which creations are polled: those that the lists name, until their end has been seen.

use super::Inner;
use crate::{
    api::status::Code,
    browser::clock,
    domain::key::PollKey,
    poll::{Event, Schedule},
};

impl Inner {
    /// Polls the progress of what is being created.
    ///
    /// When the list no longer calls something a creation, its progress is asked for once more, to learn
    /// how it ended, and then no longer polled. What is known of it stays until dismissed.
    pub(super) fn follow(&self) {
        let (mut begin, mut end, mut stop) = (Vec::new(), Vec::new(), Vec::new());
        let (mut last, mut waiting) = (Vec::new(), Vec::new());
        let mut known: Vec<PollKey> =
            self.store.tasks.with_untracked(|all| all.keys().cloned().collect());
        self.store.errors.with_untracked(|all| known.extend(all.keys().cloned()));
        self.store.fleet.with_untracked(|fleet| {
            for row in fleet.rows() {
                if row.instance.status.code().is_some_and(Code::is_creation) {
                    begin.push(PollKey::Progress(row.key.clone()));
                }
            }
            for poll in known {
                let PollKey::Progress(key) = &poll else { continue };
                if self.followed.borrow().contains(&poll) {
                    continue;
                }
                let row = fleet.get(key);
                let code = row.and_then(|row| row.instance.status.code());
                if code.is_some_and(|code| code.is_creation() || is_failed_creation(code)) {
                    continue;
                }
                let is_found = self.store.found.with_untracked(|found| found.contains(&poll));
                let ended = self.store.tasks.with_untracked(|tasks| {
                    tasks.get(&poll).map(|known| known.task.phase().is_terminal())
                });
                // What is in flight may still be the answer from before: it is waited for, and asked again.
                let schedule = self.scheduler.borrow().schedule(clock::now(), &poll);
                let was_asked = self.last.borrow().contains(&poll);
                if ended.is_none() || !is_found {
                    end.push(poll);
                } else if ended == Some(true) || schedule.is_none() {
                    // It says how it ended.
                } else if row.is_none() {
                    stop.push(poll);
                } else if schedule != Some(Schedule::Checking) {
                    if was_asked { stop.push(poll) } else { last.push(poll) }
                } else if was_asked {
                    waiting.push(poll);
                }
            }
        });
        waiting.extend(last.iter().cloned());
        self.last.replace(waiting);
        for poll in last {
            self.step(Event::Due(poll));
        }
        for poll in end {
            self.end(poll);
        }
        for poll in stop {
            self.step(Event::Remove(poll));
        }
        self.store.found.update_if(|found| {
            let new: Vec<_> = begin.iter().filter(|poll| !found.contains(poll)).cloned().collect();
            let before = (found.len(), new.len());
            found.splice(0..0, new);
            found.retain(|poll| begin.contains(poll) || self.knows(poll));
            (found.len(), 0) != before
        });
        for poll in begin {
            if !self.scheduler.borrow().contains(&poll) {
                self.add(poll);
            }
        }
    }

    /// Whether something is polled, or was until it ended.
    fn knows(&self, poll: &PollKey) -> bool {
        self.scheduler.borrow().contains(poll)
            || self.store.tasks.with_untracked(|tasks| tasks.get(poll).is_some())
    }
}

/// The ways in which a creation ends badly: its progress says why.
pub(super) fn is_failed_creation(code: Code) -> bool {
    matches!(
        code,
        Code::CreateFail
            | Code::InitingFailed
            | Code::RegisterFailed
            | Code::InstallFailed
            | Code::CreateTimeout
            | Code::InitTimeout
            | Code::RegisterTimeout
            | Code::InstallTimeout
    )
}
