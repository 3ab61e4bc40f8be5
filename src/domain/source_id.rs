//! What names a source in links and in storage.

use std::hash::Hasher as _;

use fnv::FnvHasher;

use super::config::Source;

/// The same for the same project through the same proxy, wherever it stands in the configuration:
/// its service and a hash of the rest. Neither a project nor an address is written down.
#[must_use]
pub fn source_id(source: &Source) -> String {
    let service = source.service.name().name();
    let mut hasher = FnvHasher::default();
    for part in [source.service.owner(), "\n", source.proxy.as_str()] {
        hasher.write(part.as_bytes());
    }
    format!("{service}-{:016x}", hasher.finish())
}
