//! The whole console: heading, notices, table, and beside it what is being made or one instance.

use super::{
    changed::changed,
    activity::activity,
    context::AppState,
    dom::{El, el},
    header::header,
    filter::tools,
    island::island_of,
    notices::notices,
    part::{button::icon_button, icon::Shape},
    stale::stale,
    summary::summary,
    table::{
        actions::{actions, selection_bar},
        instance_table,
        skip::skip,
    },
    unreadable::unreadable,
};
use crate::{
    components::{LiveRegions, activity::Activity},
    components::{FilterBar, LiveRegions},
    components::{ChangesPanel, FilterBar, LiveRegions},
    components::{ComparedOne, Comparison, ConsoleHeader, InstancePanel, LiveRegions, TokenPrompt},
    components::{
        Comparison, ComparisonBar, ConsoleHeader, InstancePanel, LiveRegions, TokenPrompt,
    },
    domain::{config::Source, key::InstanceKey},
    i18n::{self, filter::not_here},
};
use leptos::prelude::*;

/// The console.
#[must_use]
pub fn console(ui: AppState) -> El {
    let open = ui.store.open;
    ui.provide();
    let rows = ui.matching_rows();
    // Without a list there is no table: ROMA and KooPhone have none.
    let has_lists = ui.config().sources.iter().any(Source::is_listed);
    let width = RwSignal::new(0);
    let fit = ui.fitting_columns(width);
    let main = has_lists.then(|| {
        let [skip, skip_back] = skip(ui);
        el("div")
            .class("main")
            .child(summary(ui))
            .child(island_of(ui, || view! { <FilterBar rows /> }).child(actions(ui, rows, fit)))
            .child(stale(ui))
            .child(unreadable(ui))
            .child_of(selection_bar(ui, rows, fit))
            .child(skip)
            .child(instance_table(ui, rows, fit, width))
            .child(skip_back)
    });
    let pair = ui.compared_pair();
    let panel = move || {
        let key = open.get()?;
        let panel = || island_of(ui, || view! { <InstancePanel key /> });
        pair.with(Option::is_none).then(panel)
    };
    let kept = move || {
        let kept = ui.store.compared.get().filter(|_| pair.with(Option::is_none));
        kept.map(|key| island_of(ui, || view! { <ComparisonBar key /> }))
    };
    // What is covered by the open instance in a narrow element, or by two in any.
    let covered = move || {
        let is_open = open.with(Option::is_some);
        let by_two = pair.with(Option::is_some).then_some("all");
        by_two.or_else(|| is_open.then_some("narrow")).map(str::to_owned)
    };
    let side = el("aside")
        .class("side")
        .attr_of("data-open", move || Some(open.with(Option::is_some).to_string()))
        .child_of(panel)
        .child(island_of(ui, || view! { <Activity /> }))
        .children(has_lists.then(|| changed(ui)));
        .child(activity(ui))
        .children(has_lists.then(|| island_of(ui, || view! { <ChangesPanel /> })));
    let body = el("div")
        .class("body")
        .attr_of("data-covered", covered)
        .children(main)
        .child(side)
        .child_of(move || {
            let (first, second) = pair.get()?;
            Some(island_of(ui, || view! { <Comparison first second /> }))
        });
    el("div")
        .class("console")
        .attr("lang", ui.locale.tag())
        .child(island_of(ui, || view! { <LiveRegions status=ui.announcements.status alert=ui.announcements.alert /> }))
        .child(island_of(ui, || view! { <ConsoleHeader /> }))
        .child(island_of(ui, || view! { <TokenPrompt /> }))
        .child(notices(ui))
        .child_of(move || ui.unknown_link.get().map(|key| unknown_note(ui, &key)))
        .child_of(kept)
        .child(body)
}

/// Says that a link named an instance that is not here.
fn unknown_note(ui: AppState, key: &InstanceKey) -> El {
    let dismiss = icon_button("data-dismiss-link", Shape::Close, ui.say(i18n::general::CLOSE))
        .on_click(move || ui.unknown_link.set(None));
    let note = el("div").class("notice unknown-link").attr("data-unknown-link", &key.id);
    note.child(el("p").text(&not_here(ui.locale, &key.id))).child(dismiss)
}
