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

    /// Its name in a configuration, and in a proxy base in the place of `{service}`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apig => "apig",
            Self::KooPhone => "koophone",
            Self::Roma => "roma",
        }
    }

    /// The field that says whose instances a source has.
    pub(crate) const fn owner_field(self) -> &'static str {
        match self {
            Self::Apig | Self::Roma => "project_id",
            Self::KooPhone => "user_id",
        }
    }

    /// How many characters its IDs can have.
    #[must_use]
    pub const fn longest_id(self) -> usize {
        match self {
            Self::Apig | Self::Roma => LONGEST_ID,
            Self::KooPhone => LONGEST_KOOPHONE_ID,
        }
    }

    /// Whether its instances are found by asking for their list.
    pub(crate) const fn is_listed(self) -> bool {
        matches!(self, Self::Apig)
    }
}

/// What a source shows.
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
        /// Whose phones; text, for it has more digits than a JavaScript number keeps.
        user_id: String,
        /// The phones' IDs; none where a person follows phones by ID only.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        instances: Vec<String>,
    },
    /// Creations of ROMA Connect instances.
    Roma {
        /// The project.
        project_id: String,
        /// The instances' IDs; none where a person follows instances by ID only.
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

    /// Which service it is.
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

    /// The instances that the configuration names; none of a service that has a list.
    #[must_use]
    pub fn instances(&self) -> &[String] {
        match self {
            Self::Apig { .. } => &[],
            Self::KooPhone { instances, .. } | Self::Roma { instances, .. } => instances,
        }
    }
}
