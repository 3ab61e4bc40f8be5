//! What the pages of one group tell each other: a text, and the body of an answer.
//!
//! Never a token. Any script of the origin can speak on the channel, so that what is not understood is
//! left alone; and whatever a message asks for, it is one of the five calls.

use std::rc::Rc;

use super::Millis;
use crate::api::{Answer, Call, Error, Headers, Json, Kind, RetryAfter, Timestamp};

/// The longest age that counts, a year: no sum overflows.
const LONGEST_AGE: Millis = 365 * 24 * 60 * 60_000;

/// In the place of an HTTP status: no answer arrived.
const NO_ANSWER: u16 = 0;

/// In the place of an HTTP status: the token could not be sent.
const NO_TOKEN: u16 = 1;

/// What came of a call, and how long ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The answer, of whatever status; or why there was none.
    pub result: Result<Rc<Answer>, Error>,
    /// Whether it was asked for without a token.
    pub is_bare: bool,
    /// How long ago the request was sent.
    pub sent: Millis,
    /// How long ago the answer arrived.
    pub received: Millis,
}

impl Reply {
    /// The same, later.
    #[must_use]
    pub fn aged(&self, by: Millis) -> Self {
        let later = |age: Millis| age.saturating_add(by).min(LONGEST_AGE);
        Self { sent: later(self.sent), received: later(self.received), ..self.clone() }
    }

    /// How long the server wants to be left alone, counted from its answer; 0 when it does not say.
    #[must_use]
    pub fn patience(&self) -> Millis {
        let Ok(answer) = &self.result else { return 0 };
        if answer.status != 429 && answer.status < 500 {
            return 0;
        }
        let headers = &answer.headers;
        let wait = match headers.retry_after.as_deref().and_then(RetryAfter::parse) {
            None => return 0,
            Some(RetryAfter::Delay(wait)) => wait,
            Some(RetryAfter::At(moment)) => {
                let date = headers.date.as_deref().and_then(Timestamp::from_http_date);
                date.map(|date| moment.since(date)).unwrap_or_default()
            }
        };
        Millis::try_from(wait.as_millis()).unwrap_or(LONGEST_AGE)
    }
}

/// What one page tells the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A page asks for a call.
    Ask {
        /// What for.
        call: Call,
        /// Which page.
        from: u32,
        /// How old the answer may be.
        tolerance: Millis,
    },
    /// The leader has heard that, and will answer.
    Accepted(Call),
    /// The leader answers whoever asked.
    Answer {
        /// What was asked for.
        call: Call,
        /// Which page leads.
        from: u32,
        /// Whether it had been given before.
        is_kept: bool,
        /// When this was said, by the wall clock that all pages have: a page that is frozen hears it
        /// hours later.
        told: i64,
        /// What came of it.
        reply: Reply,
    },
    /// A page leads from now on.
    Lead(u32),
    /// A page leads no more: another has taken the lead, and may have said so before.
    Lost(u32),
    /// The leader was given a token, at that moment by the wall clock: what waits for one may go on.
    Credential(i64),
}

impl Message {
    /// As a text and the body of an answer.
    #[must_use]
    pub fn write(&self) -> (String, Option<Rc<Answer>>) {
        let number = |number: u64| Json::Number(number.to_string());
        let name = |name: &str| Json::Text(name.to_owned());
        let mut body = None;
        let parts = match self {
            Self::Ask { call, from, tolerance } => {
                vec![name("ask"), call.to_json(), number((*from).into()), number(*tolerance)]
            }
            Self::Accepted(call) => vec![name("accepted"), call.to_json()],
            Self::Answer { call, from, is_kept, told, reply } => {
                let text = |text: &Option<String>| text.clone().map_or(Json::Null, Json::Text);
                let (status, texts) = match &reply.result {
                    Ok(answer) => {
                        body = Some(Rc::clone(answer));
                        let headers = &answer.headers;
                        let texts = [&headers.date, &headers.retry_after, &headers.request_id];
                        (answer.status, texts.map(text))
                    }
                    Err(error) => {
                        let is_token = error.kind == Kind::Credential;
                        let status = if is_token { NO_TOKEN } else { NO_ANSWER };
                        (status, [name(&error.message), Json::Null, Json::Null])
                    }
                };
                let mut parts = vec![
                    name("answer"),
                    call.to_json(),
                    number((*from).into()),
                    Json::Bool(*is_kept),
                    Json::Number(told.to_string()),
                    Json::Bool(reply.is_bare),
                    number(reply.sent),
                    number(reply.received),
                    number(status.into()),
                ];
                parts.extend(texts);
                parts
            }
            Self::Lead(from) => vec![name("lead"), number((*from).into())],
            Self::Lost(from) => vec![name("lost"), number((*from).into())],
            Self::Credential(given) => vec![name("credential"), Json::Number(given.to_string())],
        };
        (Json::List(parts).to_string(), body)
    }

    /// From what was heard; `None` for what no page of ours has said.
    #[must_use]
    pub fn read(text: &str, body: Vec<u8>) -> Option<Self> {
        let Ok(Json::List(parts)) = Json::read(text.as_bytes()) else { return None };
        let (Json::Text(name), parts) = parts.split_first()? else { return None };
        Some(match (name.as_str(), parts) {
            ("ask", [call, from, tolerance]) => Self::Ask {
                call: Call::from_json(call)?,
                from: number(from)?,
                tolerance: number(tolerance)?,
            },
            ("accepted", [call]) => Self::Accepted(Call::from_json(call)?),
            ("answer", [call, from, kept, told, bare, sent, received, status, texts @ ..]) => {
                let [date, retry_after, request_id] = texts else { return None };
                let (Json::Bool(is_kept), Json::Bool(is_bare)) = (kept, bare) else { return None };
                let text = |json: &Json| json.as_text().map(str::to_owned);
                let result = match number(status)? {
                    NO_ANSWER => Err(Error::transport(date.as_text()?)),
                    NO_TOKEN => Err(Error::unusable_token()),
                    status @ 100..=599 => {
                        let headers = Headers {
                            content_type: None,
                            date: text(date),
                            retry_after: text(retry_after),
                            request_id: text(request_id),
                        };
                        Ok(Rc::new(Answer { status, headers, body }))
                    }
                    _ => return None,
                };
                let reply = Reply {
                    result,
                    is_bare: *is_bare,
                    sent: number(sent)?,
                    received: number(received)?,
                };
                Self::Answer {
                    call: Call::from_json(call)?,
                    from: number(from)?,
                    is_kept: *is_kept,
                    told: told.as_integer()?,
                    reply: reply.aged(0),
                }
            }
            ("lead", [from]) => Self::Lead(number(from)?),
            ("lost", [from]) => Self::Lost(number(from)?),
            ("credential", [given]) => Self::Credential(given.as_integer()?),
            _ => return None,
        })
    }
}

/// A whole number that fits.
fn number<T: TryFrom<i64>>(json: &Json) -> Option<T> {
    json.as_integer().and_then(|number| T::try_from(number).ok())
}
