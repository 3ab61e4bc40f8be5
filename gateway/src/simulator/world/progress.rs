//! The progress of the creation of a dedicated gateway.

use serde_json::{Value, json};

use super::{
    Moment, World,
    creation::{Phase, Progress},
    instance::{Instance, Life},
};
use crate::simulator::answer::Answer;

impl World {
    /// The progress of a creation. An instance that is not created in this scenario has the progress that its
    /// status implies.
    pub(in crate::simulator) fn progress(&self, now: Moment, project: &str, id: &str) -> Answer {
        self.with_instance(now, project, id, |instance| progress(instance, now))
    }
}

fn progress(instance: &Instance, now: Moment) -> Value {
    let progress = match &instance.life {
        Life::Creating(creation) => creation.progress(now.second()),
        Life::Steady(_) | Life::Turning(_) | Life::Until(..) => {
            settled_progress(instance, now.second())
        }
    };
    let (status, error) = match progress.phase {
        Phase::Creating => ("creating", None),
        Phase::Failed => {
            let zone = format!("{}a", instance.region);
            let message = format!("create failed: insufficient resources in {zone}");
            ("failed", Some(("APIC.9219", message)))
        }
        Phase::Success => ("success", None),
    };
    let (code, message) = error.unzip();
    json!({
        "progress": progress.percent,
        "status": status,
        "error_code": code,
        "error_msg": message,
        "start_time": now.unix_ms(instance.created),
        "end_time": progress.ended.map(|second| now.unix_ms(second)),
    })
}

/// The progress that the status of an instance implies.
fn settled_progress(instance: &Instance, second: i64) -> Progress {
    let (percent, phase) = match instance.status(second).name {
        Some("Creating") => (30, Phase::Creating),
        Some("CreateSuccess") => (50, Phase::Creating),
        Some("Initing") => (80, Phase::Creating),
        Some("Registering" | "Installing") => (90, Phase::Creating),
        Some("CreateFail" | "CreateTimeout") => (0, Phase::Failed),
        Some("InitingFailed" | "InitTimeout") => (80, Phase::Failed),
        Some("RegisterFailed" | "RegisterTimeout" | "InstallFailed" | "InstallTimeout") => {
            (90, Phase::Failed)
        }
        _ => (100, Phase::Success),
    };
    // Five to six minutes, which is what the document's own example took.
    let taken = 300 + instance.created.rem_euclid(60);
    let ended = (phase != Phase::Creating).then_some(instance.created + taken);
    Progress { percent, phase, ended }
}
