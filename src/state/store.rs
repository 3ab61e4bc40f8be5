//! What is known, as signals: written by the engine, read by the views.

use std::{collections::HashSet, sync::Arc};

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
    /// All rows. Ten thousand of them are not to be cloned, so it is read in its place.
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
    /// The proxies that wait for a token, in the order in which they refused: one entry for each.
    pub token_requests: RwSignal<Vec<Arc<TokenRequest>>>,
    /// What this browser has seen of creations.
    pub history: StoredSignal<History>,
    /// The page's clock, moved once a second while the page is in sight.
    pub now: RwSignal<Millis>,
    /// When each poll is due.
    pub schedules: Schedules,
    /// The page around the console.
    pub outside: Outside,
}

/// How much of a source's list is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// How many instances the source has, as far as it said.
    pub total: u64,
    /// How many of them could not be read or were not loaded.
    pub missing: u64,
    /// There may be more than [`ListState::total`].
    pub is_at_least: bool,
    /// The entries that cannot be read, as they were sent.
    pub unreadable: Vec<Arc<str>>,
    /// Rows that are shown, and that the last reading of a list that kept changing did not have.
    pub unconfirmed: HashSet<InstanceKey>,
    /// The text of a page had to be repaired to be read.
    pub is_repaired: bool,
    /// When it was last loaded completely, on the page's clock; `None` before.
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

/// A proxy wants a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// Which proxy, by the index of its client.
    pub proxy: usize,
    /// A source that goes through it.
    pub source: usize,
    /// What it said.
    pub error: Error,
    /// Whether one was sent, and refused.
    pub was_sent: bool,
    /// Whether what asks was refused before, and not answered since.
    pub is_repeated: bool,
}
