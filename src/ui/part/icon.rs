//! Icons as inline drawings: an image from anywhere else would be refused by a strict page.

use crate::api::Severity;
use crate::ui::dom::{El, svg};

/// A drawing in a 16 × 16 box, in the colour of the text around it, hidden from screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Icon(&'static str);

impl Icon {
    pub(in crate::ui) const CLOCK: Self =
        Self("M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5");
    pub(in crate::ui) const CLOSE: Self = Self("M4 4l8 8M12 4l-8 8");
    pub(in crate::ui) const COLUMNS: Self = Self("M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10");
    pub(in crate::ui) const COPY: Self = Self("M6 6h7v7H6zM3 10V3h7");
    pub(in crate::ui) const DOWNLOAD: Self = Self("M8 2v8M4.5 7L8 10.5 11.5 7M3 13.5h10");
    pub(in crate::ui) const MORE: Self = Self("M3.5 8h.01M8 8h.01M12.5 8h.01");
    pub(in crate::ui) const DOWN: Self = Self("M4 6.5l4 4 4-4");
    pub(in crate::ui) const DONE: Self = Self("M3.5 8.5l3 3 6-7");
    pub(in crate::ui) const KEY: Self =
        Self("M5.5 7.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM7.7 8.3L13.5 2.5M11 5l2 2");
    pub(in crate::ui) const PAUSE: Self = Self("M6 4v8M10 4v8");
    pub(in crate::ui) const PLAY: Self = Self("M5.5 3.5l6.5 4.5-6.5 4.5z");
    pub(in crate::ui) const REFRESH: Self = Self("M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3");
    pub(in crate::ui) const SEARCH: Self =
        Self("M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5L14 14");

    pub(in crate::ui) const UP: Self = Self("M4 9.5l4-4 4 4");

    /// The shape that says a severity, so that colour is not alone in saying it.
    #[must_use]
    pub(in crate::ui) const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Failed => {
                Self("M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM6 6l4 4M10 6l-4 4")
            }
            Severity::Running => {
                Self("M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM5 8.3l2.2 2.2L11 6.2")
            }
            Severity::Stopped => {
                Self("M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM5.8 5.8h4.4v4.4H5.8z")
            }
            Severity::Transition => Self("M14.5 8A6.5 6.5 0 1 1 8 1.5"),
            Severity::Unknown => Self(
                "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.3M8 11v.2",
            ),
            Severity::Warning => Self("M8 2L1.5 13.5h13zM8 6.5v3.2M8 11.6v.2"),
        }
    }
}

/// Draws an icon.
pub(in crate::ui) fn icon(Icon(path): Icon) -> El {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", path))
}
