//! When to poll again: plain state machines, with the clock passed in.
//!
//! Promises that a poll never has two fetches in flight, is not fetched more often than its interval
//! allows, and ends when there is nothing more to learn.
//! Must not know the browser, how a request is sent, or what an answer says beyond its [`Outcome`]
//! and its `Retry-After`.
//!
//! All times are [`Millis`] of a clock that the caller reads: [`PageClock`] makes it from the page's two
//! clocks. It may stand still, jump ahead by hours (a laptop that slept) or be set back, without a burst of
//! requests, a hang or a panic.

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
