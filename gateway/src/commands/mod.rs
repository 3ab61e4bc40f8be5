//! The commands besides serving. They call the cloud in the same way as for browsers.

mod answer;
mod check;
mod wait;

use std::{io, sync::Arc};

use axum::{body::Bytes, http::Method};
use console_config::{Config as Console, Service, Source};

use self::answer::Verdict;
pub use self::{
    check::check,
    wait::{Waited, Waiting, wait},
};
use crate::{
    config::Config,
    metrics::Metrics,
    proxy::{Call, Proxy},
    routes::Endpoint,
    simulator::Simulator,
};

/// The proxy to the cloud, and the configuration that the widget would get.
struct Cloud {
    proxy: Arc<Proxy>,
    console: Option<Console>,
    /// Kept alive while the cloud is called.
    _simulator: Option<Simulator>,
}

impl Cloud {
    fn new(config: &Config) -> io::Result<Self> {
        let (proxy, simulator) = crate::cloud(config, &Metrics::default(), None)?;
        let simulated = || simulator.as_ref().map(Simulator::console);
        let console = config.console.clone().or_else(simulated);
        Ok(Self { proxy, console, _simulator: simulator })
    }

    fn sources(&self) -> &[Source] {
        self.console.as_ref().map_or(&[], |console| &console.sources)
    }

    /// Requests a source's list, or the creation of one instance.
    async fn ask(&self, source: &Source, instance: Option<&str>) -> Verdict {
        let (path, query, body) = match (&source.service, instance) {
            (Service::Apig { project_id }, None) => (
                format!("/v2/{project_id}/apigw/instances"),
                Some("offset=0&limit=1"),
                String::new(),
            ),
            (Service::Apig { project_id }, Some(id)) => {
                (format!("/v2/{project_id}/apigw/instances/{id}/progress"), None, String::new())
            }
            (Service::Roma { project_id, .. }, id) => {
                let id = id.unwrap_or_default();
                (format!("/v2/{project_id}/instances/{id}/process"), None, String::new())
            }
            (Service::KooPhone { user_id, .. }, id) => {
                let body = serde_json::json!({ "instance_id": id, "user_id": user_id });
                ("/v1/instances/prepare-progress".to_owned(), None, body.to_string())
            }
        };
        // The proxy base can be the path of a region on this gateway.
        let prefixed = format!("{}{path}", source.proxy.as_str().trim_start_matches('.'));
        let (region, path) = self.proxy.region(&prefixed);
        let Some(endpoint) = Endpoint::of(path) else { return Verdict::elsewhere() };
        let method = if endpoint.method == "POST" { Method::POST } else { Method::GET };
        let Ok(target) = endpoint.target(&method, path, query) else { return Verdict::elsewhere() };
        let project = endpoint.project(path).map(str::to_owned);
        let has_own_credentials = self.proxy.has_own_credentials(region, endpoint.route.service());
        let body = Bytes::from(body);
        let call = Call {
            route: endpoint.route,
            region,
            project,
            method,
            target,
            body,
            token: None,
            request_id: None,
        };
        let verdict = Verdict::of(self.proxy.ask(call).await.outcome);
        if !has_own_credentials && verdict.wants_token() { Verdict::NeedsBrowser } else { verdict }
    }
}
