//! A progress bar.

use leptos::prelude::*;

use crate::api::Severity;

/// A progress bar, made of plain boxes.
///
/// The parts of a native `<progress>` cannot be coloured the same way in all browsers.
#[component]
pub fn ProgressBar(
    /// The bar's name for a screen reader: "orders: creation progress".
    #[prop(into)]
    label: Signal<String>,
    /// The progress in per cent, of which at most 100 are drawn; `None` while it is not known.
    #[prop(into)]
    percent: Signal<Option<u8>>,
    /// The severity that decides the colour; `None` while nothing is known.
    #[prop(into)]
    tone: Signal<Option<Severity>>,
    /// The progress in words, for a screen reader; without it the percentage is read.
    #[prop(optional)]
    value_text: Option<Memo<Option<String>>>,
    /// Whether the bar marks where the steps of a creation begin.
    #[prop(optional)]
    has_steps: bool,
    /// What is drawn behind the fill.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    // A memo, because Leptos writes a style property at each notification, even if the value is equal.
    let percent = Memo::new(move |_| percent.get().map(|percent| percent.min(100)));
    view! {
        <div
            class="bar"
            part="progress"
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
