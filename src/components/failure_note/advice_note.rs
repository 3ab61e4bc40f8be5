//! What happened, what to do, and who can do it.

use leptos::prelude::*;

use crate::{
    components::use_i18n,
    i18n::{Advice, general::WHO, pair},
};

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
    view! {
        <div class="note" translate="no">
            <p class="note-happened">{happened}</p>
            <p>
                {next} <span class="muted">" " {pair(i18n.locale, i18n.t(WHO), who)}</span>
            </p>
            {children.map(|children| children())}
        </div>
    }
}
