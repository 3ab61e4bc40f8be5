//! What properties, values and conditions are called in the person's language.

use crate::api::{Label, status::Code};
use crate::ui::{
    context::Ui,
    model::filter::{Filter, Group, Property, Token},
    words::{
        self,
        filter::{any_of, condition, conditions},
    },
};

/// A property.
pub(in crate::ui) fn property(ui: Ui, property: Property) -> &'static str {
    ui.say(match property {
        Property::Status => words::table::COLUMN_STATUS,
        Property::State => words::filter::STATE,
        Property::Spec => words::table::COLUMN_SPEC,
        Property::Source => words::table::COLUMN_SOURCE,
        Property::Charging => words::table::COLUMN_CHARGING,
        Property::Enterprise => words::table::COLUMN_ENTERPRISE,
        Property::Type => words::filter::TYPE,
        Property::Name => words::filter::NAME,
        Property::Id => words::filter::ID,
        Property::Eip => words::table::COLUMN_EIP,
    })
}

/// A value of a property; one that has no other name as it was sent.
pub(in crate::ui) fn value(ui: Ui, property: Property, value: &str) -> String {
    let label = match (property, value) {
        (Property::Status, "") => Some(words::general::UNKNOWN),
        (_, "") => Some(words::filter::NOT_SENT),
        (Property::Status, value) => Code::from_name(value).map(Code::label),
        (Property::State, value) => {
            Group::ALL.into_iter().find(|group| group.id() == value).map(group)
        }
        (Property::Charging, "by-use") => Some(words::table::CHARGING_BY_USE),
        (Property::Charging, "period") => Some(words::table::CHARGING_PERIOD),
        (Property::Enterprise, "0") => Some(words::table::DEFAULT_PROJECT),
        _ => None,
    };
    if let Some(label) = label {
        return ui.say(label).to_owned();
    }
    // A number that no document has is shown as a badge shows it.
    let is_number = value.parse::<i64>().is_ok();
    if is_number && matches!(property, Property::Status | Property::Charging) {
        return format!("{} ({value})", ui.say(words::general::UNKNOWN));
    }
    value.to_owned()
}

/// A group of statuses.
pub(in crate::ui) const fn group(group: Group) -> Label {
    match group {
        Group::Running => words::filter::RUNNING,
        Group::Transition => words::filter::TRANSITION,
        Group::Failed => words::filter::FAILED,
        Group::Other => words::filter::OTHER,
    }
}

/// The sign between a property and its values.
pub(in crate::ui) fn sign(ui: Ui, property: Property, negated: bool) -> &'static str {
    ui.say(match (property.is_text(), negated) {
        (false, false) => words::filter::IS,
        (false, true) => words::filter::IS_NOT,
        (true, false) => words::filter::CONTAINS,
        (true, true) => words::filter::CONTAINS_NOT,
    })
}

/// The values of a token.
pub(in crate::ui) fn values(ui: Ui, token: &Token) -> String {
    let names = token.values.iter().map(|known| value(ui, token.property, known));
    any_of(ui.locale, &names.collect::<Vec<_>>())
}

/// A whole token.
pub(in crate::ui) fn token(ui: Ui, token: &Token) -> String {
    let sign = sign(ui, token.property, token.negated);
    condition(ui.locale, property(ui, token.property), sign, &values(ui, token))
}

/// A whole filter.
pub(in crate::ui) fn filter(ui: Ui, filter: &Filter) -> String {
    let tokens = filter.tokens().iter().map(|known| token(ui, known)).collect();
    conditions(ui.locale, tokens, filter.text.trim())
}
