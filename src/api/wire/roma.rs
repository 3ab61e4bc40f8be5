//! ROMA Connect: the creation process.

use super::Fields;

/// The answer of `GetCreateInstanceProcessV2`, which mixes both ways of writing names; without its
/// `item` rows.
#[derive(Debug)]
pub(in crate::api) struct Process {
    pub(in crate::api) current_time: Option<i64>,
    pub(in crate::api) instance_id: Option<String>,
    pub(in crate::api) name: Option<String>,
    pub(in crate::api) start_time: Option<i64>,
    pub(in crate::api) end_time: Option<i64>,
    pub(in crate::api) progress: Option<i64>,
    pub(in crate::api) status: Option<String>,
}

impl Process {
    pub(in crate::api) fn read(fields: Fields<'_>) -> Self {
        Self {
            current_time: fields.integer("currentTime"),
            instance_id: fields.text("instance_id"),
            name: fields.text("name"),
            start_time: fields.integer("start_time"),
            end_time: fields.integer("end_time"),
            progress: fields.integer("progress"),
            status: fields.text("status"),
        }
    }
}

/// A sub-service. Its rows are described by the example only.
#[derive(Debug)]
pub(in crate::api) struct Item {
    pub(in crate::api) name: Option<String>,
    pub(in crate::api) start_time: Option<i64>,
    pub(in crate::api) end_time: Option<i64>,
    pub(in crate::api) status: Option<String>,
    pub(in crate::api) taken_time: Option<i64>,
    pub(in crate::api) progress: Option<i64>,
    pub(in crate::api) error_msg: Option<String>,
    pub(in crate::api) error_code: Option<String>,
}

impl Item {
    pub(in crate::api) fn read(fields: Fields<'_>) -> Self {
        Self {
            name: fields.text("name"),
            start_time: fields.integer("start_time"),
            end_time: fields.integer("end_time"),
            status: fields.text("status"),
            taken_time: fields.integer("taken_time"),
            progress: fields.integer("progress"),
            error_msg: fields.text("error_msg"),
            error_code: fields.text("error_code"),
        }
    }
}
