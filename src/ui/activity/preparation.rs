//! How far a cloud phone's preparation is.

use crate::api::{Preparation, PrepareState};
use crate::ui::{
    activity::fact::{line, phase_tone},
    context::Ui,
    dom::{El, el},
    part::badge::Badge,
    part::progress_bar::progress_bar,
    words::{self, waiting},
};

/// Draws what is known of it.
pub(in crate::ui) fn preparation_facts(
    ui: Ui,
    preparation: Preparation,
    percent: Option<u8>,
) -> El {
    let state = preparation.state;
    let shown = match (state.label(), state) {
        (Some(label), _) => Badge::plain(state.severity(), ui.say(label)),
        (None, PrepareState::Unknown(number)) => Badge::unknown(ui, &number.to_string()),
        (None, _) => Badge::unknown(ui, ""),
    };
    let queue = preparation.waiting.map(|count| {
        let text = waiting(ui.locale, count);
        el("span").attr("data-waiting", &count.to_string()).text(&text)
    });
    // It tells no percentage: under way it only moves, at its end it is full or gone.
    let bar = (state != PrepareState::Failed).then(|| {
        progress_bar(ui.say(words::activity::PROGRESS), percent, phase_tone(&state.phase()))
    });
    el("div").class("card-facts").child(line(ui, &shown, queue)).children(bar)
}
