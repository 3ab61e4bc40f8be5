//! The filters that a person keeps under names, and the link to what is shown.

use leptos::prelude::*;

use super::AppState;
use crate::{
    browser::location,
    domain::{address::Address, filter::Filter, stored::SavedFilter},
    i18n::filter::{saved, unsaved},
};

impl AppState {
    /// All of them, by name.
    #[must_use]
    pub fn saved_filters(self) -> Memo<Vec<SavedFilter>> {
        Memo::new(move |_| self.preferences.with(|all| all.filters.list().to_vec()))
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

    /// Looks for what a saved filter looks for.
    pub fn use_filter(self, SavedFilter { filter, .. }: &SavedFilter) {
        self.filter.set(Filter::parse(filter));
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
