//! Names for what is shown and what is polled.

use std::{fmt, sync::Arc};

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

/// Something that is polled. Lists come first: where all are due at once, they are asked first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PollKey {
    /// APIG: the list of one source.
    List(usize),
    /// APIG: the progress of one creation.
    Progress(InstanceKey),
    /// ROMA: the process of one creation.
    Process(InstanceKey),
    /// KooPhone: the progress of one preparation.
    Preparation(InstanceKey),
    /// APIG: one instance's detail.
    Detail(InstanceKey),
}

impl PollKey {
    /// The index of its source in the configuration.
    #[must_use]
    pub const fn source(&self) -> usize {
        match self {
            Self::List(source) => *source,
            Self::Detail(key)
            | Self::Preparation(key)
            | Self::Process(key)
            | Self::Progress(key) => key.source,
        }
    }

    /// The instance it is about; `None` for a list.
    #[must_use]
    pub const fn instance(&self) -> Option<&InstanceKey> {
        match self {
            Self::List(_) => None,
            Self::Detail(key)
            | Self::Preparation(key)
            | Self::Process(key)
            | Self::Progress(key) => Some(key),
        }
    }

    /// That instance's ID; empty for a list.
    #[must_use]
    pub fn id(&self) -> &str {
        self.instance().map_or("", |key| &key.id)
    }
}
