//! The addresses of instances on the cloud's own console.

use super::AppState;
use crate::domain::key::InstanceKey;

impl AppState {
    /// Whether the configuration has the address of the cloud's own console for any source.
    #[must_use]
    pub fn has_console_links(self) -> bool {
        self.config().sources.iter().any(|source| source.console_url.is_some())
    }

    /// The address at which the cloud's own console shows an instance; `None` if the configuration has none.
    #[must_use]
    pub fn console_link(self, key: &InstanceKey) -> Option<String> {
        self.config().sources.get(key.source)?.console_link(&key.id)
    }
}
