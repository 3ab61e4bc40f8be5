//! The features of an instance, with a search field if there are many. A refresh keeps the typed text.

use leptos::prelude::*;

use super::field_value::Chip;
use crate::{
    api::Field,
    components::use_i18n,
    domain::features::{FEW, features, matching},
    i18n::detail::{FEATURE_NONE, FEATURE_SEARCH, found},
    state::AppState,
};

/// The features, and above them a search field if there are many.
#[component]
pub(super) fn FeatureList(
    /// The instance's field that lists the features.
    field: Memo<Option<Field>>,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let all = Memo::new(move |_| field.with(|field| features(field.as_ref())));
    let shown = Memo::new(move |_| all.with(|all| typed.with(|typed| matching(all, typed))));
    let found = Memo::new(move |_| found(i18n.locale, shown.with(Vec::len), all.with(Vec::len)));
    let has_no_match = Memo::new(move |_| shown.with(Vec::is_empty) && !all.with(Vec::is_empty));
    let chips = move || {
        let texts = shown.get().into_iter().map(|(_, text)| text);
        texts.map(|text| view! { <Chip text /> }).collect_view()
    };
    let search = move |text: String| {
        typed.set(text);
        state.announcements.announce_about(i18n.t(FEATURE_SEARCH), &found.get_untracked());
    };
    // While the field has text, Escape empties it, as browsers do, and must not close the panel.
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && typed.with_untracked(|typed| !typed.is_empty()) {
            event.stop_propagation();
        }
    };
    let no_match =
        move || has_no_match.get().then(|| view! { <p class="muted">{i18n.t(FEATURE_NONE)}</p> });
    view! {
        <div>
            <div class="feature-search" hidden=move || all.with(|all| all.len() <= FEW)>
                <input
                    type="search"
                    placeholder=i18n.t(FEATURE_SEARCH)
                    aria-label=i18n.t(FEATURE_SEARCH)
                    data-features=""
                    on:input:target=move |event| search(event.target().value())
                    on:keydown=escape
                />
                <span class="muted">{found}</span>
            </div>
            <div>
                {chips}
            </div>
            {no_match}
        </div>
    }
}
