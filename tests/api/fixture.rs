//! Answers to decode, from the files of `tests/fixtures`.

use instance_console::api::{Answer, Headers};

/// A page of the list, as documented.
pub(crate) const LIST: &str = include_str!("../fixtures/apig_list.json");
/// An instance's detail, as documented: the document shows the create request.
pub(crate) const DETAIL: &str = include_str!("../fixtures/apig_detail.json");
/// A creation's progress, as documented.
pub(crate) const PROGRESS: &str = include_str!("../fixtures/apig_progress.json");
/// A creation under way, which has an end time nevertheless.
pub(crate) const PROGRESS_CREATING: &str = include_str!("../fixtures/apig_progress_creating.json");
/// A failed creation, which comes with HTTP 200.
pub(crate) const PROGRESS_FAILED: &str = include_str!("../fixtures/apig_progress_failed.json");
/// A ROMA creation process, as documented.
pub(crate) const PROCESS: &str = include_str!("../fixtures/roma_process.json");
/// A cloud phone's preparation, as documented.
pub(crate) const PREPARATION: &str = include_str!("../fixtures/koophone_progress.json");
/// The request of that preparation, as documented.
pub(crate) const PREPARATION_REQUEST: &str = include_str!("../fixtures/koophone_request.json");

/// The documented errors, by HTTP status.
pub(crate) const ERROR_401: &str = include_str!("../fixtures/error_401.json");
pub(crate) const ERROR_403: &str = include_str!("../fixtures/error_403.json");
pub(crate) const ERROR_404: &str = include_str!("../fixtures/error_404.json");
pub(crate) const ERROR_500: &str = include_str!("../fixtures/error_500.json");

/// One error of each shape.
pub(crate) const SNAKE: &str = include_str!("../fixtures/error_shape_snake.json");
pub(crate) const CAMEL: &str = include_str!("../fixtures/error_shape_camel.json");
pub(crate) const CODE_MESSAGE: &str = include_str!("../fixtures/error_shape_code_message.json");
pub(crate) const NESTED: &str = include_str!("../fixtures/error_shape_nested_iam.json");
pub(crate) const PLAIN: &str = include_str!("../fixtures/error_shape_plain.txt");
pub(crate) const HTML: &str = include_str!("../fixtures/error_shape_502.html");
pub(crate) const FRONT_APIGW: &str = include_str!("../fixtures/error_front_apigw_0301.json");
pub(crate) const FRONT_APIG: &str = include_str!("../fixtures/error_front_apig_0301.json");
pub(crate) const KOOPHONE_1001: &str = include_str!("../fixtures/error_koophone_1001.json");

/// A sign-in page, sent with a good status.
pub(crate) const SSO: &str = include_str!("../fixtures/field_sso.html");
/// Pages of the list with one fault each: half a surrogate pair, a raw line break, a byte order mark.
pub(crate) const SURROGATE: &[u8] = include_bytes!("../fixtures/field_surrogate.json");
pub(crate) const CONTROL: &[u8] = include_bytes!("../fixtures/field_control.json");
pub(crate) const BOM: &[u8] = include_bytes!("../fixtures/field_bom.json");

/// The five decoders, without the flag that tells of a repair.
pub(crate) mod decode {
    use instance_console::api::{
        Answer, Creation, Detail, Error, Page, Preparation, Process, apig, koophone, roma,
    };

    pub(crate) fn instances(answer: &Answer) -> Result<Page, Error> {
        apig::list::decode_page(answer).map(|page| page.value)
    }

    pub(crate) fn detail(answer: &Answer, asked: &str) -> Result<Detail, Error> {
        apig::detail::decode_detail(answer, asked).map(|detail| detail.value)
    }

    pub(crate) fn progress(answer: &Answer) -> Result<Creation, Error> {
        apig::progress::decode_creation(answer).map(|creation| creation.value)
    }

    pub(crate) fn process(answer: &Answer) -> Result<Process, Error> {
        roma::decode_process(answer).map(|process| process.value)
    }

    pub(crate) fn preparation(answer: &Answer) -> Result<Preparation, Error> {
        koophone::decode_preparation(answer).map(|preparation| preparation.value)
    }
}

/// An answer with status 200.
pub(crate) fn ok(body: &str) -> Answer {
    answer(200, body)
}

/// An answer without headers.
pub(crate) fn answer(status: u16, body: &str) -> Answer {
    Answer { status, headers: Headers::default(), body: body.as_bytes().to_vec() }
}
