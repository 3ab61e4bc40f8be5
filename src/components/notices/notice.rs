//! The notice of one source whose list failed.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::{
        CheckNow,
        failure_note::{ErrorFacts, FailureNote},
        ui::{Icon, Shape},
        use_i18n,
    },
    i18n::{
        I18n, Subject,
        checks::{NO_DATA, SAME},
        count, kept, schedule,
    },
    poll::Schedule,
    state::{FailedList, KeptData},
};

/// What happened, when the next attempt is, and what is shown meanwhile.
#[component]
pub fn Notice(
    /// The source, by its index in the configuration.
    source: usize,
    /// The failed list; `None` while this notice is being removed.
    list: Memo<Option<FailedList>>,
    /// Whether a notice above has the same reason.
    #[prop(into)]
    is_repeated: Signal<bool>,
    /// Requests the list at once.
    #[prop(into)]
    on_check: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let error = Memo::new(move |_| list.with(|list| list.as_ref().map(|list| list.error.clone())));
    let next = move || list.with(|list| list.as_ref()?.next);
    let label =
        move || list.with(|list| list.as_ref().map(|list| list.label.clone())).unwrap_or_default();
    let when = move || next().map(|next| schedule(i18n.locale, next)).unwrap_or_default();
    let kept = move || list.with(|list| list.as_ref().map(|list| kept_text(i18n, list.kept)));
    let is_possible = Signal::derive(move || next().is_none_or(Schedule::can_be_asked_for));
    let note = move || {
        let error = error.get()?;
        Some(if is_repeated.get() {
            view! {
                <ErrorFacts error>
                    <span class="muted">{" "}</span>
                    {i18n.t(SAME)}
                </ErrorFacts>
            }
            .into_any()
        } else {
            view! { <FailureNote error subject=Subject::List /> }.into_any()
        })
    };
    view! {
        <section
            class="notice"
            part="notice"
            data-notice="error"
            data-source=source.to_string()
            data-repeated=is_repeated
        >
            <Icon shape=Shape::Severity(Severity::Failed) />
            <div class="notice-text">
                <h3 translate="no">{label}</h3>
                {note}
                <p class="muted notice-times" translate="no">
                    <span>{when}</span>
                    <span>{kept}</span>
                </p>
            </div>
            <CheckNow subject=Signal::derive(label) is_possible on_check />
        </section>
    }
}

/// What is still shown of the source, in words: all of it and its age, a part of it, or nothing.
fn kept_text(i18n: I18n, data: KeptData) -> String {
    match data {
        KeptData::Whole(passed) => kept(i18n.locale, passed),
        KeptData::Part(loaded) => count(i18n.locale, loaded),
        KeptData::Nothing => i18n.t(NO_DATA).to_owned(),
    }
}
