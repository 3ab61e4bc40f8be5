//! What is shared by all requests to one proxy: turns, the server's clock, the token.

use std::cell::RefCell;

use super::token::Token;
use crate::{
    api::proxy::Proxy,
    browser::gate::Gate,
    poll::ServerClock,
    ui::model::{config::Config, key::PollKey},
};

/// One proxy.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) proxy: Proxy,
    pub(super) gate: Gate<PollKey>,
    pub(super) clock: RefCell<ServerClock>,
    /// In memory, here and nowhere else.
    pub(super) token: RefCell<Option<Token>>,
}

impl Line {
    /// A line for each proxy of a configuration.
    pub(super) fn of(config: &Config) -> Vec<Self> {
        let mut lines: Vec<Self> = Vec::new();
        for source in &config.sources {
            if lines.iter().all(|line| line.proxy != source.proxy) {
                lines.push(Self {
                    proxy: source.proxy.clone(),
                    gate: Gate::default(),
                    clock: RefCell::default(),
                    token: RefCell::default(),
                });
            }
        }
        lines
    }
}
