//! The notices above the table about lists that failed. The last good data stay, and a notice says their age.

mod notice;

use leptos::prelude::*;

use super::ui::Each;
use crate::{hooks::ElementRef, state::FailedList};
use notice::Notice;

/// One notice for each source whose list failed. If several failed for the same reason, only the first gives
/// advice.
///
/// It is not a live region, because it counts down. The state announces each failure once.
#[component]
pub fn Notices(
    /// The lists that failed, in the order of their sources.
    failed: Memo<Vec<FailedList>>,
    /// Called with the index of a source, to request its list at once.
    #[prop(into)]
    on_check: Callback<usize>,
) -> impl IntoView {
    let place = ElementRef::default();
    let sources = Memo::new(move |_| {
        failed.with(|failed| failed.iter().map(|list| list.source).collect::<Vec<_>>())
    });
    let notice = move |source: usize| {
        let list = Memo::new(move |_| {
            failed.with(|failed| failed.iter().find(|list| list.source == source).cloned())
        });
        let is_repeated = Memo::new(move |_| failed.with(|failed| is_repeated(failed, source)));
        let check = move |()| on_check.run(source);
        view! { <Notice source list is_repeated on_check=check /> }.into_any()
    };
    view! {
        <div node_ref=place class="notices">
            <Each keys=sources children=notice around=place />
        </div>
    }
}

/// Whether the list of an earlier source failed for the same reason.
fn is_repeated(failed: &[FailedList], source: usize) -> bool {
    let (before, rest) = failed.split_at(failed.partition_point(|list| list.source < source));
    let own = rest.first().filter(|list| list.source == source);
    own.is_some_and(|own| before.iter().any(|list| list.error.has_the_same_reason(&own.error)))
}
