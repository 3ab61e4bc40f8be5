//! Follows an instance by its ID: in which source, and which.

use leptos::{html, prelude::*};
use web_sys::KeyboardEvent;

use crate::{
    browser::focus,
    components::use_i18n,
    domain::stored::FollowProblem,
    i18n::follow::{FOLLOW, ID, SOURCE, problem as problem_text},
};

/// The form. It does not wait for `submit`, which a sandboxed frame without `allow-forms` never has. After each attempt its field has the focus: for the next ID, or to mend this one.
#[component]
pub fn FollowForm(
    /// What each source is called, by its index.
    sources: Vec<String>,
    /// Follows what was typed in the source of that index, or says why it cannot.
    #[prop(into)]
    on_follow: Callback<(usize, String), Result<(), FollowProblem>>,
    /// Is given in words why it cannot, to be announced. The field is described by them too, so that they
    /// are read when it takes the focus: this is called only where it had that before.
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
