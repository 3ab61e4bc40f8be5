//! The order of a table's rows in the page.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, Node};

use super::focus;
use crate::domain::drawn_rows::unmoved;

/// Puts the rows of a table's body in the order of their `aria-rowindex`, when the present change is done.
///
/// As few rows as possible are moved, for a row that is moved loses its focus and the text selected in it.
/// The row with the focus is never moved.
pub fn arrange(body: &Element) {
    let body = body.clone();
    spawn_local(async move {
        let rows = numbered(&body);
        let numbers: Vec<usize> = rows.iter().map(|(number, _)| *number).collect();
        if numbers.is_sorted() {
            return;
        }
        let focused = focus::focused_in(&body);
        let has_focus =
            |focused: HtmlElement| rows.iter().position(|(_, row)| row.contains(Some(&focused)));
        let fixed = focused.and_then(has_focus);
        let stays = unmoved(&numbers, fixed);
        let end = rows.last().and_then(|(_, row)| row.next_sibling());
        let places = numbers.into_iter().enumerate();
        let mut sorted: Vec<(usize, usize)> =
            places.map(|(place, number)| (number, place)).collect();
        sorted.sort_unstable();
        // From the last row to the first, each is put before the one that follows it.
        let mut next: Option<Node> = end;
        for (_, place) in sorted.into_iter().rev() {
            let Some((_, row)) = rows.get(place) else { continue };
            if !stays.get(place).is_some_and(|stays| *stays) {
                // Inside the element's own shadow root, nothing can make this fail.
                let _ = body.insert_before(row, next.as_ref());
            }
            next = Some(row.clone().unchecked_into());
        }
    });
}

/// The rows that have a number, in the order in which they stand.
fn numbered(body: &Element) -> Vec<(usize, Element)> {
    let mut rows = Vec::new();
    let mut next = body.first_element_child();
    while let Some(row) = next {
        next = row.next_element_sibling();
        let number = row.get_attribute("aria-rowindex").and_then(|number| number.parse().ok());
        rows.extend(number.map(|number| (number, row)));
    }
    rows
}
