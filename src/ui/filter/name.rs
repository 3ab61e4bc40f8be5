//! What properties, values and conditions are called in the person's language.

use crate::{
    api::status::Code,
    domain::filter::{Filter, Group, Property, Token},
    i18n::{
        self, Text,
        filter::{any_of, condition, conditions},
    },
    ui::context::Ui,
};

/// A property.
pub(in crate::ui) fn property(ui: Ui, property: Property) -> &'static str {
    ui.say(match property {
        Property::Status => i18n::table::COLUMN_STATUS,
        Property::State => i18n::filter::STATE,
        Property::Spec => i18n::table::COLUMN_SPEC,
        Property::Source => i18n::table::COLUMN_SOURCE,
        Property::Charging => i18n::table::COLUMN_CHARGING,
        Property::Enterprise => i18n::table::COLUMN_ENTERPRISE,
        Property::Type => i18n::filter::TYPE,
        Property::Name => i18n::filter::NAME,
        Property::Id => i18n::filter::ID,
        Property::Eip => i18n::table::COLUMN_EIP,
    })
}

/// A value of a property; one that has no other name as it was sent.
pub(in crate::ui) fn value(ui: Ui, property: Property, value: &str) -> String {
    let label = match (property, value) {
        (Property::Status, "") => Some(i18n::general::UNKNOWN),
        (_, "") => Some(i18n::filter::NOT_SENT),
        (Property::Status, value) => Code::from_name(value).map(i18n::status_text),
        (Property::State, value) => {
            Group::ALL.into_iter().find(|group| group.id() == value).map(group)
        }
        (Property::Charging, "by-use") => Some(i18n::table::CHARGING_BY_USE),
        (Property::Charging, "period") => Some(i18n::table::CHARGING_PERIOD),
        (Property::Enterprise, "0") => Some(i18n::table::DEFAULT_PROJECT),
        _ => None,
    };
    if let Some(label) = label {
        return ui.say(label).to_owned();
    }
    // A number that no document has is shown as a badge shows it.
    let is_number = value.parse::<i64>().is_ok();
    if is_number && matches!(property, Property::Status | Property::Charging) {
        return format!("{} ({value})", ui.say(i18n::general::UNKNOWN));
    }
    value.to_owned()
}

/// A group of statuses.
pub(in crate::ui) const fn group(group: Group) -> Text {
    match group {
        Group::Running => i18n::filter::RUNNING,
        Group::Transition => i18n::filter::TRANSITION,
        Group::Failed => i18n::filter::FAILED,
        Group::Other => i18n::filter::OTHER,
    }
}

/// The sign between a property and its values.
pub(in crate::ui) fn sign(ui: Ui, property: Property, negated: bool) -> &'static str {
    ui.say(match (property.is_text(), negated) {
        (false, false) => i18n::filter::IS,
        (false, true) => i18n::filter::IS_NOT,
        (true, false) => i18n::filter::CONTAINS,
        (true, true) => i18n::filter::CONTAINS_NOT,
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
