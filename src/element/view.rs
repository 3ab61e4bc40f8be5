//! What is drawn into an element, until it is dropped.

use console_config::{Locale, Problem};
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    tachys::view::any_view::AnyViewState,
};
use web_sys::HtmlElement;

use crate::{
    components::{ConfigProblems, Console, provide_i18n},
    i18n::I18n,
    state::{AppState, TakenAddress},
};

pub(super) struct View {
    owner: Owner,
    /// Dropping it takes the elements away.
    _handle: UnmountHandle<AnyViewState>,
}

impl View {
    /// The console, in a language.
    pub(super) fn console(
        owner: Owner,
        parent: HtmlElement,
        state: AppState,
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
            mount_to(parent, || view! { <Console /> }.into_any())
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
