//! The scenarios: what the pretend cloud contains.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The worlds to choose from.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scenario {
    /// Two fleets, creations under way that end in a minute or two, and one that fails.
    #[default]
    Default,
    /// No instances at all.
    Empty,
    /// One instance for every status: documented, newer and strange.
    Gallery,
    /// As many instances as asked for, five of which change every five seconds.
    Large,
}

impl Scenario {
    /// All scenarios, by the names that configuration and control route use.
    pub const ALL: [(&str, Self); 4] = [
        ("default", Self::Default),
        ("empty", Self::Empty),
        ("gallery", Self::Gallery),
        ("large", Self::Large),
    ];
}

impl FromStr for Scenario {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|(name, _)| *name == text);
        found
            .map(|(_, scenario)| *scenario)
            .ok_or_else(|| format!("must be one of {}", Self::ALL.map(|(name, _)| name).join(", ")))
    }
}

/// What a world is made from: the same plan makes the same world.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Plan {
    /// What the world contains.
    pub scenario: Scenario,
    /// The seed of all identifiers, addresses and dates.
    pub seed: u64,
    /// How many instances `large` has, 5 to 20,000; other scenarios have their own number.
    pub instances: usize,
}

impl Plan {
    /// The range of [`Plan::instances`].
    pub const INSTANCES: std::ops::RangeInclusive<usize> = 5..=20_000;
}

impl Default for Plan {
    fn default() -> Self {
        Self { scenario: Scenario::default(), seed: 1, instances: 1_200 }
    }
}
