//! The five documented calls as one list.

use std::sync::Arc;

use super::{
    Answer, Creation, Decoded, Detail, Error, Page, Preparation, Process, Request, ServiceName,
    apig, koophone, request::PAGE_LIMIT, roma,
};

/// One of the five calls, and what it is about. Ordered by the call first: lists come before all else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiCall {
    /// APIG: one page of the list of dedicated instances.
    ListInstances,
    /// APIG: how far an instance's creation is.
    ShowProgress {
        /// The instance's ID.
        id: Arc<str>,
    },
    /// ROMA Connect: how far the creation of an instance and its sub-services is.
    ShowProcess {
        /// The instance's ID.
        id: Arc<str>,
    },
    /// KooPhone: how far a cloud phone's preparation is.
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

/// What a call was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// To [`ApiCall::ListInstances`].
    Page(Page),
    /// To [`ApiCall::ShowInstance`].
    Detail(Detail),
    /// To [`ApiCall::ShowProgress`].
    Creation(Creation),
    /// To [`ApiCall::ShowProcess`].
    Process(Box<Process>),
    /// To [`ApiCall::ShowPreparation`].
    Preparation(Preparation),
}

impl ApiCall {
    /// Whose call it is.
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

    /// The ID of the instance that it is about; `None` for the list.
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

    /// The request for it. `owner` is the project's ID, or KooPhone's user ID; `offset` is the row from
    /// which on a list is asked for, and means nothing to the others.
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

    /// What an answer to it says, and whether its text had to be mended to be read.
    ///
    /// # Errors
    /// The API's own error, also inside a good answer; what is wrong with an answer that cannot be
    /// read.
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
