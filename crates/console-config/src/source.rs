//! Where instances come from.

use serde::Serialize;
use serde_json::Value;

use crate::{
    ProblemKind, ProxyBase, Service, ServiceName,
    fields::{Fields, Findings, Reported, text},
    id::{LONGEST_ID, is_id},
    proxy_base::ProxyTemplate,
};

/// One project of a service, or one user of cloud phones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its name for people; the project's or the user's ID where the configuration has no label.
    pub label: String,
    /// Where its requests go.
    pub proxy: ProxyBase,
    /// The region, if the configuration names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// What it shows.
    #[serde(flatten)]
    pub service: Service,
}

impl Source {
    /// The fields of a source of any service.
    pub(crate) const FIELDS: &[&str] =
        &["service", "label", "proxy", "region", "project_id", "user_id", "instances"];

    /// A source of this origin, whose label is its project's or its user's ID.
    #[must_use]
    pub fn new(service: Service) -> Self {
        let label = service.owner().to_owned();
        Self { label, proxy: ProxyBase::default(), region: None, service }
    }

    /// Whether its instances are found by asking for their list.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        self.service.name().is_listed()
    }

    /// Reads the source at `path`. `proxy` is the base that it has without one of its own.
    pub(crate) fn read(
        path: String,
        value: &Value,
        proxy: Result<&ProxyTemplate<'_>, Reported>,
        findings: &mut Findings,
    ) -> Result<Self, Reported> {
        let fields = Fields::of(path, value, findings)?;
        let label = fields.text("label", findings);
        let region = fields.text("region", findings);
        let own_proxy = ProxyTemplate::read(&fields, findings);
        let name = match service_name(&fields, findings) {
            Ok(name) => name,
            Err(reported) => {
                fields.note_unknown(Self::FIELDS, findings);
                return Err(reported);
            }
        };
        note_unknown(&fields, name, findings);
        let owner = owner(&fields, name, findings);
        let instances = instances(&fields, name, findings);
        let proxy = match (&own_proxy, proxy) {
            (Ok(Some(proxy)), _) | (Ok(None), Ok(proxy)) => {
                proxy_base(&fields, name, proxy, region, findings)
            }
            (Err(Reported), _) | (Ok(None), Err(Reported)) => Err(Reported),
        };
        let (owner, instances) = (owner?.to_owned(), instances?);
        Ok(Self {
            label: label?.unwrap_or(&owner).to_owned(),
            proxy: proxy?,
            region: region?.map(str::to_owned),
            service: Service::new(name, owner, instances),
        })
    }
}

fn service_name(fields: &Fields<'_>, findings: &mut Findings) -> Result<ServiceName, Reported> {
    match ServiceName::from_name(fields.required_text("service", findings)?) {
        Some(name) => Ok(name),
        None => findings.problem(fields.path_of("service"), ProblemKind::UnknownService),
    }
}

/// The fields of other services are unknown to this one.
fn note_unknown(fields: &Fields<'_>, name: ServiceName, findings: &mut Findings) {
    let is_known = |field: &&str| match *field {
        "project_id" | "user_id" => *field == name.owner_field(),
        "instances" => !name.is_listed(),
        _ => true,
    };
    let known: Vec<&str> = Source::FIELDS.iter().copied().filter(is_known).collect();
    fields.note_unknown(&known, findings);
}

fn proxy_base(
    fields: &Fields<'_>,
    name: ServiceName,
    proxy: &ProxyTemplate<'_>,
    region: Result<Option<&str>, Reported>,
    findings: &mut Findings,
) -> Result<ProxyBase, Reported> {
    let region = match region? {
        None if proxy.needs_region() => {
            return findings.problem(fields.path_of("region"), ProblemKind::RegionNeeded);
        }
        Some(region) if proxy.needs_region() && !is_id(region, LONGEST_ID) => {
            let kind = ProblemKind::NotId { longest: LONGEST_ID };
            return findings.problem(fields.path_of("region"), kind);
        }
        Some(region) => region,
        None => "",
    };
    Ok(proxy.fill(name, region))
}

fn owner<'a>(
    fields: &Fields<'a>,
    name: ServiceName,
    findings: &mut Findings,
) -> Result<&'a str, Reported> {
    let field = name.owner_field();
    let owner = fields.required_text(field, findings)?;
    checked_id(&fields.path_of(field), owner, name, findings)
}

/// The IDs without repetitions: the same instance twice would be two things of one key.
fn instances(
    fields: &Fields<'_>,
    name: ServiceName,
    findings: &mut Findings,
) -> Result<Vec<String>, Reported> {
    let values = match fields.get("instances") {
        Some(_) | None if name.is_listed() => return Ok(Vec::new()),
        None => return Ok(Vec::new()),
        Some(Value::Array(values)) => values,
        Some(_) => return findings.problem(fields.path_of("instances"), ProblemKind::NotIds),
    };
    let mut ids: Result<Vec<String>, Reported> = Ok(Vec::new());
    for (index, value) in values.iter().enumerate() {
        let path = format!("{}[{index}]", fields.path_of("instances"));
        let id = text(&path, value, findings).and_then(|id| checked_id(&path, id, name, findings));
        match (id, &mut ids) {
            (Err(reported), _) => ids = Err(reported),
            (Ok(id), Ok(known)) if !known.iter().any(|known| known == id) => {
                known.push(id.to_owned());
            }
            (Ok(_), _) => {}
        }
    }
    ids
}

fn checked_id<'a>(
    path: &str,
    id: &'a str,
    name: ServiceName,
    findings: &mut Findings,
) -> Result<&'a str, Reported> {
    let longest = name.longest_id();
    if is_id(id, longest) { Ok(id) } else { findings.problem(path, ProblemKind::NotId { longest }) }
}
