//! What went wrong with the lists, above the table: the last good data stay, and say how old they are.

use super::{
    context::Ui,
    dom::{El, el},
    engine::ListState,
    part::{
        failure_note::{facts, failure_note},
        icon::{Shape, icon},
    },
    schedule_panel::check_now,
};
use crate::{
    api::{Error, Severity},
    domain::key::PollKey,
    i18n::{self, Count, age, count, schedule},
    ui::reactive::{Memo, memo},
};

/// One notice for each source whose list failed. What is the same for several is said by the first.
///
/// It is read aloud by `news`, once, and not here: here is the countdown.
pub(super) fn notices(ui: Ui) -> El {
    el("div").class("notices").list_of(
        move || {
            // In the order of the sources, whichever failed first.
            let lists = (0..ui.config().sources.len()).map(PollKey::list);
            ui.store.errors.with(|errors| lists.filter(|key| errors.get(key).is_some()).collect())
        },
        move |key| notice(ui, key),
    )
}

fn notice(ui: Ui, key: PollKey) -> El {
    let source = key.source;
    let of_error = key.clone();
    let error: Memo<Option<Error>> =
        memo(move |_| ui.store.errors.with(|errors| errors.get(&of_error).cloned()));
    let is_repeated = memo(move |_| {
        ui.store.errors.with(|errors| {
            let own = errors.get(&PollKey::list(source));
            (0..source).any(|before| {
                let before = errors.get(&PollKey::list(before));
                before.zip(own).is_some_and(|(before, own)| is_same(before, own))
            })
        })
    });
    let note = move || {
        let error = error.get()?;
        if !is_repeated.get() {
            return Some(failure_note(ui, &error));
        }
        Some(
            facts(ui, &error)
                .child(el("span").class("muted").text(" "))
                .text(ui.say(i18n::checks::SAME)),
        )
    };
    let of_next = key.clone();
    let next =
        move || ui.schedule(&of_next).map(|next| schedule(ui.locale, next)).unwrap_or_default();
    let text = el("div")
        .class("notice-text")
        .child(el("h3").text(&ui.source_label(source)))
        .child_of(note)
        .child(
            el("p")
                .class("muted notice-times")
                .child(el("span").text_of(next))
                .child(el("span").text_of(move || kept(ui, source))),
        );
    el("section")
        .class("notice")
        .attr("data-notice", "error")
        .attr("data-source", &source.to_string())
        .attr_of("data-repeated", move || is_repeated.get().then(String::new))
        .child(icon(Shape::Severity(Severity::Failed)))
        .child(text)
        .child(check_now(ui, key))
}

/// Whether two failures are one for a person: only their request IDs differ.
fn is_same(one: &Error, other: &Error) -> bool {
    (one.kind, one.status, &one.code, &one.message, one.problem)
        == (other.kind, other.status, &other.code, &other.message, other.problem)
}

/// What is shown of a source that failed: all of it and how old that is, a part of it, or nothing.
fn kept(ui: Ui, source: usize) -> String {
    let list = ui.store.lists.with(|lists| lists.get(&source).cloned());
    match list.as_deref() {
        Some(&ListState { seen: Some(seen), .. }) => {
            let passed = ui.store.now.get().saturating_sub(seen);
            format!("{} ({})", ui.say(i18n::general::DATA_KEPT), age(ui.locale, passed))
        }
        Some(list) => {
            let loaded = list.total.saturating_sub(list.missing);
            let loaded = usize::try_from(loaded).unwrap_or(usize::MAX);
            let (missing, is_at_least) = (list.missing, list.is_at_least);
            let unconfirmed = list.unconfirmed.len();
            count(ui.locale, Count { matching: loaded, loaded, missing, unconfirmed, is_at_least })
        }
        None => ui.say(i18n::checks::NO_DATA).to_owned(),
    }
}
