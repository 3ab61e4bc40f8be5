//! Whether the first rows may be drawn.

use leptos::prelude::*;

use super::AppState;
use crate::{
    browser::timer::Timer,
    domain::{config::Source, key::PollKey},
    poll::Millis,
};

/// How long the first list that comes waits for the others.
const LONGEST_WAIT: Millis = 500;

impl AppState {
    /// Whether rows are held back until the other lists have come, whose rows would move them. That happens
    /// only at the start, and ends half a second after the first list.
    #[must_use]
    pub fn holds_first_rows(self) -> Memo<bool> {
        let config = self.config();
        let is_over = RwSignal::new(false);
        let is_held = Memo::new(move |before: Option<&bool>| {
            if before == Some(&false) || is_over.get() {
                return false;
            }
            let has_failed =
                |at| self.store.records.with(&PollKey::list(at), |record| record.error.is_some());
            self.store.lists.with(|lists| {
                let is_awaited = |(at, source): (usize, &Source)| {
                    let has_come = lists.get(at).is_some_and(Option::is_some);
                    source.is_listed() && !has_come && !has_failed(at)
                };
                config.sources.iter().enumerate().any(is_awaited)
            })
        });
        let timer = StoredValue::new_local(None::<Timer>);
        Effect::new(move |_| {
            let has_begun = self.store.lists.with(|lists| lists.iter().any(Option::is_some));
            if !is_held.get() {
                timer.set_value(None);
            } else if has_begun && timer.with_value(Option::is_none) {
                let end = move || {
                    is_over.try_set(true);
                };
                timer.set_value(Timer::after(LONGEST_WAIT, end));
            }
        });
        is_held
    }
}
