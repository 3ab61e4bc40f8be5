//! Icons as inline SVG: a page with a strict content security policy would refuse image files.

use leptos::prelude::*;

use crate::api::Severity;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A ribbon that marks a place.
    Bookmark,
    /// A clock.
    Clock,
    /// A cross, which closes.
    Close,
    /// A table with columns.
    Columns,
    /// Two sheets, one behind the other.
    Copy,
    /// A tick.
    Done,
    /// An arrowhead down.
    Down,
    /// An arrow onto a line.
    Download,
    /// An arrow out of a box.
    External,
    /// A key.
    Key,
    /// Three dots.
    More,
    /// Two bars.
    Pause,
    /// A triangle to the right.
    Play,
    /// An arrow in a circle.
    Refresh,
    /// A magnifying glass.
    Search,
    /// An arrowhead up.
    Up,
    /// The shape of a severity, so that colour is not alone in saying it.
    Severity(Severity),
}

impl Shape {
    /// The drawing, as the data of an SVG path in a box of 16 × 16.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Bookmark => "M4.5 2.5h7v11L8 10.5l-3.5 3z",
            Self::Clock => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Columns => "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
            Self::Copy => "M6 6h7v7H6zM3 10V3h7",
            Self::Done => "M3.5 8.5l3 3 6-7",
            Self::Down => "M4 6.5l4 4 4-4",
            Self::Download => "M8 2v8M4.5 7L8 10.5 11.5 7M3 13.5h10",
            Self::External => "M9.5 2.5h4v4M13.5 2.5L8 8M11.5 9.5v4h-9v-9h4",
            Self::Key => "M5.5 7.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM7.7 8.3L13.5 2.5M11 5l2 2",
            Self::More => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Self::Pause => "M6 4v8M10 4v8",
            Self::Play => "M5.5 3.5l6.5 4.5-6.5 4.5z",
            Self::Refresh => "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
            Self::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5L14 14",
            Self::Up => "M4 9.5l4-4 4 4",
            Self::Severity(severity) => of_severity(severity),
        }
    }
}

const fn of_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Failed => "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM6 6l4 4M10 6l-4 4",
        Severity::Running => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM5 8.3l2.2 2.2L11 6.2",
        Severity::Stopped => "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM5.8 5.8h4.4v4.4H5.8z",
        Severity::Transition => "M14.5 8A6.5 6.5 0 1 1 8 1.5",
        Severity::Unknown => {
            "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.3M8 11v.2"
        }
        Severity::Warning => "M8 2L1.5 13.5h13zM8 6.5v3.2M8 11.6v.2",
    }
}

/// An icon in the colour of the text around it, hidden from screen readers.
#[component]
pub fn Icon(
    /// What it shows.
    #[prop(into)]
    shape: Signal<Shape>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=move || shape.get().path() />
        </svg>
    }
}
