//! The five answers without the mark of a repair, for those who have no use for it.

use super::{
    Answer, Creation, Detail, Error, Page, Preparation, Process,
    apig::{detail::decode_detail, list::decode_page, progress::decode_creation},
    koophone::decode_preparation,
    roma::decode_process,
};

/// A page of the list.
///
/// # Errors
/// As [`decode_page`].
pub fn instances(answer: &Answer) -> Result<Page, Error> {
    decode_page(answer).map(|page| page.value)
}

/// An instance's detail.
///
/// # Errors
/// As [`decode_detail`].
pub fn detail(answer: &Answer, asked: &str) -> Result<Detail, Error> {
    decode_detail(answer, asked).map(|detail| detail.value)
}

/// The progress of a creation.
///
/// # Errors
/// As [`decode_creation`].
pub fn progress(answer: &Answer) -> Result<Creation, Error> {
    decode_creation(answer).map(|creation| creation.value)
}

/// A ROMA creation process.
///
/// # Errors
/// As [`decode_process`].
pub fn process(answer: &Answer) -> Result<Process, Error> {
    decode_process(answer).map(|process| process.value)
}

/// A cloud phone's preparation.
///
/// # Errors
/// As [`decode_preparation`].
pub fn preparation(answer: &Answer) -> Result<Preparation, Error> {
    decode_preparation(answer).map(|preparation| preparation.value)
}
