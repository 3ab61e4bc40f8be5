//! The buttons of a card: two that move it up or down, and one that removes it.

use leptos::prelude::*;

use crate::{
    api::ServiceName,
    components::{
        ui::{IconButton, Shape},
        use_i18n,
    },
    domain::{creation_outcome::Outcome, key::PollKey},
    hooks::ElementRef,
    i18n::follow::{Removal, move_card, remove_card},
    state::AppState,
};

/// The buttons. Only a card of a followed instance can be moved. A card can be removed if the person follows
/// its instance, or if its creation has ended.
#[component]
pub fn CardTools(
    /// The poll that follows the creation.
    poll: PollKey,
    /// The card's name, for the labels of the buttons.
    name: Memo<String>,
    /// How the creation ended; `None` while it goes on.
    outcome: Memo<Option<Outcome>>,
) -> impl IntoView {
    let (state, locale) = (AppState::from_context(), use_i18n().locale);
    let tools = ElementRef::default();
    let of_place = poll.clone();
    let is_at = |at: fn(&[PollKey]) -> Option<&PollKey>| {
        let poll = poll.clone();
        Signal::derive(move || at(&state.followed_polls()) == Some(&poll))
    };
    let has_place = Memo::new(move |_| {
        let polls = state.followed_polls();
        polls.len() > 1 && polls.contains(&of_place)
    });
    let (is_first, is_last) = (is_at(<[_]>::first), is_at(<[_]>::last));
    let of_order = poll.clone();
    let on_shift = Callback::new(move |is_up| state.shift(&of_order, is_up));
    let order = move || {
        tools.keep_focus();
        has_place.get().then(|| view! { <OrderButtons card=name is_first is_last on_shift /> })
    };
    let is_added = state.is_added(&poll);
    let is_removable = Memo::new(move |_| is_added.get() || outcome.with(Option::is_some));
    // A followed instance is unfollowed; the card of any other creation is dismissed. That of an instance
    // which a list has named does not come back.
    let dismissal =
        if poll.call.service() == ServiceName::Apig { Removal::Remove } else { Removal::Hide };
    let removal = move || if is_added.get() { Removal::Untrack } else { dismissal };
    let label = Signal::derive(move || remove_card(locale, &name.get(), removal()));
    let remove = Callback::new(move |()| {
        if is_added.get_untracked() { state.unfollow(&poll) } else { state.dismiss(&poll) }
    });
    let button = move || {
        tools.keep_focus();
        is_removable.get().then(|| {
            view! {
                <IconButton
                    attr:data-remove=move || is_added.get()
                    attr:data-dismiss=move || !is_added.get()
                    shape=Shape::Close
                    name=label
                    on_click=remove
                />
            }
        })
    };
    view! {
        <span node_ref=tools class="card-tools">
            {order}
            {button}
        </span>
    }
}

/// Move a card up or down. At the end of the list a button gets `aria-disabled`: `disabled` would take the
/// focus from it.
#[component]
fn OrderButtons(
    /// The card's name.
    card: Memo<String>,
    /// Whether no card is above this one.
    is_first: Signal<bool>,
    /// Whether no card is below this one.
    is_last: Signal<bool>,
    /// Moves the card: up for `true`, else down.
    on_shift: Callback<bool>,
) -> impl IntoView {
    let locale = use_i18n().locale;
    let name = move |is_up| Signal::derive(move || move_card(locale, &card.get(), is_up));
    let disabled = |is_at_end: Signal<bool>| move || is_at_end.get().then_some("true");
    view! {
        <span>
            <IconButton
                attr:data-up=""
                attr:aria-disabled=disabled(is_first)
                shape=Shape::Up
                name=name(true)
                on_click=move |()| on_shift.run(true)
            />
            <IconButton
                attr:data-down=""
                attr:aria-disabled=disabled(is_last)
                shape=Shape::Down
                name=name(false)
                on_click=move |()| on_shift.run(false)
            />
        </span>
    }
}
