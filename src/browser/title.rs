//! A mark in front of the page's title, for a tab that nobody looks at.
//!
//! There is one mark for the whole page, however many elements set it. Removing it leaves the title exactly
//! as it was, or as the page has set it in the meantime.

use std::cell::RefCell;

thread_local! {
    static MARK: RefCell<Mark> = RefCell::default();
}

#[derive(Default)]
struct Mark {
    own: String,
    shown: String,
    ended: u32,
    failed: u32,
}

/// Counts one more end of a creation in the title. `write` makes the mark of two numbers: how many creations
/// failed, and how many ended otherwise.
pub fn mark(is_failure: bool, write: impl FnOnce(u32, u32) -> String) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    MARK.with_borrow_mut(|mark| {
        let title = document.title();
        if mark.shown.is_empty() || mark.shown != title {
            mark.own = title;
        }
        let count = if is_failure { &mut mark.failed } else { &mut mark.ended };
        *count = count.saturating_add(1);
        mark.shown = write(mark.failed, mark.ended) + &mark.own;
        document.set_title(&mark.shown);
    });
}

/// Removes the mark, and forgets its counts.
pub fn restore() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let mark = MARK.take();
    if !mark.shown.is_empty() && document.title() == mark.shown {
        document.set_title(&mark.own);
    }
}
