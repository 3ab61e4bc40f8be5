//! The size of an element, as signals.

use leptos::prelude::*;
use web_sys::Element;

use super::ElementRef;
use crate::browser::size::SizeWatch;

/// The size of an element inside of its borders and scroll bars, in pixels; 0 before it is in the page.
#[derive(Clone, Copy, Debug)]
pub struct ElementSize {
    /// How wide it is.
    pub width: Signal<u32>,
    /// How high it is.
    pub height: Signal<u32>,
}

/// Watches the size of an element that is made in this task.
#[must_use]
pub fn use_element_size(element: ElementRef) -> ElementSize {
    let (width, height) = (RwSignal::new(0), RwSignal::new(0));
    let watch = StoredValue::new_local(None::<SizeWatch>);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let element: Element = element.into();
        let measured = element.clone();
        let measure = move || {
            let is_other_width = put(width, measured.client_width());
            put(height, measured.client_height()) || is_other_width
        };
        watch.set_value(SizeWatch::new(&element, measure));
    });
    ElementSize { width: width.into(), height: height.into() }
}

/// Sets a signal if the value differs, because setting it to an equal value would wake its readers, too.
/// Returns whether it differed.
fn put(signal: RwSignal<u32>, now: i32) -> bool {
    let now = u32::try_from(now).unwrap_or(0);
    let differs = signal.try_get_untracked().is_some_and(|before| before != now);
    if differs {
        signal.try_set(now);
    }
    differs
}
