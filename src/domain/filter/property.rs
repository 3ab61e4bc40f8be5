//! The properties of an instance that a filter can ask for, and how their values are written.

use std::borrow::Cow;

use super::{Group, holds_ignoring_case};
use crate::{
    api::{Charging, status::Code},
    domain::{config::Source, fleet::Row},
};

/// A property of an instance that a filter can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Property {
    /// Its status: the documents' name; a status that no document has, by its number or name as sent.
    Status,
    /// The [`Group`] of its status.
    State,
    /// Its specification.
    Spec,
    /// The label of its source.
    Source,
    /// How it is paid for.
    Charging,
    /// The ID of its enterprise project.
    Enterprise,
    /// Its type.
    Type,
    /// Its name.
    Name,
    /// Its ID.
    Id,
    /// Its public address.
    Eip,
}

impl Property {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Status,
        Self::State,
        Self::Spec,
        Self::Source,
        Self::Charging,
        Self::Enterprise,
        Self::Type,
        Self::Name,
        Self::Id,
        Self::Eip,
    ];

    /// Its name in the text form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::State => "state",
            Self::Spec => "spec",
            Self::Source => "source",
            Self::Charging => "charging",
            Self::Enterprise => "enterprise",
            Self::Type => "type",
            Self::Name => "name",
            Self::Id => "id",
            Self::Eip => "eip",
        }
    }

    /// Whether nearly each instance has its own value, so that a filter asks for a part of it.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Name | Self::Id | Self::Eip)
    }

    /// A value as this property spells it: a status may be typed as its number, or as its name in any case.
    #[must_use]
    pub fn canonical(self, value: &str) -> String {
        let value = value.trim();
        let code = || {
            let number = value.parse().ok().and_then(Code::from_number);
            number.or_else(|| Code::from_name(value))
        };
        match code().filter(|_| self == Self::Status) {
            Some(code) => code.name().to_owned(),
            None => value.to_owned(),
        }
    }

    /// A row's value; empty where nothing was sent.
    #[must_use]
    pub fn value<'a>(self, row: &'a Row, sources: &'a [Source]) -> Cow<'a, str> {
        let instance = &row.instance;
        let status = &instance.status;
        let text = match self {
            Self::Status => match (status.code(), status.number()) {
                (Some(code), _) => Some(code.name()),
                (None, Some(number)) => return number.to_string().into(),
                (None, None) => status.name(),
            },
            Self::State => Some(Group::of(status.severity()).id()),
            Self::Spec => instance.spec.as_deref(),
            Self::Source => sources.get(row.key.source).map(|source| source.label.as_str()),
            Self::Charging => match instance.charging {
                Some(Charging::PayPerUse) => Some("by-use"),
                Some(Charging::Period) => Some("period"),
                Some(Charging::Unknown(number)) => return number.to_string().into(),
                None => None,
            },
            Self::Enterprise => instance.enterprise_project_id.as_deref(),
            Self::Type => instance.kind.as_deref(),
            Self::Name => Some(instance.name.as_str()),
            Self::Id => Some(instance.id.as_str()),
            Self::Eip => instance.eip.as_deref(),
        };
        text.unwrap_or_default().into()
    }

    /// Whether a row's value matches a value that the filter asks for.
    pub(super) fn is(self, value: &str, wanted: &str) -> bool {
        if self.is_text() && !wanted.is_empty() {
            holds_ignoring_case(value, wanted)
        } else {
            value.eq_ignore_ascii_case(wanted)
        }
    }
}
