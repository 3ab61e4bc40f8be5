//! What the widget adds to the configuration that it shares with the gateway.

pub use console_config::{Config, Locale, Poll, ProxyBase, Service, Source, Theme};

use super::key::{InstanceKey, PollKey};
use crate::poll::{Intervals, Millis};

impl From<Poll> for Intervals {
    fn from(Poll { transition_seconds, settled_seconds }: Poll) -> Self {
        let millis = |seconds: u16| Millis::from(seconds) * 1000;
        Self { transition: millis(transition_seconds), settled: millis(settled_seconds) }
    }
}

/// The poll that follows the creation of an instance of a source.
#[must_use]
pub const fn creation_poll(source: &Source, key: InstanceKey) -> PollKey {
    match source.service {
        Service::Apig { .. } => PollKey::Progress(key),
        Service::KooPhone { .. } => PollKey::Preparation(key),
        Service::Roma { .. } => PollKey::Process(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_of_the_configuration_is_the_default_of_the_polls() {
        assert_eq!(Intervals::from(Poll::default()), Intervals::default());
    }
}
