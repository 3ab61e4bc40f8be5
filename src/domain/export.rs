//! A table as text for other programs: CSV for files, TSV for the clipboard.
//!
//! Promises that a spreadsheet program takes no cell for a formula, and that no cell can add cells or
//! lines: anyone who may create an instance chooses its name.

/// Without it, spreadsheet programs read a file in a local code page instead of UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The lines as CSV after RFC 4180, with a byte order mark.
#[must_use]
pub fn csv(lines: &[Vec<String>]) -> String {
    let mut text = BYTE_ORDER_MARK.to_owned();
    for line in lines {
        for (index, cell) in line.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            let cell = harmless(cell);
            if cell.contains(['"', ',', '\r', '\n']) {
                text.push('"');
                for letter in cell.chars() {
                    if letter == '"' {
                        text.push('"');
                    }
                    text.push(letter);
                }
                text.push('"');
            } else {
                text.push_str(&cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// The lines with tabs between the cells. TSV has no quoting: a tab or another control character in a
/// cell becomes a space.
#[must_use]
pub fn tsv(lines: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        for (index, cell) in line.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            let flat = |letter: char| if letter.is_control() { ' ' } else { letter };
            text.extend(harmless(cell).chars().map(flat));
        }
    }
    text
}

/// Characters that begin a formula in some program: four signs, and their full-width and small forms.
const FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe66}', '\u{fe62}',
    '\u{fe63}', '\u{fe6b}',
];

/// The cell, with an apostrophe before what a program may take for a formula. Some programs skip the
/// blanks before it.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['\t', '\r', '\n']) || cell.trim_start().starts_with(FORMULA);
    let mark = if is_formula { "'" } else { "" };
    format!("{mark}{cell}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(of: &[&[&str]]) -> Vec<Vec<String>> {
        of.iter().map(|line| line.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn a_file_has_a_mark_for_spreadsheets_and_ends_each_line() {
        let text = csv(&lines(&[&["名称", "ID"], &["a", "b"], &["", ""]]));
        assert_eq!(text, "\u{feff}名称,ID\r\na,b\r\n,\r\n");
    }

    #[test]
    fn a_cell_is_quoted_where_it_must_be() {
        let text = csv(&lines(&[&["a,b", "say \"x\"", "two\nlines", "cr\rhere", " plain "]]));
        assert_eq!(
            text,
            "\u{feff}\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"cr\rhere\", plain \r\n"
        );
    }

    #[test]
    fn no_cell_is_a_formula() {
        let starts = [
            "=",
            "+",
            "-",
            "@",
            "\t",
            "\r",
            "\n",
            "＝",
            "＋",
            "－",
            "＠",
            "﹦",
            "﹢",
            "﹣",
            "﹫",
            " =",
            "\u{3000}＝",
            "\u{a0}+",
            " \t@",
        ];
        for start in starts {
            let cell = format!("{start}HYPERLINK(\"http://x\")");
            let file = csv(&[vec![cell.clone()]]);
            assert!(file.starts_with("\u{feff}\"'"), "{file:?}");
            assert!(tsv(&[vec![cell]]).starts_with('\''));
        }
        assert_eq!(csv(&lines(&[&["a=b", "–"]])), "\u{feff}a=b,–\r\n");
    }

    #[test]
    fn nothing_in_a_cell_breaks_the_lines_of_the_clipboard() {
        let text = tsv(&lines(&[&["a\tb", "c\r\nd"], &["e", "\u{0}f"]]));
        assert_eq!(text, "a b\tc  d\ne\t f");
    }
}
