//! What went wrong with the lists, above the table: the last good data stay, and say how old they are.

use std::sync::Arc;

use crate::ui::reactive::{Memo, memo};

use super::{
    context::Ui,
    dom::{El, el},
    model::key::PollKey,
    part::failure_note::failure_note,
    part::icon::{Icon, icon},
    words::{self, age, schedule},
};
use crate::api::{Error, Severity};

/// One notice for each source whose list failed.
pub(super) fn notices(ui: Ui) -> El {
    el("div").class("notices").list_of(
        move || {
            // In the order of the sources, whichever failed first.
            let lists = (0..ui.config().sources.len()).map(PollKey::List);
            ui.store.errors.with(|errors| lists.filter(|key| errors.get(key).is_some()).collect())
        },
        move |key| notice(ui, key),
    )
}

fn notice(ui: Ui, key: PollKey) -> El {
    let source = key.source();
    let of_error = key.clone();
    let error: Memo<Option<Arc<Error>>> =
        memo(move |_| ui.store.errors.with(|errors| errors.get(&of_error).cloned()));
    let text = el("div")
        .child(el("h3").text(&ui.source_label(source)))
        .child_of(move || error.get().map(|error| failure_note(ui, &error)))
        .child(el("p").class("muted").text_of(move || {
            let next = ui.schedule(&key).map(|next| schedule(ui.locale, next));
            let seen = ui.store.lists.with(|lists| lists.get(&source).and_then(|list| list.seen));
            let age = seen.map(|seen| {
                let passed = ui.store.now.get().saturating_sub(seen);
                format!(" · {} ({})", ui.say(words::general::DATA_KEPT), age(ui.locale, passed))
            });
            format!("{}{}", next.unwrap_or_default(), age.unwrap_or_default())
        }));
    el("section")
        .class("notice")
        .attr("data-notice", "error")
        .attr("data-source", &source.to_string())
        .child(icon(Icon::of(Severity::Failed)))
        .child(text)
}
