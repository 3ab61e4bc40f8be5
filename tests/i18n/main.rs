//! The texts: each code of the APIs has words of its own, in both languages.

#![expect(clippy::expect_used, reason = "a test fails by panicking, in its helpers as well")]

mod errors;
mod fields;
mod report;
mod states;
