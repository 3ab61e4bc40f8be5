//! What is shown instead of the console when its configuration is wrong: each field by its name.

use console_config::Problem;

use super::{
    dom::{El, el},
    part::icon::{Shape, icon},
};
use crate::{
    api::Severity,
    domain::config::Locale,
    i18n::config::{NEXT, UNKNOWN_FIELD, WHOLE, WRONG, problem},
};

/// The problems of a configuration, and its unknown fields, which may be why others are missing.
#[must_use]
pub fn config_problems(locale: Locale, problems: &[Problem], unknown: &[String]) -> El {
    let line = |path: &str, text: &str| {
        let path = if path.is_empty() { WHOLE } else { path };
        el("li").child(el("code").text(path)).text(&format!(" {text}"))
    };
    let problems =
        problems.iter().map(|Problem { path, kind }| line(path, &problem(locale, *kind)));
    let unknown = unknown.iter().map(|path| line(path, UNKNOWN_FIELD.localized(locale)));
    let text = el("div")
        .child(el("h3").text(WRONG.localized(locale)))
        .child(el("ul").children(problems.chain(unknown)))
        .child(el("p").class("muted").text(NEXT.localized(locale)));
    el("section")
        .class("notice")
        .attr("data-notice", "config")
        .attr("role", "alert")
        .child(icon(Shape::Severity(Severity::Failed)))
        .child(text)
}
