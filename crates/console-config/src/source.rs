//! The sources of instances.

use serde::Serialize;
use serde_json::Value;

use crate::{
    ConsoleUrl, ProblemKind, ProxyBase, Service, ServiceName,
    fields::{Fields, Findings, Reported, text},
    id::{LONGEST_ID, is_id},
    proxy_base::ProxyTemplate,
};

/// One project of a service, or one user of cloud phones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The source's name for people; the project's or the user's ID when the configuration has no label.
    pub label: String,
    /// Where the source's requests go.
    pub proxy: ProxyBase,
    /// The region, if the configuration names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The URL of an instance's page in the cloud's own console, if the configuration has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub console_url: Option<ConsoleUrl>,
    /// The service, and which of its instances are shown.
    #[serde(flatten)]
    pub service: Service,
}

impl Source {
    /// All fields that a source of any service can have.
    pub(crate) const FIELDS: &[&str] = &[
        "service",
        "label",
        "proxy",
        "region",
        "console_url",
        "project_id",
        "user_id",
        "instances",
    ];

    /// A source at the page's own origin, labelled with its project's or its user's ID.
    #[must_use]
    pub fn new(service: Service) -> Self {
        let label = service.owner().to_owned();
        let (proxy, region, console_url) = (ProxyBase::default(), None, None);
        Self { label, proxy, region, console_url, service }
    }

    /// Whether the API lists the instances; otherwise each is requested by its ID.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        self.service.name().is_listed()
    }

    /// The address at which the cloud's own console shows an instance; `None` where no console is configured.
    #[must_use]
    pub fn console_link(&self, instance_id: &str) -> Option<String> {
        let region = self.region.as_deref().unwrap_or_default();
        Some(self.console_url.as_ref()?.fill(self.service.owner(), region, instance_id))
    }

    /// Reads the source at `path`. `proxy` is the common base, for a source without its own.
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
        let console_url = ConsoleUrl::read(&fields, name, findings);
        let proxy = match (&own_proxy, proxy) {
            (Ok(Some(proxy)), _) | (Ok(None), Ok(proxy)) => Ok(proxy),
            (Err(Reported), _) | (Ok(None), Err(Reported)) => Err(Reported),
        };
        let is_needed = proxy.is_ok_and(ProxyTemplate::needs_region)
            || matches!(&console_url, Ok(Some(url)) if url.needs_region());
        let region = match region {
            Ok(region) if is_needed => needed_region(&fields, region, findings).map(Some),
            region => region,
        };
        let proxy = proxy.and_then(|proxy| Ok(proxy.fill(name, region?.unwrap_or_default())));
        let (owner, instances) = (owner?.to_owned(), instances?);
        Ok(Self {
            label: label?.unwrap_or(&owner).to_owned(),
            proxy: proxy?,
            region: region?.map(str::to_owned),
            console_url: console_url?,
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

/// Records the unknown fields; those of other services are unknown, too.
fn note_unknown(fields: &Fields<'_>, name: ServiceName, findings: &mut Findings) {
    let is_known = |field: &&str| match *field {
        "project_id" | "user_id" => *field == name.owner_field(),
        "instances" => !name.is_listed(),
        _ => true,
    };
    let known: Vec<&str> = Source::FIELDS.iter().copied().filter(is_known).collect();
    fields.note_unknown(&known, findings);
}

/// The region, which is required and must be an ID, because it becomes part of a URL.
fn needed_region<'a>(
    fields: &Fields<'_>,
    region: Option<&'a str>,
    findings: &mut Findings,
) -> Result<&'a str, Reported> {
    let kind = match region {
        Some(region) if is_id(region, LONGEST_ID) => return Ok(region),
        Some(_) => ProblemKind::NotId { longest: LONGEST_ID },
        None => ProblemKind::RegionNeeded,
    };
    findings.problem(fields.path_of("region"), kind)
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

/// The IDs without duplicates: the same instance twice would be two entries with one key.
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
