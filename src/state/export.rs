//! The chosen rows as text for other programs, copied or downloaded.

use std::sync::Arc;

use leptos::prelude::*;

use super::{AppState, Rows};
use crate::{
    browser::{clipboard, clock, download::Download},
    domain::{columns::Fit, export, fleet::Row, sent_text::visible, view::Column},
    i18n::{
        export_file,
        general::{COPY_FAILED, ID},
        pair, rows_copied,
        table::{EXPORT_FAILED, EXPORT_STARTED, NAME, column_title},
    },
};

/// The result of copying.
#[derive(Clone, Debug, Default)]
pub struct Copied {
    /// The result in words.
    pub outcome: String,
    /// The text, if the browser refused to copy it.
    pub uncopied: Option<String>,
}

impl AppState {
    /// Downloads the selected rows, else all that match, as a CSV file, and announces it. The browser can
    /// fetch the file until the returned value is dropped.
    #[must_use]
    pub fn download_rows(self, rows: Rows, fit: Memo<Fit>) -> Option<Download> {
        let lines = self.lines(&self.chosen_rows(rows), fit);
        let name = export_file(self.locale, clock::today());
        let download = Download::start(&name, "text/csv;charset=utf-8", &export::csv(&lines));
        let i18n = self.i18n();
        let said = match &download {
            Some(_) => pair(self.locale, i18n.t(EXPORT_STARTED), &name),
            None => i18n.t(EXPORT_FAILED).to_owned(),
        };
        self.announcements.announce_about("rows", &said);
        download
    }

    /// Copies the IDs of the selected rows, one a line. Announces and returns the result.
    pub fn copy_ids(self, rows: Rows) -> impl Future<Output = Copied> {
        let rows = self.chosen_rows(rows);
        let ids: Vec<&str> = rows.iter().map(|row| &*row.key.id).collect();
        self.copy(ids.join("\n"), rows.len())
    }

    /// Copies the selected rows as tab-separated text. Announces and returns the result.
    pub fn copy_rows(self, rows: Rows, fit: Memo<Fit>) -> impl Future<Output = Copied> {
        let rows = self.chosen_rows(rows);
        self.copy(export::tsv(&self.lines(&rows, fit)), rows.len())
    }

    async fn copy(self, text: String, count: usize) -> Copied {
        let is_copied = clipboard::copy(&text).await;
        let outcome = if is_copied {
            rows_copied(self.locale, count)
        } else {
            self.i18n().t(COPY_FAILED).to_owned()
        };
        self.announcements.announce_about("rows", &outcome);
        Copied { outcome, uncopied: Some(text).filter(|_| !is_copied) }
    }

    /// The cells of each row, after a line of headings: the columns that are shown, and the ID.
    fn lines(self, rows: &[Arc<Row>], fit: Memo<Fit>) -> Vec<Vec<String>> {
        let columns: Vec<Column> =
            fit.with_untracked(|fit| fit.columns.iter().map(|fitted| fitted.column).collect());
        let line = |of: &dyn Fn(Column) -> String, id: &str| -> Vec<String> {
            let mut line: Vec<String> = columns.iter().map(|column| of(*column)).collect();
            // The name is first.
            line.insert(1.min(line.len()), id.to_owned());
            line
        };
        let heading = |column| {
            let title = if column == Column::Name { NAME } else { column_title(column) };
            self.i18n().t(title).to_owned()
        };
        let mut lines = vec![line(&heading, self.i18n().t(ID))];
        for row in rows {
            let cell = |column| self.cell_text(column, row).unwrap_or_default();
            lines.push(line(&cell, &visible(&row.key.id)));
        }
        lines
    }
}
