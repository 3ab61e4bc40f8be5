//! The filters that a person keeps under names, and the link to what is shown.

use leptos::prelude::*;

use super::AppState;
use crate::{
    browser::location,
    domain::{address::Address, filter::Filter},
    i18n::filter::{saved, unsaved},
};

impl AppState {
    /// Their names, in order.
    #[must_use]
    pub fn saved_filters(self) -> Memo<Vec<String>> {
        Memo::new(move |_| {
            self.preferences
                .with(|all| all.filters.list().iter().map(|saved| saved.name.clone()).collect())
        })
    }

    /// The filter of that name; one that lets everything through where there is none.
    /// Tracks them.
    #[must_use]
    pub fn saved_filter(self, name: &str) -> Filter {
        self.preferences.with(|all| {
            let saved = all.filters.list().iter().find(|saved| saved.name == name);
            saved.map(|saved| Filter::parse(&saved.filter)).unwrap_or_default()
        })
    }

    /// Keeps what the person looks for under a name, and says so; `false` where it cannot be kept.
    pub fn save_filter(self, name: &str) -> bool {
        let filter = self.filter.get_untracked();
        let is_kept =
            self.preferences.update(|preferences| preferences.filters.keep(name, &filter));
        if is_kept {
            self.announcements.announce(&saved(self.locale, name.trim()));
        }
        is_kept
    }

    /// Keeps a filter no more, and says so.
    pub fn remove_filter(self, name: &str) {
        self.preferences.update(|preferences| preferences.filters.remove(name));
        self.announcements.announce(&unsaved(self.locale, name));
    }

    /// The address that shows the table to someone else as it is shown here: by the same filter and sort.
    #[must_use]
    pub fn view_link(self) -> String {
        let hash = self.filter.with(|filter| {
            self.sort.with(|sort| Address::text(filter, sort, None, None, &self.config().sources))
        });
        location::with_hash(&hash)
    }
}
