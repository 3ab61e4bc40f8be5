//! The samples in the documents are configurations.

use console_config::{ServiceName, parse_json, validate};

const DOCUMENTS: [(&str, &str); 3] = [
    ("README.md", include_str!("../../../README.md")),
    ("docs/element.md", include_str!("../../../docs/element.md")),
    ("docs/proxies.md", include_str!("../../../docs/proxies.md")),
];

/// Each `json` block of a document.
fn samples(document: &str) -> impl Iterator<Item = &str> {
    document.split("```json\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0))
}

#[test]
fn each_sample_is_a_configuration_of_all_services_without_unknown_fields() {
    for (name, document) in DOCUMENTS {
        assert_eq!(samples(document).count(), 1, "{name}");
        for sample in samples(document) {
            let validation = validate(&parse_json(sample.as_bytes()).unwrap());
            assert_eq!(validation.unknown, [""; 0], "{name}: {sample}");
            let config = validation.config.unwrap();
            let services: Vec<_> = config.sources.iter().map(|it| it.service.name()).collect();
            let all = [ServiceName::Apig, ServiceName::Roma, ServiceName::KooPhone];
            assert_eq!(services, all, "{name}");
        }
    }
}
