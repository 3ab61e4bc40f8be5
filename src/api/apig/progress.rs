//! The progress of an APIG instance's creation.

use serde::Deserialize;

use crate::api::{
    Answer, Decoded, Error, Failure, Moment, Phase,
    body::{self, Fault},
    lenient,
};

/// The answer of the progress call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creation {
    /// Its phase. This decides, not the percentage: 100 with `creating` is still under way.
    pub phase: Phase,
    /// 0 to 100, clamped; documented are 30, 50, 80, 90 and 100. `None` when none was sent.
    pub percent: Option<u8>,
    /// Why it failed; only with [`Phase::Failed`], whatever else the error fields hold.
    pub failure: Option<Failure>,
    /// When it began.
    pub started: Option<Moment>,
    /// When it ended. `None` while under way, because an example shows a time there too.
    pub ended: Option<Moment>,
}

/// `ShowDetailsOfInstanceProgressV2Response`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Progress {
    #[serde(deserialize_with = "lenient::percent")]
    progress: Option<u8>,
    #[serde(deserialize_with = "lenient::text")]
    status: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    error_code: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    error_msg: Option<String>,
    #[serde(deserialize_with = "lenient::moment")]
    start_time: Option<Moment>,
    #[serde(deserialize_with = "lenient::moment")]
    end_time: Option<Moment>,
}

/// Decodes the progress of a creation.
///
/// # Errors
/// The API's own error, or [`Kind::Invalid`](crate::api::Kind::Invalid) for a body that is no object.
pub fn decode_creation(answer: &Answer) -> Result<Decoded<Creation>, Error> {
    let read = |text: &str| lenient::object::<Progress>(text).map_err(Fault::from);
    Ok(body::decode(answer, read)?.map(|progress| {
        let phase = Phase::from_word(&progress.status.unwrap_or_default());
        let has_failed = phase == Phase::Failed;
        let has_ended = phase.is_terminal();
        Creation {
            percent: progress.progress,
            failure: has_failed
                .then(|| Failure::read(progress.error_code, progress.error_msg))
                .flatten(),
            started: progress.start_time,
            ended: progress.end_time.filter(|_| has_ended),
            phase,
        }
    }))
}
