//! Whether the page is being printed, as a signal.

use leptos::prelude::*;

use crate::browser::listener;

/// `true` from the moment before the browser lays the page out for print until it has done so.
///
/// Views follow in microtasks. A page that calls `window.print()` from a script gives them no turn: it must
/// dispatch `beforeprint` itself, and print in a later task.
#[must_use]
pub fn use_printing() -> Signal<bool> {
    let is_printing = RwSignal::new(false);
    StoredValue::new_local(listener::printing(move |now| {
        is_printing.try_set(now);
    }));
    is_printing.into()
}
