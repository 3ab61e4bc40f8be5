//! The limits of the server: the number of connections, and times.

use std::time::Duration;

/// What the server allows its clients, and itself when it stops.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most connections at once, at least 1.
    pub connections: usize,
    /// How long the head of a request may take to arrive, and how long a connection may be idle.
    pub head: Duration,
    /// How long a client may read nothing while bytes of its answer wait.
    pub stall: Duration,
    /// How long a client may take to read a whole answer, from the first write that had to wait.
    pub answer: Duration,
    /// How long the server goes on after [`Stop::Announced`](super::Stop::Announced), while
    /// `/healthz` says that it stops.
    pub announcement: Duration,
    /// How long the requests under way may take to end, when connections are no longer accepted.
    pub drain: Duration,
}

impl Limits {
    /// The greatest number of connections: at worst, each holds a head of 64 KiB.
    pub const CONNECTIONS: usize = 1024;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: Self::CONNECTIONS,
            head: Duration::from_secs(30),
            stall: Duration::from_secs(30),
            answer: Duration::from_secs(120),
            announcement: Duration::from_secs(3),
            drain: Duration::from_secs(40),
        }
    }
}
