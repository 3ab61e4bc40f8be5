//! Which columns stand in the table, in which order, how wide, and how high its rows are.
//!
//! Until a person chooses, as many columns are shown as the table has room for. What was chosen is
//! kept as a text, and read again with whatever is unknown in it passed over.

use std::fmt;

use super::view::Column;

/// The width of the column of checkboxes, in pixels; the style sheet has the same.
pub const CHECK_WIDTH: u32 = 36;
/// The least and the greatest width that a column can be given, in pixels.
pub const WIDTHS: (u32, u32) = (72, 800);
/// How much one press of a key changes a width, in pixels.
pub const WIDTH_STEP: u32 = 16;

/// Which goes in first where there is not room for all. Status is there in any case.
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// Its name in attributes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }
}

/// What a person chose of the table's looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How high rows are.
    pub density: Density,
    /// Whether a person chose the columns to show.
    is_chosen: bool,
    /// All columns in their order, the name first.
    columns: Vec<Placed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Placed {
    column: Column,
    is_hidden: bool,
    width: Option<u32>,
}

/// A column that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// Which.
    pub column: Column,
    /// How wide it is in pixels, or at least is where it takes what room the others leave.
    pub width: u32,
    /// Whether it takes that room. One column does.
    pub is_elastic: bool,
}

/// The columns as they stand in a table of some width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// From left to right.
    pub columns: Vec<Fitted>,
    /// How wide all of them are in pixels, at least, with the checkboxes.
    pub width: u32,
    /// Whether they are wider than the table, and the name may stay while the others scroll.
    pub is_sticky: bool,
}

impl Default for Layout {
    fn default() -> Self {
        let placed = |column| Placed { column, is_hidden: false, width: None };
        let columns = Column::ALL.into_iter().map(placed).collect();
        Self { density: Density::default(), is_chosen: false, columns }
    }
}

/// As it is kept: `compact chosen name status=240 -spec`, where `-` is hidden.
impl fmt::Display for Layout {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.density.id())?;
        if self.is_chosen {
            formatter.write_str(" chosen")?;
        }
        for placed in &self.columns {
            let minus = if placed.is_hidden { "-" } else { "" };
            write!(formatter, " {minus}{}", placed.column.id())?;
            if let Some(width) = placed.width {
                write!(formatter, "={width}")?;
            }
        }
        Ok(())
    }
}

impl Layout {
    /// Reads what `Display` writes. What is unknown is passed over, what is missing as it is by default.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut layout = Self { columns: Vec::new(), ..Self::default() };
        for part in text.split_ascii_whitespace() {
            if part == Density::Compact.id() {
                layout.density = Density::Compact;
            } else if part == "chosen" {
                layout.is_chosen = true;
            } else {
                let (shown, is_hidden) = match part.strip_prefix('-') {
                    Some(rest) => (rest, true),
                    None => (part, false),
                };
                let (id, width) = shown.split_once('=').unwrap_or((shown, ""));
                let width = width.parse().ok().map(within);
                if let Some(column) = Column::of(id)
                    && layout.placed(column).is_none()
                {
                    layout.columns.push(Placed { column, is_hidden, width });
                }
            }
        }
        for column in Column::ALL {
            if layout.placed(column).is_none() {
                let is_hidden = layout.is_chosen;
                layout.columns.push(Placed { column, is_hidden, width: None });
            }
        }
        // The name heads its row, and stays first.
        let is_name = |placed: &Placed| placed.column == Column::Name;
        if let Some(at) = layout.columns.iter().position(is_name) {
            let name = layout.columns.remove(at);
            layout.columns.insert(0, Placed { is_hidden: false, ..name });
        }
        layout
    }

    /// Whether a person chose the columns to show.
    #[must_use]
    pub const fn is_chosen(&self) -> bool {
        self.is_chosen
    }

    /// All columns in their order.
    pub fn order(&self) -> impl Iterator<Item = Column> {
        self.columns.iter().map(|placed| placed.column)
    }

    /// The columns for a table that is so many pixels wide; 0 before the first layout.
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
            // What was not chosen is not worth scrolling for.
            let narrow = elastic.width.saturating_sub(excess).max(WIDTHS.0);
            width = width + narrow - elastic.width;
            elastic.width = narrow;
        }
        // A name that left no room for the others would hide what one scrolls for.
        let name = CHECK_WIDTH + self.width(Column::Name);
        Fit { columns, width, is_sticky: width > room && name * 3 <= room * 2 }
    }

    /// How wide a column is, at least.
    #[must_use]
    pub fn width(&self, column: Column) -> u32 {
        self.placed(column).and_then(|placed| placed.width).unwrap_or_else(|| default_width(column))
    }

    /// With a column shown or hidden. `shown` is what was in the table until now. The name stays.
    #[must_use]
    pub fn with_shown(&self, column: Column, is_shown: bool, shown: &Fit) -> Self {
        let mut layout = self.clone();
        for placed in &mut layout.columns {
            let was_shown = shown.columns.iter().any(|fitted| fitted.column == placed.column);
            let is_it = placed.column == column && column != Column::Name;
            placed.is_hidden = if is_it { !is_shown } else { !was_shown };
        }
        layout.is_chosen = true;
        layout
    }

    /// With a column one place further to the front or to the end. The name stays first.
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

    /// With a column's width, held within what is allowed; `None` as by default.
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

fn within(width: u32) -> u32 {
    width.clamp(WIDTHS.0, WIDTHS.1)
}

const fn default_width(column: Column) -> u32 {
    match column {
        Column::Name => 168,
        Column::Status | Column::Source => 200,
        Column::Spec => 168,
        Column::Created | Column::Enterprise => 152,
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
        chosen.density = Density::Compact;
        for layout in [layout, chosen] {
            assert_eq!(Layout::parse(&layout.to_string()), layout);
        }
    }

    #[test]
    fn a_text_that_is_none_of_ours_is_the_default_as_far_as_it_is_not() {
        for text in ["", "{\"a\":1}", "=,-=; \u{0} = - -=9", "name name=12x -name"] {
            assert_eq!(Layout::parse(text), Layout::default(), "{text}");
        }
        let odd = Layout::parse("source=99999999999 eip=1 status=4000 eip=90");
        assert_eq!(
            odd.to_string(),
            "comfortable name source eip=72 status=800 spec created charging enterprise"
        );
    }
}
