//! The whole console: heading, notices, table, and beside it what is being made or one instance.

use super::{
    activity::activity,
    context::Ui,
    detail::detail,
    dom::{El, el},
    filter::tools,
    header::header,
    model::config::Source,
    news::news,
    notices::notices,
    summary::summary,
    table::{instance_table, matching_rows},
    token_form::token_form,
};

/// The console.
#[must_use]
pub fn console(ui: Ui) -> El {
    let open = ui.store.open;
    news(ui);
    let rows = matching_rows(ui);
    // Without a list there is no table: ROMA and KooPhone have none.
    let has_lists = ui.config().sources.iter().any(Source::is_listed);
    let main = has_lists.then(|| {
        el("div")
            .class("main")
            .child(summary(ui))
            .child(tools(ui, rows))
            .child(instance_table(ui, rows))
    });
    let side = el("aside")
        .class("side")
        .attr_of("data-open", move || Some(open.with(Option::is_some).to_string()))
        .child_of(move || open.get().map(|key| detail(ui, &key)))
        .child(activity(ui));
    el("div")
        .class("console")
        .attr("lang", ui.locale.tag())
        .child(ui.voice.get().regions())
        .child(header(ui))
        .child(token_form(ui))
        .child(notices(ui))
        .child(el("div").class("body").children(main).child(side))
}
