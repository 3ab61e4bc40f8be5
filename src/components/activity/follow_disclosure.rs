//! The form that follows an instance by its ID, folded until it is needed.

use leptos::prelude::*;

use crate::{
    components::{FollowForm, ui::Disclosure, use_i18n},
    domain::config::Source,
    i18n::{follow::TITLE, general::service_name, service_and_source},
    state::AppState,
};

/// A line that unfolds the form.
#[component]
pub fn FollowDisclosure() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let name = |source: &Source| {
        let service = service_name(source.service.name());
        service_and_source(&source.label, service)
    };
    let sources: Vec<String> = state.config().sources.iter().map(name).collect();
    let on_follow = move |(source, typed): (usize, String)| state.follow(source, &typed);
    let on_problem = move |words| state.announcements.announce(words);
    view! {
        <Disclosure attr:class="follow" attr:data-follow="" title=i18n.t(TITLE)>
            <FollowForm sources=sources.clone() on_follow on_problem />
        </Disclosure>
    }
}
