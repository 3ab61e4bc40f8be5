//! The rows that are in sight, each in a slot that is used again for others.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{row::InstanceRow, spacer::Spacer};
use crate::{
    browser::row_order,
    domain::{
        columns::Density,
        drawn_rows::DrawnRows,
        fleet::Row,
        view::{self, Column},
    },
    state::Rows,
};

/// The body of the table.
///
/// Rows are keyed by slot, for each row that `For` has ever made costs memory until the table goes. They
/// stand in the order of their slots at first, and [`row_order::arrange`] puts them in that of the rows:
/// `For` would move all of them whenever one comes or goes at the top.
#[component]
pub fn TableBody(
    /// The rows that match the filter, sorted.
    rows: Rows,
    /// The columns, the name first.
    columns: Memo<Vec<Column>>,
    /// How high rows are.
    density: Memo<Density>,
    /// How far the box is scrolled, in pixels.
    #[prop(into)]
    top: Signal<u32>,
    /// How high the box is, in pixels.
    height: Signal<u32>,
    /// The box, which takes the focus where the row that has it goes and no other comes.
    scroll_box: NodeRef<html::Div>,
    /// What stands below the rows.
    children: Children,
) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    let focused = RwSignal::new(None::<usize>);
    let window = Memo::new(move |_| {
        let count = rows.with(|rows| rows.len());
        view::window(count, density.get().row(), top.get(), height.get())
    });
    let drawn = Memo::new(move |before: Option<&DrawnRows>| {
        let (window, focused) = (window.get(), focused.get());
        rows.with(|rows| match before {
            Some(before) => before.next(rows, window, focused),
            None => DrawnRows::default().next(rows, window, focused),
        })
    });
    let count = Memo::new(move |_| drawn.with(|drawn| drawn.slots().len()));
    let indices = Memo::new(move |_| {
        drawn.with(|drawn| drawn.slots().iter().map(|slot| slot.index).collect::<Vec<_>>())
    });
    let slots = move || {
        let count = count.get();
        drawn.with_untracked(|drawn| {
            let rows = drawn.slots().iter().map(|slot| Arc::clone(&slot.row));
            rows.enumerate().take(count).collect::<Vec<_>>()
        })
    };
    let instance_row = move |(slot, first): (usize, Arc<Row>)| {
        let row = Memo::new(move |_| {
            drawn.with(|drawn| drawn.slots().get(slot).map_or(&first, |slot| &slot.row).clone())
        });
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
    };
    Effect::new(move |_| {
        // Where each row stands: `track` alone would not have the memo computed.
        indices.with(|_| ());
        if let Some(body) = body.get() {
            row_order::arrange(&body);
        }
    });
    Effect::new(move |_| {
        let is_in_use = |slot: usize| drawn.with(|drawn| drawn.slots().get(slot)?.index).is_some();
        let is_lost = focused.get().is_some_and(|slot| !is_in_use(slot));
        if let Some(scroll_box) = scroll_box.get_untracked().filter(|_| is_lost) {
            let _ = scroll_box.focus();
        }
    });
    view! {
        <tbody node_ref=body>
            <Spacer rows=Signal::derive(move || drawn.with(|drawn| drawn.above)) density />
            <For each=slots key=|(slot, _)| *slot children=instance_row />
            <Spacer rows=Signal::derive(move || drawn.with(|drawn| drawn.below)) density />
            {children()}
        </tbody>
    }
}
