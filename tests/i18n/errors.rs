//! The words for each documented error code, and for undocumented ones.

use std::collections::HashSet;

use instance_console::{
    api::{Answer, Error, ErrorParts, Kind, Problem, koophone::decode_preparation},
    domain::config::Locale,
    i18n::{Advice, Subject, advice, advice_about, advice_for_code},
};

/// Each documented code, with its HTTP statuses, and a part of its words that the words for its kind do not
/// have.
const CODES: &[(&str, &[u16], &str, &str)] = &[
    ("APIC.7100", &[401], "no token", "没有 Token"),
    ("APIC.7101", &[401], "has expired", "已过期"),
    ("APIC.7102", &[401], "token is invalid", "Token 无效"),
    ("APIC.7103", &[401], "no project", "不属于任何项目"),
    ("APIC.7105", &[401], "no user", "没有用户"),
    ("APIC.7107", &[401], "any roles", "角色"),
    ("APIC.7106", &[403], "to call this API", "无权调用"),
    ("APIC.7109", &[403], "suspended", "暂停"),
    ("APIC.7110", &[403], "read-only", "只读"),
    ("APIC.7111", &[403], "another project", "另一个项目"),
    ("APIC.7118", &[403], "account", "账号"),
    ("APIC.7130", &[403], "another project", "所请求的项目"),
    ("APIC.7134", &[403], "enterprise project", "企业项目"),
    ("APIC.7300", &[403], "policy", "策略"),
    ("APIC.7400", &[403], "quota", "配额"),
    ("APIC.7302", &[404], "instance", "实例不存在"),
    ("APIG.3030", &[404], "instance", "实例不存在"),
    ("APIC.7301", &[404], "specification", "规格"),
    ("APIC.7701", &[409], "status", "状态"),
    ("APIC.7712", &[409], "locked", "锁定"),
    ("APIC.7211", &[400], "parameter", "参数"),
    ("APIC.9206", &[400, 200], "Creation failed", "创建失败"),
    ("APIC.9218", &[400, 200], "quota", "配额不足"),
    ("APIC.9219", &[400, 200], "resources", "资源不足"),
    ("APIC.9000", &[500], "internal", "内部错误"),
    ("APIC.9100", &[500], "database", "数据库"),
    ("APIC.9999", &[500], "system", "系统"),
    ("APIG.0101", &[404], "No such API", "接口不存在"),
    ("APIG.0201", &[400, 500], "rejected", "网关拒绝"),
    ("APIG.0201", &[413, 414, 494], "too large", "过大"),
    ("APIG.0201", &[502], "reach", "连接不到"),
    ("APIG.0201", &[504], "in time", "超时"),
    ("APIG.0203", &[504], "in time", "超时"),
    ("APIG.0301", &[401], "signature", "签名"),
    ("APIG.0302", &[403], "to call this API", "无权调用"),
    ("APIG.0303", &[401], "application", "应用"),
    ("APIG.0304", &[403], "to call this API", "无权调用"),
    ("APIG.0305", &[401], "doesn't accept", "不接受"),
    ("APIG.0306", &[403], "to call this API", "无权调用"),
    ("APIG.0307", &[401], "expired", "已过期"),
    ("APIG.0308", &[429], "limit", "上限"),
    ("APIG.0310", &[403], "isn't available", "不可用"),
    ("APIG.0601", &[500], "gateway", "网关内部错误"),
    ("APIG.0610", &[502], "reach", "连接不到"),
    ("APIG.0613", &[503], "IAM", "IAM"),
    ("APIG.0802", &[403], "region", "区域"),
    ("APIG.1000", &[401], "doesn't accept", "不接受"),
    ("APIG.1001", &[401], "doesn't accept", "不接受"),
    ("APIG.1002", &[401], "doesn't accept", "不接受"),
    ("APIG.1003", &[401], "doesn't accept", "不接受"),
    ("APIG.1004", &[401], "doesn't accept", "不接受"),
    ("APIG.1005", &[401], "doesn't accept", "不接受"),
    ("APIG.1006", &[401], "doesn't accept", "不接受"),
    ("APIG.1007", &[401], "doesn't accept", "不接受"),
    ("APIG.1008", &[401], "doesn't accept", "不接受"),
    ("APIG.1009", &[401], "doesn't accept", "不接受"),
    ("APIG.1010", &[401], "doesn't accept", "不接受"),
    ("APIG.1011", &[401], "doesn't accept", "不接受"),
    ("APIG.1012", &[401], "doesn't accept", "不接受"),
    ("APIG.1013", &[401], "doesn't accept", "不接受"),
    ("APIG.9008", &[500], "limit", "上限"),
    ("APIG.9999", &[500], "system", "系统"),
    ("ROMA.1000", &[400], "no token", "没有 Token"),
    ("ROMA.1002", &[400], "token is invalid", "Token 无效"),
    ("ROMA.1006", &[400], "to call this API", "无权调用"),
    ("ROMA.1007", &[400], "No such API", "接口不存在"),
    ("ROMA.13000", &[400], "parameter", "参数"),
    ("ROMA.00110002", &[500], "instance", "实例不存在"),
    ("ROMA.00110006", &[404], "instance", "实例不存在"),
    ("SCB.00000000", &[400], "framework", "服务框架"),
    ("KOOPHONE.API.1000", &[400], "parameter", "参数"),
    ("KOOPHONE.API.1001", &[401], "token is not the reason", "与 Token 无关"),
    ("KOOPHONE.API.1002", &[400], "regions", "区域"),
    ("KOOPHONE.API.4001", &[400, 404], "instance", "实例不存在"),
    ("KOOPHONE.API.9999", &[500], "internal", "内部错误"),
    ("common.00000500", &[500], "platform", "平台"),
    ("common.00000401", &[400], "platform", "平台"),
];

