//! The upstreams of calls, by service and by the region that a path begins with.

use console_config::ServiceName;

use crate::{
    config::{Region, Upstream, Upstreams},
    credentials::Credential,
};

/// An upstream with the credentials that its calls carry.
#[derive(Debug)]
pub(super) struct Target {
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
}

#[derive(Debug)]
struct RegionTargets {
    name: String,
    apig: Target,
    roma: Target,
}

impl Targets {
    pub(super) fn new(
        upstreams: Upstreams,
        mut credential: impl FnMut(&Upstream) -> Credential,
    ) -> Self {
        let mut target = |upstream: Upstream| {
            let credential = credential(&upstream);
            Target { upstream, credential }
        };
        let Upstreams { apig, koophone, roma, regions } = upstreams;
        let regions = regions
            .into_iter()
            .map(|Region { name, apig, roma }| {
                let [apig, roma] = [apig, roma].map(&mut target);
                RegionTargets { name, apig, roma }
            })
            .collect();
        let [apig, koophone, roma] =
            [apig, koophone, roma].map(|upstream| upstream.map(&mut target));
        Self { apig, koophone, roma, regions }
    }

    /// The index of the region that a path begins with, if any, and the rest of the path.
    pub(super) fn region<'a>(&self, path: &'a str) -> (Option<usize>, &'a str) {
        let split =
            path.strip_prefix('/').and_then(|path| path.find('/').map(|end| path.split_at(end)));
        let Some((name, rest)) = split else { return (None, path) };
        let region = self.regions.iter().position(|region| region.name == name);
        (region, if region.is_some() { rest } else { path })
    }

    /// The index of the region whose upstream is called: the first one for a path without a region, and
    /// `None` for cloud phones.
    pub(super) fn place(&self, region: Option<usize>, service: ServiceName) -> Option<usize> {
        match service {
            ServiceName::KooPhone => None,
            ServiceName::Apig | ServiceName::Roma => {
                region.or(if self.regions.is_empty() { None } else { Some(0) })
            }
        }
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
