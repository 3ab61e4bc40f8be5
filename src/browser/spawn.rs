//! A future that runs until it has ended or its handle is dropped.

use std::future::Future;

use futures_util::future::{AbortHandle, abortable};
use wasm_bindgen_futures::spawn_local;

/// A future that is running, or has ended.
#[derive(Debug)]
pub struct Spawned(AbortHandle);

impl Spawned {
    /// Runs a future. It begins later, never within this call.
    #[must_use]
    pub fn new(future: impl Future<Output = ()> + 'static) -> Self {
        let (future, handle) = abortable(future);
        spawn_local(async {
            // An aborted future is no error: its handle was dropped.
            let _ = future.await;
        });
        Self(handle)
    }
}

impl Drop for Spawned {
    fn drop(&mut self) {
        self.0.abort();
    }
}
