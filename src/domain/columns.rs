//! Which columns the table shows, in which order and how wide, and how high its rows are.
//!
//! Until a person chooses, as many columns are shown as the table has room for.

use serde::{Deserialize, Serialize};

use super::{
    stored::lenient::{Entries, or_default},
    view::Column,
};

/// The width of the column of checkboxes, in pixels; the style sheet has the same.
pub const CHECK_WIDTH: u32 = 36;
/// The least and the greatest width that a column can be given, in pixels.
pub const WIDTHS: (u32, u32) = (72, 800);
/// How much one press of a key changes a width, in pixels.
pub const WIDTH_STEP: u32 = 16;

/// The order in which columns are added while there is room. Status is always shown.
const PRIORITY: [Column; 7] = [
    Column::Status,
    Column::Created,
    Column::Source,
    Column::Spec,
    Column::Eip,
    Column::Charging,
    Column::Enterprise,
];

/// How high rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// Name and ID in two lines.
    #[default]
    Comfortable,
    /// Everything in one line.
    Compact,
}

impl Density {
    /// The height of a row in pixels; the style sheet has the same in `--row-height`.
    #[must_use]
    pub const fn row(self) -> u32 {
        match self {
            Self::Comfortable => 44,
            Self::Compact => 32,
        }
    }

    /// The density of this name; comfortable for any other text.
    #[must_use]
    pub fn from_id(id: &str) -> Self {
        if id == Self::Compact.id() { Self::Compact } else { Self::Comfortable }
    }

    /// Its name in attributes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }
}

/// What a person chose of the table's appearance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredLayout")]
pub struct Layout {
    /// How high rows are; `None` where a person chose neither, so that the host page decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub density: Option<Density>,
    /// Whether a person chose the columns to show.
    is_chosen: bool,
    /// All columns in their order, the name first.
    columns: Vec<Placed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Placed {
    column: Column,
    #[serde(default, deserialize_with = "or_default")]
    is_hidden: bool,
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
}

/// A layout as it is stored: anything may be missing.
#[derive(Default, Deserialize)]
#[serde(default)]
struct StoredLayout {
    #[serde(deserialize_with = "or_default")]
    density: Option<Density>,
    #[serde(deserialize_with = "or_default")]
    is_chosen: bool,
    columns: Entries<Placed>,
}

/// A column that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// The column.
    pub column: Column,
    /// Its width in pixels; for the elastic column, its least width.
    pub width: u32,
    /// Whether it takes the room that the others leave. One column does.
    pub is_elastic: bool,
}

/// The columns that a table of some width shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The columns from left to right.
    pub columns: Vec<Fitted>,
    /// The least width of all columns with the checkboxes, in pixels.
    pub width: u32,
    /// Whether the name stays in place while the others scroll: the columns are wider than the table, and the
    /// name leaves room for them.
    pub is_sticky: bool,
}

impl Fit {
    /// A column, if it is shown.
    #[must_use]
    pub fn column(&self, column: Column) -> Option<Fitted> {
        self.columns.iter().find(|fitted| fitted.column == column).copied()
    }

    /// Whether a column's width follows from those of the others: the last column does, where it takes the
    /// room that they leave.
    #[must_use]
    pub fn follows(&self, column: Column) -> bool {
        self.columns.last().is_some_and(|last| last.column == column && last.is_elastic)
    }
}

impl Default for Layout {
    fn default() -> Self {
        let placed = |column| Placed { column, is_hidden: false, width: None };
        let columns = Column::ALL.into_iter().map(placed).collect();
        Self { density: None, is_chosen: false, columns }
    }
}

impl From<StoredLayout> for Layout {
    fn from(stored: StoredLayout) -> Self {
        let StoredLayout { density, is_chosen, columns } = stored;
        let mut layout = Self { density, is_chosen, columns: Vec::new() };
        for placed in columns.0 {
            if layout.placed(placed.column).is_none() {
                layout.columns.push(Placed { width: placed.width.map(within), ..placed });
            }
        }
        for column in Column::ALL {
            if layout.placed(column).is_none() {
                layout.columns.push(Placed { column, is_hidden: is_chosen, width: None });
            }
        }
        // The name is the header of its row, and stays first.
        let is_name = |placed: &Placed| placed.column == Column::Name;
        if let Some(at) = layout.columns.iter().position(is_name) {
            let name = layout.columns.remove(at);
            layout.columns.insert(0, Placed { is_hidden: false, ..name });
        }
        layout
    }
}

impl Layout {
    /// Whether a person chose the columns to show.
    #[must_use]
    pub const fn is_chosen(&self) -> bool {
        self.is_chosen
    }

    /// All columns in their order.
    pub fn order(&self) -> impl Iterator<Item = Column> {
        self.columns.iter().map(|placed| placed.column)
    }

