//! What the facts of all three services are made of.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    api::{Failure, Moment, Phase, Severity},
    domain::task::Progress,
    i18n::{advice_for_code, elapsed},
    ui::{
        context::AppState,
        dom::{El, el},
        part::{
            badge::{Badge, badge},
            failure_note::{failure, in_words},
            progress_bar::moving_bar,
        },
        reactive::{Memo, memo},
    },
};

/// What is known of something that is being made, as its card looks it up.
pub(in crate::ui) type Known = Memo<Option<Arc<Progress>>>;

/// What a card says first: where it stands, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Face {
    /// Where it stands, unless that is said beside it.
    pub(in crate::ui) badge: Option<Badge>,
    /// How far it is, where that is known.
    pub(in crate::ui) percent: Option<u8>,
    /// The same for the bar.
    pub(in crate::ui) phase: Phase,
}

/// The badge, and what stands beside it.
pub(in crate::ui) fn line(
    ui: AppState,
    face: Memo<Option<Face>>,
    beside: impl FnMut() -> Option<El> + 'static,
) -> El {
    el("div")
        .class("card-line")
        .child_of(move || face.with(|face| Some(badge(ui, face.as_ref()?.badge.as_ref()?))))
        .child_of(beside)
}

/// The percentage in figures.
pub(in crate::ui) fn figures(face: Memo<Option<Face>>) -> Option<El> {
    let percent = face.with(|face| face.as_ref()?.percent)?;
    let figures = el("span").class("percent").attr("data-progress", &percent.to_string());
    Some(figures.text(&format!("{percent}%")))
}

/// A bar that stays as it is while its values change, so that they can move.
pub(in crate::ui) fn bar(ui: AppState, face: Memo<Option<Face>>) -> El {
    let percent = move || face.with(|face| face.as_ref()?.percent);
    let tone = move || face.with(|face| face.as_ref().map(|face| phase_tone(&face.phase)));
    moving_bar(ui, percent, tone)
}

/// Why it failed, as long as it has.
pub(in crate::ui) fn failure_of(
    parent: El,
    why: impl Fn() -> Option<Failure> + Send + Sync + 'static,
) -> El {
    let why = memo(move |_| why());
    parent.child_of(move || why.with(|why| why.as_ref().map(failure)))
}

/// The same for the whole creation, with what its code means and what one can do about it.
pub(in crate::ui) fn end_of(
    ui: AppState,
    parent: El,
    why: impl Fn() -> Option<Failure> + Copy + Send + Sync + 'static,
) -> El {
    let code = memo(move |_| why().and_then(|why| why.code));
    failure_of(parent, why).child_of(move || {
        let code = code.get()?;
        advice_for_code(ui.locale, &code).map(|reason| in_words(ui, &reason))
    })
}

/// How long something has lasted by the server's clock; empty while it has not begun.
pub(in crate::ui) fn time(
    ui: AppState,
    source: usize,
    lasting: impl Fn() -> (Option<Moment>, Option<Moment>) + 'static,
) -> El {
    el("span").class("time muted").text_of(move || {
        let (started, ended) = lasting();
        // How long it has lasted is not known where the beginning is no moment.
        if let Some(Moment::AsSent(text)) = started {
            return text;
        }
        let at = |moment: &Option<Moment>| moment.as_ref().and_then(Moment::timestamp);
        let lasted = ui.lasted(source, at(&started), at(&ended));
        lasted.map(|time| elapsed(ui.locale, time)).unwrap_or_default()
    })
}

/// The colour of a bar.
pub(in crate::ui) const fn phase_tone(phase: &Phase) -> Severity {
    match phase {
        Phase::Failed => Severity::Failed,
        Phase::Succeeded => Severity::Running,
        Phase::Underway => Severity::Transition,
        Phase::Unknown(_) => Severity::Unknown,
    }
}
