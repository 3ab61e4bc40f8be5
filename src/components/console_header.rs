//! The console's heading, and the panel of the schedule below it.

use leptos::prelude::*;

use super::{
    ConsoleSchedule, Header,
    ui::{IconButton, Shape},
    use_i18n,
};
use crate::{hooks::ElementRef, i18n::checks::TITLE, state::AppState};

/// The heading with the checks of this console, and the panel that its button opens.
#[component]
pub fn ConsoleHeader() -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let next = Memo::new(move |_| state.next_check());
    let is_open = RwSignal::new(false);
    let opener = ElementRef::default();
    let close = move |()| {
        is_open.set(false);
        opener.focus();
    };
    view! {
        <div>
            <Header
                next
                is_paused=state.paused
                is_simulated=state.config().simulated
                on_pause=move |()| state.toggle_pause()
                on_refresh=move |()| state.refresh(None)
            >
                <IconButton
                    attr:data-checks=""
                    attr:aria-expanded=move || is_open.get().to_string()
                    shape=Shape::Clock
                    name=i18n.t(TITLE)
                    node_ref=opener
                    on_click=move |()| is_open.update(|is_open| *is_open = !*is_open)
                />
            </Header>
            <div class="panel-place">
                {move || is_open.get().then(|| view! { <ConsoleSchedule on_close=close /> })}
            </div>
        </div>
    }
}
