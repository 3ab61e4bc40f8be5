//! What the table says of its order, its columns and what is selected in it.

use super::Locale;

/// How a column takes part in the sort (where it stands, from 0 on, and whether it descends), and how
/// one changes that.
#[must_use]
pub fn sort_hint(locale: Locale, sorted: Option<(usize, bool)>) -> String {
    let said = match (locale, sorted) {
        (_, None) => String::new(),
        (Locale::En, Some((at, descending))) => {
            let direction = if descending { "descending" } else { "ascending" };
            format!("Sort key {}, {direction}. ", at + 1)
        }
        (Locale::Zh, Some((at, descending))) => {
            let direction = if descending { "降序" } else { "升序" };
            format!("第 {} 排序列，{direction}。", at + 1)
        }
    };
    let how = match locale {
        Locale::En => {
            "Click to sort by this column. Shift+click or Shift+Enter: also by this column"
        }
        Locale::Zh => "点击按此列排序；按住 Shift 点击或按 Shift+Enter，可再按此列排序",
    };
    said + how
}

/// What a checkbox selects.
#[must_use]
pub fn select(locale: Locale, name: &str) -> String {
    match locale {
        Locale::En => format!("Select {name}"),
        Locale::Zh => format!("选择 {name}"),
    }
}

/// What the edge of a heading changes.
#[must_use]
pub fn width_of(locale: Locale, column: &str) -> String {
    match locale {
        Locale::En => format!("Width of {column}"),
        Locale::Zh => format!("“{column}”列宽"),
    }
}
