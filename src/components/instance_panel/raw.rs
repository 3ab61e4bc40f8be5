//! An answer as it was sent, formatted only when a person opens the section.

use std::sync::Arc;

use leptos::{html, prelude::*};

use crate::{
    api::{json_text, readable_text},
    components::{ui::CopyButton, use_i18n},
    i18n::detail::{COPY_JSON, JSON, REPAIRED, cut},
    state::{AppState, Sent},
};

/// How many lines of an answer are shown at most: more would block the page while they are laid out.
const LINES: usize = 2_000;

/// A section that unfolds, with a button that copies the whole answer; hidden until an answer has come.
#[component]
pub(super) fn RawAnswer(
    /// The answer.
    sent: Memo<Option<Arc<Sent>>>,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let details = NodeRef::<html::Details>::new();
    let is_open = RwSignal::new(false);
    // An answer with the same body as the one before does not cause the text to be written again.
    let sent = Memo::new_with_compare(move |_| sent.get(), |before, now| body(before) != body(now));
    let whole = Signal::derive(move || sent.with(|sent| pretty(sent.as_deref())));
    let text = Memo::new(move |_| if is_open.get() { whole.get() } else { String::new() });
    let shown =
        move || text.with(|text| text.split('\n').take(LINES).collect::<Vec<_>>().join("\n"));
    let rest = move || {
        let lines = text.with(|text| text.split('\n').count());
        (lines > LINES).then(|| view! { <p class="hint">{cut(i18n.locale, LINES, lines)}</p> })
    };
    let is_repaired = Memo::new(move |_| {
        sent.with(|sent| sent.as_ref().is_some_and(|sent| readable_text(&sent.body).1))
    });
    let repaired = move || {
        is_repaired.get().then(|| {
            view! {
                <p class="hint" data-repaired="">
                    {i18n.t(REPAIRED)}
                </p>
            }
        })
    };
    // The toggle event fires in a later task, when the section may be gone.
    let follow = move |_| {
        if let Some(details) = details.try_get_untracked().flatten() {
            is_open.try_set(details.open());
        }
    };
    view! {
        <details
            node_ref=details
            class="raw"
            data-raw=""
            hidden=move || sent.with(Option::is_none)
            translate="no"
            on:toggle=follow
        >
            <summary>{i18n.t(JSON)}</summary>
            <CopyButton
                text=whole
                name=i18n.t(COPY_JSON)
                on_outcome=move |words| state.announcements.announce(words)
            />
            {rest}
            {repaired}
            <pre tabindex="0" aria-label=i18n.t(JSON)>
                <code>{shown}</code>
            </pre>
        </details>
    }
}

fn body(sent: Option<&Option<Arc<Sent>>>) -> Option<&[u8]> {
    sent?.as_ref().map(|sent| sent.body.as_slice())
}

fn pretty(sent: Option<&Sent>) -> String {
    sent.map(|sent| json_text::pretty(&readable_text(&sent.body).0)).unwrap_or_default()
}
