//! All instances: headings to sort by, and only those rows drawn that are in sight.

pub(in crate::ui) mod nothing;
pub(in crate::ui) mod row;

use std::sync::Arc;

use wasm_bindgen::JsCast as _;
use web_sys::MouseEvent;

use crate::ui::reactive::{Kept, Memo, Signal, memo};

use crate::ui::{
    context::Ui,
    dom::{El, el},
    model::{
        fleet::Row,
        key::InstanceKey,
        view::{self, Column},
    },
    table::nothing::nothing,
    table::row::{Looked, instance_row},
    words::{self, sort_hint},
};
use crate::{
    api::Label,
    browser::{listener::Listener, timer::Timer},
};

/// The height of a row in pixels; the style sheet has the same in `--row-height`.
const ROW: u32 = 44;

/// The rows that match, in the order in which they are shown.
pub(in crate::ui) type Rows = Memo<Arc<Vec<Arc<Row>>>>;

/// The rows that match the filter, sorted.
pub(in crate::ui) fn matching_rows(ui: Ui) -> Rows {
    let config = ui.config();
    memo(move |_| {
        let mut rows = ui.filter.with(|filter| {
            ui.store.fleet.with(|fleet| filter.apply(fleet.rows(), &config.sources))
        });
        ui.sort.with(|sort| sort.apply(&mut rows));
        Arc::new(rows)
    })
}

/// The table.
pub(in crate::ui) fn instance_table(ui: Ui, rows: Rows) -> El {
    let scroll = el("div").class("scroll").attr("data-scroll", "");
    let (top, height) = (Signal::new(0_u32), Signal::new(0_u32));
    let element = scroll.raw().clone();
    let measure = move || {
        // Setting a signal to what it is would still wake those who read it.
        let (now_top, now_height) = (element.scroll_top(), element.client_height());
        for (signal, now) in [(top, now_top), (height, now_height)] {
            let now = u32::try_from(now).unwrap_or(0);
            if signal.get_untracked() != now {
                signal.set(now);
            }
        }
    };
    // It has no height before it is in the page.
    Kept::new(Timer::after(0, measure.clone()));
    let resized = measure.clone();
    Kept::new(
        web_sys::window().map(|window| Listener::new(window.into(), "resize", move |_| resized())),
    );
    let window =
        memo(move |_| view::window(rows.with(|rows| rows.len()), ROW, top.get(), height.get()));
    let drawn = memo(move |_| {
        let window = window.get();
        rows.with(|rows| {
            let shown = rows.get(window.clone()).unwrap_or_default();
            window.zip(shown).map(|(index, row)| (index, row.key.clone())).collect::<Vec<_>>()
        })
    });
    let keys = move || drawn.with(|drawn| drawn.iter().map(|(_, key)| key.clone()).collect());
    let above = move || window.get().start;
    let below = move || rows.with(|rows| rows.len()).saturating_sub(window.get().end);
    // Rows stand between the two spaces: a list adds its elements where it is.
    let body = el("tbody")
        .child(space(above))
        .list_of(keys, move |key: InstanceKey| row(ui, rows, drawn, key))
        .child(space(below));
    let table = el("table")
        .class("table")
        .attr("aria-label", ui.say(words::table::INSTANCES))
        .attr_of("aria-rowcount", move || Some((rows.with(|rows| rows.len()) + 1).to_string()))
        .child(head(ui))
        .child(body);
    scroll
        .on("scroll", move |_| measure())
        .child(table)
        .child_of(move || rows.with(|rows| rows.is_empty()).then(|| nothing(ui)))
}

fn row(ui: Ui, rows: Rows, drawn: Memo<Vec<(usize, InstanceKey)>>, key: InstanceKey) -> El {
    let (of_index, of_row) = (key.clone(), key.clone());
    let index = memo(move |before: Option<&usize>| {
        let here = drawn
            .with(|drawn| drawn.iter().find(|(_, key)| *key == of_index).map(|(index, _)| *index));
        here.or_else(|| before.copied()).unwrap_or(0)
    });
    let looked: Looked = memo(move |_| {
        let index = index.get();
        rows.with(|rows| rows.get(index).filter(|row| row.key == of_row).cloned())
    });
    instance_row(ui, key, looked, index)
}

/// The room of rows that are not drawn.
fn space(rows: impl Fn() -> usize + 'static) -> El {
    let height = usize::try_from(ROW).unwrap_or(0);
    el("tr")
        .class("space")
        .attr("aria-hidden", "true")
        .style_of("height", move || format!("{}px", rows().saturating_mul(height)))
        .child(el("td"))
}

fn head(ui: Ui) -> El {
    let headings = Column::ALL.into_iter().map(|column| heading(ui, column));
    el("thead").child(el("tr").attr("aria-rowindex", "1").children(headings))
}

/// Where a column stands in the sort, from 0 on, and whether it descends.
type Sorted = Option<(usize, bool)>;

fn heading(ui: Ui, column: Column) -> El {
    let sorted = memo(move |_| {
        ui.sort.with(|sort| -> Sorted {
            let at = sort.keys().iter().position(|key| key.column == column)?;
            Some((at, sort.keys().get(at)?.descending))
        })
    });
    // Assistive technology takes one column for the sorted one: the further ones are in the hint.
    let direction = move || match sorted.get()? {
        (0, true) => Some("descending".to_owned()),
        (0, false) => Some("ascending".to_owned()),
        _ => None,
    };
    let arrow = move || {
        let Some((at, descending)) = sorted.get() else { return String::new() };
        let arrow = if descending { "▾" } else { "▴" };
        let are_several = ui.sort.with(|sort| sort.keys().len() > 1);
        if are_several { format!("{arrow}{}", at + 1) } else { arrow.to_owned() }
    };
    let button = el("button")
        .attr("type", "button")
        .attr("data-sort", column.id())
        .attr_of("title", move || Some(sort_hint(ui.locale, sorted.get())))
        .text(ui.say(title(column)))
        .child(el("span").class("arrow").attr("aria-hidden", "true").text_of(arrow))
        .on("click", move |event| {
            // A click by Enter has Shift as well, if that is held.
            let is_further = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.shift_key());
            ui.sort.update(|sort| {
                *sort = if is_further { sort.added(column) } else { sort.clicked(column) };
            });
        });
    el("th")
        .class("heading")
        .attr("scope", "col")
        .attr("data-column", column.id())
        .attr_of("aria-sort", direction)
        .attr_of("data-sorted", move || sorted.get().map(|(at, _)| (at + 1).to_string()))
        .child(button)
}

const fn title(column: Column) -> Label {
    match column {
        Column::Name => words::table::COLUMN_NAME,
        Column::Status => words::table::COLUMN_STATUS,
        Column::Spec => words::table::COLUMN_SPEC,
        Column::Created => words::table::COLUMN_CREATED,
        Column::Eip => words::table::COLUMN_EIP,
        Column::Charging => words::table::COLUMN_CHARGING,
        Column::Enterprise => words::table::COLUMN_ENTERPRISE,
        Column::Source => words::table::COLUMN_SOURCE,
    }
}
