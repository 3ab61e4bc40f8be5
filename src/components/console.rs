//! The whole console: where each part of it stands.

use leptos::prelude::*;

use super::{
    Activity, ActivityStrip, ChangesPanel, ConsoleHeader, InstanceList, KeptInstance, ListNotices,
    LiveRegions, OpenComparison, OpenInstance, TokenPrompt, UnknownLink,
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
    // What is in progress does so too, once a person opens it there.
    let is_unfolded = RwSignal::new(false);
    let covered = move || {
        let by_two = pair.with(Option::is_some).then_some("all");
        by_two.or_else(|| (is_open.get() || is_unfolded.get()).then_some("narrow"))
    };
    view! {
        <div class="console">
            <LiveRegions status=state.announcements.status alert=state.announcements.alert />
            <ConsoleHeader />
            <TokenPrompt />
            <ListNotices />
            <UnknownLink />
            <KeptInstance />
            <div class="body" data-covered=covered>
                {has_lists.then(|| view! { <InstanceList /> })}
                <aside
                    class="side"
                    class:alone=!has_lists
                    data-open=move || is_open.get().to_string()
                    data-unfolded=move || is_unfolded.get().to_string()
                >
                    <OpenInstance />
                    {has_lists.then(|| view! { <ActivityStrip is_open=is_unfolded /> })}
                    <div class="side-content">
                        <Activity />
                        {has_lists.then(|| view! { <ChangesPanel /> })}
                    </div>
                </aside>
                <OpenComparison />
            </div>
        </div>
    }
}
