//! Which creations are polled: those in the lists, until their end has been seen; those that a person
//! follows; and failed ones while their detail is open.

use std::collections::HashSet;

use super::{
    fleet::Fleet,
    key::{InstanceKey, PollKey},
};
use crate::api::{ApiCall, status::Code};

/// What is known of one poll when the lists have changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PollFacts {
    /// The scheduler has the poll, ended or not.
    pub is_polled: bool,
    /// A request is in flight.
    pub is_checking: bool,
    /// The last answer; `None` before the first good one.
    pub answer: Option<Answer>,
}

/// What the last good answer of a creation's poll said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The creation goes on.
    Underway,
    /// It has ended, well or badly.
    Ended,
}

/// What to do with a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Start this poll, unless there is one already.
    Add(PollKey),
    /// Stop this poll, and forget its answers.
    Forget(PollKey),
    /// Send one more request.
    Refresh(PollKey),
    /// Stop this poll. Its last answer stays until a person dismisses the creation.
    Stop(PollKey),
}

/// The polls of creations.
#[derive(Clone, Debug, Default)]
pub struct CreationPolls {
    /// Creations that the lists have named, newest first.
    found: Vec<PollKey>,
    /// Polls that were refreshed once after a list had said that the creation is over.
    asked_once_more: HashSet<PollKey>,
    /// Polls that a person follows: they go on whatever a list says.
    followed: HashSet<PollKey>,
    /// Polls that exist only because the detail of their instance is open.
    looked_up: HashSet<PollKey>,
}

impl CreationPolls {
    /// Creations that the lists have named since the page opened, newest first. An ended one stays until a
    /// person dismisses it.
    #[must_use]
    pub fn found(&self) -> &[PollKey] {
        &self.found
    }

    /// Takes a change of the lists. `known` are the polls of creations that have an answer or an error.
    ///
    /// When the list shows that a creation is over, its progress is requested once more, to learn how it
    /// ended.
    pub fn listed(
        &mut self,
        fleet: &Fleet,
        known: &[PollKey],
        facts: &dyn Fn(&PollKey) -> PollFacts,
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        let mut asked_once_more = HashSet::new();
        for poll in known {
            let ApiCall::ShowProgress { .. } = poll.call else { continue };
            if self.followed.contains(poll) {
                continue;
            }
            let row = poll.instance().and_then(|key| fleet.get(&key));
            let code = row.and_then(|row| row.instance.status.code());
            if code.is_some_and(|code| code.is_creation() || is_failed_creation(code)) {
                continue;
            }
            let PollFacts { is_polled, is_checking, answer } = facts(poll);
            let was_asked = self.asked_once_more.contains(poll);
            if answer.is_none() || !self.found.contains(poll) {
                actions.push(Action::Forget(poll.clone()));
            } else if answer == Some(Answer::Ended) || !is_polled {
                // The answer says how the creation ended, or the poll has stopped.
            } else if row.is_none() {
                actions.push(Action::Stop(poll.clone()));
            } else if is_checking {
                // The answer in flight may be from before the end: it is awaited, then requested again.
                if was_asked {
                    asked_once_more.insert(poll.clone());
                }
            } else if was_asked {
                actions.push(Action::Stop(poll.clone()));
            } else {
                asked_once_more.insert(poll.clone());
                actions.push(Action::Refresh(poll.clone()));
            }
        }
        self.asked_once_more = asked_once_more;

        let begun: Vec<PollKey> = fleet
            .rows()
            .filter(|row| row.instance.status.code().is_some_and(Code::is_creation))
            .map(|row| PollKey::progress(row.key.clone()))
            .collect();
        let new = begun.iter().filter(|poll| !self.found.contains(poll)).cloned();
        let mut found: Vec<PollKey> = new.chain(self.found.iter().cloned()).collect();
        let is_forgotten = |poll: &PollKey| actions.contains(&Action::Forget(poll.clone()));
        found.retain(|poll| {
            let facts = facts(poll);
            let is_known = facts.is_polled || facts.answer.is_some();
            begun.contains(poll) || (is_known && !is_forgotten(poll))
        });
        self.found = found;
        actions.extend(begun.into_iter().map(Action::Add));
        actions
    }

    /// Follows a creation: it is polled whatever a list says of it.
    pub fn follow(&mut self, poll: PollKey) -> Action {
        self.followed.insert(poll.clone());
        Action::Add(poll)
    }

    /// Ends what [`CreationPolls::follow`] began, as [`CreationPolls::dismiss`] does.
    pub fn unfollow(&mut self, poll: &PollKey, fleet: &Fleet, is_open: bool) -> Option<Action> {
        self.followed.remove(poll);
        self.dismiss(poll, fleet, is_open)
    }

