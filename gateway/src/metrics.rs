//! The metrics, in the format of Prometheus. Identifiers are never labels; names from the configuration are.

use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use prometheus_client::{
    encoding::text::encode,
    metrics::{
        counter::{ConstCounter, Counter},
        family::Family,
        gauge::Gauge,
        histogram::Histogram,
    },
    registry::Registry,
};

use crate::log;

type Label = (&'static str, &'static str);

/// The histogram buckets for the durations of calls, in seconds.
const SECONDS: [f64; 11] = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// The metrics. A handle, cheap to clone; all clones share the counts.
#[derive(Clone)]
pub struct Metrics {
    requests: Family<[Label; 2], Counter>,
    calls: Family<[Label; 2], Counter>,
    call_seconds: Family<[Label; 1], Histogram, fn() -> Histogram>,
    lookups: Family<[Label; 1], Counter>,
    reloads: Family<[Label; 1], Counter>,
    token_requests: Family<[(&'static str, String); 2], Counter>,
    token_ends: Family<[(&'static str, String); 2], Gauge>,
    pub(crate) kept_bytes: Gauge,
    pub(crate) kept_answers: Gauge,
    pub(crate) calls_waiting: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            requests: Family::default(),
            calls: Family::default(),
            call_seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            lookups: Family::default(),
            reloads: Family::default(),
            token_requests: Family::default(),
            token_ends: Family::default(),
            kept_bytes: Gauge::default(),
            kept_answers: Gauge::default(),
            calls_waiting: Gauge::default(),
        }
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Metrics").finish_non_exhaustive()
    }
}

impl Metrics {
    /// Counts an answered request. `kind` is the name of the call, or of another kind of request.
    pub(crate) fn answered(&self, kind: &'static str, status: u16) {
        self.requests.get_or_create(&[("kind", kind), ("status", class(status))]).inc();
    }

    /// Counts a call to an upstream; the status is 0 when it gave no answer.
    pub(crate) fn called(&self, call: &'static str, status: u16, took: Duration) {
        self.calls.get_or_create(&[("call", call), ("status", class(status))]).inc();
        self.call_seconds.get_or_create(&[("call", call)]).observe(took.as_secs_f64());
    }

    /// Counts a lookup in the cache of answers; `how` is its result, such as `hit`.
    pub(crate) fn looked_up(&self, how: &'static str) {
        self.lookups.get_or_create(&[("result", how)]).inc();
    }

    /// Forgets the end of a token that is not requested any more.
    pub(crate) fn forget_token(&self, credential: &str, place: usize) {
        let labels = [("credential", credential.to_owned()), ("project", place.to_string())];
        self.token_ends.remove(&labels);
    }

    /// Counts a request to IAM for a token of this credential. `place` is the number of the project among all
    /// that the credential has had since the start; `life` is the token's lifetime, `None` when IAM gave no token.
    pub(crate) fn asked_for_token(&self, credential: &str, place: usize, life: Option<Duration>) {
        let result = if life.is_some() { "good" } else { "bad" };
        let credential = ("credential", credential.to_owned());
        let labels = [credential.clone(), ("result", result.to_owned())];
        self.token_requests.get_or_create(&labels).inc();
        if let Some(life) = life {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            let ends = i64::try_from((now + life).as_secs()).unwrap_or(i64::MAX);
            let labels = [credential, ("project", place.to_string())];
            self.token_ends.get_or_create(&labels).set(ends);
        }
    }

    /// Counts a reload of the configuration.
    pub fn reloaded(&self, is_good: bool) {
        let result = if is_good { "good" } else { "bad" };
        self.reloads.get_or_create(&[("result", result)]).inc();
    }

    /// The metrics in the text format that Prometheus reads.
    pub(crate) fn text(&self) -> String {
        let Self {
            requests,
            calls,
            call_seconds,
            lookups,
            reloads,
            token_requests,
            token_ends,
            kept_bytes,
            kept_answers,
            calls_waiting,
        } = self.clone();
        let mut registry = Registry::with_prefix("instance_gateway");
        registry.register("requests", "Requests answered, by kind", requests);
        registry.register("upstream_calls", "Calls to upstreams", calls);
        registry.register("upstream_call_seconds", "How long upstreams took", call_seconds);
        registry.register("lookups", "How the answers to calls came about", lookups);
        registry.register("reloads", "How often the configuration was read again", reloads);
        registry.register("token_requests", "Requests to IAM for tokens", token_requests);
        let help = "When the last good token of IAM ends, in seconds since 1970";
        registry.register("token_ends", help, token_ends);
        registry.register("kept_bytes", "Memory of kept answers", kept_bytes);
        registry.register("kept_answers", "How many answers are kept", kept_answers);
        registry.register("calls_waiting", "Calls that wait for their turn", calls_waiting);
        let lost = u64::try_from(log::lost_lines()).unwrap_or(u64::MAX);
        registry.register(
            "log_lines_lost",
            "Lines of the log that were lost",
            ConstCounter::new(lost),
        );
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &registry);
        text
    }
}

/// The class of a status, such as `2xx`.
const fn class(status: u16) -> &'static str {
    match status / 100 {
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        5 => "5xx",
        _ => "none",
    }
}
