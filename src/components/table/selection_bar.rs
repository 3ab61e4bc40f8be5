//! The bar above the table with the number of selected rows, and buttons that copy or deselect them.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::focus,
    components::{
        ui::{Button, CopyField, Icon, Shape},
        use_i18n,
    },
    domain::{columns::Fit, selection::Selection},
    hooks::ElementRef,
    i18n::{
        selected,
        table::{CLEAR_SELECTION, COPY_IDS, COPY_ROWS, SELECTION},
    },
    state::{AppState, Copied, Rows},
};

/// A group of buttons. If the bar is removed while it has the focus, the focus goes to the table.
#[component]
pub fn SelectionBar(
    /// The rows that match the filter.
    rows: Rows,
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let bar = ElementRef::default();
    let count = move || {
        state.selection.with(|selection| {
            let shown = rows.with(|rows| selection.count(rows));
            selected(i18n.locale, selection.len(), selection.len().saturating_sub(shown))
        })
    };
    // The result of copying, and the selection that was copied: the result is shown only for that selection.
    let copied = RwSignal::new((Selection::default(), Copied::default()));
    let of_selection = move |read: fn(&Copied) -> Option<&String>| {
        Memo::new(move |_| {
            copied.with(|(of, copied)| {
                let is_same = state.selection.with(|selection| selection == of);
                read(copied).filter(|_| is_same).cloned()
            })
        })
    };
    let outcome = of_selection(|copied| Some(&copied.outcome));
    let uncopied = of_selection(|copied| copied.uncopied.as_ref());
    let close = move |()| {
        if let Some(bar) = bar.get() {
            focus::give_to_first(&bar, vec!["[data-copy-ids]".to_owned()]);
        }
        copied.update(|(_, copied)| copied.uncopied = None);
    };
    let field = move || uncopied.get().map(|text| view! { <CopyField text on_close=close /> });
    let tell = move |outcome: Box<dyn Future<Output = Copied>>| {
        let outcome = Box::into_pin(outcome);
        let of = state.selection.get_untracked();
        spawn_local(async move {
            // The bar may be gone by then.
            copied.try_set((of, outcome.await));
        });
    };
    on_cleanup(move || {
        if let Some(bar) = bar.get().filter(|bar| focus::focused_in(bar).is_some()) {
            focus::give_to_first(&bar, vec!["[data-select-all]".to_owned()]);
        }
    });
    view! {
        <div
            node_ref=bar
            class="selection"
            role="group"
            aria-label=i18n.t(SELECTION)
            data-selection=""
        >
            <p class="selection-count" translate="no">
                {count}
            </p>
            <Button
                attr:data-copy-ids=""
                on_click=move |()| tell(Box::new(state.copy_ids(rows)))
            >
                <Icon shape=Shape::Copy />
                {i18n.t(COPY_IDS)}
            </Button>
            <Button
                attr:data-copy-rows=""
                on_click=move |()| tell(Box::new(state.copy_rows(rows, fit)))
            >
                <Icon shape=Shape::Copy />
                {i18n.t(COPY_ROWS)}
            </Button>
            <Button
                attr:data-clear-selection=""
                on_click=move |()| state.selection.update(Selection::clear)
            >
                {i18n.t(CLEAR_SELECTION)}
            </Button>
            <span class="muted" translate="no" data-copied="">
                {outcome}
            </span>
            {field}
        </div>
    }
}
