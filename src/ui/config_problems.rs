//! What is shown instead of the console when its configuration is wrong: each field by its name.

use super::{
    dom::{El, el},
    part::icon::{Icon, icon},
};
use crate::{
    api::Severity,
    domain::config::{Locale, Problem},
    i18n,
};

/// The problems of a configuration.
#[must_use]
pub fn config_problems(locale: Locale, problems: &[Problem]) -> El {
    let list = problems.iter().map(|Problem { field, problem }| {
        let problem = format!(" {}", locale.of(*problem));
        el("li").child(el("code").text(field)).text(&problem)
    });
    let text = el("div")
        .child(el("h3").text(i18n::config::WRONG.localized(locale)))
        .child(el("ul").children(list))
        .child(el("p").class("muted").text(i18n::config::NEXT.localized(locale)));
    el("section")
        .class("notice")
        .attr("data-notice", "config")
        .attr("role", "alert")
        .child(icon(Icon::of(Severity::Failed)))
        .child(text)
}
