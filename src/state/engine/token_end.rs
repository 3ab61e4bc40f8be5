//! When the own tokens of the proxies end.

use leptos::prelude::*;

use super::Inner;
use crate::{client::Exchange, poll::Millis};

/// A proxy tells the rest of the life in whole seconds, so that answers differ by this much.
const GRAIN: Millis = 2_000;

impl Inner {
    /// Notes when a proxy's own token ends, and forgets it as soon as the proxy can renew the token again.
    pub(super) fn note_token_end(&self, proxy: usize, exchange: &Exchange) {
        let ends = exchange.token_ends_in.map(|left| exchange.received.saturating_add(left));
        self.store.token_ends.maybe_update(|known| match (known.get(&proxy), ends) {
            (Some(before), Some(ends)) if before.abs_diff(ends) <= GRAIN => false,
            (_, Some(ends)) => known.insert(proxy, ends) != Some(ends),
            (_, None) => known.remove(&proxy).is_some(),
        });
    }
}
