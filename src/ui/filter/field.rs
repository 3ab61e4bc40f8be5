//! The field, what is offered for what stands in it, and what its keys do.

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, UnwrapThrowExt as _};
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::{
    domain::filter::{Draft, Filter, Offer, Offers, Property},
    i18n,
    ui::{
        context::AppState,
        dom::{El, el},
        filter::list,
        reactive::{Memo, effect, memo},
    },
};

/// The field and its list. A handle.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Field {
    ui: AppState,
    input: HtmlInputElement,
    /// What stands in it. Its free words are the filter's; a token that is not finished is not.
    typed: RwSignal<String>,
    /// Whether the list is wanted; it is shown only if there is something in it.
    is_open: RwSignal<bool>,
    /// The index of the offer that the arrow keys stand on.
    pub(super) active: RwSignal<Option<usize>>,
    pub(super) offers: Memo<Offers>,
}

/// The list's name in the page.
pub(super) const LIST: &str = "filter-offers";

/// An offer's name in the page.
pub(super) fn option_id(index: usize) -> String {
    format!("filter-offer-{index}")
}

impl Field {
    pub(super) fn new(ui: AppState) -> (El, Self) {
        let element = el("input");
        let input = element.raw().clone().dyn_into().expect_throw("an input is an input");
        let (typed, is_open) = (RwSignal::new(String::new()), RwSignal::new(false));
        let offers = offered(ui, typed, is_open);
        let field = Self { ui, input, typed, is_open, active: RwSignal::new(None), offers };
        let (of_typing, of_keys, of_click, of_leaving, of_words) =
            (field.clone(), field.clone(), field.clone(), field.clone(), field.clone());
        effect(move || of_words.follow());
        let active = field.active;
        let element = element
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("data-filter", "")
            .attr("aria-label", ui.say(i18n::filter::FIELD))
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", LIST)
            .attr_of("aria-expanded", move || Some(is_shown(offers).to_string()))
            .attr_of("aria-activedescendant", move || active.get().map(option_id))
            .attr("autocomplete", "off")
            .attr("placeholder", ui.say(i18n::filter::HINT))
            .attr("spellcheck", "false")
            .on("input", move |_| of_typing.typed())
            .on("click", move |_| of_click.is_open.set(true))
            .on("blur", move |_| of_leaving.close())
            .on("keydown", move |event| {
                if let Ok(event) = event.dyn_into::<KeyboardEvent>()
                    // A key that an input method takes is not one for the list.
                    && !event.is_composing()
                    && of_keys.key(&event)
                {
                    event.prevent_default();
                    event.stop_propagation();
                }
            });
        (element, field)
    }

    /// Whether there is nothing to clear.
    pub(super) fn is_clear(&self) -> bool {
        self.typed.with(String::is_empty) && self.ui.filter.with(Filter::is_empty)
    }

    /// Takes everything away.
    pub(super) fn clear(&self) {
        self.ui.filter.set(Filter::default());
        self.write("");
        self.focus();
    }

    pub(super) fn focus(&self) {
        let _ = self.input.focus();
    }

    /// Takes an offer.
    pub(super) fn choose(&self, index: usize) {
        let chosen = self
            .offers
            .with_untracked(|offers| Some((offers.rest.clone(), offers.list.get(index)?.clone())));
        let Some((rest, Offer { property, negated, value, label, .. })) = chosen else { return };
        match value {
            Some(value) => {
                self.write(&rest);
                self.ui.filter.update(|filter| filter.add(property, negated, &value));
                self.close();
            }
            None => {
                self.write(&format!("{rest}{label} = "));
                self.is_open.set(true);
            }
        }
        self.focus();
    }

    fn close(&self) {
        self.active.set(None);
        self.is_open.set(false);
    }

    fn write(&self, text: &str) {
        self.input.set_value(text);
        self.typed();
        self.is_open.set(false);
    }

