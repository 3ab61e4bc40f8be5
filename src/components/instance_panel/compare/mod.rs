//! Two instances side by side: a row for each field, and a mark where they differ.

mod column;
mod comparison_bar;
mod kept_instance;
mod open_comparison;
mod row;

use leptos::prelude::*;

use super::{head::PanelHead, return_to::return_to};
use crate::{
    components::{
        ClockChoice,
        ui::{Each, FocusScope, Layer},
        use_i18n,
    },
    domain::{compare, key::InstanceKey},
    hooks::ElementRef,
    i18n::detail::{COMPARE_FIELD, COMPARE_TITLE, COMPARED, ONLY_DIFFERENCES, differences},
    state::AppState,
};
use column::ColumnHead;
pub use comparison_bar::ComparisonBar;
pub use kept_instance::KeptInstance;
pub use open_comparison::OpenComparison;
use row::ComparedField;

/// Two instances side by side. The heading takes the focus.
#[component]
pub fn Comparison(
    /// The instance that was kept, in the first column.
    first: InstanceKey,
    /// The instance that was opened beside it, in the second column.
    second: InstanceKey,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let id = second.id.to_string();
    let focus_back = return_to(&id);
    let both = [state.instance(first), state.instance(second)];
    let [first, second] = both;
    let (section, heading) = (ElementRef::default(), ElementRef::default());
    let only_different = RwSignal::new(false);
    let names = Memo::new(move |_| {
        first.fields.with(|first| second.fields.with(|second| compare::names(first, second)))
    });
    let count = move || {
        let different = first
            .fields
            .with(|first| second.fields.with(|second| compare::count_different(first, second)));
        differences(i18n.locale, different, names.with(Vec::len))
    };
    let row = move |name| view! { <ComparedField name both only_different /> }.into_any();
    // The panel takes the focus before it closes, so that `FocusScope` gives the focus back: Safari does not
    // focus a pressed button.
    let close = move |()| {
        heading.focus();
        state.compare(None);
        state.close();
    };
    view! {
        <FocusScope scope=section initial=heading subject=id return_to=focus_back>
            <Layer
                attr:class="compare"
                attr:data-compare=""
                label=i18n.t(COMPARE_TITLE)
                node_ref=section
                on_close=close
            >
                <PanelHead heading title=i18n.t(COMPARE_TITLE) on_close=close />
                <div class="compare-tools">
                    <label>
                        <input
                            type="checkbox"
                            prop:checked=only_different
                            data-only-different=""
                            on:change:target=move |event| {
                                only_different.try_set(event.target().checked());
                            }
                        />
                        {i18n.t(ONLY_DIFFERENCES)}
                    </label>
                    <span class="muted" data-differences="" translate="no">
                        {count}
                    </span>
                    <ClockChoice />
                </div>
                <div
                    class="compare-scroll"
                    tabindex="0"
                    role="group"
                    aria-label=i18n.t(COMPARED)
                >
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{i18n.t(COMPARE_FIELD)}</th>
                                <ColumnHead instance=first />
                                <ColumnHead instance=second />
                            </tr>
                        </thead>
                        <tbody>
                            <Each keys=names children=row />
                        </tbody>
                    </table>
                </div>
            </Layer>
        </FocusScope>
    }
}
