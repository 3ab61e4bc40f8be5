//! Where the problems of a configuration stand.

use console_config::Problem;
use leptos::prelude::view;

use super::{dom::El, island::island};
use crate::{
    components::{ConfigProblems, provide_i18n},
    domain::config::Locale,
    i18n::I18n,
};

/// The problems, and the unknown fields, instead of a console.
#[must_use]
pub fn config_problems(locale: Locale, problems: Vec<Problem>, unknown: Vec<String>) -> El {
    island(|| {
        provide_i18n(I18n { locale });
        view! { <ConfigProblems problems unknown /> }
    })
}
