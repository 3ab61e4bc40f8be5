//! The text in the filter's field, and the offers for it.

use leptos::prelude::*;

use super::AppState;
use crate::{
    domain::filter::{
        Draft, Facet, FieldState, Filter, KeyAction, Offer, Offers, Property, facets, offers,
    },
    i18n::{
        I18n,
        filter::{property_text, value_text},
    },
};

/// A filter while it is typed. A handle, cheap to copy: its signals end with the owner in which it was made.
#[derive(Clone, Copy, Debug)]
pub struct FilterDraft {
    /// The text in the field. Its free words are in the filter, too; an unfinished token is only here.
    pub text: Memo<String>,
    /// The offers for the text; empty while the list is closed.
    pub offers: Memo<Offers>,
    /// The index of the offer that the arrow keys have highlighted.
    pub active: RwSignal<Option<usize>>,
    /// Whether there is neither text nor filter, and thus nothing to clear.
    pub is_clear: Memo<bool>,
    state: AppState,
    /// The text that was typed last. It is ignored if the words of the filter were changed elsewhere since.
    typed: RwSignal<String>,
    /// Whether the list is open. It is shown only if there are offers.
    is_open: RwSignal<bool>,
    facets: Memo<Vec<Facet>>,
}

impl FilterDraft {
    /// Begins with the words of the filter, and a closed list.
    #[must_use]
    pub fn new(state: AppState) -> Self {
        let (typed, is_open) = (RwSignal::new(String::new()), RwSignal::new(false));
        let text = Memo::new(move |_| {
            let words = state.filter.with(|filter| filter.text.clone());
            typed.with(|typed| {
                let is_current = draft(state.i18n(), typed).free == words;
                if is_current { typed.clone() } else { words }
            })
        });
        let facets = Memo::new(move |_| {
            state.store.fleet.with(|fleet| facets(fleet, &state.config().sources))
        });
        // The values are counted only while the list is open, because the memo `facets` is computed when
        // read.
        let offers = Memo::new(move |_| {
            if !is_open.get() {
                return Offers::default();
            }
            text.with(|text| facets.with(|facets| offered(state, text, facets)))
        });
        let is_clear =
            Memo::new(move |_| text.with(String::is_empty) && state.filter.with(Filter::is_empty));
        let active = RwSignal::new(None);
        Self { text, offers, active, is_clear, state, typed, is_open, facets }
    }

    /// Takes the typed text. An empty field closes the list: a person who empties it wants to see the table.
    pub fn type_text(self, text: String) {
        self.is_open.set(!text.is_empty());
        self.write(text);
    }

    /// Opens the list.
    pub fn open(self) {
        self.is_open.set(true);
    }

    /// Closes the list. It may be called after the draft has ended.
    pub fn close(self) {
        self.active.try_set(None);
        self.is_open.try_set(false);
    }

    /// Takes the offer with this index: adds a value to the filter, or begins a token with a property.
    pub fn choose(self, index: usize) {
        let chosen = self.offers.try_with_untracked(|offers| {
            Some((offers.rest.clone(), offers.list.get(index)?.clone()))
        });
        let Some((rest, offer)) = chosen.flatten() else { return };
        let Offer { property, negated, value, label, .. } = offer;
        match value {
            Some(value) => self.add(rest, property, negated, &value),
            None => self.write(format!("{rest}{label} = ")),
        }
    }

    /// Clears the text and the filter.
    pub fn clear(self) {
        self.close();
        self.typed.set(String::new());
        self.state.filter.set(Filter::default());
    }

    /// Carries out a key; returns `false` for a key that the field has to handle itself. `is_at_start`: the
    /// caret stands before the first letter.
    #[must_use]
    pub fn press(self, key: &str, is_at_start: bool) -> bool {
        let Some(text) = self.text.try_get_untracked() else { return false };
        let draft = draft(self.state.i18n(), &text);
        let field = FieldState {
            offers: self.offers.with_untracked(|offers| offers.list.len()),
            active: self.active.get_untracked(),
            has_text: !text.is_empty(),
            has_token: draft.token.is_some(),
            is_at_start,
        };
        let action = KeyAction::of(key, field);
        match action {
            None => {}
            Some(KeyAction::Open) => self.open(),
            Some(KeyAction::Close) => self.close(),
            Some(KeyAction::Activate(index)) => self.active.set(Some(index)),
            Some(KeyAction::Choose(index)) => self.choose(index),
            Some(KeyAction::AddToken) => self.add_token(&text, draft),
            Some(KeyAction::ClearText) => self.type_text(String::new()),
            Some(KeyAction::RemoveLastToken) => self.state.filter.update(Filter::remove_last),
        }
        action.is_some()
    }

    /// Adds the token at the end of the text to the filter. Its value is typed as its name in the person's
    /// language, or as in the text form of a filter.
    fn add_token(self, text: &str, draft: Draft<'_>) {
        let Some((property, negated, value)) = draft.token else { return };
        let offers = untrack(|| self.facets.with(|facets| offered(self.state, text, facets)));
        let value = offers.value_called(value).unwrap_or(value);
        self.add(draft.free.to_owned(), property, negated, value);
    }

    /// Adds a value to the filter, and leaves `words` in the field.
    fn add(self, words: String, property: Property, negated: bool, value: &str) {
        self.close();
        self.write(words);
        self.state.filter.update(|filter| filter.add(property, negated, value));
    }

    /// Puts a text into the field, and its free words into the filter.
    fn write(self, text: String) {
        let free = draft(self.state.i18n(), &text).free.to_owned();
        self.typed.set(text);
        self.active.set(None);
        self.state.filter.maybe_update(|filter| {
            let differs = filter.text != free;
            filter.text = free;
            differs
        });
    }
}

/// Parses the text. A property may be typed as its name in the person's language, too.
fn draft(i18n: I18n, text: &str) -> Draft<'_> {
    Draft::read(text, &|property| i18n.t(property_text(property)))
}

/// The offers for a text.
fn offered(state: AppState, text: &str, facets: &[Facet]) -> Offers {
    let i18n = state.i18n();
    let label = |property, value: Option<&str>| match value {
        Some(value) => value_text(i18n.locale, property, value),
        None => i18n.t(property_text(property)).to_owned(),
    };
    state.filter.with(|filter| {
        state
            .store
            .fleet
            .with(|fleet| offers(text, filter, facets, fleet, &label, &draft(i18n, text)))
    })
}