    /// Forgets a creation that has ended, unless a list still calls it a creation.
    ///
    /// `is_open` says whether the instance's detail is open. Then the poll stays until the detail is closed,
    /// since it says why the creation failed.
    pub fn dismiss(&mut self, poll: &PollKey, fleet: &Fleet, is_open: bool) -> Option<Action> {
        self.found.retain(|found| found != poll);
        let row = poll.instance().and_then(|key| fleet.get(&key));
        let code = row.and_then(|row| row.instance.status.code());
        if is_open {
            self.looked_up.insert(poll.clone());
            return None;
        }
        (!code.is_some_and(Code::is_creation)).then(|| Action::Forget(poll.clone()))
    }

    /// Polls the detail of an instance that was opened, and the progress of its creation if that failed.
    /// `is_polled` says whether the progress is polled already.
    pub fn open(&mut self, key: &InstanceKey, fleet: &Fleet, is_polled: bool) -> Vec<Action> {
        let mut actions = vec![Action::Add(PollKey::detail(key.clone()))];
        let code = fleet.get(key).and_then(|row| row.instance.status.code());
        if code.is_some_and(is_failed_creation) {
            let progress = PollKey::progress(key.clone());
            if !is_polled {
                self.looked_up.insert(progress.clone());
            }
            actions.push(Action::Add(progress));
        }
        actions
    }

    /// Ends what [`CreationPolls::open`] began.
    pub fn close(&mut self, key: &InstanceKey) -> Vec<Action> {
        let mut actions = vec![Action::Forget(PollKey::detail(key.clone()))];
        let progress = PollKey::progress(key.clone());
        if self.looked_up.remove(&progress) {
            actions.push(Action::Forget(progress));
        }
        actions
    }
}

