//! What changed in the lists: how long it is marked, what counts as seen, and how it is said.

use leptos::prelude::*;

use super::AppState;
use crate::{
    browser::{clock, listener, timer::Timer},
    domain::{
        changes::{Change, What},
        sent_text::isolated,
        view::Column,
    },
    i18n::{
        changes::{APPEARED, CLEARED, GONE, NAME, field},
        table::column_title,
    },
};

impl AppState {
    /// Takes the marks away when they have been there for long enough, and counts anew when the page gets
    /// out of sight, until the present owner ends.
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

    /// Empties the list of changes, and says so.
    pub fn clear_changes(self) {
        self.store.changes.update(|changes| changes.clear());
        self.announcements.announce(self.i18n().t(CLEARED));
    }

    /// A change in words, without the name of its instance: `Status: Creating → Running`.
    #[must_use]
    pub fn change_text(self, change: &Change) -> String {
        let column = match change.what {
            What::Appeared => return self.i18n().t(APPEARED).to_owned(),
            What::Gone => return self.i18n().t(GONE).to_owned(),
            What::Field(column) => column,
        };
        let label = if column == Column::Name { NAME } else { column_title(column) };
        let (before, after) = (self.cell(column, &change.before), self.cell(column, &change.after));
        field(self.locale, self.i18n().t(label), &isolated(&before), &isolated(&after))
    }
}
