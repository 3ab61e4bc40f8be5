//! The five documented calls as one list.

use std::sync::Arc;

use super::{
    Answer, Creation, Decoded, Detail, Error, Page, Preparation, Process, Request, ServiceName,
    apig, koophone, request::PAGE_LIMIT, roma,
};

/// One of the five calls, with the ID of its instance. In their order, lists come before all else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiCall {
    /// APIG: one page of the list of dedicated instances.
    ListInstances,
    /// APIG: the progress of an instance's creation.
    ShowProgress {
        /// The instance's ID.
        id: Arc<str>,
    },
    /// ROMA Connect: the progress of the creation of an instance and its sub-services.
    ShowProcess {
        /// The instance's ID.
        id: Arc<str>,
    },
    /// KooPhone: the progress of a cloud phone's preparation.
    ShowPreparation {
        /// The cloud phone's instance ID.
        id: Arc<str>,
    },
    /// APIG: one instance's detail.
    ShowInstance {
        /// The instance's ID.
        id: Arc<str>,
    },
}

/// The decoded answer to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// The answer to [`ApiCall::ListInstances`].
    Page(Page),
    /// The answer to [`ApiCall::ShowInstance`].
    Detail(Detail),
    /// The answer to [`ApiCall::ShowProgress`].
    Creation(Creation),
    /// The answer to [`ApiCall::ShowProcess`].
    Process(Box<Process>),
    /// The answer to [`ApiCall::ShowPreparation`].
    Preparation(Preparation),
}

impl ApiCall {
    /// The service that has this call.
    #[must_use]
    pub const fn service(&self) -> ServiceName {
        match self {
            Self::ListInstances | Self::ShowInstance { .. } | Self::ShowProgress { .. } => {
                ServiceName::Apig
            }
            Self::ShowProcess { .. } => ServiceName::Roma,
            Self::ShowPreparation { .. } => ServiceName::KooPhone,
        }
    }

    /// The ID of its instance; `None` for the list.
    #[must_use]
    pub const fn id(&self) -> Option<&Arc<str>> {
        match self {
            Self::ListInstances => None,
            Self::ShowInstance { id }
            | Self::ShowProgress { id }
            | Self::ShowProcess { id }
            | Self::ShowPreparation { id } => Some(id),
        }
    }

    /// The request of the call. `owner` is the project's ID, or KooPhone's user ID; `offset` is the first
    /// row of a list's page, and means nothing to the other calls.
    ///
    /// # Errors
    /// A configuration error when an ID cannot be sent.
    pub fn request(&self, owner: &str, offset: u64) -> Result<Request, Error> {
        match self {
            Self::ListInstances => apig::list_instances(owner, offset, PAGE_LIMIT),
            Self::ShowInstance { id } => apig::show_instance(owner, id),
            Self::ShowProgress { id } => apig::show_progress(owner, id),
            Self::ShowProcess { id } => roma::show_process(owner, id),
            Self::ShowPreparation { id } => koophone::show_preparation(owner, id),
        }
    }

    /// Decodes an answer to the call.
    ///
    /// # Errors
    /// The API's own error, also one inside HTTP 200; or what is wrong with an answer that cannot be read.
    pub fn decode(&self, answer: &Answer) -> Result<Decoded<Answered>, Error> {
        Ok(match self {
            Self::ListInstances => apig::list::decode_page(answer)?.map(Answered::Page),
            Self::ShowInstance { id } => {
                apig::detail::decode_detail(answer, id)?.map(Answered::Detail)
            }
            Self::ShowProgress { .. } => {
                apig::progress::decode_creation(answer)?.map(Answered::Creation)
            }
            Self::ShowProcess { .. } => {
                roma::decode_process(answer)?.map(|process| Answered::Process(Box::new(process)))
            }
            Self::ShowPreparation { .. } => {
                koophone::decode_preparation(answer)?.map(Answered::Preparation)
            }
        })
    }
}
