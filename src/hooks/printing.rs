//! Whether the page is being printed, as a signal.

use leptos::prelude::*;

use crate::browser::listener;

/// `true` from the moment before the browser lays the page out for print until it has done so.
#[must_use]
pub fn use_printing() -> Signal<bool> {
    let is_printing = RwSignal::new(false);
    StoredValue::new_local(listener::printing(move |now| {
        is_printing.try_set(now);
    }));
    is_printing.into()
}