    fn typed(&self) {
        let text = self.input.value();
        let free = Draft::read(&text, &label(self.ui)).free.to_owned();
        // Who has emptied it wants to see the table again.
        self.is_open.set(!text.is_empty());
        self.typed.set(text);
        self.active.set(None);
        self.ui.filter.maybe_update(|filter| {
            let differs = filter.text != free;
            filter.text = free;
            differs
        });
    }

    /// Writes words that were changed from elsewhere.
    fn follow(&self) {
        let text = self.ui.filter.with(|filter| filter.text.clone());
        let is_same =
            self.typed.with_untracked(|typed| Draft::read(typed, &label(self.ui)).free == text);
        if !is_same {
            self.input.set_value(&text);
            self.typed.set(text);
        }
    }

    /// Does what a key means here; says whether it meant anything.
    fn key(&self, event: &KeyboardEvent) -> bool {
        let active = self.active.get_untracked();
        let shown = self.offers.with_untracked(|offers| offers.list.len());
        match event.key().as_str() {
            "ArrowDown" if shown == 0 => self.open(),
            "ArrowDown" => self.go_down(),
            "ArrowUp" if shown > 0 => {
                self.active.set(Some(active.unwrap_or(0).checked_sub(1).unwrap_or(shown - 1)));
            }
            "Enter" => match active {
                Some(index) => self.choose(index),
                None => self.finish(),
            },
            "Escape" if shown > 0 => self.close(),
            "Escape" if !self.typed.with_untracked(String::is_empty) => self.write(""),
            "Backspace" if self.is_at_start() => self.ui.filter.update(|filter| {
                filter.remove(filter.tokens().len().wrapping_sub(1));
            }),
            _ => return false,
        }
        true
    }

    fn open(&self) {
        self.is_open.set(true);
    }

    /// Goes to the next offer; behind the last stands the first.
    fn go_down(&self) {
        let last = self.offers.with_untracked(|offers| offers.list.len().checked_sub(1));
        let Some(last) = last else { return };
        let next = self.active.get_untracked().filter(|at| *at < last);
        self.active.set(Some(next.map_or(0, |at| at + 1)));
    }

    /// Makes a token of one that was typed out.
    fn finish(&self) {
        let typed = self.typed.get_untracked();
        if Draft::read(&typed, &label(self.ui)).token.is_none() {
            return self.close();
        }
        let facets = list::counted(self.ui);
        self.take(&typed, &list::offered(self.ui, &typed, &facets));
    }

    fn take(&self, typed: &str, offers: &Offers) {
        let draft = Draft::read(typed, &label(self.ui));
        let Some((property, negated, value)) = draft.token else { return };
        // By its name in the person's language, or as it is in the text form.
        let same = |offer: &&Offer| offer.label.eq_ignore_ascii_case(value);
        let named = offers.list.iter().find(same).and_then(|offer| offer.value.as_deref());
        self.write(draft.free);
        self.ui.filter.update(|filter| filter.add(property, negated, named.unwrap_or(value)));
    }

    fn is_at_start(&self) -> bool {
        let is_zero = |at: Result<Option<u32>, _>| at.is_ok_and(|at| at == Some(0));
        is_zero(self.input.selection_start()) && is_zero(self.input.selection_end())
    }
}

/// Whether the list is in sight.
pub(super) fn is_shown(offers: Memo<Offers>) -> bool {
    offers.with(|offers| !offers.list.is_empty())
}

pub(super) fn label(ui: AppState) -> impl Fn(Property) -> &'static str {
    move |property| ui.say(i18n::filter::property_text(property))
}

/// What is offered while the list is open. The values are counted only then.
fn offered(ui: AppState, typed: RwSignal<String>, is_open: RwSignal<bool>) -> Memo<Offers> {
    let counted = memo(move |_| list::counted(ui));
    memo(move |_| {
        if !is_open.get() {
            return Offers::default();
        }
        typed.with(|typed| counted.with(|facets| list::offered(ui, typed, facets)))
    })
}
