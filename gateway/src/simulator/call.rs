//! The five calls, and the one to IAM, as the pretend cloud understands them.
//!
//! This does not use the gateway's routes: the gateway's mistakes must not be the cloud's.

use axum::http::{Method, request::Parts};

use super::{
    answer::{Answer, Service},
    fault::Route,
    world::{Moment, Query, World},
};

/// One of the calls, with what its path names.
pub(super) enum Call<'a> {
    ApigDetail { project: &'a str, instance: &'a str },
    ApigList { project: &'a str },
    ApigProgress { project: &'a str, instance: &'a str },
    PrepareProgress,
    Tokens,
    RomaProcess { project: &'a str, instance: &'a str },
}

impl<'a> Call<'a> {
    pub(super) fn read(parts: &'a Parts) -> Option<Self> {
        let path = parts.uri.path().strip_prefix('/')?;
        let segments: Vec<&str> = path.split('/').collect();
        match (&parts.method, segments.as_slice()) {
            (&Method::GET, &["v2", project, "apigw", "instances"]) => {
                Some(Self::ApigList { project })
            }
            (&Method::GET, &["v2", project, "apigw", "instances", instance]) => {
                Some(Self::ApigDetail { project, instance })
            }
            (&Method::GET, &["v2", project, "apigw", "instances", instance, "progress"]) => {
                Some(Self::ApigProgress { project, instance })
            }
            (&Method::GET, &["v2", project, "instances", instance, "process"]) => {
                Some(Self::RomaProcess { project, instance })
            }
            (&Method::POST, &["v1", "instances", "prepare-progress"]) => {
                Some(Self::PrepareProgress)
            }
            (&Method::POST, &["v3", "auth", "tokens"]) => Some(Self::Tokens),
            _ => None,
        }
    }

    pub(super) fn route(&self) -> Route {
        match self {
            Self::ApigDetail { .. } => Route::ApigDetail,
            Self::ApigList { .. } => Route::ApigList,
            Self::ApigProgress { .. } => Route::ApigProgress,
            Self::PrepareProgress => Route::KooPhonePrepareProgress,
            Self::RomaProcess { .. } => Route::RomaProcess,
            Self::Tokens => Route::IamTokens,
        }
    }

    pub(super) fn service(&self) -> Service {
        match self {
            Self::ApigDetail { .. } | Self::ApigList { .. } | Self::ApigProgress { .. } => {
                Service::Apig
            }
            Self::PrepareProgress => Service::KooPhone,
            Self::RomaProcess { .. } => Service::Roma,
            Self::Tokens => Service::Iam,
        }
    }

    pub(super) fn project(&self) -> Option<&'a str> {
        match *self {
            Self::ApigDetail { project, .. }
            | Self::ApigList { project }
            | Self::ApigProgress { project, .. }
            | Self::RomaProcess { project, .. } => Some(project),
            Self::PrepareProgress | Self::Tokens => None,
        }
    }

    /// The world's answer. Requests for tokens are not for the world, but for IAM.
    pub(super) fn ask(&self, world: &World, now: Moment, parts: &Parts, body: &[u8]) -> Answer {
        match *self {
            Self::ApigDetail { project, instance } => world.detail(now, project, instance),
            Self::ApigList { project } => world.list(now, project, &query(parts)),
            Self::ApigProgress { project, instance } => world.progress(now, project, instance),
            Self::PrepareProgress => world.prepare_progress(now, body),
            Self::RomaProcess { project, instance } => world.process(now, project, instance),
            Self::Tokens => Answer::ok(serde_json::Value::Null),
        }
    }
}

fn query(parts: &Parts) -> Query {
    let mut query = Query::default();
    let pairs = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
    for (name, value) in pairs {
        let field = match name.as_ref() {
            "offset" => &mut query.offset,
            "limit" => &mut query.limit,
            "instance_id" => &mut query.instance_id,
            "instance_name" => &mut query.instance_name,
            "status" => &mut query.status,
            _ => continue,
        };
        *field = Some(value.into_owned());
    }
    query
}
