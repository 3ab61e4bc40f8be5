//! What went wrong with the lists, above the table: the last good data stay, and say how old they are.

mod notice;

use leptos::prelude::*;

use super::ui::Each;
use crate::{hooks::ElementRef, state::FailedList};
use notice::Notice;

/// One notice for each source whose list failed. What is the same for several is said by the first.
///
/// It is no live region, for it counts down: that a list failed is announced once, elsewhere.
#[component]
pub fn Notices(
    /// The lists that failed, in the order of their sources.
    failed: Memo<Vec<FailedList>>,
    /// Asks for the list of a source at once.
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

/// Whether a list before that of a source failed for the same reason.
fn is_repeated(failed: &[FailedList], source: usize) -> bool {
    let (before, rest) = failed.split_at(failed.partition_point(|list| list.source < source));
    let own = rest.first().filter(|list| list.source == source);
    own.is_some_and(|own| before.iter().any(|list| list.error.has_the_same_reason(&own.error)))
}
