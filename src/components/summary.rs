//! The number of instances that run, change, have failed, or none of these. Each number is a filter button.

use leptos::prelude::*;

use super::{
    ui::{Icon, Shape, ValueOrNone},
    use_i18n,
};
use crate::{
    api::Severity,
    domain::filter::{Group, GroupCounts},
    i18n::{
        filter::{SUMMARY, group_text},
        number,
    },
};

/// A button for each group of states, with how many instances are in it.
#[component]
pub fn Summary(
    /// How many of all instances are in each group, without the filter; `None` while that is not known.
    counts: Memo<Option<GroupCounts>>,
    /// The groups that the filter asks for.
    chosen: Memo<Vec<Group>>,
    /// Adds a group to the filter, or takes it out.
    #[prop(into)]
    on_toggle: Callback<Group>,
) -> impl IntoView {
    let i18n = use_i18n();
    let item = move |group: Group| {
        let (tone, shape) = face(group);
        let count = move || {
            let text = counts.get().map(|counts| number(counts.of(group)));
            view! { <ValueOrNone text /> }
        };
        view! {
            <button
                class="summary-item"
                type="button"
                data-summary=group.id()
                data-tone=tone.as_str()
                aria-pressed=move || chosen.with(|chosen| chosen.contains(&group)).to_string()
                on:click=move |_| on_toggle.run(group)
            >
                <Icon shape />
                <b translate="no">{count}</b>
                <span>{i18n.t(group_text(group))}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="summary" part="summary" role="group" aria-label=i18n.t(SUMMARY)>
            {Group::ALL.into_iter().map(item).collect_view()}
        </div>
    }
}

/// The colour and the icon of a group.
const fn face(group: Group) -> (Severity, Shape) {
    let severity = match group {
        Group::Running => Severity::Running,
        Group::Transition => Severity::Transition,
        Group::Failed => Severity::Failed,
        Group::Other => return (Severity::Stopped, Shape::More),
    };
    (severity, Shape::Severity(severity))
}
