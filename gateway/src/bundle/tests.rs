use std::io::Read;

use super::*;

const FILES: &[File] = &[
    file("index.html"),
    file("instance-console.js"),
    file("console_bg.wasm"),
    file("console-0123456789abcdef_bg.wasm"),
    file("snippets/console-0123456789abcdef/element.js"),
    File { brotli: None, gzip: None, ..file("icon.png") },
];

const fn file(path: &'static str) -> File {
    File { path, hash: "cafe", identity: b"raw", brotli: Some(b"br"), gzip: Some(b"gz") }
}

fn get(path: &str, headers: &[(&'static str, &'static str)]) -> Response {
    let headers =
        headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    answer(FILES, &Method::GET, path, &headers.collect(), &page_policy(None)).unwrap()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[track_caller]
fn check_encoding(accepted: &'static str, expected: &str) {
    let response = get("/console_bg.wasm", &[("accept-encoding", accepted)]);
    assert_eq!(header(&response, "content-encoding"), expected, "{accepted}");
    assert_eq!(header(&response, "vary"), "accept-encoding");
}

#[test]
fn brotli_comes_before_gzip_before_none() {
    check_encoding("gzip, deflate, br, zstd", "br");
    check_encoding("gzip, deflate", "gzip");
    check_encoding("BR", "br");
    check_encoding("br;q=0.1, gzip;q=1", "br");
    check_encoding("*", "br");
    check_encoding("deflate", "");
    check_encoding("identity", "");
    check_encoding("", "");
    let response = get("/icon.png", &[("accept-encoding", "br, gzip")]);
    assert_eq!(header(&response, "content-encoding"), "");
}

#[test]
fn a_weight_of_zero_refuses() {
    check_encoding("br;q=0, gzip", "gzip");
    check_encoding("br; q=0.000 , gzip;q=0", "");
    check_encoding("*;q=0", "");
    check_encoding("br;q=0, *", "gzip");
    check_encoding("br;q=nonsense, gzip", "gzip");
}

#[test]
fn every_form_has_its_own_tag() {
    let tag = |accepted| {
        let response = get("/console_bg.wasm", &[("accept-encoding", accepted)]);
        header(&response, "etag").to_owned()
    };
    assert_eq!([tag("br"), tag("gzip"), tag("")], ["\"cafe-br\"", "\"cafe-gzip\"", "\"cafe\""]);
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    for known in ["\"cafe-br\"", "\"old\", W/\"cafe-br\"", "*"] {
        let response =
            get("/console_bg.wasm", &[("accept-encoding", "br"), ("if-none-match", known)]);
        assert_eq!(response.status(), 304, "{known}");
        assert_eq!(header(&response, "etag"), "\"cafe-br\"");
        assert_eq!(header(&response, "cache-control"), "no-cache");
        assert_eq!(header(&response, "content-encoding"), "");
    }
    for known in ["\"cafe\"", "cafe-br", "\"old\""] {
        let response =
            get("/console_bg.wasm", &[("accept-encoding", "br"), ("if-none-match", known)]);
        assert_eq!(response.status(), 200, "{known}");
    }
    assert_eq!(get("/", &[("if-none-match", "*")]).status(), 200);
}

#[test]
fn types_follow_from_the_name_and_each_file_is_asked_for_again() {
    for (path, content_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/instance-console.js", "text/javascript; charset=utf-8"),
        ("/console_bg.wasm", "application/wasm"),
    ] {
        let response = get(path, &[]);
        assert_eq!(header(&response, "content-type"), content_type, "{path}");
        assert_eq!(header(&response, "cache-control"), "no-cache", "{path}");
    }
}

#[test]
fn only_the_page_has_a_policy() {
    let policy = get("/", &[]).headers()["content-security-policy"].clone();
    let policy = policy.to_str().unwrap().to_owned();
    for part in ["default-src 'none'; ", "script-src 'self' 'wasm-unsafe-eval'; "] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("  "), "{policy}");
    let script = get("/instance-console.js", &[]);
    assert_eq!(header(&script, "content-security-policy"), "");
    assert_eq!(header(&script, "referrer-policy"), "no-referrer");
}

#[test]
fn what_is_not_a_file_does_not_exist() {
    let answer = |method, path| answer(FILES, &method, path, &HeaderMap::new(), &page_policy(None));
    for path in ["", "/x", "/index.html/", "//index.html", "/snippets", "/../index.html"] {
        assert_eq!(answer(Method::GET, path).unwrap_err(), GatewayError::NotFound, "{path}");
    }
    assert_eq!(answer(Method::POST, "/").unwrap_err(), GatewayError::Method("GET, HEAD"));
    assert_eq!(answer(Method::POST, "/x").unwrap_err(), GatewayError::NotFound);
    assert!(answer(Method::HEAD, "/").is_ok());
}

#[test]
fn without_a_bundle_the_page_says_what_to_do() {
    let response = answer(&[], &Method::GET, "/", &HeaderMap::new(), &page_policy(None)).unwrap();
    assert_eq!(response.status(), 503);
    assert!(NOT_BUILT.contains("make build"));
}

#[test]
fn what_is_embedded_decompresses_to_the_file() {
    for file in super::FILES {
        if let Some(brotli) = file.brotli {
            let mut bytes = Vec::new();
            brotli::Decompressor::new(brotli, 4096).read_to_end(&mut bytes).unwrap();
            assert!(bytes == file.identity, "{}", file.path);
        }
        if let Some(gzip) = file.gzip {
            let mut bytes = Vec::new();
            flate2::read::GzDecoder::new(gzip).read_to_end(&mut bytes).unwrap();
            assert!(bytes == file.identity, "{}", file.path);
        }
    }
}
