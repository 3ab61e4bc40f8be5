//! The edge of a heading, by which its column is made wider or narrower: by dragging, or by keys.

use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

use crate::{
    components::use_i18n,
    domain::{
        columns::{WIDTHS, width_after},
        view::Column,
    },
    hooks::ElementRef,
    i18n::{table::column_title, width_of, width_text},
};

/// A separator that can be moved.
#[component]
pub fn Resizer(
    /// The column.
    column: Column,
    /// The column's heading. Its width in the page is what a drag or key changes.
    heading: ElementRef,
    /// The width of the column in pixels; the least width if the column takes the room that is left.
    #[prop(into)]
    width: Signal<u32>,
    /// Whether the column's width follows from those of the others.
    #[prop(into)]
    is_hidden: Signal<bool>,
    /// Called with the wanted width in pixels; `None` for the default.
    #[prop(into)]
    on_resize: Callback<Option<u32>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let edge = ElementRef::default();
    let measured = move || {
        heading.get().and_then(|heading| u32::try_from(heading.offset_width()).ok()).unwrap_or(0)
    };
    // The pointer's x when it went down, and the width of the column then.
    let drag = StoredValue::new(None::<(i32, u32)>);
    let down = move |event: PointerEvent| {
        drag.set_value(Some((event.client_x(), measured())));
        if let Some(edge) = edge.get() {
            let _ = edge.set_pointer_capture(event.pointer_id());
        }
    };
    let moved = move |event: PointerEvent| {
        if let Some((from, width)) = drag.get_value() {
            let by = event.client_x().saturating_sub(from);
            on_resize.run(Some(width.saturating_add_signed(by)));
        }
    };
    let key = move |event: KeyboardEvent| {
        if let Some(width) = width_after(&event.key(), measured()) {
            event.prevent_default();
            on_resize.run(width);
        }
    };
    view! {
        <span
            node_ref=edge
            class="edge"
            role="separator"
            tabindex="0"
            hidden=is_hidden
            aria-orientation="vertical"
            aria-label=width_of(i18n.locale, i18n.t(column_title(column)))
            aria-valuemin=WIDTHS.0.to_string()
            aria-valuemax=WIDTHS.1.to_string()
            aria-valuenow=move || width.get().to_string()
            aria-valuetext=move || width_text(i18n.locale, width.get())
            data-edge=column.id()
            on:pointerdown=down
            on:pointermove=moved
            on:lostpointercapture=move |_| {
                drag.try_set_value(None);
            }
            on:dblclick=move |_| on_resize.run(None)
            on:keydown=key
        ></span>
    }
}
