//! A button that copies a text and says that it did.

use crate::{
    browser::clipboard,
    i18n,
    ui::{
        context::Ui,
        dom::{El, el},
        part::{button::icon_button, icon::Icon},
        reactive::Signal,
    },
};
use wasm_bindgen_futures::spawn_local;

/// Copies `text`; `what` is said of it to a screen reader.
pub(in crate::ui) fn copy_button(ui: Ui, text: &str, what: &str) -> El {
    let text = text.to_owned();
    copy_button_of(ui, what, move || text.clone())
}

/// Copies what `text` is when it is pressed.
pub(in crate::ui) fn copy_button_of(ui: Ui, what: &str, text: impl Fn() -> String + 'static) -> El {
    let said = Signal::new("");
    let copy = move || {
        let text = text();
        spawn_local(async move {
            let done = clipboard::copy(&text).await;
            let words = if done { i18n::general::COPIED } else { i18n::general::COPY_FAILED };
            // The button may be gone by then.
            said.set(ui.say(words));
            ui.announce(ui.say(words));
        });
    };
    let label = format!("{} {what}", ui.say(i18n::general::COPY));
    let button = icon_button("data-copy", Icon::COPY, &label).on_click(copy);
    // Said by the console's own region: this one is for the eye.
    let said =
        el("span").class("said").attr("aria-hidden", "true").text_of(move || said.get().to_owned());
    el("span").class("copy").child(button).child(said)
}
