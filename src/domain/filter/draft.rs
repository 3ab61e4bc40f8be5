//! A token of the filter that is being typed: `Status = run`.

use super::Property;

/// The text in the field: free words, and perhaps a token that is not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft<'a> {
    /// The free words before the token.
    pub free: &'a str,
    /// The property, whether it is negated, and the value as far as it is typed.
    pub token: Option<(Property, bool, &'a str)>,
}

impl<'a> Draft<'a> {
    /// Reads the field. A property is named by its [`Property::id`] or by its label, in any case.
    #[must_use]
    pub fn read(field: &'a str, label: &dyn Fn(Property) -> &'static str) -> Self {
        Self::token(field, label).unwrap_or(Self { free: field, token: None })
    }

    fn token(field: &'a str, label: &dyn Fn(Property) -> &'static str) -> Option<Self> {
        let (before, value) = field.split_once('=')?;
        let positive = before.strip_suffix('!');
        let (before, negated) = (positive.unwrap_or(before).trim_end(), positive.is_some());
        let named = |property: Property| {
            let free = [property.id(), label(property)].into_iter().find_map(|name| {
                let at = before.len().checked_sub(name.len())?;
                let (free, end) = before.split_at_checked(at)?;
                let is_whole = free.is_empty() || free.ends_with(char::is_whitespace);
                (is_whole && end.eq_ignore_ascii_case(name)).then_some(free)
            })?;
            Some(Self { free, token: Some((property, negated, value.trim())) })
        };
        Property::ALL.into_iter().find_map(named)
    }
}
