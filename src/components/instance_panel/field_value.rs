//! What was sent as the value of a field.

use leptos::prelude::*;

use crate::{
    api::{Field, Value},
    components::{TimeText, ui::ValueOrNone, use_i18n},
    domain::sent_text::visible,
    i18n::{
        I18n, aside,
        detail::{MASKED, NO, YES, meaning},
    },
};

/// The value, with its meaning if it is a code; a dash if there is none. A time is shown by the clock that
/// the person chose.
#[component]
pub(super) fn FieldValue(
    /// The field.
    field: Memo<Option<Field>>,
) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        field.with(|field| match field {
            Some(Field { value: Value::Json(text), .. }) => {
                view! { <span><code class="json">{visible(text).into_owned()}</code></span> }
                    .into_any()
            }
            Some(Field { value: Value::List(items), .. }) => {
                let chip = |text| view! { <Chip text /> };
                view! { <span>{items.iter().cloned().map(chip).collect_view()}</span> }.into_any()
            }
            Some(Field { value: Value::Time(moment), .. }) => {
                view! { <span><TimeText moment=*moment has_zone=true /></span> }.into_any()
            }
            Some(Field { value: Value::Masked, .. }) => muted(i18n.t(MASKED)).into_any(),
            Some(Field { value: Value::Flag(flag), .. }) => {
                view! { <span>{i18n.t(if *flag { YES } else { NO })}</span> }.into_any()
            }
            Some(Field { name, value: Value::Text(text), .. }) => {
                view! { <span>{with_meaning(i18n, name, text)}</span> }.into_any()
            }
            None => view! {
                <span class="muted">
                    <ValueOrNone text=None />
                </span>
            }
            .into_any(),
        })
    }
}

/// One text of a list.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its props")]
#[component]
pub(super) fn Chip(
    /// The text.
    text: String,
) -> impl IntoView {
    view! { <span class="chip">{visible(&text).into_owned()}</span> }
}

fn muted(text: &'static str) -> impl IntoView {
    view! { <span class="muted">{text}</span> }
}

fn with_meaning(i18n: I18n, name: &str, text: &str) -> String {
    match meaning(name, text).map(|meaning| i18n.t(meaning)) {
        Some(meaning) if meaning != text => aside(i18n.locale, meaning, text),
        Some(_) | None => visible(text).into_owned(),
    }
}
