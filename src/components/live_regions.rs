//! What a screen reader is told of by itself: the only two live regions of the console.

use leptos::prelude::*;

/// The two regions, out of sight.
///
/// They are there, and empty, before there is anything to say, because a region that arrives with its
/// text is not read by all.
#[component]
pub fn LiveRegions(
    /// What is said when nothing else is being read.
    #[prop(into)]
    status: Signal<String>,
    /// What interrupts what is being read.
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
