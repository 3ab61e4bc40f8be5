//! A list whose children come and go one by one.

use std::hash::Hash;

use leptos::prelude::*;

use crate::hooks::ElementRef;

/// A view for each key, made once and kept as long as the key is there.
///
/// It is [`For`] with erased types, so that it is compiled once for each type of keys. Each further type
/// costs some kilobytes of the bundle.
#[component]
pub fn Each<K>(
    /// What is listed. No key occurs twice.
    keys: Memo<Vec<K>>,
    /// Makes the view of a key.
    #[prop(into)]
    children: Callback<K, AnyView>,
    /// The element around the views, in which the focus is kept when they come and go.
    #[prop(optional)]
    around: ElementRef,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
{
    let each = move || {
        around.keep_focus();
        keys.get()
    };
    view! { <For each key=K::clone children=move |key| children.run(key) /> }
}
