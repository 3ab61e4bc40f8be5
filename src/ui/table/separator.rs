//! The edge of a heading, by which its column is made wider or narrower: by dragging, or by keys.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use crate::{
    domain::{
        columns::{Fit, WIDTH_STEP, WIDTHS},
        view::Column,
    },
    i18n::{table::column_title, width_of},
    ui::{
        context::AppState,
        dom::{El, el},
        reactive::Memo,
    },
};

/// The edge of a column's heading.
pub(super) fn separator(ui: AppState, fit: Memo<Fit>, column: Column) -> El {
    let fitted = move || {
        fit.with(|fit| {
            let at = fit.columns.iter().position(|fitted| fitted.column == column)?;
            Some((*fit.columns.get(at)?, at + 1 == fit.columns.len()))
        })
    };
    // The last one's width follows from the others', where it takes the room that they leave.
    let follows = move || fitted().is_some_and(|(fitted, is_last)| fitted.is_elastic && is_last);
    let put = move |width| ui.change_layout(|layout| layout.with_width(column, width));
    // Where the pointer went down, and how wide the column was then.
    let drag = RwSignal::new(None::<(i32, u32)>);
    let edge = el("span");
    let node = edge.raw().clone();
    let now = move || node.parent_element().map_or(0, |heading| pixels(&heading));
    let (at_down, at_key) = (now.clone(), now);
    let down = move |event: Event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        drag.set(Some((event.client_x(), at_down())));
        if let Some(edge) = event.target().and_then(|edge| edge.dyn_into::<Element>().ok()) {
            let _ = edge.set_pointer_capture(event.pointer_id());
        }
    };
    let moved = move |event: Event| {
        let (Some((from, width)), Some(event)) =
            (drag.get_untracked(), event.dyn_ref::<PointerEvent>())
        else {
            return;
        };
        put(Some(width.saturating_add_signed(event.client_x().saturating_sub(from))));
    };
    let key = move |event: Event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        put(match pressed.key().as_str() {
            "ArrowLeft" => Some(at_key().saturating_sub(WIDTH_STEP)),
            "ArrowRight" => Some(at_key().saturating_add(WIDTH_STEP)),
            "Home" => Some(WIDTHS.0),
            "End" => Some(WIDTHS.1),
            "Delete" | "Backspace" => None,
            _ => return,
        });
        event.prevent_default();
    };
    edge.class("edge")
        .attr("role", "separator")
        .attr("tabindex", "0")
        .attr("aria-orientation", "vertical")
        .attr("aria-label", &width_of(ui.locale, ui.say(column_title(column))))
        .attr("aria-valuemin", &WIDTHS.0.to_string())
        .attr("aria-valuemax", &WIDTHS.1.to_string())
        .attr_of("aria-valuenow", move || fitted().map(|(fitted, _)| fitted.width.to_string()))
        .attr("data-edge", column.id())
        .attr_of("hidden", move || follows().then(String::new))
        .on("pointerdown", down)
        .on("pointermove", moved)
        .on("lostpointercapture", move |_| drag.set(None))
        .on("dblclick", move |_| put(None))
        .on("keydown", key)
}

fn pixels(heading: &Element) -> u32 {
    heading
        .dyn_ref::<web_sys::HtmlElement>()
        .and_then(|heading| u32::try_from(heading.offset_width()).ok())
        .unwrap_or(0)
}
