//! What is known, as signals: written by the engine, read by the views.

use std::sync::Arc;

use super::token::TokenRequest;
use crate::{
    api::{Creation, Detail, Error, Phase, Preparation, Process, Timestamp},
    domain::{
        changes::Changes,
        fleet::Fleet,
        history::History,
        key::{InstanceKey, PollKey},
        keyed::Keyed,
        stall::Seen,
    },
    poll::Millis,
    ui::reactive::Signal,
};

/// All that is known. A handle, cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Store {
    /// All rows. Ten thousand of them are not to be cloned, so it is read in its place.
    pub fleet: Signal<Fleet>,
    /// The state of each source's list, by the source's index. Only APIG sources have one.
    pub lists: Signal<Keyed<usize, ListState>>,
    /// What is being made, and how far it is: the last answer of each such poll.
    pub tasks: Signal<Keyed<PollKey, Arc<Progress>>>,
    /// The instance whose detail is open.
    pub open: Signal<Option<InstanceKey>>,
    /// The instance that is kept to be compared with the open one.
    pub compared: Signal<Option<InstanceKey>>,
    /// The details of both, when they have arrived. Only APIG instances have one.
    pub details: Signal<Keyed<InstanceKey, Arc<Detail>>>,
    /// The last good answer of each poll but those of lists, as it was sent.
    pub sent: Signal<Keyed<PollKey, Arc<Sent>>>,
    /// The creations that the lists have named while this page is open, newest first: those that have
    /// ended are here until they are dismissed.
    pub found: Signal<Vec<PollKey>>,
    /// What changed in the lists.
    pub changes: Signal<Changes>,
    /// The last failure of each poll whose last fetch failed.
    pub errors: Signal<Keyed<PollKey, Error>>,
    /// The lines that wait for a token.
    pub token_requests: Signal<Keyed<usize, Arc<TokenRequest>>>,
    /// Since when what is being made stands where it does, and when that was last confirmed.
    pub seen: Signal<Keyed<PollKey, Seen>>,
    /// How long creations took that this browser has seen end.
    pub history: Signal<History>,
    /// The page's monotonic clock, moved once a second while the page is in sight.
    pub now: Signal<Millis>,
    /// Changes when the schedule does.
    pub schedule: Signal<u32>,
}

/// Something that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// An APIG instance.
    Creation(Creation),
    /// A KooPhone cloud phone.
    Preparation(Preparation),
    /// A ROMA instance.
    Process(Box<Process>),
}

/// Something that is being made, and its bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The last answer.
    pub task: Task,
    /// What its bar shows: 0 to 100, never going back within one attempt. `None` where nothing is
    /// known of how far it is.
    pub percent: Option<u8>,
}

impl Task {
    /// When it began; `None` where that is not told.
    #[must_use]
    pub const fn started(&self) -> Option<Timestamp> {
        match self {
            Self::Creation(creation) => creation.started,
            Self::Preparation(_) => None,
            Self::Process(process) => process.started,
        }
    }

    /// When it ended; `None` while it is under way, or where that is not told.
    #[must_use]
    pub const fn ended(&self) -> Option<Timestamp> {
        match self {
            Self::Creation(creation) => creation.ended,
            Self::Preparation(_) => None,
            Self::Process(process) => process.ended,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self {
            Self::Creation(creation) => creation.phase.clone(),
            Self::Preparation(preparation) => preparation.state.phase(),
            Self::Process(process) => process.phase(),
        }
    }
}

/// How much of a source's list is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    /// How many instances the source has, as far as it said.
    pub total: u64,
    /// How many of them could not be read or were not loaded.
    pub missing: u64,
    /// When it was last loaded completely, on the page's monotonic clock; `None` before.
    pub seen: Option<Millis>,
}

/// An answer as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its body, which is JSON.
    pub body: Vec<u8>,
    /// When it came, on the page's monotonic clock.
    pub seen: Millis,
}
