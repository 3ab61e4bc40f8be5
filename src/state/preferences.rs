//! What the person chose for this browser.

use leptos::prelude::*;

use super::{AppState, StoredSignal};
use crate::{
    domain::{
        columns::Layout,
        stored::{PollPreferences, Preferences},
        view::Column,
    },
    i18n::{column_moved, table::column_title},
};

impl AppState {
    /// Changes how often the person wants to poll.
    pub fn change_polls(self, change: impl FnOnce(&mut PollPreferences)) {
        self.change_preferences(|preferences| {
            preferences.update(|preferences| change(&mut preferences.polls));
        });
    }

    /// Changes the table's columns, widths or density.
    pub fn change_layout(self, change: impl FnOnce(&Layout) -> Layout) {
        self.change_preferences(|preferences| {
            preferences.update(|preferences| preferences.table = change(&preferences.table));
        });
    }

    /// Moves a column one place, and announces its new place.
    pub fn move_column(self, column: Column, to_front: bool) {
        self.change_layout(|layout| layout.with_moved(column, to_front));
        let order: Vec<Column> = self.layout.with_untracked(|layout| layout.order().collect());
        if let Some(place) = order.iter().position(|there| *there == column) {
            let title = self.i18n().t(column_title(column));
            let said = column_moved(self.locale, title, place + 1, order.len());
            self.announcements.announce_about("column", &said);
        }
    }

    /// Chooses the clock by which times are shown.
    pub fn use_utc(self, in_utc: bool) {
        self.change_preferences(|preferences| {
            preferences.update(|preferences| preferences.in_utc = in_utc);
        });
    }

    /// Chooses whether a notification is shown for each creation that ends.
    pub fn use_notifications(self, wanted: bool) {
        self.change_preferences(|preferences| {
            preferences.update(|preferences| preferences.notifications = wanted);
        });
    }

    /// Changes the preferences, and applies changed intervals and manual checks to the engine.
    pub(super) fn change_preferences(self, change: impl FnOnce(StoredSignal<Preferences>)) {
        let polls = || self.preferences.with_untracked(|preferences| preferences.polls);
        let before = polls();
        change(self.preferences);
        let now = polls();
        let configured = self.config().poll.into();
        let intervals = now.intervals(configured);
        if intervals != before.intervals(configured) {
            self.engine.try_with_value(|engine| engine.use_intervals(intervals));
        }
        if now.manual != before.manual {
            self.pause(now.manual);
        }
    }
}
