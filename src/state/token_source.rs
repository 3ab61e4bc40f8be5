//! Tokens from the host page: it is asked once for all proxies that wait, and never in a loop.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{AppState, HostEvent, TokenRequest};
use crate::{browser::spawn::Spawned, client::Token};

/// Who is asked when a proxy wants a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenSource {
    /// The person.
    #[default]
    Person,
    /// The page.
    Page,
    /// The page, which has been asked and has not answered yet.
    Asked,
    /// The page, which gave no token that a proxy accepts. It is asked again when the person refreshes.
    Exhausted,
}

impl AppState {
    /// Chooses who is asked for tokens: the page, or the person alone.
    pub fn use_token_source(self, is_page: bool) {
        let source = if is_page { TokenSource::Page } else { TokenSource::Person };
        self.token_source.set(source);
    }

    /// Whether there is a form in which the person can type a token. Tracks both settings.
    #[must_use]
    pub fn has_typed_tokens(self) -> bool {
        self.token_source.get() == TokenSource::Person || self.has_token_form.get()
    }

    /// Uses a token that the page gave late. `false` if it is not a token, or if no proxy needs it.
    pub fn offer_token(self, text: &str) -> bool {
        let token = Token::new(text).ok();
        let offer = |token| self.engine.try_with_value(|engine| engine.offer_token(&token));
        token.and_then(offer).unwrap_or(false)
    }

    /// Asks the page whenever a proxy wants a token, until the present owner ends.
    pub(super) fn watch_token_requests(self) {
        let requests = self.store.token_requests;
        Effect::new(move |_| {
            let waiting = requests.with(|requests| {
                requests.first().map(|_| requests.iter().any(|request| !request.is_repeated))
            });
            match (self.token_source.get(), waiting) {
                (TokenSource::Page, Some(true)) => self.ask_for_token(),
                // The page's token was refused. Without this the page would be asked for ever.
                (TokenSource::Page, Some(false)) => self.token_source.set(TokenSource::Exhausted),
                (TokenSource::Exhausted, None) => self.token_source.set(TokenSource::Page),
                _ => {}
            }
        });
    }

    /// Asks the page again if it gave no usable token before.
    pub(super) fn ask_for_token_again(self) {
        let is_exhausted = self.token_source.get_untracked() == TokenSource::Exhausted;
        if is_exhausted && self.store.token_requests.with_untracked(|requests| !requests.is_empty())
        {
            self.ask_for_token();
        }
    }

    fn ask_for_token(self) {
        let Some(host) = self.store.outside.host() else { return };
        self.token_source.set(TokenSource::Asked);
        let was_sent = |request: &std::sync::Arc<TokenRequest>| request.was_sent;
        let is_refused =
            self.store.token_requests.with_untracked(|requests| requests.iter().any(was_sent));
        let given = host.token(if is_refused { "refused" } else { "missing" });
        let asking = Spawned::new(async move {
            let given = JsFuture::from(given).await.ok().and_then(|text| text.as_string());
            // The console may have ended, or the page may not be asked for tokens any more.
            if self.token_source.try_get_untracked() != Some(TokenSource::Asked) {
                return;
            }
            let is_taken = given.is_some_and(|text| self.offer_token(&text));
            let source = if is_taken { TokenSource::Page } else { TokenSource::Exhausted };
            self.token_source.set(source);
            if !is_taken {
                let message =
                    "getToken gave nothing that is a token, or the one that was refused".to_owned();
                self.store.outside.tell(&HostEvent::Warning { message });
            }
        });
        self.asking.try_set_value(Some(asking));
    }
}
