//! How often things are checked: an interval while something changes, one otherwise, or manually.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use crate::{
    domain::stored::{PollPreferences, SETTLED, TRANSITION},
    i18n::{self, Text, elapsed},
    poll::{Intervals, Millis},
    ui::{
        context::Ui,
        dom::{El, el},
        reactive::effect,
    },
};

/// The choices.
pub(super) fn intervals(ui: Ui) -> El {
    let configured = Intervals::from(ui.config().poll);
    let changing = choice(
        ui,
        i18n::checks::CHANGING,
        "transition",
        (&TRANSITION, configured.transition),
        |polls| &mut polls.transition,
    );
    let settled =
        choice(ui, i18n::checks::SETTLED, "settled", (&SETTLED, configured.settled), |polls| {
            &mut polls.settled
        });
    el("div").class("intervals").child(changing).child(settled).child(manual(ui))
}

fn choice(
    ui: Ui,
    label: Text,
    name: &str,
    (waits, configured): (&'static [Millis], Millis),
    field: fn(&mut PollPreferences) -> &mut Option<Millis>,
) -> El {
    let option = |value: &str, text: &str| el("option").attr("value", value).text(text);
    let default = elapsed(ui.locale, configured) + ui.say(i18n::checks::CONFIGURED);
    let others = waits
        .iter()
        .filter(|wait| **wait != configured)
        .map(|wait| option(&wait.to_string(), &elapsed(ui.locale, *wait)));
    let select = el("select")
        .attr("data-interval", name)
        .child(option("", &default))
        .children(others)
        .on("change", move |event| {
            let select = event.target().and_then(|target| target.dyn_into().ok());
            let value = select.map(|select: HtmlSelectElement| select.value());
            let wait = value.and_then(|value| value.parse().ok());
            ui.change_polls(|polls| *field(polls) = wait);
        });
    if let Ok(shown) = select.raw().clone().dyn_into::<HtmlSelectElement>() {
        // Another page may choose, too.
        effect(move || {
            let chosen = *field(&mut ui.poll_preferences.get());
            let other = chosen.filter(|wait| *wait != configured);
            shown.set_value(&other.map(|wait| wait.to_string()).unwrap_or_default());
        });
    }
    el("label").child(el("span").text(ui.say(label))).child(select)
}

fn manual(ui: Ui) -> El {
    let field = el("input").attr("type", "checkbox").attr("data-manual", "");
    let label = |field: El| {
        el("label").class("check").child(field).child(el("span").text(ui.say(i18n::checks::MANUAL)))
    };
    let Ok(input) = field.raw().clone().dyn_into::<HtmlInputElement>() else { return label(field) };
    let shown = input.clone();
    // The button in the heading unticks it when one resumes.
    effect(move || shown.set_checked(ui.poll_preferences.with(|polls| polls.manual)));
    label(field.on("change", move |_| {
        let manual = input.checked();
        ui.change_polls(|polls| polls.manual = manual);
    }))
}
