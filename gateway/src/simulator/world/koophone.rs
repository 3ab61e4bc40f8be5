//! The preparation of cloud phones: queuing, restoring, normal; or failing, or backing up first.

use serde_json::{Map, Value, json};

use super::{KOOPHONE_INSTANCE, KOOPHONE_USER, Moment, World};
use crate::simulator::{answer::Answer, scenario::Scenario};

const NORMAL: i8 = 0;
const QUEUING: i8 = 1;
const RESTORING: i8 = 2;
const FAILED: i8 = -1;
const BACKING_UP: i8 = 3;

/// The longest identifier that the document allows, in characters.
const LONGEST_ID: usize = 32;

impl World {
    /// The progress of the preparation of the phone that the body names.
    pub(in crate::simulator) fn prepare_progress(&self, now: Moment, body: &[u8]) -> Answer {
        let Some((user, instance)) = ids(body) else {
            return Answer::error(400, "KOOPHONE.API.1000", "The request parameter is incorrect.");
        };
        let Some((status, waiting)) = self.phone(&instance, now.second()) else {
            return Answer::error(400, "KOOPHONE.API.4001", "The instance does not exist.");
        };
        if user != KOOPHONE_USER {
            return Answer::error(401, "KOOPHONE.API.1001", "Insufficient instance permissions.");
        }
        Answer::ok(json!({
            "data": { "status": status, "waitingCount": waiting },
            "error_code": "0",
            "error_msg": "OK",
        }))
    }

    /// Status and waiting count of the phone, if there is such a phone.
    fn phone(&self, instance: &str, second: i64) -> Option<(i8, i64)> {
        let scenario = self.plan.scenario;
        match (scenario, instance) {
            (Scenario::Default, KOOPHONE_INSTANCE) => Some(match second {
                ..30 => (QUEUING, 5 - second / 6),
                30..60 => (RESTORING, 0),
                60.. => (NORMAL, 0),
            }),
            (Scenario::Default, "phone-failing") => Some(match second {
                ..10 => (QUEUING, 2 - second / 5),
                10..20 => (RESTORING, 0),
                20.. => (FAILED, 0),
            }),
            (Scenario::Default, "phone-backup") => {
                Some(if second < 40 { (BACKING_UP, 0) } else { (NORMAL, 0) })
            }
            (Scenario::Gallery, KOOPHONE_INSTANCE) => Some((FAILED, 0)),
            (Scenario::Large, KOOPHONE_INSTANCE) => Some((NORMAL, 0)),
            _ => None,
        }
    }
}

/// User and instance, if the body is as documented.
fn ids(body: &[u8]) -> Option<(String, String)> {
    let mut body: Map<String, Value> = serde_json::from_slice(body).ok()?;
    let mut id = |name: &str| match body.remove(name) {
        Some(Value::String(id)) if (1..=LONGEST_ID).contains(&id.chars().count()) => Some(id),
        _ => None,
    };
    Some((id("user_id")?, id("instance_id")?))
}
