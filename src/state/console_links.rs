//! Where the cloud's own console shows instances.

use super::AppState;
use crate::domain::key::InstanceKey;

impl AppState {
    /// Whether any source is on a console of the cloud.
    #[must_use]
    pub fn has_console_links(self) -> bool {
        self.config().sources.iter().any(|source| source.console_url.is_some())
    }

    /// The address at which the cloud's own console shows an instance; `None` where the configuration knows
    /// of none.
    #[must_use]
    pub fn console_link(self, key: &InstanceKey) -> Option<String> {
        self.config().sources.get(key.source)?.console_link(&key.id)
    }
}
