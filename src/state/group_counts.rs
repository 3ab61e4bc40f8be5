//! How many instances are in each group of statuses, and the groups as a filter.

use leptos::prelude::*;

use super::AppState;
use crate::domain::filter::{Group, GroupCounts, Property};

impl AppState {
    /// How many of all instances are in each group, without the filter; `None` until a list was loaded, at
    /// least in part.
    #[must_use]
    pub fn group_counts(self) -> Memo<Option<GroupCounts>> {
        Memo::new(move |_| {
            let is_loaded = self.store.lists.with(|lists| lists.iter().any(Option::is_some));
            is_loaded.then(|| {
                self.store.fleet.with(|fleet| {
                    fleet.rows().map(|row| Group::of(row.instance.status.severity())).collect()
                })
            })
        })
    }

    /// The groups that the filter asks for.
    #[must_use]
    pub fn filtered_groups(self) -> Memo<Vec<Group>> {
        Memo::new(move |_| {
            self.filter.with(|filter| {
                let is_asked_for = |group: &Group| filter.has(Property::State, false, group.id());
                Group::ALL.into_iter().filter(is_asked_for).collect()
            })
        })
    }

    /// Adds a group to the filter, or takes it out.
    pub fn toggle_group(self, group: Group) {
        self.filter.update(|filter| filter.toggle(Property::State, group.id()));
    }
}
