//! The status names and numbers of a dedicated gateway, as its API documents them.

use serde_json::Value;

/// The 34 documented pairs; 9 and 14 to 19 are not used.
pub(super) const DOCUMENTED: [(u8, &str); 34] = [
    (1, "Creating"),
    (2, "CreateSuccess"),
    (3, "CreateFail"),
    (4, "Initing"),
    (5, "Registering"),
    (6, "Running"),
    (7, "InitingFailed"),
    (8, "RegisterFailed"),
    (10, "Installing"),
    (11, "InstallFailed"),
    (12, "Updating"),
    (13, "UpdateFailed"),
    (20, "Rollbacking"),
    (21, "RollbackSuccess"),
    (22, "RollbackFailed"),
    (23, "Deleting"),
    (24, "DeleteFailed"),
    (25, "Unregistering"),
    (26, "UnRegisterFailed"),
    (27, "CreateTimeout"),
    (28, "InitTimeout"),
    (29, "RegisterTimeout"),
    (30, "InstallTimeout"),
    (31, "UpdateTimeout"),
    (32, "RollbackTimeout"),
    (33, "DeleteTimeout"),
    (34, "UnregisterTimeout"),
    (35, "Starting"),
    (36, "Freezing"),
    (37, "Frozen"),
    (38, "Restarting"),
    (39, "RestartFail"),
    (40, "Unhealthy"),
    (41, "RestartTimeout"),
];

/// Pairs that newer clients know, and that the list's `status` filter does not accept.
pub(super) const NEWER: [(u8, &str); 3] =
    [(42, "Resizing"), (43, "ResizeFailed"), (44, "ResizeTimeout")];

/// What an answer shows as `status` and `instance_status`; either may be missing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Status {
    pub(super) name: Option<&'static str>,
    pub(super) number: Option<Value>,
}

impl Status {
    /// The name with its number; a name without a number stands alone.
    pub(super) fn named(name: &'static str) -> Self {
        let mut pairs = DOCUMENTED.iter().chain(&NEWER);
        let number = pairs.find(|pair| pair.1 == name).map(|pair| pair.0.into());
        Self { name: Some(name), number }
    }
}
