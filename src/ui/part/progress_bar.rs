//! A progress bar that says only what is known.

use crate::ui::dom::{El, el};

/// Draws a bar, so many per cent full; `None` where nothing is known of how far it is.
///
/// `label` is what a screen reader says it measures. Drawn of plain boxes, for the parts of a native
/// `<progress>` cannot be coloured alike everywhere.
pub(in crate::ui) fn progress_bar(label: &str, percent: Option<u8>, tone: &str) -> El {
    let bar = el("div")
        .class("bar")
        .attr("role", "progressbar")
        .attr("aria-label", label)
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .attr("data-tone", tone);
    let fill = el("div").class("bar-fill");
    match percent {
        None => bar.attr("data-indeterminate", "").child(fill),
        Some(percent) => {
            let percent = percent.min(100);
            bar.attr("aria-valuenow", &percent.to_string())
                .child(fill.style("inline-size", &format!("{percent}%")))
        }
    }
}
