//! What names a source in links and in storage.

use std::hash::Hasher as _;

use fnv::FnvHasher;

use super::config::{Service, Source};

/// The same for the same project through the same proxy, wherever it stands in the configuration:
/// its service and a hash of the rest. Neither a project nor an address is written down.
#[must_use]
pub fn source_id(source: &Source) -> String {
    let (service, owner) = match &source.service {
        Service::Apig { project_id } => ("apig", project_id),
        Service::KooPhone { user_id, .. } => ("koophone", user_id),
        Service::Roma { project_id, .. } => ("roma", project_id),
    };
    let mut hasher = FnvHasher::default();
    for part in [owner, "\n", source.proxy.base()] {
        hasher.write(part.as_bytes());
    }
    format!("{service}-{:016x}", hasher.finish())
}
