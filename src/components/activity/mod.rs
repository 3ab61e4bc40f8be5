//! The cards of creations: those in progress, and those that have ended until a person dismisses them.
//!
//! A card takes the key of its poll, and derives everything that it shows from the state.

mod card;
mod card_body;
mod card_tools;
mod creation_bar;
mod creation_failure;
mod eta;
mod follow_disclosure;
mod job;
mod list_notes;
mod notify_button;
mod outcome_note;
mod stages;
mod strip;
mod summary_line;
mod task_progress;
mod timeline;

use leptos::prelude::*;

use super::{ui::Each, use_i18n};
use crate::{
    hooks::ElementRef,
    i18n::activity::{EMPTY, TITLE},
    state::AppState,
};
pub use card::Card;
pub use card_body::CardBody;
pub use card_tools::CardTools;
use follow_disclosure::FollowDisclosure;
use list_notes::ListNotes;
pub use notify_button::NotifyButton;
pub use strip::ActivityStrip;
pub use task_progress::TaskProgress;
pub use timeline::Timeline;

/// The list of cards, with the form that follows an instance by its ID.
#[component]
pub fn Activity() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let list = ElementRef::default();
    let shown = state.shown_creations();
    let count = move || format!(" {}", shown.with(Vec::len));
    let card = |poll| view! { <Card poll /> }.into_any();
    let is_empty = Memo::new(move |_| shown.with(Vec::is_empty));
    let empty = move || is_empty.get().then(|| view! { <p class="muted">{i18n.t(EMPTY)}</p> });
    // The form stands before the cards: one more card must not push away the field that has the focus.
    view! {
        <section class="activity" aria-label=i18n.t(TITLE) data-activity="">
            <h3>
                {i18n.t(TITLE)} <span class="muted" translate="no">
                    {count}
                </span>
            </h3>
            <FollowDisclosure />
            <ul node_ref=list class="cards">
                <Each keys=shown children=card around=list />
            </ul>
            {empty}
            <ListNotes />
            <NotifyButton />
        </section>
    }
}
