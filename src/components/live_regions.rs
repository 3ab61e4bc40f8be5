//! The two live regions through which the console announces: a screen reader reads each new text in them.

use leptos::prelude::*;

/// The two regions, visually hidden.
///
/// They exist, empty, before there is anything to say, because some screen readers ignore a region that
/// appears together with its text.
#[component]
pub fn LiveRegions(
    /// The text that waits until the screen reader is idle.
    #[prop(into)]
    status: Signal<String>,
    /// The text that interrupts the screen reader.
    #[prop(into)]
    alert: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="unseen" translate="no">
            <p aria-live="polite" aria-atomic="true" data-said="polite">
                {status}
            </p>
            <p aria-live="assertive" aria-atomic="true" data-said="assertive">
                {alert}
            </p>
        </div>
    }
}
