//! How many instances run, change, have failed, or none of these: each number is a filter too.

use crate::{
    api::Severity,
    domain::filter::{Group, Property},
    i18n::{self, number},
    ui::{
        context::Ui,
        dom::{El, el},
        part::icon::{Shape, icon},
        reactive::memo,
    },
};

/// The summary of everything loaded, whatever the filter leaves of it.
pub(super) fn summary(ui: Ui) -> El {
    let counts = memo(move |_| {
        let mut counts = Group::ALL.map(|group| (group, 0_u64));
        ui.store.fleet.with(|fleet| {
            fleet.rows().for_each(|row| {
                let of_row = Group::of(row.instance.status.severity());
                counts.iter_mut().filter(|(group, _)| *group == of_row).for_each(|(_, n)| *n += 1);
            });
        });
        counts
    });
    let items = Group::ALL.into_iter().enumerate().map(|(index, group)| {
        let count = move || counts.with(|counts| counts.get(index).map_or(0, |(_, count)| *count));
        let is_on = move || ui.filter.with(|filter| filter.has(Property::State, false, group.id()));
        let (tone, icon) = face(group);
        el("button")
            .class("summary-item")
            .attr("type", "button")
            .attr("data-summary", group.id())
            .attr("data-tone", tone)
            .attr_of("aria-pressed", move || Some(is_on().to_string()))
            .child(icon)
            .child(el("b").text_of(move || number(count())))
            .child(el("span").text(ui.say(i18n::filter::group_text(group))))
            .on_click(move || {
                ui.filter.update(|filter| filter.toggle(Property::State, group.id()));
            })
    });
    el("div")
        .class("summary")
        .attr("role", "group")
        .attr("aria-label", ui.say(i18n::filter::SUMMARY))
        .children(items)
}

fn face(group: Group) -> (&'static str, El) {
    let severity = match group {
        Group::Running => Severity::Running,
        Group::Transition => Severity::Transition,
        Group::Failed => Severity::Failed,
        Group::Other => return (Severity::Stopped.as_str(), icon(Shape::More)),
    };
    (severity.as_str(), icon(Shape::Severity(severity)))
}
