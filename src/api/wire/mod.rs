//! The answers exactly as the documents write them, and nothing of what they mean.
//!
//! Private to the API layer. Everything is optional, an unknown field is skipped, and a value of
//! another type than documented is read where it can be and is absent where it cannot: one odd field
//! must not hide five hundred rows.
//!
//! All of them are read from one parsed JSON value. Types that are parsed straight from the text would
//! be twice as fast, but each would add a third to the widget's decoding code.

pub(super) mod apig;
pub(super) mod koophone;
mod lenient;
pub(super) mod roma;

pub(super) use lenient::{Fields, integer, text};
