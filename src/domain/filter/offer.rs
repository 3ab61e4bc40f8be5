//! What is offered to someone who types a filter: properties, and the values that the data have.

use std::borrow::Cow;

use super::{Draft, Filter, Property, holds_ignoring_case};
use crate::domain::{config::Source, fleet::Fleet};

/// A value that a property has, and in how many rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The property.
    pub property: Property,
    /// The value.
    pub value: String,
    /// In how many rows.
    pub count: usize,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The property.
    pub property: Property,
    /// Whether it is offered as what must not be.
    pub negated: bool,
    /// The value; `None` where the property itself is offered.
    pub value: Option<String>,
    /// What it is called.
    pub label: String,
    /// In how many rows; `None` where that is not counted.
    pub count: Option<usize>,
}

/// What is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The free words that stay in the field when one is chosen.
    pub rest: String,
    /// What there is to choose.
    pub list: Vec<Offer>,
}

impl Offers {
    /// The value that is called so, in any case.
    #[must_use]
    pub fn value_called(&self, label: &str) -> Option<&str> {
        let offer = self.list.iter().find(|offer| offer.label.eq_ignore_ascii_case(label))?;
        offer.value.as_deref()
    }
}

/// A property that has more values is not offered whole: one types what one knows of it.
const MOST_VALUES: usize = 200;
/// Of what is found by a word or a part of a name.
const MOST_FOUND: usize = 8;

/// The values of each property that has few, in the order in which they are met.
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

/// What to offer for what is in the field. `label` names a property, or a value of it.
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
    // One Latin letter is in nearly everything.
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

/// Puts an offer in its place by its label, so that a list stays as it is while counts change.
fn insert(list: &mut Vec<Offer>, offer: Offer) {
    let later = list.iter().position(|known| known.label > offer.label);
    list.insert(later.unwrap_or(list.len()), offer);
}
