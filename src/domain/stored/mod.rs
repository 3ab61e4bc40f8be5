//! What a person chose or has seen, kept over a reload and shared by all pages of an origin.
//!
//! One file for each concern, one storage key for each concern, one text format for all of them:
//! `{"version": 1, "value": …}`, JSON. Reading is lenient: an unknown field is ignored, a field of the
//! wrong type has its default, an entry that cannot be read is left out. A text without such an
//! envelope affects no other concern.
//!
//! A change is made by [`Replica::update`]: read the stored value, apply this one change, write. Another
//! page's entries are never overwritten, and what another page removed does not come back. Storage has
//! no transactions: of two pages that write one key within the same millisecond the later wins.
//!
//! A value of a newer version belongs to a newer page: it is neither read nor overwritten. Changes are
//! then in memory only, as they are where the browser refuses its storage.

mod completions;
mod fingerprint;
mod followed;
mod history;
pub(super) mod lenient;
mod poll_preferences;
mod preferences;
mod saved_filters;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

pub use completions::{Completions, DismissedCompletions, NotifiedCompletions};
pub use fingerprint::{Fingerprint, FingerprintBuilder};
pub use followed::{FollowProblem, Followed};
pub use history::History;
pub use poll_preferences::{PollChoice, PollPreferences, SETTLED, TRANSITION};
pub use preferences::Preferences;
pub use saved_filters::{LONGEST_NAME, SavedFilters, saved_name};

/// A concern: the value stored under one key.
pub trait Stored: Clone + Default + PartialEq + Serialize + DeserializeOwned {
    /// Its key, without the prefix that all keys of the console have.
    const KEY: &'static str;

    /// The version of its format. To be raised when older pages would misread what is written.
    const VERSION: u64 = 1;
}

/// A store of texts by key.
pub trait Storage {
    /// The text of a key; `None` where there is none.
    ///
    /// # Errors
    /// The browser refuses its storage.
    fn get(&self, key: &str) -> Result<Option<String>, Refused>;

    /// Stores a text in the place of any earlier one.
    ///
    /// # Errors
    /// The browser refuses its storage, or it is full.
    fn set(&self, key: &str, text: &str) -> Result<(), Refused>;
}

/// The browser refuses its storage: a private window, a strict setting, a full disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// A stored value as one page knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replica<T> {
    value: T,
    /// Whether storage was refused to this page: from then on its memory alone holds the value.
    is_detached: bool,
}

impl<T: Stored> Replica<T> {
    /// Reads the stored value; the default where there is none that can be read.
    pub fn load(storage: &impl Storage) -> Self {
        let mut replica = Self { value: T::default(), is_detached: false };
        replica.refresh(storage);
        replica
    }

    /// The value.
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// Takes over what other pages have written. Returns whether this page may write.
    ///
    /// A text that cannot be read changes nothing: the next change overwrites it.
    pub fn refresh(&mut self, storage: &impl Storage) -> bool {
        if self.is_detached {
            return false;
        }
        match storage.get(T::KEY) {
            Err(Refused) => {
                self.is_detached = true;
                return false;
            }
            Ok(None) => self.value = T::default(),
            Ok(Some(text)) => match read(&text) {
                Reading::Value(value) => self.value = value,
                Reading::Broken => {}
                Reading::Newer => return false,
            },
        }
        true
    }

    /// Applies one change to the stored value as it is now, and stores the result if it differs.
    pub fn update<R>(&mut self, storage: &impl Storage, change: impl FnOnce(&mut T) -> R) -> R {
        let may_write = self.refresh(storage);
        let before = self.value.clone();
        let result = change(&mut self.value);
        if may_write {
            self.write(storage, &before);
        }
        result
    }

    /// Stores the value, if it differs from what is stored.
    fn write(&mut self, storage: &impl Storage, stored: &T) {
        if self.value != *stored
            && let Some(text) = write(&self.value)
        {
            self.is_detached = storage.set(T::KEY, &text).is_err();
        }
    }
}

/// The result of reading a stored text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading<T> {
    /// A value of this version.
    Value(T),
    /// No value of any version.
    Broken,
    /// A value of a later version than this page knows.
    Newer,
}

#[derive(Deserialize, Serialize)]
struct Envelope<T> {
    version: u64,
    value: T,
}

fn read<T: Stored>(text: &str) -> Reading<T> {
    let Ok(Value::Object(mut envelope)) = serde_json::from_str(text) else {
        return Reading::Broken;
    };
    let Some(version) = envelope.get("version").and_then(Value::as_u64) else {
        return Reading::Broken;
    };
    if version > T::VERSION {
        return Reading::Newer;
    }
    let value = envelope.remove("value").map(serde_json::from_value);
    match value {
        Some(Ok(value)) if version == T::VERSION => Reading::Value(value),
        _ => Reading::Broken,
    }
}

/// The text to store; `None` if `T` cannot be written as JSON, which holds for no concern.
fn write<T: Stored>(value: &T) -> Option<String> {
    serde_json::to_string(&Envelope { version: T::VERSION, value }).ok()
}

#[cfg(test)]
mod tests;
