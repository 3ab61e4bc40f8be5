//! What the views that are not components yet need beside Leptos's own signals.

mod kept;
mod run;

pub use kept::Kept;
pub use leptos::prelude::{Memo, Owner};
pub use run::Run;

use leptos::prelude::RenderEffect;

/// A value that is computed anew when a signal read in computing it has changed.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(compute)
}

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
