//! When the proxies' own tokens end.

use leptos::prelude::*;

use super::Inner;
use crate::{client::Exchange, poll::Millis};

/// A proxy tells the rest of the life in whole seconds, so that answers differ by this much.
const GRAIN: Millis = 2_000;

impl Inner {
    /// Notes when the proxy's own token for a source ends. A good answer that says nothing of an end means that
    /// the token can be renewed; an error may come from a server in front of the proxy, and means nothing.
    pub(super) fn note_token_end(&self, source: usize, exchange: &Exchange) {
        let ends = exchange.token_ends_in.map(|left| exchange.received.saturating_add(left));
        self.store.token_ends.maybe_update(|known| match (known.get(&source), ends) {
            (Some(before), Some(ends)) if before.abs_diff(ends) <= GRAIN => false,
            (_, Some(ends)) => known.insert(source, ends) != Some(ends),
            (Some(_), None) if exchange.answer.status == 200 => known.remove(&source).is_some(),
            (_, None) => false,
        });
    }
}
