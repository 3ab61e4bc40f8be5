//! Event listeners that are removed when they are dropped, and the page's events that they listen for.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, Event, EventTarget};

/// The callback of a listener. With `dyn FnMut`, each closure would bring one more function into the bundle:
/// that of `FnOnce`, which nobody calls.
trait Hear {
    fn hear(&mut self, event: Event);
}

impl<F: FnMut(Event)> Hear for F {
    fn hear(&mut self, event: Event) {
        self(event);
    }
}

/// A listener that is registered.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens for an event until dropped.
    #[must_use]
    pub fn new(
        target: EventTarget,
        event: &'static str,
        callback: impl FnMut(Event) + 'static,
    ) -> Self {
        Self::boxed(target, event, Box::new(callback))
    }

    fn boxed(target: EventTarget, event: &'static str, mut callback: Box<dyn Hear>) -> Self {
        let callback = Closure::new(move |event| callback.hear(event));
        // This fails only where the page has made `addEventListener` throw.
        let _ = target.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
        Self { target, event, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

/// Whether the page is hidden; `true` where there is no page.
#[must_use]
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.hidden())
}

/// Calls back with whether the page is hidden, now and at each change.
#[must_use]
pub fn visibility(mut changed: impl FnMut(bool) + 'static) -> Option<Listener> {
    let document = web_sys::window()?.document()?;
    changed(document.hidden());
    let target = document.clone().into();
    Some(Listener::new(target, "visibilitychange", move |_| changed(document.hidden())))
}

/// Calls back with whether the browser is offline, now and at each change.
#[must_use]
pub fn offline(mut changed: impl FnMut(bool) + Clone + 'static) -> Option<[Listener; 2]> {
    let window = web_sys::window()?;
    changed(!window.navigator().on_line());
    let mut also = changed.clone();
    let target: EventTarget = window.into();
    Some([
        Listener::new(target.clone(), "offline", move |_| changed(true)),
        Listener::new(target, "online", move |_| also(false)),
    ])
}

/// Calls back with whether the page is being printed, at each change.
#[must_use]
pub fn printing(mut changed: impl FnMut(bool) + Clone + 'static) -> Option<[Listener; 2]> {
    let target: EventTarget = web_sys::window()?.into();
    let mut also = changed.clone();
    Some([
        Listener::new(target.clone(), "beforeprint", move |_| changed(true)),
        Listener::new(target, "afterprint", move |_| also(false)),
    ])
}

/// Whether an event happened inside of an element that a selector matches.
#[must_use]
pub fn is_inside(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}
