//! Why the table has no rows: each reason has its own words and its own shape.

use leptos::prelude::*;
use std::collections::BTreeMap;

use crate::{
    api::Severity,
    domain::filter::Filter,
    i18n::{Text, checks, filter::filter_text, table},
    ui::{
        context::AppState,
        dom::{El, el},
        part::{
            button::button,
            icon::{Shape, icon},
        },
        reactive::memo,
    },
};

/// A reason for a table without rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// Nothing that could be loaded has any; something else failed.
    EmptyInPart,
    Empty,
    Failed,
    Loading,
    NoMatch,
    Token,
}

impl Reason {
    /// The one that holds now, where there are no rows. Tracks what decides.
    pub(super) fn now(ui: AppState) -> Self {
        if ui.store.fleet.with(|fleet| !fleet.is_empty()) {
            return Self::NoMatch;
        }
        let expected = ui.config().sources.iter().filter(|source| source.is_listed()).count();
        let seen = ui
            .store
            .lists
            .with(|lists| lists.iter().filter(|(_, list)| list.seen.is_some()).count());
        // What is asked for at this moment may still bring rows.
        let failed = ui
            .store
            .errors
            .with(|errors| errors.keys().filter(|key| key.instance().is_none()).count());
        if seen == expected {
            Self::Empty
        } else if ui.store.token_requests.with(BTreeMap::is_empty) && failed == 0 {
            Self::Loading
        } else if failed == 0 {
            Self::Token
        } else if seen == 0 {
            Self::Failed
        } else {
            Self::EmptyInPart
        }
    }

    /// A name for tests and styles, the title, what to do, and the shape.
    const fn said(self) -> (&'static str, Text, Option<Text>, Shape) {
        match self {
            Self::Empty => (
                "empty",
                table::NO_INSTANCES,
                Some(table::NO_INSTANCES_NEXT),
                Shape::Severity(Severity::Stopped),
            ),
            Self::EmptyInPart => (
                "partial",
                checks::NONE_IN_PART,
                Some(checks::SEE_ABOVE),
                Shape::Severity(Severity::Warning),
            ),
            Self::Failed => (
                "error",
                table::ALL_SOURCES_FAILED,
                Some(checks::SEE_ABOVE),
                Shape::Severity(Severity::Failed),
            ),
            Self::Loading => {
                ("loading", table::LOADING, None, Shape::Severity(Severity::Transition))
            }
            Self::NoMatch => ("no-match", table::NO_MATCH, None, Shape::Search),
            Self::Token => {
                ("token", checks::WAITS_FOR_TOKEN, Some(checks::SEE_ABOVE_TOKEN), Shape::Key)
            }
        }
    }
}

/// Says why there are no rows, and offers what can be done about it here.
pub(in crate::ui) fn nothing(ui: AppState) -> El {
    let reason = memo(move |_| Reason::now(ui));
    let place = el("div").class("nothing");
    place.attr_of("data-nothing", move || Some(reason.get().said().0.to_owned())).child_of(
        move || {
            let reason = reason.get();
            let (_, title, next, shape) = reason.said();
            let filter = (reason == Reason::NoMatch).then(|| {
                el("p")
                    .class("nothing-filter")
                    .text_of(move || ui.filter.with(|filter| filter_text(ui.locale, filter)))
            });
            let button = match reason {
                Reason::NoMatch => Some(act(ui, table::CLEAR_FILTER, move || {
                    ui.filter.set(Filter::default());
                })),
                Reason::EmptyInPart | Reason::Failed => {
                    Some(act(ui, checks::CHECK_NOW, move || {
                        ui.refresh(None);
                    }))
                }
                Reason::Empty | Reason::Loading | Reason::Token => None,
            };
            Some(
                el("div")
                    .child(icon(shape))
                    .child(el("p").class("nothing-title").text(ui.say(title)))
                    .children(next.map(|next| el("p").class("muted").text(ui.say(next))))
                    .children(filter)
                    .children(button),
            )
        },
    )
}

fn act(ui: AppState, label: Text, then: impl FnMut() + 'static) -> El {
    button("data-nothing-act").text(ui.say(label)).on_click(then)
}
