//! The README's samples are configurations.

use console_config::{Locale, ServiceName, parse_json, validate};

const README: &str = include_str!("../../../README.md");

/// Each `json` block of the README.
fn samples() -> impl Iterator<Item = &'static str> {
    README.split("```json\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0))
}

#[test]
fn each_sample_in_the_readme_is_a_configuration_without_unknown_fields() {
    assert_eq!(samples().count(), 1);
    for sample in samples() {
        let validation = validate(&parse_json(sample.as_bytes()).unwrap());
        assert_eq!(validation.unknown, [""; 0], "{sample}");
        let config = validation.config.unwrap();
        let services: Vec<_> = config.sources.iter().map(|source| source.service.name()).collect();
        assert_eq!(services, [ServiceName::Apig, ServiceName::Roma, ServiceName::KooPhone]);
        assert_eq!(config.locale, None::<Locale>);
    }
}