/// Whether a status says that the creation failed: its progress says why.
const fn is_failed_creation(code: Code) -> bool {
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

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

    use super::*;
    use crate::api::{Instance, Status};
    use crate::domain::fleet::Row;

    /// A page with its polls: their last answers, and the requests in flight.
    #[derive(Default)]
    struct Page {
        polls: CreationPolls,
        fleet: Fleet,
        facts: RefCell<BTreeMap<PollKey, PollFacts>>,
    }

    fn key(id: &str) -> InstanceKey {
        InstanceKey { source: 0, id: id.into() }
    }

    fn progress(id: &str) -> PollKey {
        PollKey::progress(key(id))
    }

    impl Page {
        /// Lists instances by ID and status number.
        fn list(&mut self, rows: &[(&str, i64)]) -> Vec<Action> {
            let instance = |(id, number): &(&str, i64)| {
                let status = Status::decode(Some(*number), None);
                Arc::new(Instance { id: (*id).to_owned(), status, ..Instance::default() })
            };
            self.fleet.take(0, &Row::all(0, &rows.iter().map(instance).collect::<Vec<_>>()));
            let facts = self.facts.borrow();
            let known: Vec<_> = facts
                .iter()
                .filter(|(_, facts)| facts.answer.is_some())
                .map(|(poll, _)| poll.clone())
                .collect();
            let facts = |poll: &PollKey| facts.get(poll).copied().unwrap_or_default();
            self.polls.listed(&self.fleet, &known, &facts)
        }

        fn answer(&self, id: &str, answer: Answer) {
            let facts = PollFacts { is_polled: true, is_checking: false, answer: Some(answer) };
            self.facts.borrow_mut().insert(progress(id), facts);
        }

        fn check(&self, id: &str) {
            self.facts.borrow_mut().entry(progress(id)).or_default().is_checking = true;
        }
    }

    const CREATING: i64 = 1;
    const CREATE_FAIL: i64 = 3;
    const RUNNING: i64 = 6;

    #[test]
    fn a_creation_that_a_list_names_is_polled_and_the_newest_comes_first() {
        let mut page = Page::default();
        assert_eq!(page.list(&[("a", CREATING), ("b", RUNNING)]), [Action::Add(progress("a"))]);
        page.answer("a", Answer::Underway);
        page.list(&[("a", CREATING), ("c", CREATING)]);
        assert_eq!(page.polls.found(), [progress("c"), progress("a")]);
    }

    #[test]
    fn what_the_list_calls_over_is_asked_once_more_and_then_no_longer() {
        let mut page = Page::default();
        page.list(&[("a", CREATING)]);
        page.answer("a", Answer::Underway);
        assert_eq!(page.list(&[("a", RUNNING)]), [Action::Refresh(progress("a"))]);
        page.answer("a", Answer::Underway);
        assert_eq!(page.list(&[("a", RUNNING)]), [Action::Stop(progress("a"))]);
        assert_eq!(page.polls.found(), [progress("a")], "it stays until it is dismissed");
    }

    #[test]
    fn an_answer_from_before_is_awaited_and_asked_for_again() {
        let mut page = Page::default();
        page.list(&[("a", CREATING)]);
        page.answer("a", Answer::Underway);
        page.check("a");
        assert_eq!(page.list(&[("a", RUNNING)]), []);
        page.answer("a", Answer::Underway);
        assert_eq!(page.list(&[("a", RUNNING)]), [Action::Refresh(progress("a"))]);
        page.check("a");
        assert_eq!(page.list(&[("a", RUNNING)]), [], "it is on its way");
        page.answer("a", Answer::Underway);
        assert_eq!(page.list(&[("a", RUNNING)]), [Action::Stop(progress("a"))]);
    }

    #[test]
    fn an_end_that_was_seen_needs_no_more_questions() {
        let mut page = Page::default();
        page.list(&[("a", CREATING)]);
        page.answer("a", Answer::Ended);
        assert_eq!(page.list(&[("a", RUNNING)]), []);
        assert_eq!(page.list(&[]), []);
        assert_eq!(page.polls.found(), [progress("a")]);
    }

    #[test]
    fn what_goes_from_the_list_while_under_way_is_no_longer_polled() {
        let mut page = Page::default();
        page.list(&[("a", CREATING)]);
        page.answer("a", Answer::Underway);
        assert_eq!(page.list(&[]), [Action::Stop(progress("a"))]);
    }

    #[test]
    fn a_failed_creation_is_still_polled() {
        let mut page = Page::default();
        page.list(&[("a", CREATING)]);
        page.answer("a", Answer::Underway);
        assert_eq!(page.list(&[("a", CREATE_FAIL)]), []);
    }

    #[test]
    fn what_is_followed_goes_on_whatever_the_list_says() {
        let mut page = Page::default();
        assert_eq!(page.polls.follow(progress("a")), Action::Add(progress("a")));
        page.answer("a", Answer::Underway);
        assert_eq!(page.list(&[]), []);
        let fleet = Fleet::default();
        let ended = page.polls.unfollow(&progress("a"), &fleet, false);
        assert_eq!(ended, Some(Action::Forget(progress("a"))));
    }

    #[test]
    fn a_dismissed_creation_is_forgotten_unless_the_list_still_calls_it_one() {
        let mut page = Page::default();
        page.list(&[("a", CREATING), ("b", CREATING)]);
        page.answer("b", Answer::Ended);
        page.list(&[("a", CREATING), ("b", RUNNING)]);
        assert_eq!(page.polls.dismiss(&progress("a"), &page.fleet, false), None);
        let forgotten = page.polls.dismiss(&progress("b"), &page.fleet, false);
        assert_eq!(forgotten, Some(Action::Forget(progress("b"))));
        assert_eq!(page.polls.found(), []);
    }

    #[test]
    fn an_open_detail_says_why_its_creation_failed_until_it_is_closed() {
        let mut page = Page::default();
        page.list(&[("a", CREATE_FAIL), ("b", RUNNING)]);
        let detail = |id| PollKey::detail(key(id));
        assert_eq!(page.polls.open(&key("b"), &page.fleet, false), [Action::Add(detail("b"))]);
        assert_eq!(page.polls.close(&key("b")), [Action::Forget(detail("b"))]);
        let opened = page.polls.open(&key("a"), &page.fleet, false);
        assert_eq!(opened, [Action::Add(detail("a")), Action::Add(progress("a"))]);
        let closed = page.polls.close(&key("a"));
        assert_eq!(closed, [Action::Forget(detail("a")), Action::Forget(progress("a"))]);
    }

    #[test]
    fn closing_a_detail_keeps_a_poll_that_was_there_before() {
        let mut page = Page::default();
        page.list(&[("a", CREATE_FAIL)]);
        page.polls.open(&key("a"), &page.fleet, true);
        assert_eq!(page.polls.close(&key("a")), [Action::Forget(PollKey::detail(key("a")))]);
    }

    #[test]
    fn dismissing_an_open_creation_forgets_it_when_it_is_closed() {
        let mut page = Page::default();
        page.list(&[("a", CREATE_FAIL)]);
        page.polls.open(&key("a"), &page.fleet, true);
        assert_eq!(page.polls.dismiss(&progress("a"), &page.fleet, true), None);
        let closed = page.polls.close(&key("a"));
        assert_eq!(
            closed,
            [Action::Forget(PollKey::detail(key("a"))), Action::Forget(progress("a"))]
        );
    }
}
