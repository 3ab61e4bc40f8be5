//! A failed call in four parts: what happened, the API's code and request ID, what to do, who can.

use crate::{
    api::{Error, Failure},
    i18n::{self, Advice, advice},
    ui::{
        context::Ui,
        dom::{El, el},
    },
};

/// Draws what is to be said of a failed call.
pub(in crate::ui) fn failure_note(ui: Ui, error: &Error) -> El {
    in_words(ui, &advice(ui.locale, error)).child(facts(ui, error))
}

/// What happened, what to do, and who can do it.
pub(in crate::ui) fn in_words(ui: Ui, advice: &Advice) -> El {
    let who = format!(" {}: {}", ui.say(i18n::general::WHO), advice.who);
    el("div")
        .class("note")
        .child(el("p").class("note-happened").text(&advice.happened))
        .child(el("p").text(&advice.next).child(el("span").class("muted").text(&who)))
}

/// What the API itself said: its code, the HTTP status, its message, the request ID.
pub(in crate::ui) fn facts(ui: Ui, error: &Error) -> El {
    el("p")
        .class("note-facts")
        .children(error.code.as_deref().map(code))
        .children(error.status.map(|status| el("span").text(&format!("HTTP {status} "))))
        .text(&error.message)
        .children(error.request_id.as_deref().map(|id| {
            let label = format!(" {}: ", ui.say(i18n::general::REQUEST_ID));
            el("span").class("muted").text(&label).child(el("code").text(id))
        }))
}

/// Draws why something failed, in the service's own words.
pub(in crate::ui) fn failure(failure: &Failure) -> El {
    el("p")
        .class("card-failure")
        .children(failure.code.as_deref().map(code))
        .text(failure.message.as_deref().unwrap_or_default())
}

/// An API's code, as sent.
fn code(code: &str) -> El {
    let text = format!("{code} ");
    el("code").attr("data-error-code", code).text(&text)
}
