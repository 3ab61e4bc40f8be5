//! The line that opens the side column where there is no room for that column.

use super::Locale;

/// The counts that the line shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// How many creations go on.
    pub underway: usize,
    /// How many have failed.
    pub failed: usize,
    /// How many have ended otherwise.
    pub ended: usize,
    /// How many changes of the table are listed.
    pub changes: usize,
}

/// The text of the line: the creations in progress, then each other count that is not zero.
#[must_use]
pub fn strip(locale: Locale, strip: Strip) -> String {
    let Strip { underway, failed, ended, changes } = strip;
    let one_or_more = |count: usize, one, more| if count == 1 { one } else { more };
    let parts = match locale {
        Locale::En => [
            (underway, " in progress"),
            (failed, " failed"),
            (ended, " ended"),
            (changes, one_or_more(changes, " change", " changes")),
        ],
        Locale::Zh => [
            (underway, " 项进行中"),
            (failed, " 项失败"),
            (ended, " 项已结束"),
            (changes, " 项变更"),
        ],
    };
    let said = parts.into_iter().enumerate().filter(|(at, (count, _))| *at == 0 || *count > 0);
    let said = said.map(|(_, (count, what))| format!("{count}{what}"));
    said.collect::<Vec<_>>().join(match locale {
        Locale::En => ", ",
        Locale::Zh => "，",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_what_there_is_and_says_when_nothing_is_in_progress() {
        let check = |counts, en: &str, zh: &str| {
            assert_eq!([Locale::En, Locale::Zh].map(|locale| strip(locale, counts)), [en, zh]);
        };
        check(Strip::default(), "0 in progress", "0 项进行中");
        let some = Strip { underway: 3, failed: 1, ended: 0, changes: 1 };
        check(some, "3 in progress, 1 failed, 1 change", "3 项进行中，1 项失败，1 项变更");
        let others = Strip { underway: 0, failed: 0, ended: 2, changes: 40 };
        check(others, "0 in progress, 2 ended, 40 changes", "0 项进行中，2 项已结束，40 项变更");
    }
}
