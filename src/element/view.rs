//! What is drawn into an element, until it is dropped.

use console_config::{Locale, Problem};
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    tachys::view::any_view::AnyViewState,
};
use web_sys::HtmlElement;

use crate::{
    components::{ConfigProblems, Console, ProgressCard, provide_i18n},
    domain::console_view::ConsoleView,
    i18n::I18n,
    state::{AppState, TakenAddress},
};

pub(super) struct View {
    owner: Owner,
    /// Dropping it takes the elements away.
    _handle: UnmountHandle<AnyViewState>,
}

impl View {
    /// The console or a part of it, in a language.
    pub(super) fn console(
        owner: Owner,
        parent: HtmlElement,
        state: AppState,
        view: &ConsoleView,
        locale: Locale,
        address: Option<TakenAddress>,
    ) -> Self {
        let _handle = owner.with(|| {
            let state = state.speak(locale);
            state.provide();
            provide_i18n(state.i18n());
            if let Some(address) = address {
                state.follow_address(address);
            }
            let (has_table, has_activity) = (view.has_table(), view.has_activity());
            let single = view.single().cloned();
            mount_to(parent, move || match single {
                Some(poll) => view! { <ProgressCard poll /> }.into_any(),
                None => view! { <Console has_table has_activity /> }.into_any(),
            })
        });
        Self { owner, _handle }
    }

    /// What is wrong with the configuration, in a language.
    pub(super) fn problems(
        owner: Owner,
        parent: HtmlElement,
        problems: Vec<Problem>,
        unknown: Vec<String>,
        locale: Locale,
    ) -> Self {
        let _handle = owner.with(|| {
            provide_i18n(I18n { locale });
            mount_to(parent, || view! { <ConfigProblems problems unknown /> }.into_any())
        });
        Self { owner, _handle }
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}
