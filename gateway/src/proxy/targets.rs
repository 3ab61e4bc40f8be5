//! The upstreams of calls, by service and by the region that a path begins with.

use console_config::ServiceName;

use crate::{
    config::{Credentials, Region, Upstream, Upstreams},
    credentials::Credential,
};

/// An upstream with the credentials that its calls carry.
#[derive(Debug)]
pub(super) struct Target {
    /// The same for the same service, address and credentials, in this configuration and the one before.
    pub(super) number: u64,
    pub(super) upstream: Upstream,
    pub(super) credential: Credential,
}

/// All upstreams.
#[derive(Debug)]
pub(super) struct Targets {
    apig: Option<Target>,
    koophone: Option<Target>,
    roma: Option<Target>,
    regions: Vec<RegionTargets>,
    numbers: Numbers,
}

#[derive(Debug)]
struct RegionTargets {
    name: String,
    apig: Target,
    roma: Target,
}

/// The numbers of upstreams that have their credentials with them.
#[derive(Debug, Default)]
struct Numbers {
    known: Vec<(ServiceName, Upstream, u64)>,
    next: u64,
}

impl Numbers {
    fn of(&mut self, service: ServiceName, upstream: &Upstream, before: Option<&Self>) -> u64 {
        let known = self.known.iter().chain(before.into_iter().flat_map(|before| &before.known));
        let mut same = known.filter(|(of, known, _)| *of == service && known.is_same(upstream));
        let number = same.next().map_or(self.next, |(_, _, number)| *number);
        self.next = self.next.max(number + 1);
        self.known.push((service, upstream.clone(), number));
        number
    }
}

impl Targets {
    /// `default` are the credentials of upstreams without their own, `before` the upstreams until now.
    pub(super) fn new(
        upstreams: Upstreams,
        default: &Credentials,
        before: Option<&Self>,
        mut credential: impl FnMut(&Credentials) -> Credential,
    ) -> Self {
        let before = before.map(|before| &before.numbers);
        let next = before.map_or(0, |before| before.next);
        let mut numbers = Numbers { next, ..Numbers::default() };
        let mut target = |service: ServiceName, mut upstream: Upstream| {
            let credentials = upstream.credentials.get_or_insert_with(|| default.clone());
            let credential = credential(credentials);
            Target { number: numbers.of(service, &upstream, before), upstream, credential }
        };
        let Upstreams { apig, koophone, roma, regions } = upstreams;
        let regions = regions
            .into_iter()
            .map(|Region { name, apig, roma }| RegionTargets {
                name,
                apig: target(ServiceName::Apig, apig),
                roma: target(ServiceName::Roma, roma),
            })
            .collect();
        let apig = apig.map(|upstream| target(ServiceName::Apig, upstream));
        let koophone = koophone.map(|upstream| target(ServiceName::KooPhone, upstream));
        let roma = roma.map(|upstream| target(ServiceName::Roma, upstream));
        Self { apig, koophone, roma, regions, numbers }
    }

    /// The index of the region that a path begins with, if any, and the rest of the path.
    pub(super) fn region<'a>(&self, path: &'a str) -> (Option<usize>, &'a str) {
        let split =
            path.strip_prefix('/').and_then(|path| path.find('/').map(|end| path.split_at(end)));
        let Some((name, rest)) = split else { return (None, path) };
        let region = self.regions.iter().position(|region| region.name == name);
        (region, if region.is_some() { rest } else { path })
    }

    /// The upstream of a service. Cloud phones are in no region, and so the same under each.
    pub(super) fn of(&self, region: Option<usize>, service: ServiceName) -> Option<&Target> {
        let region = region.and_then(|region| self.regions.get(region));
        match (service, region) {
            (ServiceName::KooPhone, _) => self.koophone.as_ref(),
            (ServiceName::Apig, Some(region)) => Some(&region.apig),
            (ServiceName::Roma, Some(region)) => Some(&region.roma),
            (ServiceName::Apig, None) => self.apig.as_ref(),
            (ServiceName::Roma, None) => self.roma.as_ref(),
        }
    }
}
