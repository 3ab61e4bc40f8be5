//! The whole console: where each part of it stands.

use leptos::prelude::*;

use super::{
    Activity, ChangesPanel, ConsoleHeader, InstanceList, KeptInstance, ListNotices, LiveRegions,
    OpenComparison, OpenInstance, TokenPrompt, UnknownLink,
};
use crate::{domain::config::Source, state::AppState};

/// The console.
#[component]
pub fn Console() -> impl IntoView {
    let state = AppState::from_context();
    // Without a list there is no table: ROMA and KooPhone have none.
    let has_lists = state.config().sources.iter().any(Source::is_listed);
    let pair = state.compared_pair();
    let is_open = Memo::new(move |_| state.store.open.with(Option::is_some));
    // An open instance covers the list where the element is narrow. Two compared instances always do.
    let covered = move || {
        let by_two = pair.with(Option::is_some).then_some("all");
        by_two.or_else(|| is_open.get().then_some("narrow"))
    };
    view! {
        <div class="console" lang=state.locale.tag()>
            <LiveRegions status=state.announcements.status alert=state.announcements.alert />
            <ConsoleHeader />
            <TokenPrompt />
            <ListNotices />
            <UnknownLink />
            <KeptInstance />
            <div class="body" data-covered=covered>
                {has_lists.then(|| view! { <InstanceList /> })}
                <aside class="side" data-open=move || is_open.get().to_string()>
                    <OpenInstance />
                    <Activity />
                    {has_lists.then(|| view! { <ChangesPanel /> })}
                </aside>
                <OpenComparison />
            </div>
        </div>
    }
}
