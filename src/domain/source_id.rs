//! The identifier of a source in links and in storage.

use std::hash::Hasher as _;

use fnv::FnvHasher;

use super::config::Source;

/// A source's service, and a hash of its project or user and of its proxy.
///
/// It is the same at any place of the configuration, and reveals neither the project nor the address.
#[must_use]
pub fn source_id(source: &Source) -> String {
    let service = source.service.name().name();
    let mut hasher = FnvHasher::default();
    for part in [source.service.owner(), "\n", source.proxy.as_str()] {
        hasher.write(part.as_bytes());
    }
    format!("{service}-{:016x}", hasher.finish())
}
