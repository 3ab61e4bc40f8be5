//! Why the table has no rows: each reason has its own words.

use crate::ui::{
    context::Ui,
    dom::{El, el},
    filter::name,
    model::filter::Filter,
    words,
};

/// Says why there are no rows.
pub(in crate::ui) fn nothing(ui: Ui) -> El {
    let has_rows = ui.store.fleet.with_untracked(|fleet| !fleet.is_empty());
    let expected = ui.config().sources.iter().filter(|source| source.is_listed()).count();
    let seen = move || {
        ui.store.lists.with(|lists| lists.iter().filter(|(_, list)| list.seen.is_some()).count())
    };
    let has_failed =
        move || ui.store.errors.with(|errors| errors.keys().any(|key| key.instance().is_none()));
    let said = move || {
        if has_rows {
            (ui.say(words::table::NO_MATCH), "")
        } else if seen() == expected {
            (ui.say(words::table::NO_INSTANCES), ui.say(words::table::NO_INSTANCES_NEXT))
        } else if has_failed() {
            (ui.say(words::table::ALL_SOURCES_FAILED), "")
        } else {
            (ui.say(words::table::LOADING), "")
        }
    };
    let clear = has_rows.then(|| {
        el("button")
            .class("button")
            .attr("type", "button")
            .text(ui.say(words::table::CLEAR_FILTER))
            .on_click(move || ui.filter.set(Filter::default()))
    });
    let filter = has_rows.then(|| {
        el("p")
            .class("nothing-filter")
            .text_of(move || ui.filter.with(|filter| name::filter(ui, filter)))
    });
    el("div")
        .class("nothing")
        .child(el("p").class("nothing-title").text_of(move || said().0.to_owned()))
        .child(el("p").class("muted").text_of(move || said().1.to_owned()))
        .children(filter)
        .children(clear)
}
