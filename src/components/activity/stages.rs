//! The stages of a cloud phone's preparation, because the service reports no percentage.

use leptos::prelude::*;

use crate::{
    api::PrepareState,
    components::{
        ui::{Icon, Shape},
        use_i18n,
    },
    domain::stages::{Stage, stages},
    i18n::{
        Text, aside,
        progress::{STAGE_DONE, STAGE_MOVING, STAGE_QUEUING, STAGE_READY, STAGES},
    },
};

/// The stages, in their order.
#[component]
pub fn Stages(
    /// Where the preparation stands; `None` until the first answer.
    prepare_state: Memo<Option<PrepareState>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let stage = move |(index, name): (usize, Text)| {
        view! { <StageItem name=i18n.t(name) index prepare_state /> }
    };
    let names = [STAGE_QUEUING, STAGE_MOVING, STAGE_READY];
    view! {
        <ol class="stages" aria-label=i18n.t(STAGES)>
            {names.into_iter().enumerate().map(stage).collect_view()}
        </ol>
    }
}

/// One stage: the present one is marked, and those before it are ticked.
#[component]
fn StageItem(
    /// What the stage is called.
    name: &'static str,
    /// The index of the stage.
    index: usize,
    /// Where the preparation stands; `None` until the first answer.
    prepare_state: Memo<Option<PrepareState>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let stage = move || stages(prepare_state.get()?).get(index).copied();
    let is_done = Memo::new(move |_| stage() == Some(Stage::Done));
    let mark = move || {
        if is_done.get() {
            view! { <Icon shape=Shape::Done /> }.into_any()
        } else {
            view! { <span class="stage-dot" /> }.into_any()
        }
    };
    let done = move || {
        let done = aside(i18n.locale, "", i18n.t(STAGE_DONE));
        is_done.get().then(|| view! { <span class="unseen">{done}</span> })
    };
    view! {
        <li
            class="stage"
            data-stage=move || stage().map(Stage::as_str)
            aria-current=move || (stage() == Some(Stage::Present)).then_some("step")
        >
            {mark}
            <span>{name}</span>
            {done}
        </li>
    }
}
