//! The panel of the saved filters, with a link to the present view.

use leptos::{html, prelude::*};

use crate::{
    components::{
        ui::{Button, CopyButton, Each, IconButton, PopoverPlace, Shape},
        use_i18n,
    },
    domain::{filter::Filter, stored::LONGEST_NAME},
    hooks::ElementRef,
    i18n::filter::{
        COPY_VIEW_LINK, SAVE, SAVE_FIRST, SAVE_FULL, SAVE_NAME, SAVED, SAVED_NONE, VIEW_LINK,
        filter_text, unsave,
    },
    state::AppState,
};

/// The button, and below it the panel while that is open.
#[component]
pub fn SavedFilters() -> impl IntoView {
    let i18n = use_i18n();
    let opener = ElementRef::default();
    let is_open = RwSignal::new(false);
    let close = move |()| {
        opener.focus();
        is_open.set(false);
    };
    view! {
        <PopoverPlace is_open opener>
            <IconButton
                attr:aria-haspopup="dialog"
                attr:aria-expanded=move || is_open.get().to_string()
                attr:data-saved-filters=""
                node_ref=opener
                shape=Shape::Bookmark
                name=i18n.t(SAVED)
                on_click=move |()| is_open.update(|is_open| *is_open = !*is_open)
            />
            {move || is_open.get().then(|| view! { <SavedFiltersPanel on_close=close /> })}
        </PopoverPlace>
    }
}

/// The panel. It takes the focus when it appears.
#[component]
fn SavedFiltersPanel(
    /// Called when a filter was chosen.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let (panel, list) = (ElementRef::default(), ElementRef::default());
    Effect::new(move |_| panel.focus());
    let saved = state.saved_filters();
    let row = move |name| view! { <SavedFilterRow name on_close /> }.into_any();
    let is_empty = Memo::new(move |_| saved.with(Vec::is_empty));
    let none = move || is_empty.get().then(|| view! { <p class="muted">{i18n.t(SAVED_NONE)}</p> });
    let link = state.has_address.get_untracked().then(|| {
        let text = Signal::derive(move || state.view_link());
        view! {
            <p class="view-link">
                <span>{i18n.t(VIEW_LINK)}</span>
                <CopyButton
                    text
                    name=i18n.t(COPY_VIEW_LINK)
                    on_outcome=move |words| state.announcements.announce(words)
                />
            </p>
        }
    });
    view! {
        <div
            node_ref=panel
            class="popover saved-filters"
            role="dialog"
            aria-label=i18n.t(SAVED)
            tabindex="-1"
            data-saved-panel=""
        >
            {none}
            <ul node_ref=list class="saved">
                <Each keys=saved children=row around=list />
            </ul>
            <SaveForm />
            {link}
        </div>
    }
}

/// One saved filter: a button that applies it, and one that removes it.
#[component]
fn SavedFilterRow(
    /// The filter's name.
    name: String,
    /// Called when the filter was chosen.
    on_close: Callback<()>,
) -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    // Derived, because another filter may be saved under the same name.
    let of_words = name.clone();
    let words = move || filter_text(i18n.locale, &state.saved_filter(&of_words));
    let remove = unsave(i18n.locale, &name);
    let (id, chosen, removed) = (name.clone(), name.clone(), name.clone());
    let choose = move |_| {
        state.filter.set(untrack(|| state.saved_filter(&chosen)));
        on_close.run(());
    };
    view! {
        <li data-saved=id translate="no">
            <button class="link ellipsis" type="button" title=words on:click=choose>
                <bdi>{name}</bdi>
            </button>
            <IconButton
                attr:data-unsave=""
                shape=Shape::Close
                name=remove
                on_click=move |()| state.remove_filter(&removed)
            />
        </li>
    }
}

/// A form that saves the present filter under a name.
#[component]
fn SaveForm() -> impl IntoView {
    let (state, i18n) = (AppState::from_context(), use_i18n());
    let field = NodeRef::<html::Input>::new();
    let is_full = RwSignal::new(false);
    let is_clear = Memo::new(move |_| state.filter.with(Filter::is_empty));
    let save = move |()| {
        let Some(field) = field.get_untracked() else { return };
        let name = field.value();
        if !name.trim().is_empty() {
            let is_kept = state.save_filter(&name);
            is_full.set(!is_kept);
            if is_kept {
                field.set_value("");
            }
        }
        let _ = field.focus();
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        save(());
    };
    let form = move || {
        if is_clear.get() {
            return view! { <p class="muted">{i18n.t(SAVE_FIRST)}</p> }.into_any();
        }
        view! {
            <form class="save-filter" on:submit=submit>
                <input
                    node_ref=field
                    type="text"
                    autocomplete="off"
                    maxlength=LONGEST_NAME.to_string()
                    placeholder=i18n.t(SAVE_NAME)
                    aria-label=i18n.t(SAVE_NAME)
                    data-save-name=""
                />
                <Button attr:data-save="" on_click=save>
                    {i18n.t(SAVE)}
                </Button>
            </form>
        }
        .into_any()
    };
    let full =
        move || is_full.get().then(|| view! { <p class="field-problem">{i18n.t(SAVE_FULL)}</p> });
    view! {
        {form}
        {full}
    }
}