    /// The columns for a table that is `room` pixels wide; `room` is 0 before the first layout.
    #[must_use]
    pub fn fit(&self, room: u32) -> Fit {
        let mut shown = vec![Column::Name];
        let mut taken = CHECK_WIDTH + self.width(Column::Name);
        if self.is_chosen {
            let chosen = self.columns.iter().filter(|placed| !placed.is_hidden);
            shown.extend(chosen.map(|placed| placed.column));
        } else {
            for column in PRIORITY {
                taken += self.width(column);
                if taken > room && column != Column::Status {
                    break;
                }
                shown.push(column);
            }
        }
        let elastic_name = self.placed(Column::Name).is_none_or(|name| name.width.is_none());
        let columns = self.order().filter(|column| shown.contains(column));
        let mut columns: Vec<Fitted> = columns
            .map(|column| Fitted { column, width: self.width(column), is_elastic: false })
            .collect();
        let mut width = CHECK_WIDTH + columns.iter().map(|fitted| fitted.width).sum::<u32>();
        let excess = if self.is_chosen { 0 } else { width.saturating_sub(room) };
        let elastic = if elastic_name { columns.first_mut() } else { columns.last_mut() };
        if let Some(elastic) = elastic {
            elastic.is_elastic = true;
            // Columns that nobody chose are not worth scrolling for: the elastic one gets narrower instead.
            let narrow = elastic.width.saturating_sub(excess).max(WIDTHS.0);
            width = width + narrow - elastic.width;
            elastic.width = narrow;
        }
        // A wide name that stays in place would hide the columns that a person scrolls to.
        let name = CHECK_WIDTH + self.width(Column::Name);
        Fit { columns, width, is_sticky: width > room && name * 3 <= room * 2 }
    }

    /// The least width of a column, in pixels.
    #[must_use]
    pub fn width(&self, column: Column) -> u32 {
        self.placed(column).and_then(|placed| placed.width).unwrap_or_else(|| default_width(column))
    }

    /// The layout with rows of another height.
    #[must_use]
    pub fn with_density(&self, density: Density) -> Self {
        Self { density: Some(density), ..self.clone() }
    }

    /// The layout with a column shown or hidden. `shown` is what the table shows: it becomes the choice if
    /// there is none. The name stays.
    #[must_use]
    pub fn with_shown(&self, column: Column, is_shown: bool, shown: &Fit) -> Self {
        let mut layout = self.clone();
        for placed in &mut layout.columns {
            if placed.column == column && column != Column::Name {
                placed.is_hidden = !is_shown;
            } else if !self.is_chosen {
                placed.is_hidden =
                    !shown.columns.iter().any(|fitted| fitted.column == placed.column);
            }
        }
        layout.is_chosen = true;
        layout
    }

    /// The layout with a column one place further to the front or to the end. The name stays first.
    #[must_use]
    pub fn with_moved(&self, column: Column, to_front: bool) -> Self {
        let mut layout = self.clone();
        let columns = &mut layout.columns;
        if let Some(at) = columns.iter().position(|placed| placed.column == column) {
            let other = if to_front { at.saturating_sub(1) } else { at + 1 };
            if at > 0 && other > 0 && other < columns.len() {
                columns.swap(at, other);
            }
        }
        layout
    }

    /// The layout with another width of a column, clamped to [`WIDTHS`]; `None` for the default width.
    #[must_use]
    pub fn with_width(&self, column: Column, width: Option<u32>) -> Self {
        let mut layout = self.clone();
        for placed in &mut layout.columns {
            if placed.column == column {
                placed.width = width.map(within);
            }
        }
        layout
    }

    fn placed(&self, column: Column) -> Option<&Placed> {
        self.columns.iter().find(|placed| placed.column == column)
    }
}

/// The width of a column after a key press: `Some(None)` is the default width, `None` no change.
#[must_use]
pub fn width_after(key: &str, width: u32) -> Option<Option<u32>> {
    Some(match key {
        "ArrowLeft" => Some(width.saturating_sub(WIDTH_STEP)),
        "ArrowRight" => Some(width.saturating_add(WIDTH_STEP)),
        "Home" => Some(WIDTHS.0),
        "End" => Some(WIDTHS.1),
        "Delete" | "Backspace" => None,
        _ => return None,
    })
}

fn within(width: u32) -> u32 {
    width.clamp(WIDTHS.0, WIDTHS.1)
}

