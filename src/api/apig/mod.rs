//! APIG: the list of dedicated instances, the detail of one, and the progress of its creation.

pub mod detail;
pub mod instance;
pub mod list;
pub mod progress;
pub mod status;

use super::{
    Error, Request,
    request::{PAGE_LIMIT, path, segment},
};

/// `GET /v2/{project_id}/apigw/instances`: one page of a project's dedicated instances.
///
/// `limit` is clamped to 1 to [`PAGE_LIMIT`], because the service silently changes a limit outside of
/// that.
///
/// # Errors
/// A configuration error when the project ID cannot stand in a path.
pub fn list_instances(project_id: &str, offset: u64, limit: u32) -> Result<Request, Error> {
    let project = segment("project_id", project_id)?;
    let mut request = Request::get(path(&["v2", project, "apigw", "instances"]));
    request.query =
        vec![("offset", offset.to_string()), ("limit", limit.clamp(1, PAGE_LIMIT).to_string())];
    Ok(request)
}

/// `GET /v2/{project_id}/apigw/instances/{instance_id}`: one instance's detail.
///
/// # Errors
/// A configuration error when an ID cannot stand in a path.
pub fn show_instance(project_id: &str, instance_id: &str) -> Result<Request, Error> {
    let project = segment("project_id", project_id)?;
    let instance = segment("instance_id", instance_id)?;
    Ok(Request::get(path(&["v2", project, "apigw", "instances", instance])))
}

/// `GET /v2/{project_id}/apigw/instances/{instance_id}/progress`: the progress of its creation.
///
/// # Errors
/// A configuration error when an ID cannot stand in a path.
pub fn show_progress(project_id: &str, instance_id: &str) -> Result<Request, Error> {
    let project = segment("project_id", project_id)?;
    let instance = segment("instance_id", instance_id)?;
    Ok(Request::get(path(&["v2", project, "apigw", "instances", instance, "progress"])))
}
