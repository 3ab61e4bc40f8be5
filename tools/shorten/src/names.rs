//! Which names become which.

use std::collections::BTreeMap;

/// What is no longer than this may be a word that a script also uses for something else.
const SHORTEST: usize = 12;

/// The names that are shortened, and what each becomes.
#[derive(Debug, Default)]
pub(crate) struct Names {
    known: BTreeMap<String, String>,
}

impl Names {
    /// Shortens a name, if a tool made it: such a name is long and has an underscore.
    pub(crate) fn add(&mut self, name: &str) {
        if name.len() > SHORTEST && name.contains('_') && !self.known.contains_key(name) {
            let short = letters(self.known.len());
            self.known.insert(name.to_owned(), short);
        }
    }

    /// What a name has become; itself, where it was not shortened.
    pub(crate) fn of<'a>(&'a self, name: &'a str) -> &'a str {
        self.known.get(name).map_or(name, String::as_str)
    }
}

/// The numbers as `a` to `z`, `aa`, `ab` and so on: none of them is an exported name of one word.
fn letters(mut number: usize) -> String {
    let mut text = Vec::new();
    loop {
        let letter = u8::try_from(number % 26).unwrap_or_default();
        text.insert(0, char::from(b'a' + letter));
        if number < 26 {
            return text.into_iter().collect();
        }
        number = number / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_letters_of_their_own() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }

    #[test]
    fn words_are_left_alone() {
        let mut names = Names::default();
        for name in ["memory", "connect", "longbutoneword", "__wbindgen_malloc"] {
            names.add(name);
        }
        assert_eq!(names.of("memory"), "memory");
        assert_eq!(names.of("longbutoneword"), "longbutoneword");
        assert_eq!(names.of("__wbindgen_malloc"), "a");
    }
}
