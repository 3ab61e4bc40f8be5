//! The status of an APIG instance, decoded by an exact table.

use std::borrow::Cow;

use crate::api::Severity;

/// A documented status: the 34 of the list's document and the three that came later (42 to 44).
///
/// The discriminant is `instance_status`; 9 and 14 to 19 are used by no source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[expect(
    missing_docs,
    reason = "each variant is spelt as the document spells it; TABLE says the rest"
)]
pub enum Code {
    Creating = 1,
    CreateSuccess = 2,
    CreateFail = 3,
    Initing = 4,
    Registering = 5,
    Running = 6,
    InitingFailed = 7,
    RegisterFailed = 8,
    Installing = 10,
    InstallFailed = 11,
    Updating = 12,
    UpdateFailed = 13,
    Rollbacking = 20,
    RollbackSuccess = 21,
    RollbackFailed = 22,
    Deleting = 23,
    DeleteFailed = 24,
    Unregistering = 25,
    UnRegisterFailed = 26,
    CreateTimeout = 27,
    InitTimeout = 28,
    RegisterTimeout = 29,
    InstallTimeout = 30,
    UpdateTimeout = 31,
    RollbackTimeout = 32,
    DeleteTimeout = 33,
    UnregisterTimeout = 34,
    Starting = 35,
    Freezing = 36,
    Frozen = 37,
    Restarting = 38,
    RestartFail = 39,
    Unhealthy = 40,
    RestartTimeout = 41,
    Resizing = 42,
    ResizeFailed = 43,
    ResizeTimeout = 44,
}

/// A code, its `status` as the document spells it, and how much attention it needs.
type Entry = (Code, &'static str, Severity);

/// Every status, in the order of its number. The spellings are as irregular as the document's.
const TABLE: [Entry; 37] = [
    (Code::Creating, "Creating", Severity::Transition),
    (Code::CreateSuccess, "CreateSuccess", Severity::Transition),
    (Code::CreateFail, "CreateFail", Severity::Failed),
    (Code::Initing, "Initing", Severity::Transition),
    (Code::Registering, "Registering", Severity::Transition),
    (Code::Running, "Running", Severity::Running),
    (Code::InitingFailed, "InitingFailed", Severity::Failed),
    (Code::RegisterFailed, "RegisterFailed", Severity::Failed),
    (Code::Installing, "Installing", Severity::Transition),
    (Code::InstallFailed, "InstallFailed", Severity::Failed),
    (Code::Updating, "Updating", Severity::Transition),
    (Code::UpdateFailed, "UpdateFailed", Severity::Failed),
    (Code::Rollbacking, "Rollbacking", Severity::Transition),
    (Code::RollbackSuccess, "RollbackSuccess", Severity::Transition),
    (Code::RollbackFailed, "RollbackFailed", Severity::Failed),
    (Code::Deleting, "Deleting", Severity::Transition),
    (Code::DeleteFailed, "DeleteFailed", Severity::Failed),
    (Code::Unregistering, "Unregistering", Severity::Transition),
    (Code::UnRegisterFailed, "UnRegisterFailed", Severity::Failed),
    (Code::CreateTimeout, "CreateTimeout", Severity::Failed),
    (Code::InitTimeout, "InitTimeout", Severity::Failed),
    (Code::RegisterTimeout, "RegisterTimeout", Severity::Failed),
    (Code::InstallTimeout, "InstallTimeout", Severity::Failed),
    (Code::UpdateTimeout, "UpdateTimeout", Severity::Failed),
    (Code::RollbackTimeout, "RollbackTimeout", Severity::Failed),
    (Code::DeleteTimeout, "DeleteTimeout", Severity::Failed),
    (Code::UnregisterTimeout, "UnregisterTimeout", Severity::Failed),
    (Code::Starting, "Starting", Severity::Transition),
    (Code::Freezing, "Freezing", Severity::Transition),
    (Code::Frozen, "Frozen", Severity::Stopped),
    (Code::Restarting, "Restarting", Severity::Transition),
    (Code::RestartFail, "RestartFail", Severity::Failed),
    (Code::Unhealthy, "Unhealthy", Severity::Warning),
    (Code::RestartTimeout, "RestartTimeout", Severity::Failed),
    (Code::Resizing, "Resizing", Severity::Transition),
    (Code::ResizeFailed, "ResizeFailed", Severity::Failed),
    (Code::ResizeTimeout, "ResizeTimeout", Severity::Failed),
];

impl Code {
    /// All documented statuses, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(code, ..)| *code)
    }

    /// The status of a number; `None` where the table has no such number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::all().find(|code| i64::from(code.number()) == number)
    }

    /// The status of a name, whatever its case; `None` where the table has no such name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)).map(|(code, ..)| *code)
    }

    /// Its `instance_status`.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Its `status`, spelt as in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |(_, name, _)| name)
    }

    /// How much attention it needs.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.entry().map_or(Severity::Unknown, |(.., severity)| *severity)
    }

    /// Whether it is a step of a creation, so that the progress call has something to say.
    ///
    /// `CreateSuccess` is such a step: it is sent while the creation still runs.
    #[must_use]
    pub const fn is_creation(self) -> bool {
        matches!(
            self,
            Self::Creating
                | Self::CreateSuccess
                | Self::Initing
                | Self::Registering
                | Self::Installing
        )
    }

    /// Whether the status soon changes by itself, so that it is polled often.
    ///
    /// `RollbackSuccess` is a transition that may last: by its name the rollback has ended, yet `Running`
    /// is to follow. So it is polled slowly.
    #[must_use]
    pub fn is_changing(self) -> bool {
        self.severity() == Severity::Transition && self != Self::RollbackSuccess
    }

    fn entry(self) -> Option<&'static Entry> {
        TABLE.iter().find(|(code, ..)| *code == self)
    }
}

/// A status as it was sent, and the documented status that it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    number: Option<i64>,
    name: Option<Cow<'static, str>>,
    code: Option<Code>,
}

impl Status {
    /// Decodes `instance_status` and `status`.
    ///
    /// The number decides; the name does where the number is absent or not in the table.
    #[must_use]
    pub fn decode(number: Option<i64>, name: Option<String>) -> Self {
        let name = name.filter(|name| !name.is_empty());
        let by_name = name.as_deref().and_then(Code::from_name);
        let code = number.and_then(Code::from_number).or(by_name);
        // Ten thousand rows need not each hold a copy of "Running".
        let name = name.map(|name| match by_name {
            Some(code) if code.name() == name => Cow::Borrowed(code.name()),
            _ => Cow::Owned(name),
        });
        Self { number, name, code }
    }

    /// The documented status; `None` when neither number nor name is in the table.
    #[must_use]
    pub const fn code(&self) -> Option<Code> {
        self.code
    }

    /// The number as it was sent.
    #[must_use]
    pub const fn number(&self) -> Option<i64> {
        self.number
    }

    /// The name as it was sent.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// How much attention it needs; [`Severity::Unknown`] for what is not in the table.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.map_or(Severity::Unknown, Code::severity)
    }

    /// Whether number and name were both sent and do not mean the same.
    ///
    /// Then the table has at least one of them, and both must be shown.
    #[must_use]
    pub fn is_contradictory(&self) -> bool {
        match (self.code, self.number, self.name()) {
            (Some(code), Some(number), Some(name)) => {
                i64::from(code.number()) != number || Code::from_name(name) != Some(code)
            }
            _ => false,
        }
    }
}
