//! The configuration of the instance console.
