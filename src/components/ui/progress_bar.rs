//! How far something is, as a bar.

use leptos::prelude::*;

use crate::api::Severity;

/// A bar.
///
/// Of plain boxes, for the parts of a native `<progress>` cannot be coloured alike everywhere.
#[component]
pub fn ProgressBar(
    /// What goes on, for a screen reader: "orders: creation progress".
    #[prop(into)]
    label: Signal<String>,
    /// In per cent, of which no more than 100 are drawn; `None` while it is not known.
    #[prop(into)]
    percent: Signal<Option<u8>>,
    /// Decides the colour; `None` while nothing is known.
    #[prop(into)]
    tone: Signal<Option<Severity>>,
    /// The same in words, for a screen reader; `None` has it say the percentage.
    #[prop(optional)]
    value_text: Option<Memo<Option<String>>>,
    /// Whether it shows where the steps of a creation begin.
    #[prop(optional)]
    has_steps: bool,
    /// What is drawn behind the fill.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    // A style property is written at each notification, also of an equal value.
    let percent = Memo::new(move |_| percent.get().map(|percent| percent.min(100)));
    view! {
        <div
            class="bar"
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || percent.get().map(|percent| percent.to_string())
            aria-valuetext=move || value_text?.get()
            data-indeterminate=move || percent.get().is_none()
            data-tone=move || tone.get().map(Severity::as_str)
            data-steps=has_steps
        >
            <div
                class="bar-fill"
                style:inline-size=move || percent.get().map(|percent| format!("{percent}%"))
            />
            {children.map(|children| children())}
        </div>
    }
}
