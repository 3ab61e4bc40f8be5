//! The texts of the table's cells.

use super::AppState;
use crate::{
    domain::{fleet::Row, sent_text::visible, view::Column},
    i18n::{apig_status, table},
};

impl AppState {
    /// The text of a column for a row; `None` if the service sent nothing for it.
    #[must_use]
    pub fn cell_text(self, column: Column, row: &Row) -> Option<String> {
        let instance = &row.instance;
        match column {
            Column::Name => Some(sent(&instance.name)),
            Column::Status => Some(apig_status(self.locale, &instance.status)),
            Column::Spec => instance.spec.as_deref().map(sent),
            Column::Created => instance.created.as_ref().map(|created| self.moment(created)),
            Column::Eip => instance.eip.as_deref().map(sent),
            Column::Charging => {
                instance.charging.map(|charging| table::charging_text(self.locale, charging))
            }
            Column::Enterprise => match instance.enterprise_project_id.as_deref() {
                Some("0") => Some(self.i18n().t(table::DEFAULT_PROJECT).to_owned()),
                id => id.map(sent),
            },
            Column::Source => Some(self.source_label(row.key.source)),
        }
    }
}

fn sent(text: &str) -> String {
    visible(text).into_owned()
}
