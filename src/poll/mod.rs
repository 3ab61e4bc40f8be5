//! When to ask again: plain state machines, with the clock passed in.
//!
//! Promises never to ask for one thing twice at a time, never more often than its interval allows,
//! and to stop when there is nothing more to learn.
//! Must not know the browser, how a request is sent, or what an answer says beyond its [`Outcome`]
//! and the server's wish to be left alone for a while.
//!
//! All times are [`Millis`] of a clock that the caller reads, which [`PageClock`] makes of the page's two.
//! It may stand still, jump ahead by hours (a laptop that slept) or be set back, and nothing here bursts,
//! hangs or panics for it.

mod backoff;
mod clock;
mod event;
pub mod fair_queue;
mod jitter;
mod page_clock;
mod phase;
pub mod retry_after;
mod schedule;
pub mod scheduler;
pub mod server_clock;
mod state;

pub use backoff::{FIRST as FIRST_BACKOFF, LONGEST as LONGEST_BACKOFF};
pub use event::{Effect, Event, Failure};
pub use fair_queue::FairQueue;
pub use page_clock::{PageClock, Reading};
pub use phase::{Intervals, Outcome, PollPhase};
pub use schedule::{Cause, End, Rest, Schedule};
pub use scheduler::Scheduler;
pub use server_clock::ServerClock;

/// Milliseconds: a length of time, or a moment counted from an arbitrary beginning.
pub type Millis = u64;
