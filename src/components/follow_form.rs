//! A form that follows an instance by its source and ID.

use leptos::{html, prelude::*};
use web_sys::KeyboardEvent;

use crate::{
    browser::focus,
    components::use_i18n,
    domain::stored::FollowProblem,
    i18n::follow::{FOLLOW, ID, SOURCE, problem as problem_text},
};

/// The form. It acts on Enter and its button, because `submit` never fires in a sandboxed frame without
/// `allow-forms`. After each attempt the field has the focus.
#[component]
pub fn FollowForm(
    /// The label of each source, by its index.
    sources: Vec<String>,
    /// Called with the index of a source and the typed ID. Follows the instance, or returns why it cannot.
    #[prop(into)]
    on_follow: Callback<(usize, String), Result<(), FollowProblem>>,
    /// Called with the problem in words, to be announced, but only if the field already had the focus. The
    /// words also describe the field, so a screen reader reads them when the field takes the focus.
    #[prop(into)]
    on_problem: Callback<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let problem = RwSignal::new(None::<FollowProblem>);
    let (select, field) = (NodeRef::<html::Select>::new(), NodeRef::<html::Input>::new());
    let submit = move || {
        let (Some(select), Some(field)) = (select.get_untracked(), field.get_untracked()) else {
            return;
        };
        let source = select.value().parse().unwrap_or(0);
        let outcome = on_follow.run((source, field.value()));
        if outcome.is_ok() {
            field.set_value("");
        }
        problem.set(outcome.err());
        match outcome {
            Err(problem) if focus::focused_in(&field).is_some() => {
                on_problem.run(i18n.t(problem_text(problem)));
            }
            Ok(()) | Err(_) => {
                let _ = field.focus();
            }
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            submit();
        }
    };
    let forget_problem = move |_| {
        if problem.with_untracked(Option::is_some) {
            problem.set(None);
        }
    };
    let option = |(index, name): (usize, String)| {
        view! { <option value=index.to_string()>{name}</option> }.into_any()
    };
    view! {
        <form class="follow-form" novalidate on:submit=|event| event.prevent_default()>
            <label>
                <span>{i18n.t(SOURCE)}</span>
                <select node_ref=select data-follow-source="" translate="no">
                    {sources.into_iter().enumerate().map(option).collect_view()}
                </select>
            </label>
            <label>
                <span>{i18n.t(ID)}</span>
                <input
                    node_ref=field
                    type="text"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="follow-problem"
                    aria-invalid=move || problem.get().map(|_| "true")
                    data-follow-id=""
                    on:keydown=press
                    on:input=forget_problem
                />
            </label>
            <p class="field-problem" id="follow-problem" translate="no">
                {move || problem.get().map_or("", |problem| i18n.t(problem_text(problem)))}
            </p>
            <button class="button" type="button" on:click=move |_| submit()>
                {i18n.t(FOLLOW)}
            </button>
        </form>
    }
}
