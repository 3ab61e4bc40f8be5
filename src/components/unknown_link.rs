//! A note that a link named an instance which this console does not have.

use leptos::prelude::*;

use super::{
    ui::{IconButton, Shape},
    use_i18n,
};
use crate::{
    domain::sent_text::isolated,
    hooks::ElementRef,
    i18n::{filter::not_here, general::CLOSE},
    state::AppState,
};

/// The note; shown if the last link named an unknown instance, until the note is closed.
#[component]
pub fn UnknownLink() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let place = ElementRef::default();
    let key = Memo::new(move |_| state.unknown_link.get());
    let note = move || {
        place.keep_focus();
        key.get().map(|key| {
            view! {
                <div class="notice unknown-link" data-unknown-link=key.id.to_string()>
                    <p translate="no">{not_here(i18n.locale, &isolated(&key.id))}</p>
                    <IconButton
                        attr:data-dismiss-link=""
                        shape=Shape::Close
                        name=i18n.t(CLOSE)
                        on_click=move |()| state.unknown_link.set(None)
                    />
                </div>
            }
        })
    };
    view! { <div node_ref=place>{note}</div> }
}
