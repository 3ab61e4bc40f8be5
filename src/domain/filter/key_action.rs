//! What a key does in the field of the filter.

/// The field and its list, at the moment when a key is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldState {
    /// How many offers the list shows; 0 while it is closed.
    pub offers: usize,
    /// The index of the offer that is active.
    pub active: Option<usize>,
    /// Whether there is any text in the field.
    pub has_text: bool,
    /// Whether the text ends with a property and a sign, so that it can become a token.
    pub has_token: bool,
    /// Whether the caret stands before the first letter, and nothing is selected.
    pub is_at_start: bool,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAction {
    /// Opens the list.
    Open,
    /// Closes the list.
    Close,
    /// Makes the offer with this index active.
    Activate(usize),
    /// Takes the offer with this index.
    Choose(usize),
    /// Makes a token of the text.
    AddToken,
    /// Empties the field.
    ClearText,
    /// Removes the last token.
    RemoveLastToken,
}

impl KeyAction {
    /// The action of a key, named as in `KeyboardEvent.key`; `None` for a key that only edits the text.
    #[must_use]
    pub fn of(key: &str, field: FieldState) -> Option<Self> {
        let FieldState { offers, active, has_text, has_token, is_at_start } = field;
        let last = offers.checked_sub(1);
        match (key, last) {
            ("ArrowDown", None) => Some(Self::Open),
            // After the last offer comes the first, and before the first the last.
            ("ArrowDown", Some(last)) => {
                Some(Self::Activate(active.filter(|at| *at < last).map_or(0, |at| at + 1)))
            }
            ("ArrowUp", Some(last)) => {
                Some(Self::Activate(active.and_then(|at| at.checked_sub(1)).unwrap_or(last)))
            }
            ("Enter", _) => Some(match active {
                Some(index) => Self::Choose(index),
                None if has_token => Self::AddToken,
                None => Self::Close,
            }),
            ("Escape", Some(_)) => Some(Self::Close),
            ("Escape", None) => has_text.then_some(Self::ClearText),
            ("Backspace", _) => is_at_start.then_some(Self::RemoveLastToken),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSED: FieldState = FieldState {
        offers: 0,
        active: None,
        has_text: false,
        has_token: false,
        is_at_start: false,
    };

    const OPEN: FieldState = FieldState { offers: 3, ..CLOSED };

    #[track_caller]
    fn check(key: &str, field: FieldState, expected: Option<KeyAction>) {
        assert_eq!(KeyAction::of(key, field), expected);
    }

    fn at(index: usize) -> FieldState {
        FieldState { active: Some(index), ..OPEN }
    }

    #[test]
    fn arrows_open_the_list_and_go_around_in_it() {
        check("ArrowDown", CLOSED, Some(KeyAction::Open));
        check("ArrowUp", CLOSED, None);
        check("ArrowDown", OPEN, Some(KeyAction::Activate(0)));
        check("ArrowDown", at(0), Some(KeyAction::Activate(1)));
        check("ArrowDown", at(2), Some(KeyAction::Activate(0)));
        check("ArrowUp", OPEN, Some(KeyAction::Activate(2)));
        check("ArrowUp", at(0), Some(KeyAction::Activate(2)));
        check("ArrowUp", at(2), Some(KeyAction::Activate(1)));
        // The list has become shorter.
        check("ArrowDown", at(7), Some(KeyAction::Activate(0)));
    }

    #[test]
    fn enter_takes_the_active_offer_or_what_was_typed() {
        check("Enter", at(1), Some(KeyAction::Choose(1)));
        let typed = FieldState { has_text: true, has_token: true, ..OPEN };
        check("Enter", typed, Some(KeyAction::AddToken));
        check("Enter", FieldState { active: Some(2), ..typed }, Some(KeyAction::Choose(2)));
        check("Enter", OPEN, Some(KeyAction::Close));
        check("Enter", CLOSED, Some(KeyAction::Close));
    }

    #[test]
    fn escape_closes_the_list_first_and_empties_the_field_then() {
        let typed = FieldState { has_text: true, ..OPEN };
        check("Escape", typed, Some(KeyAction::Close));
        check("Escape", FieldState { offers: 0, ..typed }, Some(KeyAction::ClearText));
        // The key is left to what is around the field, such as a dialog.
        check("Escape", CLOSED, None);
    }

    #[test]
    fn backspace_before_the_text_removes_the_last_token() {
        check("Backspace", CLOSED, None);
        let start = FieldState { has_text: true, is_at_start: true, ..OPEN };
        check("Backspace", start, Some(KeyAction::RemoveLastToken));
    }

    #[test]
    fn any_other_key_only_edits() {
        for key in ["a", "ArrowLeft", "Home", "Tab", "Delete", ""] {
            check(key, FieldState { is_at_start: true, ..at(1) }, None);
        }
    }
}
