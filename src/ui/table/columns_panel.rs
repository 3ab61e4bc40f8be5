//! The panel in which one chooses columns, their order, and how high rows are.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, ShadowRoot};

use crate::{
    browser::timer::Timer,
    domain::{
        columns::{Density, Fit, Layout},
        view::Column,
    },
    i18n::{self, column_moved, move_column, table::column_title},
    ui::{
        context::AppState,
        dom::{El, el},
        part::{
            button::{button, icon_button},
            escape::is_escape,
            focus::focus,
            icon::{Shape, icon},
        },
        reactive::{Memo, effect},
    },
};

/// The button, and the panel below it while that is open.
pub(super) fn columns_panel(ui: AppState, fit: Memo<Fit>) -> El {
    let is_open = RwSignal::new(false);
    let close = move || {
        if is_open.get_untracked() {
            is_open.set(false);
        }
    };
    let toggle = button("data-columns")
        .attr("aria-haspopup", "dialog")
        .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
        .child(icon(Shape::Columns))
        .text(ui.say(i18n::table::COLUMNS))
        .on_click(move || is_open.update(|is_open| *is_open = !*is_open));
    let opener = toggle.html().cloned();
    let escape = move |event: Event| {
        if is_escape(&event) && is_open.get_untracked() {
            event.stop_propagation();
            close();
            let _ = opener.as_ref().map(HtmlElement::focus);
        }
    };
    let around = el("div").class("popover-place");
    let (inside, look) = (around.raw().clone(), StoredValue::new_local(None::<Timer>));
    // A moment later it is known where the focus went; moving a column takes it, and gives it back.
    let leaves = move |_| {
        let inside = inside.clone();
        look.set_value(Timer::after(0, move || {
            if !has_focus(&inside) {
                close();
            }
        }));
    };
    around
        .on("keydown", escape)
        .on("focusout", leaves)
        .child(toggle)
        .child_of(move || is_open.get().then(|| panel(ui, fit)))
}

/// Whether an element has the focus, or the whole page has not.
fn has_focus(element: &Element) -> bool {
    let root: Option<ShadowRoot> = element.get_root_node().dyn_into().ok();
    let active = root.and_then(|root| root.active_element());
    let is_page = web_sys::window()
        .and_then(|window| window.document())
        .is_none_or(|document| document.has_focus().unwrap_or(true));
    !is_page || active.is_some_and(|active| element.contains(Some(&active)))
}

fn panel(ui: AppState, fit: Memo<Fit>) -> El {
    let panel = el("div")
        .class("popover")
        .attr("role", "dialog")
        .attr("aria-label", ui.say(i18n::table::COLUMNS))
        .attr("tabindex", "-1")
        .attr("data-columns-panel", "");
    focus(&panel);
    let note = move || {
        let is_chosen = ui.layout.with(Layout::is_chosen);
        ui.say(if is_chosen { i18n::table::COLUMNS_CHOSEN } else { i18n::table::COLUMNS_AUTOMATIC })
            .to_owned()
    };
    let compact = checkbox("data-compact", move || {
        ui.layout.with(|layout| layout.density == Density::Compact)
    });
    let compact = compact.on_click(move || {
        ui.change_layout(|layout| {
            let density = match layout.density {
                Density::Comfortable => Density::Compact,
                Density::Compact => Density::Comfortable,
            };
            layout.with_density(density)
        });
    });
    let order = move || ui.layout.with(|layout| layout.order().collect());
    panel
        .child(el("p").class("muted").attr("data-columns-note", "").text_of(note))
        .child(
            el("ul").class("columns").list_of(order, move |column: Column| line(ui, fit, column)),
        )
        .child(
            el("label")
                .class("choice")
                .child(compact)
                .child(el("span").text(ui.say(i18n::table::COMPACT))),
        )
        .child(
            button("data-reset-columns")
                .text(ui.say(i18n::table::RESET_COLUMNS))
                .on_click(move || ui.change_layout(|_| Layout::default())),
        )
}

/// A column: whether it is shown, and where it stands.
fn line(ui: AppState, fit: Memo<Fit>, column: Column) -> El {
    let name = ui.say(column_title(column));
    let shown = move || fit.with(|fit| fit.columns.iter().any(|fitted| fitted.column == column));
    let show = checkbox("data-show", shown).attr("data-show", column.id()).on_click(move || {
        let is_shown = shown();
        let fit = fit.with_untracked(Fit::clone);
        ui.change_layout(|layout| layout.with_shown(column, !is_shown, &fit));
    });
    let is_name = column == Column::Name;
    let show = if is_name { show.attr("disabled", "") } else { show };
    let step = move |to_front: bool| {
        let (handle, drawing) =
            if to_front { ("data-move-up", Shape::Up) } else { ("data-move-down", Shape::Down) };
        let label = move_column(ui.locale, name, to_front);
        icon_button(handle, drawing, &label).attr(handle, column.id()).on_click(move || {
            ui.change_layout(|layout| layout.with_moved(column, to_front));
            let order = ui.layout.with_untracked(|layout| layout.order().collect::<Vec<_>>());
            if let Some(at) = order.iter().position(|there| *there == column) {
                ui.announcements
                    .announce_about("column", &column_moved(ui.locale, name, at + 1, order.len()));
            }
        })
    };
    el("li")
        .child(el("label").class("choice").child(show).child(el("span").text(name)))
        .children((!is_name).then(|| [step(true), step(false)]).into_iter().flatten())
}

/// A checkbox that is kept true.
fn checkbox(handle: &str, mut is_checked: impl FnMut() -> bool + 'static) -> El {
    let checkbox = el("input").attr("type", "checkbox").attr(handle, "");
    let input = checkbox.input();
    effect(move || {
        let is_checked = is_checked();
        if let Some(input) = &input {
            input.set_checked(is_checked);
        }
    });
    checkbox
}
