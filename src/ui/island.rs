//! Where a Leptos view stands among the elements of `dom`, until everything around it is one.

use leptos::prelude::*;
use wasm_bindgen::UnwrapThrowExt as _;

use super::{context::AppState, dom::El, reactive::Kept};
use crate::components::provide_i18n;

/// Builds a view whose root is one element, and gives that.
///
/// The view ends with the present owner. Its element is left where it is then: whoever put it somewhere
/// takes it away, and looks first whether it has the focus.
#[must_use]
pub fn island<V: IntoView<State: 'static>>(view: impl FnOnce() -> V) -> El {
    let owner = Owner::new();
    let view = owner.with(|| view().into_view().build());
    let root = view.elements().into_iter().next();
    // The owner is a child of the present one, so it is cleaned up before this drops.
    Kept::new((view, owner));
    root.map(El::from).expect_throw("a component has a root element")
}

/// The same for a view that says something in the person's language.
pub(super) fn island_of<V: IntoView<State: 'static>>(ui: AppState, view: impl FnOnce() -> V) -> El {
    island(|| {
        provide_i18n(ui.i18n());
        view()
    })
}
