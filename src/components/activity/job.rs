//! The ID of the job that creates a ROMA instance.

use leptos::prelude::*;

use crate::{
    components::use_i18n,
    domain::sent_text::visible,
    i18n::{activity::JOB, pair},
};

/// The job's ID; nothing while the service has named none.
#[component]
pub fn Job(
    /// The ID.
    job: Memo<Option<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        job.get().map(|job| {
            let job = visible(&job).into_owned();
            let title = job.clone();
            let label = pair(i18n.locale, i18n.t(JOB), "");
            view! {
                <p class="muted ellipsis" title=title translate="no">
                    {label}
                    <code>{job}</code>
                </p>
            }
        })
    }
}
