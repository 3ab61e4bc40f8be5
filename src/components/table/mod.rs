//! The table of all instances: headings that sort it, and only the visible rows drawn.

mod body;
mod column_heading;
mod columns_panel;
mod empty_state;
mod head;
mod resizer;
mod row;
mod select_all;
mod selection_bar;
mod skeleton;
mod skip_links;
mod sort_button;
mod spacer;
mod status_cell;
mod text_cell;
mod toolbar;

use leptos::prelude::*;

use crate::{
    components::use_i18n,
    domain::{columns::Fit, empty_reason::EmptyReason, filter::Filter, view::Column},
    hooks::ElementRef,
    i18n::{filter::filter_text, table::INSTANCES},
    state::{AppState, Rows},
};
use body::TableBody;
pub use empty_state::EmptyState;
use head::TableHead;
pub use resizer::Resizer;
pub use select_all::SelectAll;
pub use selection_bar::SelectionBar;
use skeleton::SkeletonRows;
use skip_links::SkipLinks;
pub use sort_button::SortButton;
pub use toolbar::TableToolbar;

/// The table in a scroll box of its own, or the reason why it is empty.
#[component]
pub fn InstanceTable(
    /// The rows that match the filter, sorted.
    rows: Rows,
    /// The columns as they fit into the table.
    fit: Memo<Fit>,
    /// Set to the box in which the rows scroll.
    scroll_box: ElementRef,
    /// How high that box is, in pixels.
    #[prop(into)]
    height: Signal<u32>,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let columns = Memo::new(move |_| {
        fit.with(|fit| fit.columns.iter().map(|fitted| fitted.column).collect::<Vec<Column>>())
    });
    let further_columns = Memo::new(move |_| {
        columns.with(|columns| columns.iter().copied().skip(1).collect::<Vec<_>>())
    });
    let row_height = Memo::new(move |_| state.density.get().row());
    let count = move || rows.with(|rows| rows.len());
    let reason = state.empty_reason();
    let is_empty = Memo::new(move |_| count() == 0);
    let is_held = state.holds_first_rows();
    let is_loading = Memo::new(move |_| {
        if is_empty.get() { reason.get() == EmptyReason::Loading } else { is_held.get() }
    });
    let top = RwSignal::new(0);
    let scrolled = move |_| {
        if let Some(scroll_box) = scroll_box.get() {
            top.set(u32::try_from(scroll_box.scroll_top()).unwrap_or(0));
        }
    };
    let filter = Signal::derive(move || state.filter.with(|it| filter_text(state.locale, it)));
    let has_typed_tokens = Signal::derive(move || state.has_typed_tokens());
    let empty = move || {
        scroll_box.keep_focus();
        is_empty.get().then(|| {
            view! {
                // While the list loads, the skeleton rows show that: this text is only for screen readers.
                <div class:unseen=is_loading>
                    <EmptyState
                        reason
                        has_typed_tokens
                        filter
                        on_clear_filter=move |()| state.filter.set(Filter::default())
                        on_check=move |()| state.refresh(None)
                    />
                </div>
            }
        })
    };
    view! {
        <SkipLinks>
            // It takes the focus if the focused row goes and no other row takes its place.
            <div node_ref=scroll_box class="scroll" tabindex="-1" data-scroll="" on:scroll=scrolled>
                <table
                    class="table"
                    part="table"
                    aria-label=i18n.t(INSTANCES)
                    aria-rowcount=move || (count() + 1).to_string()
                    aria-busy=move || is_loading.get().to_string()
                    data-density=move || state.density.get().id()
                    data-sticky=move || fit.with(|fit| fit.is_sticky)
                    style:min-inline-size=move || format!("{}px", fit.with(|fit| fit.width))
                >
                    <TableHead rows fit columns />
                    <TableBody
                        rows
                        is_held
                        columns=further_columns
                        row_height
                        top
                        height
                        scroll_box
                    >
                        <SkeletonRows is_loading columns row_height height />
                    </TableBody>
                </table>
                {empty}
            </div>
        </SkipLinks>
    }
}
