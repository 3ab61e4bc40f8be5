//! Keys of instances and of polls.

use std::{fmt, sync::Arc};

use console_config::ServiceName;

use crate::api::ApiCall;

/// Identifies an instance: two sources may have instances with the same ID.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstanceKey {
    /// The index of its source in the configuration.
    pub source: usize,
    /// The ID of the instance.
    pub id: Arc<str>,
}

/// `source/id`: unique on one page, and the same from refresh to refresh.
impl fmt::Display for InstanceKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.source, self.id)
    }
}

/// Identifies a poll: a call of a source. Lists sort first, so that they are fetched first when all
/// polls are due at once.
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

    /// The poll of an instance's creation, by the call that its service has for that.
    #[must_use]
    pub fn creation(service: ServiceName, key: InstanceKey) -> Self {
        match service {
            ServiceName::Apig => Self::progress(key),
            ServiceName::Roma => Self::process(key),
            ServiceName::KooPhone => Self::preparation(key),
        }
    }

    /// The instance that is polled; `None` for a list.
    #[must_use]
    pub fn instance(&self) -> Option<InstanceKey> {
        let id = Arc::clone(self.call.id()?);
        Some(InstanceKey { source: self.source, id })
    }

    /// The ID of the instance that is polled; empty for a list.
    #[must_use]
    pub fn id(&self) -> &str {
        self.call.id().map_or("", |id| id)
    }
}
