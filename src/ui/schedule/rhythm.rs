//! How often things are checked: a choice for each pace, and none but by hand.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use crate::{
    domain::rhythm::{Rhythm, SETTLED, TRANSITION},
    i18n::{self, Text, elapsed},
    poll::Millis,
    ui::{
        context::Ui,
        dom::{El, el},
        reactive::effect,
    },
};

/// The choices, as they are now.
pub(super) fn rhythm(ui: Ui) -> El {
    let now = ui.rhythm.get_untracked();
    let configured = ui.config().intervals;
    let changing = choice(
        ui,
        i18n::checks::CHANGING,
        "transition",
        (&TRANSITION, configured.transition, now.transition),
        |rhythm, wait| rhythm.transition = wait,
    );
    let settled = choice(
        ui,
        i18n::checks::SETTLED,
        "settled",
        (&SETTLED, configured.settled, now.settled),
        |rhythm, wait| rhythm.settled = wait,
    );
    el("div").class("rhythm").child(changing).child(settled).child(by_hand(ui))
}

fn choice(
    ui: Ui,
    label: Text,
    name: &str,
    (waits, configured, chosen): (&'static [Millis], Millis, Option<Millis>),
    set: fn(&mut Rhythm, Option<Millis>),
) -> El {
    let option = |value: &str, text: &str, is_chosen: bool| {
        let option = el("option").attr("value", value).text(text);
        if is_chosen { option.attr("selected", "") } else { option }
    };
    let default = elapsed(ui.locale, configured) + ui.say(i18n::checks::CONFIGURED);
    let others = waits
        .iter()
        .filter(|wait| **wait != configured)
        .map(|wait| option(&wait.to_string(), &elapsed(ui.locale, *wait), chosen == Some(*wait)));
    let select = el("select")
        .attr("data-interval", name)
        .child(option("", &default, chosen.is_none()))
        .children(others)
        .on("change", move |event| {
            let select = event.target().and_then(|target| target.dyn_into().ok());
            let value = select.map(|select: HtmlSelectElement| select.value());
            let wait = value.and_then(|value| value.parse().ok());
            ui.keep_rhythm(|rhythm| set(rhythm, wait));
        });
    el("label").child(el("span").text(ui.say(label))).child(select)
}

fn by_hand(ui: Ui) -> El {
    let field = el("input").attr("type", "checkbox").attr("data-by-hand", "");
    let label = |field: El| {
        el("label")
            .class("check")
            .child(field)
            .child(el("span").text(ui.say(i18n::checks::BY_HAND)))
    };
    let Ok(input) = field.raw().clone().dyn_into::<HtmlInputElement>() else { return label(field) };
    let shown = input.clone();
    // Whoever resumes by the button in the heading unticks it.
    effect(move || shown.set_checked(ui.rhythm.with(|rhythm| rhythm.by_hand)));
    label(field.on("change", move |_| {
        let by_hand = input.checked();
        ui.keep_rhythm(|rhythm| rhythm.by_hand = by_hand);
        ui.pause(by_hand);
    }))
}
