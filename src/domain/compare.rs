//! Two instances' fields side by side.

use crate::api::{Field, Value};

/// The names of all fields of both instances, in the order of the groups. In each group, the fields of the
/// first instance come before those that only the second has.
#[must_use]
pub fn names(first: &[Field], second: &[Field]) -> Vec<String> {
    let mut all: Vec<&Field> = Vec::new();
    for field in first.iter().chain(second) {
        if all.iter().any(|known| known.name == field.name) {
            continue;
        }
        let at = all.iter().rposition(|known| known.group <= field.group);
        all.insert(at.map_or(0, |at| at + 1), field);
    }
    all.into_iter().map(|field| field.name.clone()).collect()
}

/// The field with this name.
#[must_use]
pub fn find<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name)
}

/// Whether the two instances differ in a field. A field that only one of them has differs too.
#[must_use]
pub fn differs(first: &[Field], second: &[Field], name: &str) -> bool {
    let value = |fields| -> Option<&Value> { find(fields, name).map(|field| &field.value) };
    value(first) != value(second)
}

/// In how many fields the two instances differ.
#[must_use]
pub fn count_different(first: &[Field], second: &[Field]) -> usize {
    names(first, second).iter().filter(|name| differs(first, second, name)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Group, field::Hint};

    fn field(name: &str, group: Group, text: &str) -> Field {
        let (name, value) = (name.to_owned(), Value::Text(text.to_owned()));
        Field { name, code: None, group, hint: Hint::Plain, value }
    }

    #[test]
    fn fields_of_both_stand_in_the_order_of_their_groups() {
        let first = [
            field("id", Group::Overview, "a"),
            field("vpc", Group::Network, "v"),
            field("new", Group::Other, "1"),
        ];
        let second = [
            field("spec", Group::Overview, "BASIC"),
            field("vpc", Group::Network, "v"),
            field("eip", Group::Access, "192.0.2.1"),
        ];
        assert_eq!(names(&first, &second), ["id", "spec", "vpc", "eip", "new"]);
        assert_eq!(names(&second, &first), ["spec", "id", "vpc", "eip", "new"]);
        assert_eq!(names(&[], &[]), Vec::<String>::new());
    }

    #[test]
    fn what_only_one_of_them_has_differs() {
        let first = [field("id", Group::Overview, "a"), field("vpc", Group::Network, "v")];
        let second = [field("id", Group::Overview, "b"), field("vpc", Group::Network, "v")];
        assert!(differs(&first, &second, "id"));
        assert!(!differs(&first, &second, "vpc"));
        assert!(differs(&first, &[], "vpc"));
        assert!(!differs(&[], &[], "vpc"));
        assert_eq!(count_different(&first, &second), 1);
        assert_eq!(count_different(&first, &[]), 2);
    }
}
