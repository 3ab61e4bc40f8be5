//! README's sample is a configuration.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use console_config::{Locale, parse_json};

const README: &str = include_str!("../../../README.md");

#[test]
fn the_sample_in_readme_is_a_configuration_without_unknown_fields() {
    let (_, sample) = README.split_once("```json\n").unwrap();
    let (sample, _) = sample.split_once("```").unwrap();
    let validation = parse_json(sample.as_bytes());
    assert_eq!(validation.unknown, [""; 0]);
    let config = validation.config.unwrap();
    assert_eq!(config.sources.len(), 3);
    assert_eq!(config.locale, None::<Locale>);
}
