//! An instance's fields with their labels, in groups. A row stays as long as its field is sent, so a change
//! of one field touches no other row.

use leptos::prelude::*;

use super::{
    features::FeatureList, field_label::FieldLabel, field_value::FieldValue,
    maintenance_window::MaintenanceWindow,
};
use crate::{
    api::Group,
    components::{ui::Each, use_i18n},
    domain::sent_text::visible,
    hooks::ElementRef,
    i18n::detail::group_text,
    state::InstanceSignals,
};

/// The groups, in the order in which they stand.
const GROUPS: [Group; 7] = [
    Group::Overview,
    Group::Network,
    Group::Access,
    Group::Billing,
    Group::Maintenance,
    Group::Features,
    Group::Other,
];

/// All fields that were sent.
#[component]
pub(super) fn FieldGroups(
    /// The instance.
    instance: InstanceSignals,
) -> impl IntoView {
    let group = |group| view! { <FieldGroup instance group /> };
    view! {
        <div class="groups">
            {GROUPS.into_iter().map(group).collect_view()}
        </div>
    }
}

/// The fields of one group, hidden if none was sent.
#[component]
fn FieldGroup(
    /// The instance.
    instance: InstanceSignals,
    /// Which group.
    group: Group,
) -> impl IntoView {
    let i18n = use_i18n();
    let list = ElementRef::default();
    let names = Memo::new(move |_| {
        instance.fields.with(|fields| {
            let here = fields.iter().filter(|field| field.group == group);
            here.map(|field| field.name.clone()).collect::<Vec<_>>()
        })
    });
    let row = move |name| view! { <FieldRow instance name /> }.into_any();
    let window = (group == Group::Maintenance).then(|| view! { <MaintenanceWindow instance /> });
    view! {
        <section hidden=move || names.with(Vec::is_empty)>
            <h4>{i18n.t(group_text(group))}</h4>
            {window}
            <dl node_ref=list class="facts">
                <Each keys=names children=row around=list />
            </dl>
        </section>
    }
}

/// One field: its label, which does not change with its value, and its value.
#[component]
fn FieldRow(
    /// The instance.
    instance: InstanceSignals,
    /// The field's name as sent.
    name: String,
) -> impl IntoView {
    let field = instance.field(&name);
    let documented =
        field.with_untracked(|field| Some((field.as_ref()?.code, field.as_ref()?.hint)));
    let label = documented.map(|(code, hint)| {
        let title = visible(&name).into_owned();
        view! {
            <dt title=title translate="no">
                <FieldLabel name=name.clone() code hint />
            </dt>
        }
    });
    let value = if name == "supported_features" {
        view! { <FeatureList field /> }.into_any()
    } else {
        view! { <FieldValue field /> }.into_any()
    };
    view! {
        <div class="fact" data-field=name>
            {label}
            <dd translate="no">{value}</dd>
        </div>
    }
}