fn error(code: &str, status: u16) -> Error {
    let body = format!(r#"{{"error_code":"{code}","error_msg":"m"}}"#);
    let answer = Answer { status, body: body.into_bytes(), ..Answer::default() };
    decode_preparation(&answer).expect_err("an answer with an error's code is an error")
}

/// An error with only a kind, and a problem if it did not come from an API.
fn unsigned(kind: Kind, problem: Option<Problem>) -> Error {
    Error::from(ErrorParts {
        kind,
        status: None,
        code: None,
        message: String::new(),
        problem,
        request_id: None,
        retry_after: None,
    })
}

fn advice_of_kind(locale: Locale, kind: Kind) -> Advice {
    advice(locale, &unsigned(kind, None))
}

#[test]
fn each_documented_code_has_words_of_its_own_in_both_languages() {
    for (code, statuses, en, zh) in CODES {
        // The front gateway uses either prefix.
        let other = code.strip_prefix("APIG.0").map(|number| format!("APIGW.0{number}"));
        for code in [Some((*code).to_owned()), other].into_iter().flatten() {
            for status in *statuses {
                let error = error(&code, *status);
                for (locale, word) in [(Locale::En, en), (Locale::Zh, zh)] {
                    let said = advice(locale, &error);
                    assert!(said.happened.contains(word), "{status} {code}: {}", said.happened);
                    let of_kind = advice_of_kind(locale, error.kind);
                    assert_ne!(said.happened, of_kind.happened, "{status} {code}");
                    assert!(!said.next.is_empty(), "{status} {code}");
                    // Nobody can do anything where the console only has to wait.
                    let waits = ["APIC.7701", "APIC.7712", "APIG.0308", "APIGW.0308", "APIG.9008"];
                    assert_eq!(said.who.is_empty(), waits.contains(&&*code), "{status} {code}");
                    assert_eq!(said.happened.is_ascii(), locale == Locale::En, "{status} {code}");
                    assert_eq!(said.next.is_ascii(), locale == Locale::En, "{status} {code}");
                }
            }
        }
    }
}

#[test]
fn what_is_tried_again_by_itself_is_said_so_and_nothing_else_is() {
    for (code, statuses, ..) in CODES {
        for status in *statuses {
            let error = error(code, *status);
            let next = advice(Locale::En, &error).next;
            let says = next.contains("console retries");
            assert_eq!(says, error.is_retryable(), "{status} {code}: {next}");
        }
    }
}

#[test]
fn roma_and_koophone_tell_by_the_code_what_the_status_would_tell_wrongly() {
    for (code, status, expected) in [
        ("ROMA.1000", 400, Kind::Credential),
        ("ROMA.1002", 400, Kind::Credential),
        ("ROMA.1006", 400, Kind::Permission),
        ("ROMA.1007", 400, Kind::Configuration),
        ("ROMA.13000", 400, Kind::Refused),
        ("ROMA.00110002", 500, Kind::NotFound),
        ("KOOPHONE.API.1001", 401, Kind::Permission),
    ] {
        let error = error(code, status);
        assert_eq!(error.kind, expected, "{status} {code}");
        let said = advice(Locale::En, &error);
        // The advice is a new token only if that would help.
        let asks = said.next.contains("token");
        assert_eq!(asks, expected == Kind::Credential, "{status} {code}: {}", said.next);
    }
}

#[test]
fn an_unknown_code_has_the_words_of_its_kind() {
    for code in ["APIC.1234", "APIGW.0999", "NEW.0001", "nonsense", "", "APIC.", ".7101"] {
        for status in [400, 401, 403, 404, 429, 500, 503] {
            let error = error(code, status);
            for locale in [Locale::En, Locale::Zh] {
                let of_kind = advice_of_kind(locale, error.kind);
                assert_eq!(advice(locale, &error), of_kind, "{status} {code}");
            }
        }
    }
}

#[test]
fn a_creation_that_failed_has_its_reason_in_words() {
    let said = |code| advice_for_code(Locale::En, code).map(|advice| advice.happened);
    let reason = |code| said(code).expect("a code with words");
    assert_eq!(reason("APIC.9218"), "Creation failed: insufficient quota");
    assert_eq!(reason("APIC.9219"), "Creation failed: insufficient resources");
    assert_eq!(said("ROMA.55555"), None);
    // A call that fails with this code is retried; a creation is not.
    let next = |code| advice_for_code(Locale::En, code).map(|advice| advice.next);
    for code in ["APIC.9000", "APIC.9100", "APIC.9999", "APIC.7701"] {
        assert_eq!(next(code), next("APIC.9206"), "{code}");
    }
    assert_eq!(said("APIGW.0201"), None, "it says nothing without its status");
}

/// Each problem with the kind of error that it comes with.
const PROBLEMS: [(Problem, Kind); 19] = [
    (Problem::Unreachable, Kind::Transport),
    (Problem::CrossOrigin, Kind::Transport),
    (Problem::TimedOut, Kind::Transport),
    (Problem::HostFetch, Kind::Transport),
    (Problem::Redirected, Kind::Invalid),
    (Problem::WebPage, Kind::Invalid),
    (Problem::ProxyLogin, Kind::Transient),
    (Problem::HeaderTooLarge, Kind::Transient),
    (Problem::Blocked, Kind::Transient),
    (Problem::UnsignedError, Kind::Transient),
    (Problem::Empty, Kind::Invalid),
    (Problem::CutOff, Kind::Invalid),
    (Problem::NotJson { line: 7 }, Kind::Invalid),
    (Problem::UnsupportedCharset, Kind::Invalid),
    (Problem::NotAnObject, Kind::Invalid),
    (Problem::InstancesNotAnArray, Kind::Invalid),
    (Problem::NoStatus, Kind::Invalid),
    (Problem::NoDataStatus, Kind::Invalid),
    (Problem::UnusableId { field: "project_id" }, Kind::Configuration),
];

#[test]
fn each_problem_has_words_of_its_own_in_both_languages() {
    for locale in [Locale::En, Locale::Zh] {
        let mut happened = HashSet::new();
        for (problem, kind) in PROBLEMS {
            let said = advice(locale, &unsigned(kind, Some(problem)));
            assert_eq!(said.happened.is_ascii(), locale == Locale::En, "{}", said.happened);
            assert_eq!(said.next.is_ascii(), locale == Locale::En, "{}", said.next);
            assert!(!said.happened.contains('{'), "{}", said.happened);
            assert!(!said.who.is_empty(), "{problem:?}");
            let is_new = happened.insert(said.happened.clone());
            // A redirect leads to a web page, and has the same words.
            assert_eq!(is_new, problem != Problem::WebPage, "{problem:?}: {}", said.happened);
        }
    }
}

#[test]
fn r19_r20_a_web_page_or_a_redirect_is_probably_a_sign_in() {
    for problem in [Problem::WebPage, Problem::Redirected] {
        let said = advice(Locale::En, &unsigned(Kind::Invalid, Some(problem)));
        assert_eq!(said.happened, "Received a web page instead of data, probably a sign-in page");
        assert_eq!(
            said.next,
            "The console retries automatically. Reload the page, and sign in if you are asked to."
        );
        assert_eq!(said.who, "You can fix this.");
    }
}

/// The gateway's codes for failures between it and the cloud.
const GATEWAY: [(&str, u16, &str, &str); 17] = [
    ("0502", 502, "couldn't connect", "连接华为云失败"),
    ("1502", 502, "incomplete response", "响应不完整"),
    ("2502", 502, "web page from Huawei Cloud", "收到的是网页"),
    ("3502", 502, "too large", "大小上限"),
    ("4502", 502, "host name", "域名"),
    ("5502", 502, "certificate", "证书"),
    ("6502", 502, "isn't JSON", "不是 JSON"),
    ("7502", 502, "web page from Huawei Cloud", "收到的是网页"),
    ("8502", 502, "own token", "自身 Token"),
    ("1503", 503, "credential is invalid", "凭证无效"),
    ("2503", 503, "outgoing proxy", "出口代理"),
    ("3503", 503, "from IAM yet", "尚未从 IAM"),
    ("4503", 503, "username or password", "用户名或密码"),
    ("5503", 503, "clock", "时间不准"),
    ("6503", 503, "waiting at the proxy", "排队"),
    ("0504", 504, "in time", "未在规定时间内响应代理"),
    ("1504", 504, "timed out", "连接华为云超时"),
];

#[test]
fn r43_the_gateways_codes_tell_the_ways_to_the_cloud_apart() {
    for locale in [Locale::En, Locale::Zh] {
        let mut happened = HashSet::new();
        for (code, status, en, zh) in GATEWAY {
            let error = error(&format!("GATEWAY.{code}"), status);
            assert_eq!((error.kind, error.problem), (Kind::Transient, None), "{code}");
            let said = advice(locale, &error);
            let word = if locale == Locale::En { en } else { zh };
            assert!(said.happened.contains(word), "{code}: {}", said.happened);
            assert_eq!(said.happened.is_ascii(), locale == Locale::En, "{code}");
            assert_eq!(said.next.is_ascii(), locale == Locale::En, "{code}");
            // A redirect leads to a web page, and has the same words.
            assert_eq!(happened.insert(said.happened), code != "7502", "{code}");
        }
    }
}

#[test]
fn the_gateways_word_for_a_web_page_is_not_the_pages_own_and_that_for_an_error_is() {
    for locale in [Locale::En, Locale::Zh] {
        // Whoever looks at the page cannot sign in for the gateway.
        let own = advice(locale, &unsigned(Kind::Invalid, Some(Problem::WebPage)));
        for code in ["GATEWAY.2502", "GATEWAY.7502"] {
            let said = advice(locale, &error(code, 502));
            assert!(said.happened != own.happened && said.who != own.who, "{code}");
        }
        // An error of a server in between keeps its status, and the words for that.
        for (status, problem) in [
            (401, Problem::UnsignedError),
            (403, Problem::Blocked),
            (404, Problem::UnsignedError),
            (407, Problem::ProxyLogin),
            (429, Problem::UnsignedError),
            (431, Problem::HeaderTooLarge),
            (503, Problem::UnsignedError),
        ] {
            let body = r#"{"message":"m"}"#;
            let answer = Answer { status, body: body.into(), ..Answer::default() };
            let own = decode_preparation(&answer).expect_err("it is an error");
            let passed = error(&format!("GATEWAY.9{status}"), status);
            assert_eq!((passed.kind, passed.problem), (own.kind, Some(problem)), "{status}");
            assert_eq!(advice(locale, &passed), advice(locale, &own), "{status}");
        }
    }
}

#[test]
fn what_was_not_found_depends_on_what_was_asked_for() {
    let error = error("NEW.0001", 404);
    assert_eq!(error.kind, Kind::NotFound);
    let next = |subject| advice_about(Locale::En, &error, subject).next;
    assert_eq!(next(Subject::List), "Check this source's project ID and region.");
    assert!(next(Subject::Instance).starts_with("Check the instance ID and the project"));
    assert!(next(Subject::Phone).starts_with("Check the instance ID and the user ID"));
    assert_eq!(next(Subject::Instance), advice(Locale::En, &error).next);
}

#[test]
fn the_gateways_refusals_say_what_it_wants() {
    let said = |code, status| advice(Locale::En, &error(code, status));
    assert_eq!(said("GATEWAY.0401", 401).happened, "The proxy requires a bearer token");
    let not_through_front = said("GATEWAY.1403", 403);
    assert!(not_through_front.happened.contains("in front of the proxy"));
    assert_eq!(not_through_front.next, "Open the console at that server's address.");
    assert!(said("GATEWAY.1503", 503).next.contains("Replace the token or access key"));
    assert!(said("GATEWAY.6503", 503).next.contains("limits.calls_at_once"));
}

#[test]
fn r21_headers_that_are_too_large_name_the_cookies_too() {
    let said = advice(Locale::En, &unsigned(Kind::Transient, Some(Problem::HeaderTooLarge)));
    assert_eq!(said.happened, "The request headers or cookies are too large");
    assert!(said.next.contains("cookies") && said.next.contains("proxy"), "{}", said.next);
}

#[test]
fn r24_no_answer_from_another_origin_names_cors_and_the_pages_own_policy() {
    for locale in [Locale::En, Locale::Zh] {
        let said = advice(locale, &unsigned(Kind::Transport, Some(Problem::CrossOrigin)));
        assert!(said.next.contains("CORS") && said.next.contains("connect-src"), "{}", said.next);
    }
}

#[test]
fn an_unsigned_error_blames_neither_api_nor_cloud_and_is_told_apart_by_its_status() {
    let said = |status| {
        let kind = if status == 429 { Kind::Throttled } else { Kind::Transient };
        let error = unsigned(kind, Some(Problem::UnsignedError));
        advice(Locale::En, &ErrorParts { status: Some(status), ..ErrorParts::clone(&error) }.into())
    };
    for status in [400, 401, 404, 405, 500, 502, 503, 504, 520] {
        let happened = said(status).happened;
        assert!(happened.starts_with("A server between this page and the API"), "{happened}");
    }
    assert!(said(401).next.contains("sign in"));
    assert!(said(404).next.contains("Check this source's proxy"));
    assert!(said(502).next.contains("proxy's log"));
    assert!(said(429).happened.starts_with("Too many requests"));
}

#[test]
fn a_problem_names_its_line_or_its_field() {
    let said = |problem| advice(Locale::En, &unsigned(Kind::Invalid, Some(problem))).happened;
    assert_eq!(said(Problem::NotJson { line: 7 }), "The response isn't JSON (line 7)");
    let unusable = Problem::UnusableId { field: "project_id" };
    assert_eq!(said(unusable), "This ID can't be used as project_id");
}
