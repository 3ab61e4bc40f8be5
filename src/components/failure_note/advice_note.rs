//! What happened, what to do, and who can do it.

use leptos::prelude::*;

use crate::{components::use_i18n, domain::config::Locale, i18n::Advice};

/// The advice for a failure.
#[component]
pub fn AdviceNote(
    /// The advice, in the person's language.
    advice: Advice,
    /// What the API itself said.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Advice { happened, next, who } = advice;
    // A Chinese full stop is as wide as a stop and a space.
    let gap = if i18n.locale == Locale::En { " " } else { "" };
    let who = (!who.is_empty()).then(|| view! { <span class="muted">{gap} {who}</span> });
    view! {
        <div class="note" translate="no">
            <p class="note-happened">{happened}</p>
            <p>
                {next} {who}
            </p>
            {children.map(|children| children())}
        </div>
    }
}
