//! The changes of the lists: when their marks end, and which of them count as new.

use leptos::prelude::*;

use super::AppState;
use crate::{
    browser::{clock, listener, timer::Timer},
    i18n::changes::CLEARED,
};

impl AppState {
    /// Removes the marks when their time is over, and restarts the count of new changes when the page is
    /// hidden, until the present owner ends.
    pub(super) fn watch_changes(self) {
        let changes = self.store.changes;
        let timer = StoredValue::new_local(None);
        Effect::new(move |_| {
            let wait = changes.with(|changes| changes.marked(clock::now()));
            let fade = wait.and_then(|wait| {
                Timer::after(wait, move || {
                    changes.maybe_update(|changes| changes.unmark(clock::now()));
                })
            });
            timer.set_value(fade);
        });
        StoredValue::new_local(listener::visibility(move |is_hidden| {
            if is_hidden {
                changes.maybe_update(|changes| {
                    let has_news = changes.news() > 0;
                    changes.look_away();
                    has_news
                });
            }
        }));
    }

    /// Empties the list of changes, and announces that.
    pub fn clear_changes(self) {
        self.store.changes.update(|changes| changes.clear());
        self.announcements.announce(self.i18n().t(CLEARED));
    }
}
