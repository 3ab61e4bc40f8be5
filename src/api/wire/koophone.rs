//! KooPhone: preparation progress.

use super::Fields;

/// `ShowProgressResponse` with its `InstancePrepareProgressRspData`; `error_code` is `"0"` when all
/// is well.
#[derive(Debug)]
pub(in crate::api) struct Progress {
    pub(in crate::api) status: Option<i64>,
    pub(in crate::api) waiting_count: Option<i64>,
    pub(in crate::api) error_code: Option<String>,
}

impl Progress {
    pub(in crate::api) fn read(fields: Fields<'_>) -> Self {
        let data = fields.object("data");
        Self {
            status: data.and_then(|data| data.integer("status")),
            waiting_count: data.and_then(|data| data.integer("waitingCount")),
            error_code: fields.text("error_code"),
        }
    }
}
