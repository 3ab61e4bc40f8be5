//! Small parts that several views are made of.
//!
//! Must not know in which view they stand.

pub(super) mod badge;
pub(super) mod button;
pub(super) mod copy_button;
pub(super) mod disclosure;
pub(super) mod escape;
pub(super) mod failure_note;
pub(super) mod focus;
pub(super) mod icon;
pub(super) mod progress_bar;
