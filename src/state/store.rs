//! What is known, as signals: written by the engine, read by the views.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use leptos::prelude::*;

use super::{Outside, PollRecords, Schedules, StoredSignal};
use crate::{
    api::Error,
    domain::{
        changes::Changes,
        fleet::Fleet,
        key::{InstanceKey, PollKey},
        stored::History,
    },
    poll::Millis,
};

/// All that is known. A handle, cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Store {
    /// All rows. There may be ten thousand, so read it by reference, and do not clone it.
    pub fleet: RwSignal<Fleet>,
    /// The state of each source's list, by the source's index; `None` before its first page. Only APIG
    /// sources have one.
    pub lists: RwSignal<Vec<Option<Arc<ListState>>>>,
    /// What the answers to each poll said.
    pub records: PollRecords,
    /// The instance whose detail is open.
    pub open: RwSignal<Option<InstanceKey>>,
    /// The instance that is kept to be compared with the open one.
    pub compared: RwSignal<Option<InstanceKey>>,
    /// The creations that the lists have named while this page is open, newest first: those that have
    /// ended are here until they are dismissed.
    pub found: RwSignal<Vec<PollKey>>,
    /// What changed in the lists.
    pub changes: RwSignal<Changes>,
    /// The proxies that wait for a token, one entry for each, in the order in which they asked.
    pub token_requests: RwSignal<Vec<Arc<TokenRequest>>>,
    /// When the proxy's own token for a source ends that the proxy cannot renew, on the page's clock, by the
    /// source's index.
    pub token_ends: RwSignal<BTreeMap<usize, Millis>>,
    /// How long creations took that this browser has seen, and those that it has observed so far.
    pub history: StoredSignal<History>,
    /// The page's clock, moved once a second while the page is in sight.
    pub now: RwSignal<Millis>,
    /// When each poll is due.
    pub schedules: Schedules,
    /// The host page.
    pub outside: Outside,
}

/// How complete a source's list is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// How many instances the source has, by its own count.
    pub total: u64,
    /// How many of them could not be read or were not loaded.
    pub missing: u64,
    /// Whether there may be more than [`ListState::total`].
    pub is_at_least: bool,
    /// The entries that cannot be read, as they were sent.
    pub unreadable: Vec<Arc<str>>,
    /// The rows that stay although the last reading did not have them, because the list kept changing during
    /// it.
    pub unconfirmed: HashSet<InstanceKey>,
    /// Whether the JSON of a page had to be repaired before it could be decoded.
    pub is_repaired: bool,
    /// When the list was last loaded completely, on the page's clock; `None` before.
    pub seen: Option<Millis>,
}

/// An answer as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its body, which is JSON.
    pub body: Vec<u8>,
    /// When it came, on the page's clock.
    pub seen: Millis,
}

/// A proxy's request for a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// Which proxy, by the index of its client.
    pub proxy: usize,
    /// The index of a source that goes through the proxy.
    pub source: usize,
    /// The error with which the proxy, or the service behind it, refused.
    pub error: Error,
    /// Whether a token was sent, and refused.
    pub was_sent: bool,
    /// Whether a poll of the proxy was refused before, and has had no good answer since.
    pub is_repeated: bool,
}
