//! Suggestions for a filter that is being typed: properties, and the values that the rows have.

use std::borrow::Cow;

use super::{Draft, Filter, Property, holds_ignoring_case};
use crate::domain::{config::Source, fleet::Fleet};

/// A value of a property, and how many rows have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The property.
    pub property: Property,
    /// The value.
    pub value: String,
    /// How many rows have the value.
    pub count: usize,
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The property.
    pub property: Property,
    /// Whether the property must not have the value.
    pub negated: bool,
    /// The value; `None` where the property itself is offered.
    pub value: Option<String>,
    /// The text to show.
    pub label: String,
    /// How many rows have the value; `None` where that is not counted.
    pub count: Option<usize>,
}

/// The suggestions for the text in the field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The free words that stay in the field when an offer is chosen.
    pub rest: String,
    /// The offers, in the order in which they are shown.
    pub list: Vec<Offer>,
}

impl Offers {
    /// The value of the offer with this label, in any case; `None` where no value has it.
    #[must_use]
    pub fn value_called(&self, label: &str) -> Option<&str> {
        let offer = self.list.iter().find(|offer| offer.label.eq_ignore_ascii_case(label))?;
        offer.value.as_deref()
    }
}

/// The most values of one property that are offered: others have to be typed.
const MOST_VALUES: usize = 200;
/// The most values that are offered for a word, or for a part of a name, an ID or an address.
const MOST_FOUND: usize = 8;

/// The values of each property for which [`Property::is_text`] is false, in the order of the rows. Of a
/// property with more than 200 values, the first 200.
#[must_use]
pub fn facets(fleet: &Fleet, sources: &[Source]) -> Vec<Facet> {
    let mut all = Vec::new();
    for property in Property::ALL.into_iter().filter(|property| !property.is_text()) {
        let mut found: Vec<(Cow<'_, str>, usize)> = Vec::new();
        // Rows that follow each other often have the same value.
        let mut last = 0;
        fleet.rows().for_each(|row| {
            let value = property.value(row, sources);
            if found.get(last).is_none_or(|(known, _)| *known != value) {
                last = match found.iter().position(|(known, _)| *known == value) {
                    Some(at) => at,
                    None if found.len() == MOST_VALUES => return,
                    None => {
                        found.push((value, 0));
                        found.len() - 1
                    }
                };
            }
            if let Some((_, count)) = found.get_mut(last) {
                *count += 1;
            }
        });
        all.extend(found.into_iter().map(|(value, count)| {
            let value = value.into_owned();
            Facet { property, value, count }
        }));
    }
    all
}

/// The offers for the text in the field. `label` gives the label of a property, or of one of its values.
#[must_use]
pub fn offers(
    field: &str,
    filter: &Filter,
    facets: &[Facet],
    fleet: &Fleet,
    label: &dyn Fn(Property, Option<&str>) -> String,
    draft: &Draft<'_>,
) -> Offers {
    let value = |facet: &Facet, negated: bool| Offer {
        property: facet.property,
        negated,
        value: Some(facet.value.clone()),
        label: label(facet.property, Some(&facet.value)),
        count: Some(facet.count),
    };
    let is_new = |facet: &&Facet, negated| !filter.has(facet.property, negated, &facet.value);
    let mut list: Vec<Offer> = Vec::new();
    if let Some((property, negated, typed)) = draft.token {
        let rest = draft.free.to_owned();
        if property.is_text() {
            fleet.rows().for_each(|row| {
                let value = property.value(row, &[]);
                if list.len() < MOST_FOUND
                    && !value.is_empty()
                    && holds_ignoring_case(&value, typed)
                    && list.iter().all(|offer| offer.label != value)
                {
                    let label = value.into_owned();
                    let value = Some(label.clone());
                    list.push(Offer { property, negated, value, label, count: None });
                }
            });
            return Offers { rest, list };
        }
        let of_property = facets.iter().filter(|facet| facet.property == property);
        for facet in of_property.filter(|facet| is_new(facet, negated)) {
            let offer = value(facet, negated);
            if holds_ignoring_case(&offer.label, typed) || holds_ignoring_case(&facet.value, typed)
            {
                insert(&mut list, offer);
            }
        }
        return Offers { rest, list };
    }
    let before = field.trim_end_matches(|letter: char| !letter.is_whitespace());
    let word = field.get(before.len()..).unwrap_or_default();
    for property in Property::ALL {
        let name = label(property, None);
        if holds_ignoring_case(&name, word) {
            list.push(Offer { property, negated: false, value: None, label: name, count: None });
        }
    }
    // A single Latin letter is in nearly every value.
    if word.len() > 1 {
        let start = list.len();
        for facet in facets.iter().filter(|facet| is_new(facet, false)) {
            let offer = value(facet, false);
            if list.len() < start + MOST_FOUND && holds_ignoring_case(&offer.label, word) {
                list.push(offer);
            }
        }
    }
    Offers { rest: before.to_owned(), list }
}

/// Inserts an offer by its label, so that the order stays the same while counts change.
fn insert(list: &mut Vec<Offer>, offer: Offer) {
    let later = list.iter().position(|known| known.label > offer.label);
    list.insert(later.unwrap_or(list.len()), offer);
}
