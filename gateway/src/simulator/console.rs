//! The widget's configuration that shows a scenario.

use console_config::{Config, Poll, Service, Source};

use super::{
    scenario::Scenario,
    world::{EAST, KOOPHONE_INSTANCE, KOOPHONE_USER, NORTH, Place, ROMA_INSTANCE, ROMA_PROJECT},
};

/// Two projects of gateways and, where the scenario has them, one ROMA instance and one phone.
pub(super) fn of(scenario: Scenario) -> Config {
    let apig = |label: &str, place: Place| Source {
        label: label.to_owned(),
        region: Some(place.region.to_owned()),
        ..Source::new(Service::Apig { project_id: place.project_id.to_owned() })
    };
    let mut sources = vec![apig("North 4, production", NORTH), apig("East 3, staging", EAST)];
    if scenario != Scenario::Empty {
        sources.push(Source::new(Service::Roma {
            project_id: ROMA_PROJECT.to_owned(),
            instances: vec![ROMA_INSTANCE.to_owned()],
        }));
        sources.push(Source::new(Service::KooPhone {
            user_id: KOOPHONE_USER.to_owned(),
            instances: vec![KOOPHONE_INSTANCE.to_owned()],
        }));
    }
    Config { sources, poll: Poll::default(), locale: None, theme: None, simulated: true }
}
