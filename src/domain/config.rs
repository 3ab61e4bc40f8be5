//! What the widget adds to the configuration that it shares with the gateway.

pub use console_config::{Config, Locale, Poll, ProxyBase, Service, ServiceName, Source, Theme};

use crate::poll::{Intervals, Millis};

impl From<Poll> for Intervals {
    fn from(Poll { transition_seconds, settled_seconds }: Poll) -> Self {
        let millis = |seconds: u16| Millis::from(seconds) * 1000;
        Self { transition: millis(transition_seconds), settled: millis(settled_seconds) }
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
