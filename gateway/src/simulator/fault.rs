//! Faults: what goes wrong on which route, how often.

use std::collections::BTreeMap;

use axum::http::{HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The longest delay, in milliseconds.
const LONGEST_DELAY: u64 = 120_000;

/// One of the calls, or all of them.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub(super) enum Route {
    #[default]
    #[serde(rename = "*")]
    Any,
    #[serde(rename = "apig.detail")]
    ApigDetail,
    #[serde(rename = "apig.list")]
    ApigList,
    #[serde(rename = "apig.progress")]
    ApigProgress,
    #[serde(rename = "iam.tokens")]
    IamTokens,
    #[serde(rename = "koophone.prepare_progress")]
    KooPhonePrepareProgress,
    #[serde(rename = "roma.process")]
    RomaProcess,
}

/// What goes wrong; every field but `route` is optional, and by default nothing does.
///
/// In this order: the answer waits; the connection is cut; the answer is replaced by `malformed`, or else by
/// `status` and `body`; it gets the headers; it is truncated.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fault {
    pub(super) route: Route,
    /// Limits the fault to calls for this project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) project_id: Option<String>,
    /// Real milliseconds before anything else happens, at most two minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) delay_ms: Option<u64>,
    /// The connection is closed without an answer.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) cut: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) malformed: Option<Malformed>,
    /// Without `body`, the answer is the error that usually comes with this status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<u16>,
    /// A string is sent as it is, anything else as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<Value>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) headers: BTreeMap<String, String>,
    /// The `Retry-After` header: seconds or an HTTP date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retry_after: Option<String>,
    /// Half of the body is sent, then the connection is closed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) truncate: bool,
    /// How many calls it affects; if absent, all calls until it is removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) times: Option<u32>,
}

/// Bodies that are not JSON.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Malformed {
    /// An HTML page, as from a proxy on the way.
    Html,
    /// JSON that ends too early.
    Json,
}

impl Fault {
    /// Checks the values; the error names the field.
    pub(super) fn check(&self) -> Result<(), String> {
        if self.status.is_some_and(|status| !(200..=599).contains(&status)) {
            return Err("status: must be from 200 to 599".to_owned());
        }
        if self.delay_ms.is_some_and(|delay| delay > LONGEST_DELAY) {
            return Err(format!("delay_ms: must be at most {LONGEST_DELAY}"));
        }
        if self.times == Some(0) {
            return Err("times: must be at least 1, or absent".to_owned());
        }
        if self.headers().count() < self.headers.len() + usize::from(self.retry_after.is_some()) {
            return Err("headers, retry_after: must be names and values of HTTP".to_owned());
        }
        Ok(())
    }

    /// The headers that the fault adds to the answer.
    pub(super) fn headers(&self) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
        let retry_after = self.retry_after.as_deref().map(|value| ("retry-after", value));
        (self.headers.iter())
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain(retry_after)
            .filter_map(|(name, value)| Some((name.parse().ok()?, value.parse().ok()?)))
    }

    fn concerns(&self, route: Route, project_id: Option<&str>) -> bool {
        (self.route == Route::Any || self.route == route)
            && (self.project_id.is_none() || self.project_id.as_deref() == project_id)
    }
}

/// Finds the first fault for the call, and removes it when it was used often enough.
pub(super) fn take(
    faults: &mut Vec<Fault>,
    route: Route,
    project_id: Option<&str>,
) -> Option<Fault> {
    let index = faults.iter().position(|fault| fault.concerns(route, project_id))?;
    let fault = faults.get_mut(index)?;
    let taken = fault.clone();
    match &mut fault.times {
        Some(1) => drop(faults.remove(index)),
        Some(times) => *times -= 1,
        None => {}
    }
    Some(taken)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(json: &str) -> Vec<Fault> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_fault_is_used_up() {
        let mut faults = faults(r#"[{"route": "apig.list", "status": 429, "times": 2}]"#);
        assert!(take(&mut faults, Route::ApigDetail, None).is_none());
        assert!(take(&mut faults, Route::ApigList, None).is_some());
        assert!(take(&mut faults, Route::ApigList, None).is_some());
        assert!(take(&mut faults, Route::ApigList, None).is_none());
    }

    #[test]
    fn a_fault_without_a_number_stays() {
        let mut faults = faults(r#"[{"route": "*", "project_id": "a", "cut": true}]"#);
        for _ in 0..3 {
            assert!(take(&mut faults, Route::RomaProcess, Some("a")).is_some());
            assert!(take(&mut faults, Route::RomaProcess, Some("b")).is_none());
        }
    }

    #[test]
    fn values_that_cannot_be_are_named() {
        for (field, value) in [
            ("status", "99"),
            ("delay_ms", "999999"),
            ("times", "0"),
            ("headers", r#"{"a b": "c"}"#),
            ("retry_after", r#""a\nb""#),
        ] {
            let json = format!(r#"[{{"route": "*", "{field}": {value}}}]"#);
            let message = faults(&json)[0].check().unwrap_err();
            assert!(message.contains(field), "{message}");
        }
    }
}
