//! Reports the end of a creation while the page is hidden: by a mark in the page's title, and by a
//! notification if the person wants one.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{AppState, creations::completion_id, engine::Engine};
use crate::{
    browser::{listener, notification, timer::Timer, title},
    domain::{key::PollKey, task::Progress},
    i18n::{
        Text,
        follow::{NOT_ALLOWED, NOT_POSSIBLE},
        general::service_name,
        service_and_source, title_mark,
    },
    poll::Millis,
};

/// How often a hidden page polls, if the person wants ends to be reported.
const BACKGROUND_CHECK: Millis = 60_000;

impl AppState {
    /// Reports a creation that has ended, if the page is hidden. `said` is the title of the notification.
    pub(super) fn completed(
        self,
        poll: &PollKey,
        progress: &Progress,
        is_failure: bool,
        said: &str,
    ) {
        if !listener::is_hidden() {
            return;
        }
        if self.marks_title.get_untracked() {
            title::mark(is_failure, |failed, completed| title_mark(self.locale, failed, completed));
        }
        if self.wants_notifications.get_untracked() && notification::is_allowed() {
            self.notify(poll, &completion_id(progress), said);
        }
    }

    /// Shows a notification, unless any page of this origin has shown one of the same completion.
    ///
    /// Two pages that look in the same instant may both show it: because of its tag, the browser shows one.
    fn notify(self, poll: &PollKey, completion_id: &str, said: &str) {
        let Some(instance_id) = self.instance_id(poll) else { return };
        if self.notified.update(|notified| notified.0.add(&instance_id, completion_id)) {
            let service = service_name(poll.call.service());
            let body = service_and_source(&self.source_label(poll.source), service);
            let tag = format!("instance-console {instance_id} {completion_id}");
            if !notification::show(said, &body, &tag) {
                self.cannot_notify();
            }
        }
    }

    /// Removes the mark when the page becomes visible or the present owner ends. While the page is hidden,
    /// polls once a minute, if an end is to be reported.
    pub(super) fn watch_completions(self) {
        on_cleanup(title::restore);
        let timer: Rc<RefCell<Option<Timer>>> = Rc::default();
        StoredValue::new_local(listener::visibility(move |hidden| {
            timer.take();
            if hidden {
                self.check_later(&timer);
            } else {
                title::restore();
            }
        }));
    }

    fn check_later(self, timer: &Rc<RefCell<Option<Timer>>>) {
        let records = self.store.records;
        let is_under_way = untrack(|| records.polls()).iter().any(|poll| {
            let progress = records.with_untracked(poll, |record| record.progress.clone());
            progress.is_some_and(|progress| !progress.task.phase().is_terminal())
        });
        let is_wanted =
            self.wants_notifications.get_untracked() || self.marks_title.get_untracked();
        if !is_under_way || !is_wanted {
            return;
        }
        let again = Rc::downgrade(timer);
        let next = Timer::after(BACKGROUND_CHECK, move || {
            self.engine.try_with_value(Engine::check_in_background);
            if let Some(timer) = again.upgrade() {
                self.check_later(&timer);
            }
        });
        timer.replace(next);
    }

    /// Asks the person for permission, and then turns notifications on; else announces why there are none.
    pub async fn ask_for_notifications(self) {
        // Checked first, so that the person is not asked in vain.
        if !notification::is_possible() {
            self.cannot_notify();
        } else if notification::ask().await {
            self.no_notifications.try_set(None);
            self.use_notifications(true);
        } else {
            self.refuse_notifications(NOT_ALLOWED);
        }
    }

    /// Turns notifications off, and announces that this browser throws when a page shows one.
    fn cannot_notify(self) {
        self.use_notifications(false);
        self.refuse_notifications(NOT_POSSIBLE);
    }

    fn refuse_notifications(self, why: Text) {
        self.no_notifications.try_set(Some(why));
        self.announcements.announce(self.i18n().t(why));
    }
}
