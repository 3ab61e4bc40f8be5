//! Signals and memos for the views that are not components yet, on Leptos's own reactive system.
//!
//! `reactive_graph` is the crate that `leptos` itself re-exports, so that a component may read these
//! signals too, and ends with the owner around it.
//!
//! Its own signals and memos bring three kilobytes of code for each type of value. Here the values
//! stand beside the graph, and the graph has one type of each node: another type costs next to nothing.
//! Must not know what the values are.

mod kept;
mod memo;
mod run;
mod signal;
mod value;

pub use kept::Kept;
pub use memo::{Memo, memo};
pub use reactive_graph::owner::Owner;
pub use run::Run;
pub use signal::Signal;

use reactive_graph::effect::RenderEffect;

/// Runs something now, and again whenever a signal that it read has changed, until its owner goes.
pub fn effect(run: impl FnMut() + 'static) {
    keep_running(Box::new(run));
}

/// One function for all effects, so that each costs no more code than its own closure.
fn keep_running(mut run: Box<dyn Run<()>>) {
    // The graph runs an effect in a later microtask than the change that woke it. If its owner was cleaned
    // up in between, the signals that the effect reads are gone too.
    let owned = Kept::new(());
    Kept::new(RenderEffect::new(move |_: Option<()>| {
        if owned.find().is_some() {
            run.run();
        }
    }));
}
