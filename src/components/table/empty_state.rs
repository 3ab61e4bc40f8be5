//! Why the table has no rows: each reason has its own words and its own icon.

use leptos::prelude::*;

use crate::{
    api::Severity,
    components::{
        ui::{Button, Icon, Shape},
        use_i18n,
    },
    domain::empty_reason::EmptyReason,
    hooks::ElementRef,
    i18n::{
        Text,
        checks::{
            CHECK_NOW, NONE_IN_PART, PAGE_PROVIDES_TOKEN, SEE_ABOVE, SEE_ABOVE_TOKEN,
            WAITS_FOR_TOKEN,
        },
        table::{
            ALL_SOURCES_FAILED, CLEAR_FILTER, LOADING, NO_INSTANCES, NO_INSTANCES_NEXT, NO_MATCH,
        },
    },
};

/// Says why there are no rows, and offers what can be done about it here.
#[component]
pub fn EmptyState(
    /// Why there are no rows.
    reason: Memo<EmptyReason>,
    /// Whether there is a form for a token above.
    #[prop(into)]
    has_typed_tokens: Signal<bool>,
    /// The filter in words.
    #[prop(into)]
    filter: Signal<String>,
    /// Clears the filter.
    #[prop(into)]
    on_clear_filter: Callback<()>,
    /// Runs all polls at once.
    #[prop(into)]
    on_check: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let place = ElementRef::default();
    let content = move || {
        place.keep_focus();
        let reason = reason.get();
        let (shape, title, advice) = texts(reason);
        let advice = if reason == EmptyReason::Token && !has_typed_tokens.get() {
            Some(PAGE_PROVIDES_TOKEN)
        } else {
            advice
        };
        let filter = (reason == EmptyReason::NoMatch).then(|| {
            view! {
                <p class="nothing-filter" translate="no">
                    {filter}
                </p>
            }
        });
        let button = act(reason).map(|label| {
            let on_click = if reason == EmptyReason::NoMatch { on_clear_filter } else { on_check };
            view! {
                <Button attr:data-nothing-act="" on_click>
                    {i18n.t(label)}
                </Button>
            }
        });
        view! {
            <div>
                <Icon shape />
                <p class="nothing-title">{i18n.t(title)}</p>
                {advice.map(|advice| view! { <p class="muted">{i18n.t(advice)}</p> })}
                {filter}
                {button}
            </div>
        }
    };
    view! {
        <div node_ref=place class="nothing" data-nothing=move || reason.get().id()>
            {content}
        </div>
    }
}

/// The icon, the title, and advice that points to another part of the page.
const fn texts(reason: EmptyReason) -> (Shape, Text, Option<Text>) {
    let (severity, title, advice) = match reason {
        EmptyReason::NoMatch => return (Shape::Search, NO_MATCH, None),
        EmptyReason::Token => return (Shape::Key, WAITS_FOR_TOKEN, Some(SEE_ABOVE_TOKEN)),
        EmptyReason::Empty => (Severity::Stopped, NO_INSTANCES, Some(NO_INSTANCES_NEXT)),
        EmptyReason::EmptyInPart => (Severity::Warning, NONE_IN_PART, Some(SEE_ABOVE)),
        EmptyReason::Failed => (Severity::Failed, ALL_SOURCES_FAILED, Some(SEE_ABOVE)),
        EmptyReason::Loading => (Severity::Transition, LOADING, None),
    };
    (Shape::Severity(severity), title, advice)
}

/// The label of the button that may help; `None` where there is no button.
const fn act(reason: EmptyReason) -> Option<Text> {
    match reason {
        EmptyReason::NoMatch => Some(CLEAR_FILTER),
        EmptyReason::EmptyInPart | EmptyReason::Failed => Some(CHECK_NOW),
        EmptyReason::Empty | EmptyReason::Loading | EmptyReason::Token => None,
    }
}
