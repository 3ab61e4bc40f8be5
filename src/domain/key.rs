//! Keys of instances and of polls.

use std::{fmt, sync::Arc};

use console_config::ServiceName;

use crate::api::ApiCall;

/// An instance, told apart from one with the same ID in another source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstanceKey {
    /// The index of its source in the configuration.
    pub source: usize,
    /// Its ID.
    pub id: Arc<str>,
}

/// `source/id`: unique on one page, and the same from refresh to refresh.
impl fmt::Display for InstanceKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.source, self.id)
    }
}

/// Something that is polled: a call of a source. Lists come first: where all are due at once, they are
/// asked first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PollKey {
    /// The call to send.
    pub call: ApiCall,
    /// The index of the source in the configuration.
    pub source: usize,
}

impl PollKey {
    /// APIG: the list of one source.
    #[must_use]
    pub const fn list(source: usize) -> Self {
        Self { call: ApiCall::ListInstances, source }
    }

    /// APIG: one instance's detail.
    #[must_use]
    pub fn detail(key: InstanceKey) -> Self {
        Self { call: ApiCall::ShowInstance { id: key.id }, source: key.source }
    }

    /// APIG: the progress of one creation.
    #[must_use]
    pub fn progress(key: InstanceKey) -> Self {
        Self { call: ApiCall::ShowProgress { id: key.id }, source: key.source }
    }

    /// ROMA: the process of one creation.
    #[must_use]
    pub fn process(key: InstanceKey) -> Self {
        Self { call: ApiCall::ShowProcess { id: key.id }, source: key.source }
    }

    /// KooPhone: the progress of one preparation.
    #[must_use]
    pub fn preparation(key: InstanceKey) -> Self {
        Self { call: ApiCall::ShowPreparation { id: key.id }, source: key.source }
    }

    /// How the creation of an instance is asked for.
    #[must_use]
    pub fn creation(service: ServiceName, key: InstanceKey) -> Self {
        match service {
            ServiceName::Apig => Self::progress(key),
            ServiceName::Roma => Self::process(key),
            ServiceName::KooPhone => Self::preparation(key),
        }
    }

    /// The instance that it is about; `None` for a list.
    #[must_use]
    pub fn instance(&self) -> Option<InstanceKey> {
        let id = Arc::clone(self.call.id()?);
        Some(InstanceKey { source: self.source, id })
    }

    /// That instance's ID; empty for a list.
    #[must_use]
    pub fn id(&self) -> &str {
        self.call.id().map_or("", |id| id)
    }
}
