//! Texts about the table's sort, columns and selection.

use super::Locale;

/// The tooltip of a heading: the column's place in the sort, and how to change the sort. `sorted` is the
/// place, from 0 on, and whether it descends.
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
        Locale::En => "Select to sort by this column. Hold Shift to add it to the current sort.",
        Locale::Zh => "单击按此列排序；按住 Shift 可在当前排序上添加此列。",
    };
    said + how
}

/// The label of a row's checkbox.
#[must_use]
pub fn select(locale: Locale, name: &str) -> String {
    match locale {
        Locale::En => format!("Select {name}"),
        Locale::Zh => format!("选择 {name}"),
    }
}

/// The label of the edge that changes a column's width.
#[must_use]
pub fn width_of(locale: Locale, column: &str) -> String {
    match locale {
        Locale::En => format!("{column} column width"),
        Locale::Zh => format!("“{column}”列宽"),
    }
}

/// The width of a column, in words.
#[must_use]
pub fn width_text(locale: Locale, pixels: u32) -> String {
    match locale {
        Locale::En => format!("{pixels} pixels"),
        Locale::Zh => format!("{pixels} 像素"),
    }
}

/// How many rows are selected, and how many of them the filter hides.
#[must_use]
pub fn selected(locale: Locale, count: usize, hidden: usize) -> String {
    match (locale, hidden) {
        (Locale::En, 0) => format!("{count} selected"),
        (Locale::En, hidden) => format!("{count} selected, {hidden} hidden by the filter"),
        (Locale::Zh, 0) => format!("已选 {count} 项"),
        (Locale::Zh, hidden) => format!("已选 {count} 项，其中 {hidden} 项被筛选隐藏"),
    }
}

/// The announcement of how many rows were copied.
#[must_use]
pub fn rows_copied(locale: Locale, count: usize) -> String {
    match locale {
        Locale::En if count == 1 => "Copied 1 instance".to_owned(),
        Locale::En => format!("Copied {count} instances"),
        Locale::Zh => format!("已复制 {count} 个实例"),
    }
}

/// The name of an exported file, from the year, month and day.
#[must_use]
pub fn export_file(locale: Locale, (year, month, day): (u32, u32, u32)) -> String {
    let what = match locale {
        Locale::En => "instances",
        Locale::Zh => "实例",
    };
    format!("{what}-{year}-{month:02}-{day:02}.csv")
}

/// The label of the button that moves a column.
#[must_use]
pub fn move_column(locale: Locale, column: &str, to_front: bool) -> String {
    match (locale, to_front) {
        (Locale::En, true) => format!("Move {column} up"),
        (Locale::En, false) => format!("Move {column} down"),
        (Locale::Zh, true) => format!("上移“{column}”"),
        (Locale::Zh, false) => format!("下移“{column}”"),
    }
}

/// The announcement of a column's new place.
#[must_use]
pub fn column_moved(locale: Locale, column: &str, place: usize, of: usize) -> String {
    match locale {
        Locale::En => format!("{column} moved to position {place} of {of}"),
        Locale::Zh => format!("“{column}”已移至第 {place} 列，共 {of} 列"),
    }
}

/// The announcement of the sort. Each column comes with whether it descends.
#[must_use]
pub fn sorted_by(locale: Locale, keys: &[(&str, bool)]) -> String {
    let mut text = match locale {
        Locale::En => "Sorted by ",
        Locale::Zh => "已排序：",
    }
    .to_owned();
    for (index, (column, descending)) in keys.iter().enumerate() {
        let comma = match locale {
            _ if index == 0 => "",
            Locale::En => "; ",
            Locale::Zh => "；",
        };
        let direction = match (locale, descending) {
            (Locale::En, true) => ", descending",
            (Locale::En, false) => ", ascending",
            (Locale::Zh, true) => "降序",
            (Locale::Zh, false) => "升序",
        };
        text = text + comma + column + direction;
    }
    text
}
