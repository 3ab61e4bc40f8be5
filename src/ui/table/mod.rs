//! All instances: headings to sort by, and only those rows drawn that are in sight.

pub(in crate::ui) mod actions;
pub(super) mod columns_panel;
pub(in crate::ui) mod head;
pub(in crate::ui) mod nothing;
pub(in crate::ui) mod row;
mod separator;
mod skeleton;
pub(in crate::ui) mod skip;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, MouseEvent};

use crate::{
    browser::size::SizeWatch,
    domain::{
        columns::{Density, Fit},
        key::InstanceKey,
        view,
    },
    i18n,
    ui::{
        context::AppState,
        dom::{El, el},
        reactive::{Kept, Memo, memo},
        table::{
            head::head,
            nothing::{Reason, nothing},
            row::{Shown, instance_row},
            skeleton::skeleton,
        },
    },
};

pub(in crate::ui) use crate::state::Rows;

/// The table. `width` is kept to how wide it is.
pub(in crate::ui) fn instance_table(
    ui: AppState,
    rows: Rows,
    fit: Memo<Fit>,
    width: RwSignal<u32>,
) -> El {
    // It takes the focus where the row goes that has it, and no other comes.
    let scroll = el("div").class("scroll").attr("data-scroll", "").attr("tabindex", "-1");
    let (top, height) = (RwSignal::new(0), RwSignal::new(0));
    let box_of_rows = scroll.raw().clone();
    let scrolled = move || put(top, box_of_rows.scroll_top());
    let box_of_rows = scroll.raw().clone();
    Kept::new(SizeWatch::new(scroll.raw(), move || {
        put(height, box_of_rows.client_height());
        put(width, box_of_rows.client_width());
    }));
    let density = memo(move |_| ui.layout.with(|layout| layout.density));
    let count = move || rows.with(|rows| rows.len());
    let window = memo(move |_| view::window(count(), density.get().row(), top.get(), height.get()));
    // The row with the focus is drawn wherever it is, so that the focus stays when it is scrolled away.
    let focus = RwSignal::new(None::<InstanceKey>);
    let held = memo(move |_| {
        let key = focus.get()?;
        rows.with(|rows| rows.iter().position(|row| row.key == key))
    });
    let held_above = move || held.get().filter(|held| *held < window.get().start);
    let held_below = move || held.get().filter(|held| *held >= window.get().end);
    let drawn = move || {
        let indices = held_above().into_iter().chain(window.get()).chain(held_below());
        let shown =
            |index| rows.with(|rows| rows.get(index).cloned()).map(|row| Shown { index, row });
        indices.filter_map(shown).collect()
    };
    let above = move || window.get().start - usize::from(held_above().is_some());
    let below = move || {
        count().saturating_sub(window.get().end).saturating_sub(usize::from(held_below().is_some()))
    };
    let loading = memo(move |_| Reason::now(ui) == Reason::Loading);
    // Rows stand between the two spaces: a list adds its elements where it is.
    let body = el("tbody")
        .child(space(density, above))
        .recycled_of(drawn, Shown::is_same, move |shown| instance_row(ui, shown, fit))
        .child(space(density, below))
        .on("click", move |event| clicked(ui, rows, &event))
        .on("focusin", move |event| focus.set(row_of(rows, &event)))
        .on("focusout", move |_| focus.set(None));
    let body = skeleton(body, loading, fit, density, height);
    let least = move || format!("{}px", fit.with(|fit| fit.width));
    let table = el("table")
        .class("table")
        .attr("aria-label", ui.say(i18n::table::INSTANCES))
        .attr_of("aria-rowcount", move || Some((count() + 1).to_string()))
        .attr_of("aria-busy", move || Some(loading.get().to_string()))
        .attr_of("data-density", move || Some(density.get().id().to_owned()))
        .attr_of("data-sticky", move || fit.with(|fit| fit.is_sticky).then(String::new))
        .style_of("min-inline-size", least)
        .child(head(ui, rows, fit))
        .child(body);
    scroll.on("scroll", move |_| scrolled()).child(table).child_of(move || {
        let why = || {
            // While rows are drawn that stand in for others, it is for those who do not see them.
            let class = if loading.get() { "unseen" } else { "" };
            el("div").class(class).child(nothing(ui))
        };
        rows.with(|rows| rows.is_empty()).then(why)
    })
}

/// Setting a signal to what it is would still wake those who read it.
fn put(signal: RwSignal<u32>, now: i32) {
    let now = u32::try_from(now).unwrap_or(0);
    signal.maybe_update(|before| {
        let differs = *before != now;
        *before = now;
        differs
    });
}

/// A click on a checkbox selects; one on anything else of a row opens that.
fn clicked(ui: AppState, rows: Rows, event: &Event) {
    let Some(key) = row_of(rows, event) else { return };
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    if target.local_name() == "input" {
        let is_range = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.shift_key());
        ui.selection.update(|selection| {
            if is_range {
                rows.with_untracked(|rows| selection.extend(rows, &key));
            } else {
                selection.toggle(&key);
            }
        });
    } else if !matches!(target.closest(".check"), Ok(Some(_))) {
        ui.open(key);
    }
}

/// The instance in whose row something happened. One listener for all rows: they come and go.
fn row_of(rows: Rows, event: &Event) -> Option<InstanceKey> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.closest("[data-row]").ok()??;
    let (id, index) = (row.get_attribute("data-row")?, row.get_attribute("aria-rowindex")?);
    let index: usize = index.parse().ok()?;
    rows.with_untracked(|rows| {
        let row = rows.get(index.checked_sub(row::FIRST)?)?;
        (*row.key.id == *id).then(|| row.key.clone())
    })
}

/// The room of rows that are not drawn.
fn space(density: Memo<Density>, rows: impl Fn() -> usize + 'static) -> El {
    let height = move || {
        let row = usize::try_from(density.get().row()).unwrap_or(0);
        format!("{}px", rows().saturating_mul(row))
    };
    el("tr").class("space").attr("aria-hidden", "true").style_of("height", height).child(el("td"))
}
