//! How many file descriptors there are, and how many connections they allow.

use crate::serve::Limits;

/// Descriptors for everything that is no connection: files, the listener, the log, name resolution.
const RESERVE: u64 = 32;

/// A call takes one for the browser's connection, and one for the upstream's. The simulator is in
/// this process too, and takes the third.
const FOR_A_CALL: u64 = 3;

/// Raises the soft limit of descriptors to the hard one. Says how many there are; `None` where the
/// system has no such limit.
pub fn raise() -> Option<u64> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

        let limit = getrlimit(Resource::Nofile);
        let raised = Rlimit { current: limit.maximum, ..limit };
        // Where the system does not allow it, the limit stays as it is.
        let limit = if setrlimit(Resource::Nofile, raised).is_ok() { raised } else { limit };
        limit.current
    }
    #[cfg(not(unix))]
    None
}

/// How many connections can be served with so many descriptors, 1 at least.
pub fn connections(descriptors: Option<u64>) -> usize {
    let Some(descriptors) = descriptors else { return Limits::CONNECTIONS };
    let connections = descriptors.saturating_sub(RESERVE) / FOR_A_CALL;
    usize::try_from(connections).unwrap_or(usize::MAX).clamp(1, Limits::CONNECTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_descriptors_are_kept() {
        assert_eq!(connections(None), 1024);
        assert_eq!(connections(Some(1_000_000)), 1024);
        assert_eq!(connections(Some(1024)), 330);
        assert_eq!(connections(Some(256)), 74);
        assert_eq!(connections(Some(16)), 1);
    }
}
