//! The head of a column: the instance's name, its status, and why its last check failed.

use leptos::prelude::*;

use super::super::{failure::InstanceFailure, status::InstanceStatus};
use crate::state::InstanceSignals;

/// The head of a column.
#[component]
pub(super) fn ColumnHead(
    /// The instance.
    instance: InstanceSignals,
) -> impl IntoView {
    view! {
        <th scope="col">
            <span class="compare-name" translate="no">
                <bdi>{instance.name}</bdi>
            </span>
            <InstanceStatus status=instance.status />
            <InstanceFailure instance />
        </th>
    }
}
