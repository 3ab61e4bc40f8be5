//! The names of the filter's properties, values and conditions.

use super::{
    CONTAINS, CONTAINS_NOT, FAILED, IS, IS_NOT, NAME, NOT_SENT, OTHER, RUNNING, STATE, TRANSITION,
    TYPE,
};
use crate::{
    api::status::Code,
    domain::{
        filter::{Filter, Group, Property, Token},
        sent_text::isolated,
    },
    i18n::{Locale, Text, general, status_text, table, unknown},
};

/// The name of a property.
#[must_use]
pub const fn property_text(property: Property) -> Text {
    match property {
        Property::Status => table::COLUMN_STATUS,
        Property::State => STATE,
        Property::Spec => table::COLUMN_SPEC,
        Property::Source => table::COLUMN_SOURCE,
        Property::Charging => table::COLUMN_CHARGING,
        Property::Enterprise => table::COLUMN_ENTERPRISE,
        Property::Type => TYPE,
        Property::Name => NAME,
        Property::Id => general::ID,
        Property::Eip => table::COLUMN_EIP,
    }
}

/// The name of a group of statuses.
#[must_use]
pub const fn group_text(group: Group) -> Text {
    match group {
        Group::Running => RUNNING,
        Group::Transition => TRANSITION,
        Group::Failed => FAILED,
        Group::Other => OTHER,
    }
}

/// The operator between a property and its values.
#[must_use]
pub const fn operator_text(property: Property, negated: bool) -> Text {
    match (property.is_text(), negated) {
        (false, false) => IS,
        (false, true) => IS_NOT,
        (true, false) => CONTAINS,
        (true, true) => CONTAINS_NOT,
    }
}

/// A value of a property in words, or as it was sent if there are no words for it.
#[must_use]
pub fn value_text(locale: Locale, property: Property, value: &str) -> String {
    let text = match (property, value) {
        (Property::Status, "") => Some(general::UNKNOWN),
        (_, "") => Some(NOT_SENT),
        (Property::Status, value) => Code::from_name(value).map(status_text),
        (Property::State, value) => {
            Group::ALL.into_iter().find(|group| group.id() == value).map(group_text)
        }
        (Property::Charging, "by-use") => Some(table::CHARGING_BY_USE),
        (Property::Charging, "period") => Some(table::CHARGING_PERIOD),
        (Property::Enterprise, "0") => Some(table::DEFAULT_PROJECT),
        _ => None,
    };
    if let Some(text) = text {
        return text.localized(locale).to_owned();
    }
    // An undocumented number is shown as a badge shows it.
    let is_number = value.parse::<i64>().is_ok();
    if is_number && matches!(property, Property::Status | Property::Charging) {
        return unknown(locale, value);
    }
    isolated(value).into_owned()
}

/// The values of a condition, joined by "or".
#[must_use]
pub fn values_text(locale: Locale, token: &Token) -> String {
    let values = token.values.iter().map(|value| value_text(locale, token.property, value));
    let or = match locale {
        Locale::En => " or ",
        Locale::Zh => "或",
    };
    values.collect::<Vec<_>>().join(or)
}

/// A condition: a property, its operator and its values.
#[must_use]
pub fn condition_text(locale: Locale, token: &Token) -> String {
    let property = property_text(token.property).localized(locale);
    let operator = operator_text(token.property, token.negated).localized(locale);
    let values = values_text(locale, token);
    match locale {
        Locale::En => format!("{property} {operator} {values}"),
        Locale::Zh if values.starts_with(|first: char| first.is_ascii_alphanumeric()) => {
            format!("{property}{operator} {values}")
        }
        Locale::Zh => format!("{property}{operator}{values}"),
    }
}

/// All conditions and the free words, as one line.
#[must_use]
pub fn filter_text(locale: Locale, filter: &Filter) -> String {
    let conditions = filter.tokens().iter().map(|token| condition_text(locale, token));
    let words = Some(filter.text.trim()).filter(|words| !words.is_empty());
    let quoted = words.map(|words| format!("“{words}”"));
    let between = match locale {
        Locale::En => "; ",
        Locale::Zh => "；",
    };
    conditions.chain(quoted).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(filter: &str) -> (String, String) {
        let filter = Filter::parse(filter);
        (filter_text(Locale::En, &filter), filter_text(Locale::Zh, &filter))
    }

    #[test]
    fn a_filter_is_said_in_words() {
        let (en, zh) = both("status=Running,CreateFail spec!=BASIC edge");
        assert_eq!(en, "Status is Running or Creation failed; Specification is not BASIC; “edge”");
        assert_eq!(zh, "状态等于运行中或创建失败；规格不等于 BASIC；“edge”");
    }

    #[test]
    fn a_value_without_words_is_said_as_it_was_sent() {
        let said = |property, value| value_text(Locale::En, property, value);
        assert_eq!(said(Property::Status, "99"), "Unknown (99)");
        assert_eq!(said(Property::Status, "Levitating"), "Levitating");
        assert_eq!(said(Property::Charging, "7"), "Unknown (7)");
        assert_eq!(said(Property::Spec, "7"), "7");
        assert_eq!(said(Property::Status, ""), "Unknown");
        assert_eq!(said(Property::Spec, ""), "(none)");
    }
}
