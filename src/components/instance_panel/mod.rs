//! The panel of one instance: at first the fields that its list has, then all fields once its detail is
//! loaded. Also the comparison of two instances.

mod compare;
mod failure;
mod features;
mod field_label;
mod field_value;
mod fields;
mod head;
mod instance_id;
mod maintenance_window;
mod open_instance;
mod raw;
mod return_to;
mod status;

use leptos::prelude::*;

use super::{
    ClockChoice, ConsoleLink,
    activity::TaskProgress,
    ui::{Button, FocusScope, Layer},
    use_i18n,
};
use crate::{
    domain::{key::InstanceKey, sent_text::isolated},
    hooks::ElementRef,
    i18n::detail::{COMPARE, LOADING, TITLE, comparing},
    state::AppState,
};
pub use compare::{Comparison, ComparisonBar, KeptInstance, OpenComparison};
use failure::InstanceFailure;
use fields::FieldGroups;
use head::PanelHead;
use instance_id::InstanceId;
pub use open_instance::OpenInstance;
use raw::RawAnswer;
use return_to::return_to;
use status::InstanceStatus;

/// The panel of one instance. Its heading takes the focus, so that keyboard and screen reader start there.
#[component]
pub fn InstancePanel(
    /// Which instance.
    key: InstanceKey,
) -> impl IntoView {
    let state = AppState::from_context();
    let i18n = use_i18n();
    let instance = state.instance(key.clone());
    let (panel, heading) = (ElementRef::default(), ElementRef::default());
    let id = key.id.to_string();
    let (subject, data_id, focus_back) = (id.clone(), id.clone(), return_to(&id));
    let is_loading =
        Memo::new(move |_| !instance.is_loaded.get() && instance.error.with(Option::is_none));
    let creation = state.creation_poll(&key);
    let has_progress = state.is_answered(&creation);
    let progress = move || {
        has_progress.get().then(|| {
            view! {
                <div class="detail-progress">
                    <TaskProgress poll=creation.clone() />
                </div>
            }
        })
    };
    let compare = move |()| {
        let name = instance.name.get_untracked();
        heading.focus();
        state.compare(Some(key.clone()));
        state.close();
        state.announcements.announce(&comparing(state.locale, &isolated(&name)));
    };
    // The panel takes the focus before it closes, so that `FocusScope` gives the focus back: Safari does not
    // focus a pressed button.
    let close = move |()| {
        heading.focus();
        state.close();
    };
    view! {
        <FocusScope scope=panel initial=heading subject return_to=focus_back>
            <Layer
                attr:class="detail"
                attr:part="detail"
                attr:data-detail=data_id
                label=i18n.t(TITLE)
                node_ref=panel
                on_close=close
            >
                <PanelHead heading title=instance.name on_close=close />
                <InstanceId id />
                <InstanceStatus status=instance.status />
                {progress}
                <InstanceFailure instance />
                <div class="detail-tools">
                    <ClockChoice />
                    <ConsoleLink href=instance.link />
                    <Button attr:data-compare-with="" on_click=compare>
                        {i18n.t(COMPARE)}
                    </Button>
                </div>
                <FieldGroups instance />
                {move || is_loading.get().then(|| view! { <p class="muted">{i18n.t(LOADING)}</p> })}
                <RawAnswer sent=instance.sent />
            </Layer>
        </FocusScope>
    }
}
