//! One row of the table: it takes a key, and looks its instance up again at each change.
//!
//! A row that took the instance itself would show for ever what it was born with.

use std::sync::Arc;

use crate::api::{Charging, Instance, Severity};
use crate::ui::{
    context::Ui,
    dom::{El, Slot, el},
    model::{
        fleet::Row,
        key::{InstanceKey, PollKey},
        view::Column,
    },
    part::badge::{Badge, badge, tone},
    part::progress_bar::progress_bar,
    reactive::{Memo, effect, memo},
    words,
};

/// A row as the table finds it by its key.
pub(in crate::ui) type Looked = Memo<Option<Arc<Row>>>;

/// A row of the table; `index` is where it stands among the rows that match.
pub(in crate::ui) fn instance_row(ui: Ui, key: InstanceKey, row: Looked, index: Memo<usize>) -> El {
    let (of_open, to_open) = (key.clone(), key.clone());
    let is_open = move || ui.store.open.with(|open| open.as_ref() == Some(&of_open));
    let (name, texts) = (Slot::default(), Texts::default());
    let button = el("button").class("link").attr("type", "button").slot(&name);
    let id = el("span").class("id").attr("title", &key.id).text(&key.id);
    let cells = COLUMNS
        .into_iter()
        .zip(&texts)
        .map(|(column, text)| el("td").class("cell").attr("data-column", column.id()).slot(text));
    let element = el("tr")
        .class("row")
        .attr("data-row", &key.id)
        // The heading is row 1.
        .attr_of("aria-rowindex", move || Some((index.get() + 2).to_string()))
        .attr_of("aria-selected", move || Some(is_open().to_string()))
        .on_click(move || ui.open(to_open.clone()))
        .child(
            el("th").class("cell name-cell").attr("scope", "row").child(button.clone()).child(id),
        )
        .child(el("td").class("cell status-cell").child_of(status(ui, row, key)))
        .children(cells);
    // One effect for all texts: a table makes thirty rows at a time.
    effect(move || {
        row.with(|row| {
            let Some(row) = row else { return };
            let shown = match row.instance.name.as_str() {
                "" => ui.say(words::table::NAME_MISSING),
                name => name,
            };
            if name.set(shown) {
                let _ = button.clone().attr("title", shown);
            }
            for (column, text) in COLUMNS.into_iter().zip(&texts) {
                text.set(&cell(ui, column, row));
            }
        });
    });
    element
}

/// The columns of which each cell is a text.
const COLUMNS: [Column; 6] = [
    Column::Spec,
    Column::Created,
    Column::Eip,
    Column::Charging,
    Column::Enterprise,
    Column::Source,
];

type Texts = [Slot; COLUMNS.len()];

/// The badge, and below it how far the creation is while there is one.
fn status(ui: Ui, row: Looked, key: InstanceKey) -> impl FnMut() -> Option<El> + 'static {
    let key = PollKey::Progress(key);
    let shown = memo(move |_| {
        row.with(|row| {
            let status = &row.as_ref()?.instance.status;
            let is_creation = status.code().is_some_and(|code| code.is_creation());
            let percent = is_creation.then(|| {
                ui.store.tasks.with(|tasks| tasks.get(&key).and_then(|known| known.percent))
            });
            Some((Badge::of(ui, status), percent.flatten()))
        })
    });
    move || {
        shown.with(|shown| {
            let (shown, percent) = shown.as_ref()?;
            Some(el("div").child(badge(ui, shown)).children(percent.map(|p| progress(ui, p))))
        })
    }
}

fn progress(ui: Ui, percent: u8) -> El {
    el("span")
        .class("inline-progress")
        .attr("data-progress", &percent.to_string())
        .child(progress_bar(
            ui.say(words::activity::PROGRESS),
            Some(percent),
            tone(Severity::Transition),
        ))
        .child(el("span").class("percent").text(&format!("{percent}%")))
}

/// The text of a plain cell; a dash where nothing was sent.
fn cell(ui: Ui, column: Column, row: &Row) -> String {
    let instance = &row.instance;
    let text = match column {
        Column::Name => Some(instance.name.clone()),
        Column::Status => instance.status.name().map(str::to_owned),
        Column::Spec => instance.spec.clone(),
        Column::Created => instance.created.map(|created| ui.date_time(created)),
        Column::Eip => instance.eip.clone(),
        Column::Charging => charging(ui, instance),
        Column::Enterprise => match instance.enterprise_project_id.as_deref() {
            Some("0") => Some(ui.say(words::table::DEFAULT_PROJECT).to_owned()),
            id => id.map(str::to_owned),
        },
        Column::Source => Some(ui.source_label(row.key.source)),
    };
    text.unwrap_or_else(|| ui.say(words::general::NONE).to_owned())
}

/// How an instance is paid for, in words; a number that no document has as it was sent.
pub(in crate::ui) fn charging(ui: Ui, instance: &Instance) -> Option<String> {
    instance.charging.map(|charging| match charging {
        Charging::PayPerUse => ui.say(words::table::CHARGING_BY_USE).to_owned(),
        Charging::Period => ui.say(words::table::CHARGING_PERIOD).to_owned(),
        Charging::Unknown(number) => format!("{} ({number})", ui.say(words::general::UNKNOWN)),
    })
}
