//! The gateway as its users meet it: HTTP in, HTTP out.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests may panic like tests"
)]

mod access;
mod answers;
mod command;
mod common;
mod config;
mod connections;
mod contract;
mod control;
mod credentials;
mod front;
mod instances;
mod log;
mod one_call;
mod operations;
mod own_token;
mod preparation;
mod program;
mod proxy;
mod refused;
mod regions;
#[cfg(unix)]
mod reload;
mod running;
mod scenarios;
mod sdk;
mod serving;
mod signals;
mod token_file;
