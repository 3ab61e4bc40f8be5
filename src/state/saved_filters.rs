//! The filters that a person saved under names, and the link to the present view.

use leptos::prelude::*;

use super::AppState;
use crate::{
    browser::location,
    domain::{address::Address, filter::Filter, stored::saved_name},
    i18n::filter::{saved, unsaved},
};

impl AppState {
    /// The names of the saved filters, in order.
    #[must_use]
    pub fn saved_filters(self) -> Memo<Vec<String>> {
        Memo::new(move |_| {
            self.preferences
                .with(|all| all.filters.list().iter().map(|saved| saved.name.clone()).collect())
        })
    }

    /// The saved filter of that name; an empty filter if there is none. Tracks the saved filters.
    #[must_use]
    pub fn saved_filter(self, name: &str) -> Filter {
        self.preferences.with(|all| {
            let saved = all.filters.list().iter().find(|saved| saved.name == name);
            saved.map(|saved| Filter::parse(&saved.filter)).unwrap_or_default()
        })
    }

    /// Saves the person's filter under a name, and announces it. `false` if the name is blank, the filter is
    /// empty, or there are too many.
    pub fn save_filter(self, name: &str) -> bool {
        let filter = self.filter.get_untracked();
        let is_kept =
            self.preferences.update(|preferences| preferences.filters.keep(name, &filter));
        if is_kept {
            self.announcements.announce(&saved(self.locale, &saved_name(name)));
        }
        is_kept
    }

    /// Removes a saved filter, and announces it.
    pub fn remove_filter(self, name: &str) {
        self.preferences.update(|preferences| preferences.filters.remove(name));
        self.announcements.announce(&unsaved(self.locale, name));
    }

    /// The address that shows the table with the present filter and sort, to be given to another person.
    #[must_use]
    pub fn view_link(self) -> String {
        let hash = self.filter.with(|filter| {
            self.sort.with(|sort| Address::text(filter, sort, None, None, &self.config().sources))
        });
        location::with_hash(&hash)
    }
}
