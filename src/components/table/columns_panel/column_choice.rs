//! One column in the panel.

use leptos::prelude::*;

use crate::{
    components::{
        ui::{IconButton, Shape},
        use_i18n,
    },
    domain::{columns::Fit, view::Column},
    i18n::{move_column, table::column_title},
    state::AppState,
};

/// A checkbox that shows the column, and two buttons that move it. The name is always shown, and first.
#[component]
pub fn ColumnChoice(
    /// The column.
    column: Column,
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let title = i18n.t(column_title(column));
    let is_name = column == Column::Name;
    let is_shown = move || fit.with(|fit| fit.column(column).is_some());
    let show = move |event| {
        let (is_shown, fit) = (event_target_checked(&event), fit.get_untracked());
        state.change_layout(|layout| layout.with_shown(column, is_shown, &fit));
    };
    let move_buttons = (!is_name).then(|| {
        let name = |to_front| move_column(i18n.locale, title, to_front);
        let move_it = move |to_front| move |()| state.move_column(column, to_front);
        view! {
            <IconButton
                attr:data-move-up=column.id()
                shape=Shape::Up
                name=name(true)
                on_click=move_it(true)
            />
            <IconButton
                attr:data-move-down=column.id()
                shape=Shape::Down
                name=name(false)
                on_click=move_it(false)
            />
        }
    });
    view! {
        <li>
            <label class="choice">
                <input
                    type="checkbox"
                    disabled=is_name
                    data-show=column.id()
                    prop:checked=is_shown
                    on:change=show
                />
                <span>{title}</span>
            </label>
            {move_buttons}
        </li>
    }
}
