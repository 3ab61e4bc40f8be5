//! Follows an instance by its ID: in which source, and which.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use crate::{
    i18n::{self, general::service_name, service_and_source},
    ui::{
        context::Ui,
        dom::{El, el},
        reactive::Signal,
    },
};

/// The form.
pub(in crate::ui) fn follow_form(ui: Ui) -> El {
    let problem = Signal::new("");
    let select = el("select").attr("data-follow-source", "").children(options(ui));
    let field = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "follow-problem")
        .attr_of("aria-invalid", move || {
            problem.with(|text| !text.is_empty()).then(|| "true".into())
        })
        .attr("data-follow-id", "")
        .on("input", move |_| {
            if problem.with_untracked(|text| !text.is_empty()) {
                problem.set("");
            }
        });
    let source = select.raw().clone().dyn_into::<HtmlSelectElement>().ok();
    let input = field.raw().clone().dyn_into::<HtmlInputElement>().ok();
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let (Some(source), Some(input)) = (&source, &input) else { return };
        let source = source.value().parse().unwrap_or(0);
        match ui.follow(source, &input.value()) {
            Ok(poll) => {
                problem.set("");
                input.set_value("");
                ui.announce(&i18n::follow::following(ui.locale, poll.id()));
            }
            Err(reason) => {
                let text = ui.say(i18n::follow::problem(reason));
                problem.set(text);
                ui.announce(text);
            }
        }
        // Ready for the next one, or to be mended.
        let _ = input.focus();
    };
    let labelled =
        |label, control| el("label").child(el("span").text(ui.say(label))).child(control);
    el("form")
        .class("follow-form")
        .attr("novalidate", "")
        .child(labelled(i18n::follow::SOURCE, select))
        .child(labelled(i18n::follow::ID, field))
        .child(
            el("p")
                .class("field-problem")
                .attr("id", "follow-problem")
                .text_of(move || problem.get().to_owned()),
        )
        .child(
            el("button").class("button").attr("type", "submit").text(ui.say(i18n::follow::FOLLOW)),
        )
        .on("submit", submit)
}

/// Each configured source.
fn options(ui: Ui) -> Vec<El> {
    let config = ui.config();
    let option = |(index, source): (usize, &crate::domain::config::Source)| {
        let service = service_name(source.service.name());
        let text = service_and_source(ui.locale, &source.label, service);
        el("option").attr("value", &index.to_string()).text(&text)
    };
    config.sources.iter().enumerate().map(option).collect()
}
