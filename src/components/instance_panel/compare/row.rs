//! One field of two instances.

use leptos::prelude::*;

use super::super::{field_label::FieldLabel, field_value::FieldValue};
use crate::{
    components::use_i18n, domain::sent_text::visible, i18n::detail::DIFFERS, state::InstanceSignals,
};

/// A row of the comparison. It is marked if the values differ, or if only one instance has the field.
#[component]
pub(super) fn ComparedField(
    /// The field's name as sent.
    name: String,
    /// The two instances.
    both: [InstanceSignals; 2],
    /// Whether the row is hidden unless the values differ.
    #[prop(into)]
    only_different: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let [first, second] = both.map(|instance| instance.field(&name));
    let is_different = Memo::new(move |_| {
        first.with(|first| {
            second.with(|second| {
                first.as_ref().map(|field| &field.value)
                    != second.as_ref().map(|field| &field.value)
            })
        })
    });
    let documented = [first, second].iter().find_map(|field| {
        field.with_untracked(|field| field.as_ref().map(|field| (field.code, field.hint)))
    });
    let label = documented.map(|(code, hint)| {
        view! { <FieldLabel name=name.clone() code hint /> }
    });
    let mark = move || {
        is_different.get().then(|| {
            view! {
                <span class="differs">
                    <span aria-hidden="true">{"≠ "}</span>
                    {i18n.t(DIFFERS)}
                </span>
            }
        })
    };
    let title = visible(&name).into_owned();
    view! {
        <tr
            data-compared=name
            data-differs=move || is_different.get().to_string()
            hidden=move || only_different.get() && !is_different.get()
            translate="no"
        >
            <th scope="row" title=title>
                {label}
                {mark}
            </th>
            <td>
                <FieldValue field=first />
            </td>
            <td>
                <FieldValue field=second />
            </td>
        </tr>
    }
}
