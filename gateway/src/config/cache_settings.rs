//! How long answers are kept, and how many calls an upstream gets.

use std::time::Duration;

use super::{
    ConfigError,
    file::{CacheTable, LimitsTable},
};

/// How long answers are kept, and how many calls an upstream gets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CacheSettings {
    /// How long the detail and the progress of an instance are kept.
    pub progress: Duration,
    /// How long pages of lists are kept.
    pub lists: Duration,
    /// Whether a 429 or an outage of an upstream is answered from memory for a while.
    pub remembers_trouble: bool,
    /// How much memory kept answers may take, in bytes.
    pub most_bytes: usize,
    /// How many calls an upstream gets at once.
    pub calls_at_once: usize,
    /// How many calls may wait for each upstream.
    pub calls_waiting: usize,
}

impl CacheSettings {
    /// Nothing is kept or remembered, so that a move of the simulator's clock is seen at once.
    pub(super) fn keeping_nothing() -> Self {
        Self {
            progress: Duration::ZERO,
            lists: Duration::ZERO,
            remembers_trouble: false,
            ..Self::default()
        }
    }

    /// Reads the tables `[cache]` and `[limits]`.
    pub(super) fn read(
        cache: &CacheTable,
        limits: &LimitsTable,
        default: Self,
    ) -> Result<Self, ConfigError> {
        let seconds = |name: &str, given: Option<u64>, default: Duration| match given {
            None => Ok(default),
            Some(seconds @ 0..=60) => Ok(Duration::from_secs(seconds)),
            Some(_) => Err(ConfigError::new(format!("cache.{name}"), "must be from 0 to 60")),
        };
        let number = |name: &str, given: Option<usize>, default: usize, most: usize| match given {
            None => Ok(default),
            Some(number) if (1..=most).contains(&number) => Ok(number),
            Some(_) => Err(ConfigError::new(name, format!("must be from 1 to {most}"))),
        };
        let megabytes = number("cache.megabytes", cache.megabytes, default.most_bytes >> 20, 4096)?;
        Ok(Self {
            progress: seconds("progress_seconds", cache.progress_seconds, default.progress)?,
            lists: seconds("lists_seconds", cache.lists_seconds, default.lists)?,
            remembers_trouble: cache.remembers_trouble.unwrap_or(default.remembers_trouble),
            most_bytes: megabytes << 20,
            calls_at_once: number(
                "limits.calls_at_once",
                limits.calls_at_once,
                default.calls_at_once,
                1024,
            )?,
            calls_waiting: number(
                "limits.calls_waiting",
                limits.calls_waiting,
                default.calls_waiting,
                65536,
            )?,
        })
    }
}

impl Default for CacheSettings {
    fn default() -> Self {
        Self {
            progress: Duration::from_secs(2),
            lists: Duration::from_secs(10),
            remembers_trouble: true,
            most_bytes: 32 << 20,
            calls_at_once: 16,
            calls_waiting: 1024,
        }
    }
}
