//! The `gallery` scenario: one instance for every status, documented, newer and strange.

use serde_json::{Value, json};

use super::{
    NORTH,
    instance::{Instance, Life},
    status::{DOCUMENTED, NEWER, Status},
};

/// Statuses that no document explains, with the names of the instances that show them.
fn strange() -> [(&'static str, Option<&'static str>, Option<Value>); 5] {
    [
        ("status-99-unknown", Some("Hibernating"), Some(json!(99))),
        ("status-name-only-unknown", Some("Levitating"), None),
        ("status-06-disagrees", Some("CreateFail"), Some(json!(6))),
        ("status-06-as-text", Some("Running"), Some(json!("6"))),
        ("status-missing", None, None),
    ]
}

/// The instances in the order of their numbers, the strange ones last.
pub(super) fn instances(seed: u64) -> Vec<Instance> {
    let known = DOCUMENTED.iter().chain(&NEWER).map(|(number, name)| {
        let label = format!("status-{number:02}-{}", name.to_lowercase());
        (label, Status::named(name))
    });
    let strange = strange()
        .into_iter()
        .map(|(label, name, number)| (label.to_owned(), Status { name, number }));
    (1..)
        .zip(known.chain(strange))
        .map(|(position, (label, status))| {
            Instance::new(seed, NORTH, label, -position * 86_400, Life::Steady(status))
        })
        .collect()
}
