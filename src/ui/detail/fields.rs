//! An instance's fields with their labels, in groups.

use crate::ui::{
    context::Ui,
    dom::{El, el},
    table::row::charging,
    words,
};
use crate::{
    api::{Field, Group, Instance, Label, Value, field::Hint},
    browser::intl,
};

/// The groups, in the order in which they stand.
const GROUPS: [Group; 7] = [
    Group::Overview,
    Group::Network,
    Group::Access,
    Group::Billing,
    Group::Maintenance,
    Group::Features,
    Group::Other,
];

/// All fields that were sent.
pub(in crate::ui) fn field_list(ui: Ui, fields: &[Field]) -> El {
    let groups = GROUPS.into_iter().filter_map(|group| {
        let mut facts = fields
            .iter()
            .filter(|field| field.group == group)
            .map(|field| fact(ui, field))
            .peekable();
        facts.peek()?;
        let list = el("dl").class("facts").children(facts);
        Some(el("section").child(el("h4").text(ui.say(title(group)))).child(list))
    });
    el("div").class("groups").children(groups)
}

/// What the list says of an instance, until its detail has arrived.
pub(in crate::ui) fn listed(ui: Ui, instance: &Instance) -> El {
    let rows = [
        (ui.say(words::table::COLUMN_SPEC), instance.spec.clone()),
        (
            ui.say(words::table::COLUMN_CREATED),
            instance.created.map(|created| ui.date_time(created)),
        ),
        (ui.say(words::table::COLUMN_EIP), instance.eip.clone()),
        (ui.say(words::table::COLUMN_CHARGING), charging(ui, instance)),
        (ui.say(words::table::COLUMN_ENTERPRISE), instance.enterprise_project_id.clone()),
    ];
    let rows = rows.into_iter().filter_map(|(label, text)| {
        let value = el("dd").text(&text?);
        Some(el("div").class("fact").child(el("dt").text(label)).child(value))
    });
    el("dl").class("facts").children(rows)
}

fn fact(ui: Ui, field: &Field) -> El {
    let label = field.label.map_or(field.name.as_str(), |label| ui.say(label));
    let hint = match field.hint {
        Hint::Deprecated => Some(ui.say(words::detail::DEPRECATED)),
        Hint::Ignored => Some(ui.say(words::detail::IGNORED)),
        Hint::Unsupported => Some(ui.say(words::detail::UNSUPPORTED)),
        Hint::Plain | Hint::Time | Hint::Zones => None,
    };
    let term = el("dt")
        .attr("title", &field.name)
        .text(label)
        .children(hint.map(|hint| el("span").class("hint").text(hint)));
    el("div").class("fact").attr("data-field", &field.name).child(term).child(value(
        ui,
        el("dd"),
        &field.value,
    ))
}

fn value(ui: Ui, place: El, value: &Value) -> El {
    match value {
        Value::Flag(true) => place.text(ui.say(words::detail::YES)),
        Value::Flag(false) => place.text(ui.say(words::detail::NO)),
        Value::Json(text) => place.child(el("code").class("json").text(text)),
        Value::List(items) => {
            place.children(items.iter().map(|item| el("span").class("chip").text(item)))
        }
        Value::Masked => place.child(el("span").class("muted").text(ui.say(words::detail::MASKED))),
        Value::Text(text) => place.text(text),
        Value::Time(moment) => {
            let utc = intl::utc(*moment);
            let local = ui.date_time(*moment);
            place.child(el("time").attr("datetime", &utc).attr("title", &utc).text(&local))
        }
    }
}

const fn title(group: Group) -> Label {
    match group {
        Group::Overview => words::detail::GROUP_OVERVIEW,
        Group::Network => words::detail::GROUP_NETWORK,
        Group::Access => words::detail::GROUP_ACCESS,
        Group::Billing => words::detail::GROUP_BILLING,
        Group::Maintenance => words::detail::GROUP_MAINTENANCE,
        Group::Features => words::detail::GROUP_FEATURES,
        Group::Other => words::detail::GROUP_OTHER,
    }
}
