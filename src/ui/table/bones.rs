//! What stands in for rows until the first have come: of the same height and in the same columns, so
//! that nothing jumps when they do.

use crate::ui::{
    context::Ui,
    dom::{El, el},
    model::columns::{Density, Fit},
    reactive::{Memo, Signal},
};

/// Whether rows are still to come, and nothing has said that they will not.
pub(super) fn is_loading(ui: Ui) -> bool {
    let is_empty = ui.store.fleet.with(|fleet| fleet.is_empty());
    let expected = ui.config().sources.iter().filter(|source| source.is_listed()).count();
    let has_all = ui
        .store
        .lists
        .with(|lists| lists.iter().filter(|(_, list)| list.seen.is_some()).count() == expected);
    let has_failed =
        ui.store.errors.with(|errors| errors.keys().any(|key| key.instance().is_none()));
    is_empty && !has_all && !has_failed
}

/// Adds to a body as many grey rows as the box has room for, while it is loading.
pub(super) fn bones(
    body: El,
    loading: Memo<bool>,
    fit: Memo<Fit>,
    density: Memo<Density>,
    height: Signal<u32>,
) -> El {
    let numbers = move || {
        let rows = if loading.get() { height.get() / density.get().row() } else { 0 };
        (0..rows.min(30)).collect()
    };
    body.list_of(numbers, move |_: u32| {
        let bone = |class: &str| el("td").class(class).child(el("span").class("bone"));
        let columns =
            move || fit.with(|fit| fit.columns.iter().map(|fitted| fitted.column).collect());
        el("tr")
            .class("bones")
            .attr("aria-hidden", "true")
            .child(bone("cell check"))
            .list_of(columns, move |_| bone("cell"))
    })
}
