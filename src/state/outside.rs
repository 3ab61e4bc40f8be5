//! The host page, to which the console sends events.

use leptos::prelude::*;
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::HostEvent;
use crate::browser::host::Host;

/// The host page; none in a test. A handle, cheap to copy.
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

    /// Sends an event to the page. `false` if the page cancelled it, because it does the announced thing
    /// itself.
    pub fn tell(self, event: &HostEvent) -> bool {
        self.host().is_none_or(|host| Self::tell_to(&host, event))
    }

    /// Sends an event to a page, also before there is a console.
    pub fn tell_to(host: &Host, event: &HostEvent) -> bool {
        // No value in an event can make this fail.
        let detail = event.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED);
        host.tell(event.name(), &detail)
    }
}
