//! The whole console: the layout of its parts.

use leptos::prelude::*;

use super::{
    Activity, ActivityStrip, ChangesPanel, ConsoleHeader, InstanceList, KeptInstance, ListNotices,
    LiveRegions, OpenComparison, OpenInstance, TokenEnd, TokenPrompt, UnknownLink,
};
use crate::{domain::config::Source, state::AppState};

/// The console, or a part of it.
#[component]
pub fn Console(
    /// Whether the table is shown, where a source has a list.
    has_table: bool,
    /// Whether creations and changes are shown. Without a table they always are.
    has_activity: bool,
) -> impl IntoView {
    let state = AppState::from_context();
    // ROMA and KooPhone have no list: without an APIG source there is no table.
    let has_lists = state.config().sources.iter().any(Source::is_listed);
    let has_table = has_lists && has_table;
    let has_activity = has_activity || !has_table;
    let pair = state.compared_pair();
    let is_open = Memo::new(move |_| state.store.open.with(Option::is_some));
    // A comparison covers the list at every width. In a narrow element, so does an open instance, and so does
    // the side column once a person unfolds it.
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
            <TokenEnd />
            <ListNotices />
            <UnknownLink />
            <KeptInstance />
            <div class="body" data-covered=covered>
                {has_table.then(|| view! { <InstanceList /> })}
                <aside
                    class="side"
                    class:alone=!has_table
                    hidden=move || !has_activity && !is_open.get()
                    data-open=move || is_open.get().to_string()
                    data-unfolded=move || is_unfolded.get().to_string()
                >
                    <OpenInstance />
                    {(has_table && has_activity)
                        .then(|| view! { <ActivityStrip is_open=is_unfolded /> })}
                    {has_activity
                        .then(|| {
                            view! {
                                <div class="side-content">
                                    <Activity />
                                    {has_lists.then(|| view! { <ChangesPanel /> })}
                                </div>
                            }
                        })}
                </aside>
                <OpenComparison />
            </div>
        </div>
    }
}
