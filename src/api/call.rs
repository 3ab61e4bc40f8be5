//! The five calls by what they ask for, before they are requests.
//!
//! A call can be compared and kept.

use super::{Error, Request, apig, koophone, request, roma};

/// Which of the five.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// APIG: one page of the list of dedicated instances.
    List,
    /// APIG: one instance's detail.
    Detail,
    /// APIG: creation progress.
    Progress,
    /// ROMA Connect: creation process.
    Process,
    /// KooPhone: preparation progress.
    Preparation,
}

/// One of the five calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Which.
    pub api: Api,
    /// The project's ID, or KooPhone's user ID.
    pub owner: String,
    /// The instance's ID; empty for a list.
    pub id: String,
    /// From which row on a list is asked for; else 0.
    pub offset: u64,
}

impl Call {
    /// A call about one instance.
    #[must_use]
    pub fn new(api: Api, owner: &str, id: &str) -> Self {
        Self { api, owner: owner.to_owned(), id: id.to_owned(), offset: 0 }
    }

    /// A page of a list, as long as pages may be.
    #[must_use]
    pub fn list(project_id: &str, offset: u64) -> Self {
        Self { offset, ..Self::new(Api::List, project_id, "") }
    }

    /// The request for it.
    ///
    /// # Errors
    /// A configuration error when an ID cannot be sent.
    pub fn request(&self) -> Result<Request, Error> {
        match self.api {
            Api::List => apig::list_instances(&self.owner, self.offset, request::PAGE_LIMIT),
            Api::Detail => apig::show_instance(&self.owner, &self.id),
            Api::Progress => apig::show_progress(&self.owner, &self.id),
            Api::Process => roma::show_process(&self.owner, &self.id),
            Api::Preparation => koophone::show_preparation(&self.owner, &self.id),
        }
    }
}
