//! Where a line that unfolds something stands among elements.

use leptos::prelude::*;

use crate::{
    components::ui::Disclosure,
    ui::{dom::El, island::island},
};

/// Draws it folded. What is below it is made each time it is unfolded.
pub(in crate::ui) fn disclosure(
    class: &str,
    title: &str,
    mut content: impl FnMut() -> El + 'static,
) -> El {
    let is_open = RwSignal::new(false);
    let title = title.to_owned();
    let details = island(|| view! { <Disclosure title>""</Disclosure> }).class(class);
    let element = details.raw().clone();
    details
        .on("toggle", move |_| is_open.set(element.has_attribute("open")))
        .child_of(move || is_open.get().then(&mut content))
}
