//! What the pages of an origin say to each other, by `BroadcastChannel`.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use web_sys::{BroadcastChannel, MessageEvent};

use super::listener::Listener;

/// A channel that is heard until it is dropped.
#[derive(Debug)]
pub struct Channel {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

impl Channel {
    /// Opens a channel; `None` where there are none.
    ///
    /// Calls back with a text and bytes of what others say; anything else that is said is left alone.
    #[must_use]
    pub fn open(name: &str, heard: impl Fn(&str, Vec<u8>) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = Listener::new(channel.clone().into(), "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            let Ok(parts) = event.data().dyn_into::<Array>() else { return };
            let body = parts.get(1).dyn_into::<Uint8Array>();
            if let Some(text) = parts.get(0).as_string() {
                heard(&text, body.map_or_else(|_| Vec::new(), |body| body.to_vec()));
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Says something to the others.
    pub fn post(&self, text: &str, body: Option<&[u8]>) {
        let parts = Array::of1(&text.into());
        if let Some(body) = body {
            parts.push(&Uint8Array::from(body));
        }
        // It fails only where the page has made it throw.
        let _ = self.channel.post_message(&parts);
    }
}
