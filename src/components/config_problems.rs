//! What is shown instead of the console when its configuration is wrong: each field by its name.

use console_config::{Problem, ProblemKind};
use leptos::prelude::*;

use super::{
    ui::{Icon, Shape},
    use_i18n,
};
use crate::{
    api::Severity,
    i18n::config::{LOAD_FAILED, NEXT, RELOAD, UNKNOWN_FIELD, WHOLE, WRONG, problem},
};

/// The problems of a configuration, and its unknown fields, which may be why others are missing.
#[component]
pub fn ConfigProblems(
    /// What is wrong with which fields.
    problems: Vec<Problem>,
    /// The paths of the fields that the configuration does not have.
    unknown: Vec<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    // A configuration that could not be loaded has no fields to correct.
    let is_missing = !problems.is_empty()
        && problems.iter().all(|problem| problem.kind == ProblemKind::NotLoaded);
    let (title, next) = if is_missing { (LOAD_FAILED, RELOAD) } else { (WRONG, NEXT) };
    let problems =
        problems.into_iter().map(|Problem { path, kind }| (path, problem(i18n.locale, kind)));
    let unknown = unknown.into_iter().map(|path| (path, i18n.t(UNKNOWN_FIELD).to_owned()));
    let line = |(path, text): (String, String)| {
        let path = if path.is_empty() { WHOLE.to_owned() } else { path };
        view! {
            <li>
                <code translate="no">{path}</code>
                {format!(" {text}")}
            </li>
        }
        .into_any()
    };
    view! {
        <section class="notice" part="notice" data-notice="config" role="alert">
            <Icon shape=Shape::Severity(Severity::Failed) />
            <div>
                <h2 class="problems-title">{i18n.t(title)}</h2>
                <ul>{problems.chain(unknown).map(line).collect_view()}</ul>
                <p class="muted">{i18n.t(next)}</p>
            </div>
        </section>
    }
}
