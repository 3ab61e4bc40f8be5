//! The style sheet of all elements, to be adopted by each shadow root.

use wasm_bindgen::prelude::wasm_bindgen;

/// In the order in which they override each other.
const SHEET: &str = concat!(
    include_str!("../../style/console/base.css"),
    include_str!("../../style/console/button.css"),
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
);

/// The style sheet's text.
#[wasm_bindgen]
#[must_use]
pub fn styles() -> String {
    SHEET.to_owned()
}
