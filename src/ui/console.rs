//! The whole console: heading, notices, table, and beside it what is being made or one instance.

use super::{
    activity::activity,
    address::unknown_note,
    changed::changed,
    context::Ui,
    detail::{
        compare::{comparing, comparison, pair},
        detail,
    },
    dom::{El, el},
    filter::tools,
    header::header,
    news::news,
    notices::notices,
    reactive::Signal,
    stale::stale,
    summary::summary,
    table::{
        actions::{actions, selection_bar},
        fitting_columns, instance_table, matching_rows,
        skip::skip,
    },
    token_form::token_form,
    unreadable::unreadable,
};
use crate::domain::config::Source;

/// The console.
#[must_use]
pub fn console(ui: Ui) -> El {
    let open = ui.store.open;
    news(ui);
    let rows = matching_rows(ui);
    // Without a list there is no table: ROMA and KooPhone have none.
    let has_lists = ui.config().sources.iter().any(Source::is_listed);
    let width = Signal::new(0);
    let fit = fitting_columns(ui, width);
    let main = has_lists.then(|| {
        let [skip, skip_back] = skip(ui);
        el("div")
            .class("main")
            .child(summary(ui))
            .child(tools(ui, rows).child(actions(ui, rows, fit)))
            .child(stale(ui))
            .child(unreadable(ui))
            .child_of(selection_bar(ui, rows, fit))
            .child(skip)
            .child(instance_table(ui, rows, fit, width))
            .child(skip_back)
    });
    let pair = pair(ui);
    let panel = move || {
        let key = open.get()?;
        pair.with(Option::is_none).then(|| detail(ui, &key))
    };
    let kept = move || {
        let kept = ui.store.compared.get().filter(|_| pair.with(Option::is_none));
        kept.map(|key| comparing(ui, &key))
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
        .child(activity(ui))
        .children(has_lists.then(|| changed(ui)));
    let body = el("div")
        .class("body")
        .attr_of("data-covered", covered)
        .children(main)
        .child(side)
        .child_of(move || {
            let pair = pair.get()?;
            Some(comparison(ui, &pair))
        });
    el("div")
        .class("console")
        .attr("lang", ui.locale.tag())
        .child(ui.voice.get().regions())
        .child(header(ui))
        .child(token_form(ui))
        .child(notices(ui))
        .child_of(move || unknown_note(ui))
        .child_of(kept)
        .child(body)
}
