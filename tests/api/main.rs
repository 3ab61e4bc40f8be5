//! The API layer against the documents' own examples and against what the services really send.

mod detail_fields;
mod error_bodies;
mod errors;
mod fixture;
mod fixtures;
mod large;
mod lenient;
mod properties;
mod readings;
mod readings_values;
mod repair;
mod requests;
mod roma;
mod status;
mod zones_and_times;
