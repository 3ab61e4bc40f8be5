//! The diagnostics report for support: shown before it is copied, so that the person sees what it contains.

use leptos::prelude::*;

use crate::{
    components::{ui::CopyButton, use_i18n},
    i18n::checks::{REPORT, REPORT_COPY, REPORT_HINT, REPORT_IDS},
};

/// The button that makes the report, and the report.
#[component]
pub fn Diagnostics(
    /// Writes the report: with IDs and names for `true`, else without.
    #[prop(into)]
    report: Callback<bool, String>,
    /// Called with the result of copying, in words, to be announced.
    #[prop(into)]
    on_copied: Callback<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_open = RwSignal::new(false);
    view! {
        <div class="diagnostics">
            <button
                class="button small"
                type="button"
                data-diagnostics=""
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {i18n.t(REPORT)}
            </button>
            {move || is_open.get().then(|| view! { <Report report on_copied /> })}
        </div>
    }
}

/// The report as a text, with a button that copies it.
#[component]
fn Report(
    /// Writes the report: with IDs and names for `true`, else without.
    report: Callback<bool, String>,
    /// Called with the result of copying, in words.
    on_copied: Callback<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let has_ids = RwSignal::new(false);
    let text = Memo::new(move |_| report.run(has_ids.get()));
    let written = move || {
        let text = text.get();
        view! {
            <div>
                <textarea
                    readonly
                    rows="12"
                    spellcheck="false"
                    data-report=""
                    translate="no"
                    aria-label=i18n.t(REPORT)
                >
                    {text.clone()}
                </textarea>
                <CopyButton text name=i18n.t(REPORT_COPY) on_outcome=on_copied />
            </div>
        }
    };
    view! {
        <div class="report">
            <p class="muted">{i18n.t(REPORT_HINT)}</p>
            <label class="check">
                <input
                    type="checkbox"
                    data-with-ids=""
                    on:change=move |event| has_ids.set(event_target_checked(&event))
                />
                <span>{i18n.t(REPORT_IDS)}</span>
            </label>
            {written}
        </div>
    }
}
