//! The three services, and what a source shows of each.

use serde::Serialize;

use crate::id::{LONGEST_ID, LONGEST_KOOPHONE_ID};

/// One of the three services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceName {
    /// API Gateway, dedicated.
    Apig,
    /// KooPhone.
    KooPhone,
    /// ROMA Connect.
    Roma,
}

impl ServiceName {
    /// Finds a service by its name in a configuration.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Apig, Self::KooPhone, Self::Roma].into_iter().find(|service| service.name() == name)
    }

    /// The service's name in a configuration, which also replaces `{service}` in a proxy base.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apig => "apig",
            Self::KooPhone => "koophone",
            Self::Roma => "roma",
        }
    }

    /// The field of a source that holds the ID of its instances' owner.
    pub(crate) const fn owner_field(self) -> &'static str {
        match self {
            Self::Apig | Self::Roma => "project_id",
            Self::KooPhone => "user_id",
        }
    }

    /// The most characters that an ID of this service can have.
    #[must_use]
    pub const fn longest_id(self) -> usize {
        match self {
            Self::Apig | Self::Roma => LONGEST_ID,
            Self::KooPhone => LONGEST_KOOPHONE_ID,
        }
    }

    /// Whether the API lists the instances; otherwise each is requested by its ID.
    pub(crate) const fn is_listed(self) -> bool {
        matches!(self, Self::Apig)
    }
}

/// The service of a source, and which of its instances are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "service", rename_all = "lowercase")]
pub enum Service {
    /// All dedicated API gateways of a project.
    Apig {
        /// The project.
        project_id: String,
    },
    /// Preparations of cloud phones.
    KooPhone {
        /// The user's ID: a text, because it has more digits than a JavaScript number keeps.
        user_id: String,
        /// The phones' IDs; empty when people follow phones by ID only.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        instances: Vec<String>,
    },
    /// Creations of ROMA Connect instances.
    Roma {
        /// The project.
        project_id: String,
        /// The instances' IDs; empty when people follow instances by ID only.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        instances: Vec<String>,
    },
}

impl Service {
    pub(crate) fn new(name: ServiceName, owner: String, instances: Vec<String>) -> Self {
        match name {
            ServiceName::Apig => Self::Apig { project_id: owner },
            ServiceName::KooPhone => Self::KooPhone { user_id: owner, instances },
            ServiceName::Roma => Self::Roma { project_id: owner, instances },
        }
    }

    /// The name of the service.
    #[must_use]
    pub const fn name(&self) -> ServiceName {
        match self {
            Self::Apig { .. } => ServiceName::Apig,
            Self::KooPhone { .. } => ServiceName::KooPhone,
            Self::Roma { .. } => ServiceName::Roma,
        }
    }

    /// The project's or the user's ID.
    #[must_use]
    pub fn owner(&self) -> &str {
        match self {
            Self::Apig { project_id } | Self::Roma { project_id, .. } => project_id,
            Self::KooPhone { user_id, .. } => user_id,
        }
    }

    /// The IDs that the configuration names; empty for a service that lists its instances.
    #[must_use]
    pub fn instances(&self) -> &[String] {
        match self {
            Self::Apig { .. } => &[],
            Self::KooPhone { instances, .. } | Self::Roma { instances, .. } => instances,
        }
    }
}
