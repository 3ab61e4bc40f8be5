//! A line that unfolds what is below it.

use leptos::{html, prelude::*};

/// A `<details>`, folded at first.
#[component]
pub fn Disclosure(
    /// The line that is always there.
    #[prop(into)]
    title: Signal<String>,
    /// The content below the line, made each time it is unfolded.
    children: ChildrenFn,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let is_open = RwSignal::new(false);
    let follow = move |_| {
        if let Some(details) = details.get_untracked() {
            is_open.set(details.open());
        }
    };
    view! {
        <details node_ref=details on:toggle=follow>
            <summary translate="no">{title}</summary>
            {move || is_open.get().then(|| children())}
        </details>
    }
}
