//! What the list of cards does not show: cards that were dismissed, and instances whose source is not
//! configured.

use leptos::prelude::*;

use crate::{
    components::{ui::Button, use_i18n},
    hooks::ElementRef,
    i18n::follow::{FORGET, SHOW, dismissed as dismissed_text, lost as lost_text},
    state::AppState,
};

/// A line for the dismissed cards and one for the instances without a source, each with its count and a
/// button. A line with a count of zero is not shown.
#[component]
pub fn ListNotes() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let notes = ElementRef::default();
    let dismissed = state.dismissed_creations();
    let dismissed_count = Memo::new(move |_| dismissed.with(Vec::len));
    let lost_count = state.lost_count();
    let show = move |()| state.show_dismissed(&dismissed.get_untracked());
    let forget = move |()| state.forget_lost();
    let dismissed = move || {
        notes.keep_focus();
        let count = Some(dismissed_count.get()).filter(|count| *count > 0)?;
        let text = dismissed_text(i18n.locale, count);
        Some(view! {
            <ListNote text>
                <Button attr:data-show-dismissed="" on_click=show>
                    {i18n.t(SHOW)}
                </Button>
            </ListNote>
        })
    };
    let lost = move || {
        notes.keep_focus();
        let count = Some(lost_count.get()).filter(|count| *count > 0)?;
        let text = lost_text(i18n.locale, count);
        Some(view! {
            <ListNote text>
                <Button attr:data-forget="" on_click=forget>
                    {i18n.t(FORGET)}
                </Button>
            </ListNote>
        })
    };
    view! {
        <div node_ref=notes>
            {dismissed}
            {lost}
        </div>
    }
}

/// A line of text, and a button.
#[component]
fn ListNote(
    /// The text.
    text: String,
    /// The button.
    children: Children,
) -> impl IntoView {
    view! {
        <p class="card-note muted">
            <span translate="no">{text}</span>
            {children()}
        </p>
    }
}
