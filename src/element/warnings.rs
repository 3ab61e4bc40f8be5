//! Warnings for the maintainer of the page: each once, on the browser's console and as an event.

use std::{cell::RefCell, collections::HashSet};

use crate::{
    browser::{host::Host, log},
    i18n,
    state::{HostEvent, Outside},
};

thread_local! {
    static SAID: RefCell<HashSet<String>> = RefCell::default();
}

/// Of fields that a configuration does not have.
pub(super) fn unknown_fields(host: &Host, paths: &[String]) {
    if !paths.is_empty() {
        warn(host, i18n::config::unknown_fields(paths));
    }
}

/// Of an element that wants the page's address, which another has.
pub(super) fn second_router(host: &Host) {
    warn(host, i18n::config::SECOND_ROUTER.to_owned());
}

fn warn(host: &Host, message: String) {
    if SAID.with_borrow_mut(|said| said.insert(message.clone())) {
        log::warn(&message);
        Outside::tell_to(host, &HostEvent::Warning { message });
    }
}
