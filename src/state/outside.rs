//! The page around the console, as far as the console has to do with it.

use leptos::prelude::*;
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::HostEvent;
use crate::browser::host::Host;

/// The page around the console; none in a test. A handle, cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Outside(StoredValue<Option<Host>, LocalStorage>);

impl Default for Outside {
    fn default() -> Self {
        Self(StoredValue::new_local(None))
    }
}

impl Outside {
    pub(super) fn set(self, host: Host) {
        self.0.set_value(Some(host));
    }

    pub(super) fn host(self) -> Option<Host> {
        self.0.try_get_value().flatten()
    }

    /// Tells the page. `false` where the page does by itself what it is told of.
    pub fn tell(self, event: &HostEvent) -> bool {
        self.host().is_none_or(|host| Self::tell_to(&host, event))
    }

    /// Tells a page before there is a console.
    pub fn tell_to(host: &Host, event: &HostEvent) -> bool {
        // It fails for nothing that an event holds.
        let detail = event.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED);
        host.tell(event.name(), &detail)
    }
}
