//! The widget's configuration that shows a scenario.

use super::{
    scenario::Scenario,
    world::{EAST, KOOPHONE_INSTANCE, KOOPHONE_USER, NORTH, Place, ROMA_INSTANCE, ROMA_PROJECT},
};
use crate::config::{Console, Service, Source};

/// Two projects of gateways and, where the scenario has them, one ROMA instance and one phone.
pub(super) fn of(scenario: Scenario) -> Console {
    let apig = |label: &str, place: Place| Source {
        label: Some(label.to_owned()),
        project_id: Some(place.project_id.to_owned()),
        region: Some(place.region.to_owned()),
        ..Source::of(Service::Apig)
    };
    let mut sources = vec![apig("North 4, production", NORTH), apig("East 3, staging", EAST)];
    if scenario != Scenario::Empty {
        sources.push(Source {
            project_id: Some(ROMA_PROJECT.to_owned()),
            instances: vec![ROMA_INSTANCE.to_owned()],
            ..Source::of(Service::Roma)
        });
        sources.push(Source {
            user_id: Some(KOOPHONE_USER.to_owned()),
            instances: vec![KOOPHONE_INSTANCE.to_owned()],
            ..Source::of(Service::Koophone)
        });
    }
    Console { sources, ..Console::default() }
}
