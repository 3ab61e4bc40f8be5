//! The visible rows, each in a slot that is reused for other rows.

use std::sync::Arc;

use leptos::prelude::*;

use super::{row::InstanceRow, spacer::Spacer};
use crate::{
    browser::row_order,
    components::ui::Each,
    domain::{
        drawn_rows::DrawnRows,
        fleet::Row,
        view::{self, Column},
    },
    hooks::{ElementRef, use_printing},
    state::Rows,
};

/// The body of the table.
///
/// Rows are keyed by slot, because each row that `For` has ever made costs memory until the table is removed.
/// `For` puts them in the order of their slots, and then [`row_order::arrange`] in the order of the rows:
/// keyed by row, `For` would move all of them whenever one is added or removed at the top.
#[component]
pub fn TableBody(
    /// The rows that match the filter, sorted.
    rows: Rows,
    /// Whether the rows are held back, and not drawn yet.
    is_held: Memo<bool>,
    /// The columns after the name column.
    columns: Memo<Vec<Column>>,
    /// How high a row is, in pixels.
    row_height: Memo<u32>,
    /// How far the scroll box is scrolled, in pixels.
    #[prop(into)]
    top: Signal<u32>,
    /// How high the scroll box is, in pixels.
    height: Signal<u32>,
    /// The scroll box. It takes the focus if the focused row goes and no other row takes its place.
    scroll_box: ElementRef,
    /// What stands below the rows.
    children: Children,
) -> impl IntoView {
    let body = ElementRef::default();
    let focused = RwSignal::new(None::<usize>);
    let is_printing = use_printing();
    let window = Memo::new(move |_| {
        let count = if is_held.get() { 0 } else { rows.with(|rows| rows.len()) };
        if is_printing.get() {
            return 0..count;
        }
        view::window(count, row_height.get(), top.get(), height.get())
    });
    let drawn = Memo::new(move |before: Option<&DrawnRows>| {
        let (window, focused) = (window.get(), focused.get());
        let next = |rows: &[Arc<Row>]| match before {
            Some(before) => before.next(rows, window, focused),
            None => DrawnRows::default().next(rows, window, focused),
        };
        // Rows that are held take no room either.
        if is_held.get() { next(&[]) } else { rows.with(|rows| next(rows)) }
    });
    let slots =
        Memo::new(move |_| drawn.with(|drawn| (0..drawn.slots().len()).collect::<Vec<_>>()));
    let instance_row = move |slot: usize| {
        let shown =
            move |drawn: &DrawnRows| drawn.slots().get(slot).map(|slot| Arc::clone(&slot.row));
        let Some(first) = drawn.with_untracked(shown) else { return ().into_any() };
        let row = Memo::new(move |_| drawn.with(shown).unwrap_or_else(|| Arc::clone(&first)));
        let index = Memo::new(move |_| drawn.with(|drawn| drawn.slots().get(slot)?.index));
        view! {
            <InstanceRow
                rows
                row
                index
                columns
                on:focusin=move |_| focused.set(Some(slot))
                on:focusout=move |_| {
                    focused.try_set(None);
                }
            />
        }
        .into_any()
    };
    Effect::new(move |_| {
        // `track` alone would not compute the memo.
        drawn.with(|_| ());
        if let Some(body) = body.get() {
            row_order::arrange(&body);
        }
    });
    Effect::new(move |_| {
        let is_in_use = |slot: usize| drawn.with(|drawn| drawn.slots().get(slot)?.index).is_some();
        let is_lost = focused.get().is_some_and(|slot| !is_in_use(slot));
        if is_lost {
            scroll_box.focus();
        }
    });
    view! {
        <tbody node_ref=body>
            <Spacer rows=Memo::new(move |_| drawn.with(|drawn| drawn.above)) row_height />
            <Each keys=slots children=instance_row />
            <Spacer rows=Memo::new(move |_| drawn.with(|drawn| drawn.below)) row_height />
            {children()}
        </tbody>
    }
}
