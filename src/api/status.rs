//! The status of an APIG instance, decoded by an exact table.

use std::borrow::Cow;

use super::Label;

/// How much attention a status needs; each has its own icon, word and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It ended badly, and stays so until someone acts.
    Failed,
    /// It serves, and something is wrong with it.
    Warning,
    /// It is on its way to another status.
    Transition,
    /// Not in the table: neither good nor bad is claimed.
    Unknown,
    /// It was stopped on purpose.
    Stopped,
    /// It serves.
    Running,
}

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

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    code: Code,
    name: &'static str,
    severity: Severity,
    label: Label,
}

const fn entry(code: Code, name: &'static str, severity: Severity, label: Label) -> Entry {
    Entry { code, name, severity, label }
}

/// Every status, in the order of its number. The spellings are as irregular as the document's.
const TABLE: [Entry; 37] = [
    entry(Code::Creating, "Creating", Severity::Transition, Label::new("创建中", "Creating")),
    entry(
        Code::CreateSuccess,
        "CreateSuccess",
        Severity::Transition,
        Label::new("创建成功", "Created, starting up"),
    ),
    entry(
        Code::CreateFail,
        "CreateFail",
        Severity::Failed,
        Label::new("创建失败", "Creation failed"),
    ),
    entry(Code::Initing, "Initing", Severity::Transition, Label::new("初始化中", "Initializing")),
    entry(
        Code::Registering,
        "Registering",
        Severity::Transition,
        Label::new("注册中", "Registering"),
    ),
    entry(Code::Running, "Running", Severity::Running, Label::new("运行中", "Running")),
    entry(
        Code::InitingFailed,
        "InitingFailed",
        Severity::Failed,
        Label::new("初始化失败", "Initialization failed"),
    ),
    entry(
        Code::RegisterFailed,
        "RegisterFailed",
        Severity::Failed,
        Label::new("注册失败", "Registration failed"),
    ),
    entry(Code::Installing, "Installing", Severity::Transition, Label::new("安装中", "Installing")),
    entry(
        Code::InstallFailed,
        "InstallFailed",
        Severity::Failed,
        Label::new("安装失败", "Installation failed"),
    ),
    entry(Code::Updating, "Updating", Severity::Transition, Label::new("升级中", "Upgrading")),
    entry(
        Code::UpdateFailed,
        "UpdateFailed",
        Severity::Failed,
        Label::new("升级失败", "Upgrade failed"),
    ),
    entry(
        Code::Rollbacking,
        "Rollbacking",
        Severity::Transition,
        Label::new("回滚中", "Rolling back"),
    ),
    entry(
        Code::RollbackSuccess,
        "RollbackSuccess",
        Severity::Transition,
        Label::new("回滚成功", "Rolled back"),
    ),
    entry(
        Code::RollbackFailed,
        "RollbackFailed",
        Severity::Failed,
        Label::new("回滚失败", "Rollback failed"),
    ),
    entry(Code::Deleting, "Deleting", Severity::Transition, Label::new("删除中", "Deleting")),
    entry(
        Code::DeleteFailed,
        "DeleteFailed",
        Severity::Failed,
        Label::new("删除失败", "Deletion failed"),
    ),
    entry(
        Code::Unregistering,
        "Unregistering",
        Severity::Transition,
        Label::new("注销中", "Unregistering"),
    ),
    entry(
        Code::UnRegisterFailed,
        "UnRegisterFailed",
        Severity::Failed,
        Label::new("注销失败", "Unregistration failed"),
    ),
    entry(
        Code::CreateTimeout,
        "CreateTimeout",
        Severity::Failed,
        Label::new("创建超时", "Creation timed out"),
    ),
    entry(
        Code::InitTimeout,
        "InitTimeout",
        Severity::Failed,
        Label::new("初始化超时", "Initialization timed out"),
    ),
    entry(
        Code::RegisterTimeout,
        "RegisterTimeout",
        Severity::Failed,
        Label::new("注册超时", "Registration timed out"),
    ),
    entry(
        Code::InstallTimeout,
        "InstallTimeout",
        Severity::Failed,
        Label::new("安装超时", "Installation timed out"),
    ),
    entry(
        Code::UpdateTimeout,
        "UpdateTimeout",
        Severity::Failed,
        Label::new("升级超时", "Upgrade timed out"),
    ),
    entry(
        Code::RollbackTimeout,
        "RollbackTimeout",
        Severity::Failed,
        Label::new("回滚超时", "Rollback timed out"),
    ),
    entry(
        Code::DeleteTimeout,
        "DeleteTimeout",
        Severity::Failed,
        Label::new("删除超时", "Deletion timed out"),
    ),
    entry(
        Code::UnregisterTimeout,
        "UnregisterTimeout",
        Severity::Failed,
        Label::new("注销超时", "Unregistration timed out"),
    ),
    entry(Code::Starting, "Starting", Severity::Transition, Label::new("启动中", "Starting")),
    entry(Code::Freezing, "Freezing", Severity::Transition, Label::new("冻结中", "Freezing")),
    entry(Code::Frozen, "Frozen", Severity::Stopped, Label::new("已冻结", "Frozen")),
    entry(Code::Restarting, "Restarting", Severity::Transition, Label::new("重启中", "Restarting")),
    entry(
        Code::RestartFail,
        "RestartFail",
        Severity::Failed,
        Label::new("重启失败", "Restart failed"),
    ),
    entry(Code::Unhealthy, "Unhealthy", Severity::Warning, Label::new("实例异常", "Unhealthy")),
    entry(
        Code::RestartTimeout,
        "RestartTimeout",
        Severity::Failed,
        Label::new("重启超时", "Restart timed out"),
    ),
    entry(Code::Resizing, "Resizing", Severity::Transition, Label::new("规格变更中", "Resizing")),
    entry(
        Code::ResizeFailed,
        "ResizeFailed",
        Severity::Failed,
        Label::new("规格变更失败", "Resize failed"),
    ),
    entry(
        Code::ResizeTimeout,
        "ResizeTimeout",
        Severity::Failed,
        Label::new("规格变更超时", "Resize timed out"),
    ),
];

impl Code {
    /// All documented statuses, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|entry| entry.code)
    }

    /// The status of a number; `None` where the table has no such number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::all().find(|code| i64::from(code.number()) == number)
    }

    /// The status of a name, whatever its case; `None` where the table has no such name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)).map(|entry| entry.code)
    }

    /// Its `instance_status`.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// Its `status`, spelt as in the document.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |entry| entry.name)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        self.entry().map_or(Label::new("", ""), |entry| entry.label)
    }

    /// How much attention it needs.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.entry().map_or(Severity::Unknown, |entry| entry.severity)
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

    /// Whether it will change by itself soon, so that it is worth asking often.
    ///
    /// `RollbackSuccess` is a transition that lasts: by its name it has ended, yet `Running` is to
    /// follow, so it is asked for slowly.
    #[must_use]
    pub fn is_changing(self) -> bool {
        self.severity() == Severity::Transition && self != Self::RollbackSuccess
    }

    fn entry(self) -> Option<&'static Entry> {
        TABLE.iter().find(|entry| entry.code == self)
    }
}

/// A status as it was sent, and what the table makes of it.
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

    /// What the table knows it as; `None` when neither number nor name is in the table.
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
    /// The table knows at least one of them then; both must be shown.
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
