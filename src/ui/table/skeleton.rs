//! What stands in for rows until the first have come: of the same height and in the same columns, so
//! that nothing jumps when they do.

use crate::{
    domain::columns::{Density, Fit},
    ui::{
        dom::{El, el},
        reactive::Memo,
    },
};
use leptos::prelude::*;

/// Adds to a body as many grey rows as the box has room for, while it is loading.
pub(super) fn skeleton(
    body: El,
    loading: Memo<bool>,
    fit: Memo<Fit>,
    density: Memo<Density>,
    height: RwSignal<u32>,
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
            .class("skeleton")
            .attr("aria-hidden", "true")
            .child(bone("cell check"))
            .list_of(columns, move |_| bone("cell"))
    })
}
