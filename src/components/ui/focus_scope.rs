//! Moves the focus into a panel that was opened, and back when the panel closes.

use leptos::prelude::*;

use crate::{
    browser::focus::{self, FocusReturn},
    hooks::ElementRef,
};

/// Focuses `initial` when it appears. When it is removed, for whatever reason, while the focus is in `scope`,
/// it gives the focus back to the opener.
///
/// It has no element of its own.
#[component]
pub fn FocusScope(
    /// The section among its children that holds the focus.
    scope: ElementRef,
    /// The heading that takes the focus.
    initial: ElementRef,
    /// The ID of the opened instance, as in `data-row`. An opener inside a row gets the focus back only if
    /// the row still has this ID.
    #[prop(into)]
    subject: String,
    /// Selectors of what to focus if the opener cannot take the focus: the first that can gets it.
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
