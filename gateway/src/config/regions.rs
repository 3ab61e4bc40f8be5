//! Reads the upstreams: those of `[upstreams]`, and those of each of `[[regions]]`.

use console_config::{LONGEST_ID, is_id};

use super::{
    ConfigError, Upstream, Upstreams,
    credential::Named,
    file::{File, RegionTable, UpstreamField},
    upstream::Region,
};

/// The first segments of paths that belong to no region.
const TAKEN: [&str; 6] = ["v1", "v2", "simulator", "healthz", "snippets", "dist"];

/// The upstreams that the file names; `None` where it has neither `[upstreams]` nor `[[regions]]`.
pub(super) fn upstreams(
    file: &File,
    named: &mut Named<'_, impl Fn(&str) -> Option<String>>,
) -> Result<Option<Upstreams>, ConfigError> {
    if file.regions.is_empty() {
        let Some(table) = &file.upstreams else { return Ok(None) };
        let mut upstream = |name: &str, field: &Option<UpstreamField>| {
            let Some(field) = field else { return Ok(None) };
            let path = format!("upstreams.{name}");
            read(&path, Some(field), None, None, named, || {
                Err(ConfigError::new(format!("{path}.address"), "is required"))
            })
            .map(Some)
        };
        let upstreams = Upstreams {
            apig: upstream("apig", &table.apig)?,
            koophone: upstream("koophone", &table.koophone)?,
            roma: upstream("roma", &table.roma)?,
            regions: Vec::new(),
        };
        let Upstreams { apig, koophone, roma, regions: _ } = &upstreams;
        if apig.is_none() && koophone.is_none() && roma.is_none() {
            return Err(ConfigError::new("upstreams", "must define apig, roma, or koophone"));
        }
        return Ok(Some(upstreams));
    }
    let table = file.upstreams.as_ref();
    for (name, is_given) in [
        ("apig", table.is_some_and(|table| table.apig.is_some())),
        ("roma", table.is_some_and(|table| table.roma.is_some())),
    ] {
        if is_given {
            let problem = "cannot be used together with [[regions]], which have their own";
            return Err(ConfigError::new(format!("upstreams.{name}"), problem));
        }
    }
    let mut regions = Vec::<Region>::new();
    for (index, table) in file.regions.iter().enumerate() {
        let region = region(&format!("regions[{index}]"), table, named)?;
        if regions.iter().any(|known| known.name == region.name) {
            let problem = "is the name of another region already";
            return Err(ConfigError::new(format!("regions[{index}].name"), problem));
        }
        regions.push(region);
    }
    let first = regions.first();
    let koophone = read(
        "upstreams.koophone",
        table.and_then(|table| table.koophone.as_ref()),
        None,
        first.map(|region| region.name.as_str()),
        named,
        || Ok(Upstream::of_koophone()),
    )?;
    Ok(Some(Upstreams {
        apig: first.map(|region| region.apig.clone()),
        koophone: Some(koophone),
        roma: first.map(|region| region.roma.clone()),
        regions,
    }))
}

fn region(
    path: &str,
    table: &RegionTable,
    named: &mut Named<'_, impl Fn(&str) -> Option<String>>,
) -> Result<Region, ConfigError> {
    let RegionTable { name, credentials, apig, roma } = table;
    if !is_id(name, LONGEST_ID) || name.contains('_') || TAKEN.contains(&name.as_str()) {
        let problem = "must be the name of a region, such as cn-north-4";
        return Err(ConfigError::new(format!("{path}.name"), problem));
    }
    // The default credentials of the file are for this region's project here.
    let default = credentials.as_deref().or_else(|| named.default());
    let mut upstream = |service: &str, field: &Option<UpstreamField>| {
        let path = format!("{path}.{service}");
        read(&path, field.as_ref(), default, Some(name), named, || {
            Upstream::of_region(service, name)
        })
    };
    Ok(Region { name: name.clone(), apig: upstream("apig", apig)?, roma: upstream("roma", roma)? })
}

/// Reads one upstream with the credentials that it names, or else `default`. `otherwise` gives the upstream
/// when the field has no address.
fn read(
    path: &str,
    field: Option<&UpstreamField>,
    default: Option<&str>,
    region: Option<&str>,
    named: &mut Named<'_, impl Fn(&str) -> Option<String>>,
    otherwise: impl FnOnce() -> Result<Upstream, ConfigError>,
) -> Result<Upstream, ConfigError> {
    let upstream = match field.and_then(UpstreamField::address) {
        Some(address) => Upstream::parse(path, address)?,
        None => otherwise()?,
    };
    let own = field.and_then(UpstreamField::credentials);
    let Some(name) = own.or(default) else { return Ok(upstream) };
    let path = if own.is_some() { format!("{path}.credentials") } else { "credentials".to_owned() };
    Ok(upstream.with(named.get(&path, name, region)?))
}
