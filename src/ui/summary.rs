//! The summary of everything loaded, and what it does to the filter.

use leptos::prelude::*;

use super::{context::AppState, dom::El, island::island_of, reactive::memo};
use crate::{
    components::Summary,
    domain::filter::{Group, GroupCounts, Property},
};

/// The summary, whatever the filter leaves of what it counts.
pub(super) fn summary(ui: AppState) -> El {
    let counts = memo(move |_| {
        ui.store.fleet.with(|fleet| {
            fleet
                .rows()
                .map(|row| Group::of(row.instance.status.severity()))
                .collect::<GroupCounts>()
        })
    });
    let chosen = Signal::derive(move || {
        let is_chosen =
            |group: &Group| ui.filter.with(|filter| filter.has(Property::State, false, group.id()));
        Group::ALL.into_iter().filter(is_chosen).collect::<Vec<_>>()
    });
    let toggle = move |group: Group| {
        ui.filter.update(|filter| filter.toggle(Property::State, group.id()));
    };
    let counts = Signal::derive(move || counts.get());
    island_of(ui, || view! { <Summary counts chosen on_toggle=toggle /> })
}
