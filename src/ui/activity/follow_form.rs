//! Where the form stands that follows an instance by its ID.

use leptos::prelude::*;

use crate::{
    components::FollowForm,
    domain::config::Source,
    i18n::{self, general::service_name, service_and_source},
    ui::{context::AppState, dom::El, island::island_of},
};

/// The form. What comes of an attempt is announced.
pub(in crate::ui) fn follow_form(ui: AppState) -> El {
    let name = |source: &Source| {
        let service = service_name(source.service.name());
        service_and_source(ui.locale, &source.label, service)
    };
    let sources = ui.config().sources.iter().map(name).collect::<Vec<_>>();
    let on_follow = move |(source, typed): (usize, String)| {
        let followed = ui.follow(source, &typed);
        ui.announcements.announce(&match &followed {
            Ok(poll) => i18n::follow::following(ui.locale, poll.id()),
            Err(problem) => ui.say(i18n::follow::problem(*problem)).to_owned(),
        });
        followed.map(drop)
    };
    island_of(ui, || view! { <FollowForm sources on_follow /> })
}
