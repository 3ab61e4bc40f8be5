//! The colour schemes of the console.

use serde::Serialize;

use crate::{
    ProblemKind,
    fields::{Fields, Findings, Reported},
};

/// A colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The theme's name in a configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the field `theme`; `None` is the scheme of the system.
    pub(crate) fn read(
        fields: &Fields<'_>,
        findings: &mut Findings,
    ) -> Result<Option<Self>, Reported> {
        match fields.text("theme", findings)? {
            Some("auto") | None => Ok(None),
            Some("light") => Ok(Some(Self::Light)),
            Some("dark") => Ok(Some(Self::Dark)),
            Some(_) => findings.problem(fields.path_of("theme"), ProblemKind::UnknownTheme),
        }
    }
}
