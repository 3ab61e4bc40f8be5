//! A mark in front of the page's title, for a tab that nobody looks at.
//!
//! One for the whole page, however many elements mark it; taking it back leaves the title exactly as it
//! was, or as the page has set it in the meantime.

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

/// Counts one more end in the title.
pub fn mark(is_failure: bool) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    MARK.with_borrow_mut(|mark| {
        let title = document.title();
        if mark.shown.is_empty() || mark.shown != title {
            mark.own = title;
        }
        let count = if is_failure { &mut mark.failed } else { &mut mark.ended };
        *count = count.saturating_add(1);
        let part = |sign: &str, count: u32| match count {
            0 => String::new(),
            count => format!("{sign} {count} · "),
        };
        mark.shown = format!("{}{}{}", part("✕", mark.failed), part("✓", mark.ended), mark.own);
        document.set_title(&mark.shown);
    });
}

/// Takes the mark back.
pub fn restore() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let mark = MARK.take();
    if !mark.shown.is_empty() && document.title() == mark.shown {
        document.set_title(&mark.own);
    }
}
