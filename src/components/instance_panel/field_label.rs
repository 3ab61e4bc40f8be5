//! What a field is called, and what the documents say of it.

use leptos::prelude::*;

use crate::{
    api::{FieldCode, field::Hint},
    components::use_i18n,
    domain::sent_text::visible,
    i18n::{detail::hint_text, field_text},
};

/// The label, and below it the hint.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub(super) fn FieldLabel(
    /// The field's name as sent, which is the label of an undocumented one.
    name: String,
    /// The documented field; `None` for an undocumented one.
    code: Option<FieldCode>,
    /// What the documents say of the field.
    hint: Hint,
) -> impl IntoView {
    let i18n = use_i18n();
    let label = code
        .map_or_else(|| visible(&name).into_owned(), |code| i18n.t(field_text(code)).to_owned());
    let hint = hint_text(hint).map(|hint| view! { <span class="hint">{i18n.t(hint)}</span> });
    view! {
        <bdi>{label}</bdi>
        {hint}
    }
}
