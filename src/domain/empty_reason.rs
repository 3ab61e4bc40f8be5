//! Why a table has no rows.

/// How many of the lists of all sources are loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListProgress {
    /// Whether any instance is known, whether it matches the filter or not.
    pub has_instances: bool,
    /// How many sources have a list.
    pub expected: usize,
    /// How many lists were loaded completely.
    pub loaded: usize,
    /// How many lists failed to load the last time.
    pub failed: usize,
    /// Whether a proxy waits for a token.
    pub wants_token: bool,
}

/// A reason for a table without rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmptyReason {
    /// There are instances, but none matches the filter.
    NoMatch,
    /// All lists are loaded, and have no instances.
    Empty,
    /// No list has come yet.
    Loading,
    /// A token is needed.
    Token,
    /// No list could be loaded.
    Failed,
    /// Some lists failed, and the others have no instances.
    EmptyInPart,
}

impl EmptyReason {
    /// The reason why a table without rows is empty.
    #[must_use]
    pub const fn of(lists: ListProgress) -> Self {
        let ListProgress { has_instances, expected, loaded, failed, wants_token } = lists;
        match (has_instances, failed, loaded) {
            (true, ..) => Self::NoMatch,
            (false, _, loaded) if loaded == expected => Self::Empty,
            (false, 0, _) if wants_token => Self::Token,
            (false, 0, _) => Self::Loading,
            (false, _, 0) => Self::Failed,
            (false, ..) => Self::EmptyInPart,
        }
    }

    /// Its name in attributes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoMatch => "no-match",
            Self::Empty => "empty",
            Self::Loading => "loading",
            Self::Token => "token",
            Self::Failed => "error",
            Self::EmptyInPart => "partial",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(loaded: usize, failed: usize, wants_token: bool, expected: EmptyReason) {
        let lists = ListProgress { has_instances: false, expected: 2, loaded, failed, wants_token };
        assert_eq!(EmptyReason::of(lists), expected);
        let lists = ListProgress { has_instances: true, ..lists };
        assert_eq!(EmptyReason::of(lists), EmptyReason::NoMatch);
    }

    #[test]
    fn each_way_to_have_no_rows_has_its_reason() {
        check(0, 0, false, EmptyReason::Loading);
        check(1, 0, false, EmptyReason::Loading);
        check(2, 0, false, EmptyReason::Empty);
        check(2, 2, true, EmptyReason::Empty);
        check(0, 0, true, EmptyReason::Token);
        check(0, 1, true, EmptyReason::Failed);
        check(0, 2, false, EmptyReason::Failed);
        check(1, 1, false, EmptyReason::EmptyInPart);
    }
}
