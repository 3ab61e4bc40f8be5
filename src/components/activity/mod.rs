//! The creations in progress, and those that have ended until a person dismisses them.
//!
//! A card takes the key of its poll, and derives all that it shows from the state.

mod creation_failure;
mod creation_progress;
mod eta;
mod preparation_progress;
mod process_progress;
mod summary_line;
mod task_progress;
mod timeline;

pub use task_progress::TaskProgress;
pub use timeline::Timeline;