const fn default_width(column: Column) -> u32 {
    match column {
        Column::Name => 168,
        Column::Status | Column::Source => 200,
        Column::Spec | Column::Created => 168,
        Column::Enterprise => 152,
        Column::Eip => 136,
        Column::Charging => 128,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(layout: &Layout, room: u32) -> String {
        let columns = layout.fit(room).columns;
        columns.iter().map(|fitted| fitted.column.id()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn without_a_choice_as_many_columns_are_shown_as_there_is_room_for() {
        let layout = Layout::default();
        assert_eq!(shown(&layout, 0), "name status");
        assert_eq!(shown(&layout, 390), "name status");
        assert_eq!(shown(&layout, 700), "name status created");
        assert_eq!(shown(&layout, 1100), "name status spec created eip source");
        assert_eq!(shown(&layout, 2000), "name status spec created eip charging enterprise source");
    }

    #[test]
    fn what_fits_by_itself_never_has_to_be_scrolled() {
        for room in 320..2000 {
            assert!(Layout::default().fit(room).width <= room, "{room}");
        }
    }

    #[test]
    fn a_choice_is_kept_at_any_width_and_the_name_stays_while_the_rest_scrolls() {
        let layout = Layout::default();
        let chosen = layout.with_shown(Column::Eip, true, &layout.fit(700));
        assert_eq!(shown(&chosen, 700), "name status created eip");
        assert_eq!(shown(&chosen, 2000), "name status created eip");
        assert_eq!(shown(&chosen, 320), "name status created eip");
        assert!(chosen.fit(390).is_sticky);
        assert!(!chosen.fit(2000).is_sticky);
        let wide_name = chosen.with_width(Column::Name, Some(500));
        assert!(!wide_name.fit(390).is_sticky, "it would cover all");
        let fewer = chosen.with_shown(Column::Status, false, &chosen.fit(700));
        assert_eq!(shown(&fewer, 700), "name created eip");
        assert_eq!(
            shown(&fewer.with_shown(Column::Name, false, &fewer.fit(700)), 700),
            "name created eip"
        );
    }

    #[test]
    fn one_column_takes_what_room_is_left() {
        let elastic = |layout: &Layout| {
            let columns = layout.fit(700).columns;
            columns.iter().filter(|f| f.is_elastic).map(|f| f.column).collect::<Vec<_>>()
        };
        let layout = Layout::default();
        assert_eq!(elastic(&layout), [Column::Name]);
        assert_eq!(elastic(&layout.with_width(Column::Name, Some(200))), [Column::Created]);
    }

    #[test]
    fn the_last_column_has_no_width_of_its_own_where_it_takes_the_room_left() {
        let layout = Layout::default();
        let follow = |layout: &Layout| {
            let fit = layout.fit(700);
            Column::ALL.into_iter().filter(|it| fit.follows(*it)).collect::<Vec<_>>()
        };
        assert_eq!(follow(&layout), []);
        assert_eq!(follow(&layout.with_width(Column::Name, Some(200))), [Column::Created]);
    }

    #[test]
    fn columns_move_past_each_other_but_the_name_stays_first() {
        let layout = Layout::default();
        let moved = layout.with_moved(Column::Created, true).with_moved(Column::Created, true);
        assert_eq!(shown(&moved, 700), "name created status");
        assert_eq!(moved.with_moved(Column::Created, true), moved);
        assert_eq!(moved.with_moved(Column::Name, false), moved);
        assert_eq!(layout.with_moved(Column::Source, false), layout);
    }

    #[test]
    fn a_layout_is_read_as_it_is_written() {
        let layout = Layout::default();
        let mut chosen = layout
            .with_moved(Column::Source, true)
            .with_shown(Column::Eip, false, &layout.fit(2000))
            .with_width(Column::Status, Some(240));
        chosen.density = Some(Density::Compact);
        for layout in [layout, chosen] {
            let text = serde_json::to_string(&layout).expect("a text");
            assert_eq!(read(&text), layout);
        }
    }

    fn read(text: &str) -> Layout {
        serde_json::from_str(text).expect("a layout")
    }

    #[test]
    fn what_cannot_be_read_is_the_default() {
        for text in [
            "{}",
            r#"{"density": "tiny", "is_chosen": 1, "columns": "name"}"#,
            r#"{"columns": [{"column": "name", "width": "x"}, {"column": "name", "is_hidden": true}, 7,
                {"column": "owner"}, {"width": 90}]}"#,
        ] {
            assert_eq!(read(text), Layout::default(), "{text}");
        }
        let odd = read(
            r#"{"columns": [{"column": "source", "width": 99999999999}, {"column": "eip", "width": 1},
                {"column": "status", "width": 4000}, {"column": "eip", "width": 90}]}"#,
        );
        let order: Vec<_> = odd.order().map(Column::id).collect();
        assert_eq!(order.join(" "), "name source eip status spec created charging enterprise");
        let widths = [Column::Source, Column::Eip, Column::Status].map(|column| odd.width(column));
        assert_eq!(widths, [200, 72, 800]);
    }

    #[test]
    fn columns_that_a_choice_does_not_name_are_hidden_and_the_name_is_not() {
        let chosen = read(
            r#"{"is_chosen": true, "columns": [{"column": "eip"}, {"column": "name", "is_hidden": true}]}"#,
        );
        assert_eq!(shown(&chosen, 2000), "name eip");
    }

    #[test]
    fn a_column_is_stored_by_the_name_that_it_has_in_attributes() {
        for column in Column::ALL {
            let text = serde_json::to_string(&column).expect("a text");
            assert_eq!(text, format!("\"{}\"", column.id()));
        }
    }
}
