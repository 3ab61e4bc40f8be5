//! Counts file descriptors, and the connections that they allow.

use crate::serve::Limits;

/// The descriptors for everything but connections: files, the listener, the log, name resolution.
const RESERVE: u64 = 32;

/// The descriptors of one call: the browser's connection, the upstream's, and the simulator's end of it,
/// which is in this process too.
const FOR_A_CALL: u64 = 3;

/// Raises the soft limit of descriptors to the hard one. Returns the limit; `None` where the system has none.
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

/// The number of connections that a number of descriptors allows, at least 1.
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
