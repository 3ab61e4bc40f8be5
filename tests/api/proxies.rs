//! Where requests go.

#![expect(clippy::unwrap_used, reason = "a helper that finds nothing is a failed test")]

use instance_console::api::{proxy::Proxy, request::show_process};

const TARGET: &str = "/v2/p/instances/i/process";

#[track_caller]
fn check(base: &str, joined: &str) {
    let request = show_process("p", "i").unwrap();
    let proxy = Proxy::new(base, "roma", Some("cn-north-4")).unwrap();
    assert_eq!(proxy.base(), joined);
    assert_eq!(proxy.url(&request), format!("{joined}{TARGET}"));
}

#[track_caller]
fn check_refused(base: &str) {
    let proxy = Proxy::new(base, "roma", Some("cn-north-4"));
    assert!(proxy.is_err(), "{base:?} became {proxy:?}");
}

#[test]
fn an_empty_base_is_the_page_itself() {
    check("", "");
    check("/", "");
    check("  ", "");
}

#[test]
fn a_path_is_kept_and_its_last_slashes_are_not() {
    check("/proxy", "/proxy");
    check("/proxy/", "/proxy");
    check("/a/b///", "/a/b");
    check("proxy/api", "proxy/api");
}

#[test]
fn an_absolute_address_is_kept() {
    check("https://proxy.example", "https://proxy.example");
    check("http://localhost:8080/", "http://localhost:8080");
    check(" https://[::1]:8443/cloud/ ", "https://[::1]:8443/cloud");
}

#[test]
fn service_and_region_are_put_in() {
    check("https://{service}.{region}.example/", "https://roma.cn-north-4.example");
    check("/{region}/{service}/{service}", "/cn-north-4/roma/roma");
}

#[test]
fn a_place_without_a_value_is_refused() {
    assert!(Proxy::new("/{region}", "koophone", None).is_err());
    assert!(Proxy::new("/{service}", "koophone", None).is_ok());
    for base in ["/{project}", "/{}", "/{", "/}", "/{Region}", "/{{service}}"] {
        check_refused(base);
    }
}

#[test]
fn another_scheme_is_refused() {
    for base in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "blob:https://a",
        "file:///",
        "ftp://a",
        "ws://a",
        "a:b",
        "http:a",
        "https:/a",
        "HTTPS://a",
        "java\nscript:alert(1)",
    ] {
        check_refused(base);
    }
}

#[test]
fn another_origin_in_disguise_is_refused() {
    for base in ["//host", "///host", "/\\host", "\\\\host", "/\t/host", "/\n/host"] {
        check_refused(base);
    }
}

#[test]
fn an_address_without_a_host_is_refused() {
    // Otherwise a browser would take the first segment of the API's path for the host.
    for base in [
        "http://",
        "https://",
        "https:///",
        "http:////",
        "https:///evil.example",
        "https://:///",
        "http://:80/",
    ] {
        check_refused(base);
    }
}

#[test]
fn a_user_or_password_is_refused() {
    for base in ["https://user@host", "https://user:password@host/a", "http://host:80@evil.example"]
    {
        check_refused(base);
    }
}

#[test]
fn a_query_and_a_fragment_are_refused() {
    for base in ["/proxy?to=", "https://host/?", "/proxy#", "https://host/#a"] {
        check_refused(base);
    }
}

#[test]
fn a_character_that_no_address_has_is_refused() {
    for base in [
        "/a b",
        "https://ho st",
        "/a\u{a0}b",
        "/a\0",
        "/a\u{7f}",
        "https://host\\@evil",
        "/a\u{2028}b",
    ] {
        check_refused(base);
    }
}

#[test]
fn a_hostile_region_is_checked_like_the_base_that_it_is_put_into() {
    for region in ["/evil.example", "a@evil.example", "a?", "a#", "a b", "{service}"] {
        let proxy = Proxy::new("https://{region}.example", "roma", Some(region));
        let slash = Proxy::new("/{region}", "roma", Some(region));
        assert!(proxy.is_err() || slash.is_err(), "{region} became {proxy:?} and {slash:?}");
    }
}
