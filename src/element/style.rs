//! The style sheet of all elements, to be adopted by each shadow root.

use std::mem;

use wasm_bindgen::prelude::wasm_bindgen;

/// In the order in which they override each other.
const SHEET: &str = concat!(
    include_str!("../../style/console/tokens.css"),
    include_str!("../../style/console/base.css"),
    include_str!("../../style/console/button.css"),
    include_str!("../../style/console/control.css"),
    include_str!("../../style/console/header.css"),
    include_str!("../../style/console/schedule.css"),
    include_str!("../../style/console/notice.css"),
    include_str!("../../style/console/body.css"),
    include_str!("../../style/console/filter.css"),
    include_str!("../../style/console/table.css"),
    include_str!("../../style/console/badge.css"),
    include_str!("../../style/console/activity.css"),
    include_str!("../../style/console/follow.css"),
    include_str!("../../style/console/changes.css"),
    include_str!("../../style/console/progress.css"),
    include_str!("../../style/console/detail.css"),
    include_str!("../../style/console/compare.css"),
    include_str!("../../style/console/width.css"),
    include_str!("../../style/console/mode.css"),
    include_str!("../../style/console/print.css"),
);

/// What browsers read of it.
static PLAIN: [u8; LENGTH] = {
    let mut bytes = [0; LENGTH];
    plain(SHEET, &mut bytes);
    bytes
};

const LENGTH: usize = plain(SHEET, &mut []);

/// Copies a sheet but for its comments, indentation and empty lines, as far as there is a place for it.
/// Says how many bytes that are.
#[expect(clippy::mem_replace_with_default, reason = "`take` cannot be called at compile time")]
const fn plain(sheet: &str, mut place: &mut [u8]) -> usize {
    let mut rest = sheet.as_bytes();
    let mut length = 0;
    let mut begins_line = true;
    let mut is_comment = false;
    loop {
        rest = match rest {
            [] => return length,
            [b'*', b'/', after @ ..] if is_comment => {
                is_comment = false;
                after
            }
            [_, after @ ..] if is_comment => after,
            [b'/', b'*', after @ ..] => {
                is_comment = true;
                after
            }
            [b' ' | b'\n', after @ ..] if begins_line => after,
            [byte, after @ ..] => {
                begins_line = *byte == b'\n';
                length += 1;
                if let Some((first, others)) = mem::replace(&mut place, &mut []).split_first_mut() {
                    *first = *byte;
                    place = others;
                }
                after
            }
        }
    }
}

/// The style sheet's text.
#[wasm_bindgen]
#[must_use]
pub fn styles() -> String {
    const TEXT: &str = match str::from_utf8(&PLAIN) {
        Ok(text) => text,
        Err(_) => SHEET,
    };
    TEXT.to_owned()
}
