//! The five calls by what they ask for, before they are requests.
//!
//! A call can be compared, and be told to another page: whatever is told, only one of the five
//! requests can come of it.

use super::{Error, Json, Request, request};

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

/// All five, by the names that other pages know.
const NAMES: [(Api, &str); 5] = [
    (Api::List, "list"),
    (Api::Detail, "detail"),
    (Api::Progress, "progress"),
    (Api::Process, "process"),
    (Api::Preparation, "preparation"),
];

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
            Api::List => request::list_instances(&self.owner, self.offset, request::PAGE_LIMIT),
            Api::Detail => request::show_instance(&self.owner, &self.id),
            Api::Progress => request::show_progress(&self.owner, &self.id),
            Api::Process => request::show_process(&self.owner, &self.id),
            Api::Preparation => request::show_preparation(&self.owner, &self.id),
        }
    }

    /// As JSON, for other pages.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let name = NAMES.iter().find(|(api, _)| *api == self.api).map_or("", |(_, name)| name);
        let text = |text: &str| Json::Text(text.to_owned());
        let offset = Json::Number(self.offset.to_string());
        Json::List(vec![text(name), text(&self.owner), text(&self.id), offset])
    }

    /// From [`Call::to_json`]; `None` for anything else.
    #[must_use]
    pub fn from_json(json: &Json) -> Option<Self> {
        let Json::List(parts) = json else { return None };
        let [name, owner, id, Json::Number(offset)] = parts.as_slice() else { return None };
        let name = name.as_text()?;
        let (api, _) = NAMES.iter().find(|(_, known)| *known == name)?;
        let offset = offset.parse().ok()?;
        Some(Self { offset, ..Self::new(*api, owner.as_text()?, id.as_text()?) })
    }
}
