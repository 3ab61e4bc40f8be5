//! The entries of lists that cannot be read, as they were sent: they have no row.

use std::sync::Arc;

use super::{
    context::Ui,
    dom::{El, el},
    part::disclosure::disclosure,
    reactive::memo,
};
use crate::i18n::table;

/// How many entries cannot be read, and their text; nothing while there are none.
pub(super) fn unreadable(ui: Ui) -> El {
    let entries = memo(move |_| {
        ui.store.lists.with(|lists| {
            let entries = lists.iter().flat_map(|(source, list)| {
                list.unreadable.iter().map(move |text| (*source, Arc::clone(text)))
            });
            entries.collect::<Vec<(usize, Arc<str>)>>()
        })
    });
    let list = move || {
        let entries = entries.get().into_iter().map(|(source, text)| {
            let label = el("span").class("muted").text(&ui.source_label(source));
            el("li").child(label).text(" ").child(el("code").text(&text))
        });
        el("ul").children(entries)
    };
    let count = memo(move |_| entries.with(Vec::len));
    el("div").child_of(move || {
        let count = count.get();
        (count > 0).then(|| {
            disclosure("unreadable", &table::unreadable(ui.locale, count), list)
                .attr("data-unreadable", &count.to_string())
        })
    })
}
