//! README's sample is a configuration.

use console_config::{Locale, parse_json, validate};

const README: &str = include_str!("../../../README.md");

#[test]
fn the_sample_in_readme_is_a_configuration_without_unknown_fields() {
    let (_, sample) = README.split_once("```json\n").unwrap();
    let (sample, _) = sample.split_once("```").unwrap();
    let validation = validate(&parse_json(sample.as_bytes()).unwrap());
    assert_eq!(validation.unknown, [""; 0]);
    let config = validation.config.unwrap();
    assert_eq!(config.sources.len(), 3);
    assert_eq!(config.locale, None::<Locale>);
}
