//! The configuration of the widget, which the gateway passes on as `/config.json`.

use serde::{Deserialize, Serialize};

use super::ConfigError;
use crate::routes::is_segment;

/// What the widget shows, and how.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Console {
    /// The base that the paths of the calls are appended to; `/` is this gateway.
    pub proxy: String,
    /// What is shown, in this order.
    pub sources: Vec<Source>,
    /// How often it is looked at.
    pub poll: Poll,
    /// The language.
    pub locale: Locale,
    /// The colours.
    pub theme: Theme,
}

/// One project of a service, or one user of cloud phones.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The service that is asked.
    pub service: Service,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The project; required but for KooPhone, which has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// The region, for a proxy with a `{region}` placeholder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The user; required for KooPhone, which alone has users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The instances to follow, without those that a person adds; APIG lists its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<String>,
    /// A proxy for this source only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
}

/// The three services.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    /// Dedicated API gateways.
    Apig,
    /// Cloud phones.
    Koophone,
    /// ROMA Connect.
    Roma,
}

/// How long the widget waits between two looks, 1 to 3,600 seconds.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Poll {
    /// While something is under way.
    pub transition_seconds: u32,
    /// While nothing is.
    pub settled_seconds: u32,
}

/// The language of the widget.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub enum Locale {
    /// That of the page.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Chinese.
    #[serde(rename = "zh-CN")]
    Chinese,
}

/// The colours of the widget.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Those that the browser prefers.
    #[default]
    Auto,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

impl Console {
    /// Checks what the types cannot say.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        check_proxy("console.proxy", &self.proxy)?;
        for (name, seconds) in [
            ("transition_seconds", self.poll.transition_seconds),
            ("settled_seconds", self.poll.settled_seconds),
        ] {
            if !(1..=3_600).contains(&seconds) {
                let field = format!("console.poll.{name}");
                return Err(ConfigError::new(field, "must be from 1 to 3600"));
            }
        }
        if self.sources.is_empty() {
            return Err(ConfigError::new("console.sources", "must have at least one"));
        }
        for (index, source) in self.sources.iter().enumerate() {
            source.check(&format!("console.sources[{index}]"))?;
        }
        Ok(())
    }
}

impl Default for Console {
    fn default() -> Self {
        Self {
            proxy: "/".to_owned(),
            sources: Vec::new(),
            poll: Poll::default(),
            locale: Locale::default(),
            theme: Theme::default(),
        }
    }
}

impl Default for Poll {
    fn default() -> Self {
        Self { transition_seconds: 3, settled_seconds: 60 }
    }
}

impl Source {
    /// A source of the service with nothing said about it yet.
    pub fn of(service: Service) -> Self {
        Self {
            service,
            label: None,
            project_id: None,
            region: None,
            user_id: None,
            instances: Vec::new(),
            proxy: None,
        }
    }

    fn check(&self, place: &str) -> Result<(), ConfigError> {
        let fail = |name: &str, problem: &str| {
            Err(ConfigError::new(format!("{place}.{name}"), problem.to_owned()))
        };
        let (has_project, has_user) = (self.project_id.is_some(), self.user_id.is_some());
        match self.service {
            Service::Apig | Service::Roma if !has_project => {
                return fail("project_id", "is required for this service");
            }
            Service::Apig | Service::Roma if has_user => {
                return fail("user_id", "is for koophone only");
            }
            Service::Apig if !self.instances.is_empty() => {
                return fail("instances", "apig lists its own");
            }
            Service::Koophone if !has_user => return fail("user_id", "is required for koophone"),
            Service::Koophone if has_project => {
                return fail("project_id", "koophone has none");
            }
            Service::Apig | Service::Koophone | Service::Roma => {}
        }
        let texts = [("label", &self.label), ("region", &self.region)];
        for (name, text) in texts {
            if text.as_deref().is_some_and(|text| text.trim().is_empty()) {
                return fail(name, "must not be empty");
            }
        }
        let longest = if self.service == Service::Koophone { 32 } else { 64 };
        let is_id = |id: &str| is_segment(id) && id.len() <= longest;
        let wanted = format!("must be 1 to {longest} letters, digits, hyphens or underscores");
        let ids = [("project_id", &self.project_id), ("user_id", &self.user_id)];
        for (name, id) in ids {
            if id.as_deref().is_some_and(|id| !is_id(id)) {
                return fail(name, &wanted);
            }
        }
        if !self.instances.iter().all(|id| is_id(id)) {
            return fail("instances", &wanted);
        }
        match &self.proxy {
            Some(proxy) => check_proxy(&format!("{place}.proxy"), proxy),
            None => Ok(()),
        }
    }
}

fn check_proxy(field: &str, proxy: &str) -> Result<(), ConfigError> {
    let is_base = ["/", "https://", "http://"].iter().any(|start| proxy.starts_with(start));
    // Two slashes begin the name of another host.
    if is_base && !proxy.starts_with("//") && !proxy.contains(['?', '#', ' ']) {
        return Ok(());
    }
    Err(ConfigError::new(field, "must be a path or an http address, without query and fragment"))
}
