//! Takes the focus to what was opened, and back when that closes.

use leptos::prelude::*;

use crate::{
    browser::focus::{self, FocusReturn},
    hooks::ElementRef,
};

/// Takes the focus to `initial` when it appears. When it goes, by whatever way, and the focus is in
/// `scope`, it gives the focus back to where that was.
///
/// It has no element of its own.
#[component]
pub fn FocusScope(
    /// The section among its children that holds the focus.
    scope: ElementRef,
    /// The heading that takes the focus.
    initial: ElementRef,
    /// What is opened, as rows name it in `data-row`. Where the opener stands in a row, it gets the focus
    /// back only as long as the row has this name.
    #[prop(into)]
    subject: String,
    /// Selectors of what gets the focus where the opener cannot: the first that takes it.
    return_to: Vec<String>,
    /// The section.
    children: Children,
) -> impl IntoView {
    let focus_return = StoredValue::new_local(FocusReturn::remember(subject, return_to));
    Effect::new(move |_| initial.focus());
    on_cleanup(move || {
        let Some(scope) = scope.get() else { return };
        if focus::focused_in(&scope).is_some() {
            focus_return.try_with_value(|focus_return| focus_return.give_back(&scope));
        }
    });
    children()
}
