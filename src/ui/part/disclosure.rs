//! A line that unfolds what is below it.

use crate::ui::{
    dom::{El, el},
    reactive::Signal,
};

/// Draws it folded. What is below it is made each time it is unfolded.
pub(in crate::ui) fn disclosure(
    class: &str,
    title: &str,
    mut content: impl FnMut() -> El + 'static,
) -> El {
    let is_open = Signal::new(false);
    let details = el("details").class(class);
    let element = details.raw().clone();
    details
        .on("toggle", move |_| is_open.set(element.has_attribute("open")))
        .child(el("summary").text(title))
        .child_of(move || is_open.get().then(&mut content))
}
