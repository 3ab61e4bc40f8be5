//! The configuration: the example loads, and what is wrong is named.

use std::{path::Path, time::Duration};

use instance_gateway::config::{Cloud, Config, Credentials, Overrides};

const EXAMPLE: &str = include_str!("../../gateway.example.toml");
const REAL: &str = "[upstreams]\napig = \"https://apig.example\"";

fn parse(text: &str) -> Result<Config, String> {
    let variable = |name: &str| match name {
        "INSTANCE_GATEWAY_TOKEN" => Some("token\n".to_owned()),
        "EMPTY" => Some(" ".to_owned()),
        _ => None,
    };
    Config::parse(text, &Overrides::default(), variable).map_err(|error| error.to_string())
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let message = parse(text).unwrap_err();
    assert!(message.starts_with(expected), "{text}\n{message}");
    assert!(!message.contains('\n'), "{message}");
}

/// The example with the commented-out line uncommented.
fn uncommented(index: usize) -> String {
    let lines = EXAMPLE
        .lines()
        .enumerate()
        .map(|(at, line)| if at == index { line.strip_prefix("# ").unwrap_or(line) } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_loads() {
    assert!(parse(EXAMPLE).is_ok(), "{:?}", parse(EXAMPLE));
}

#[test]
fn each_commented_out_field_of_the_example_loads() {
    let mut fields = 0;
    for (index, line) in EXAMPLE.lines().enumerate() {
        let Some(field) = line.strip_prefix("# ").filter(|field| is_field(field)) else { continue };
        fields += 1;
        let text = match field.split(' ').next() {
            // These belong to the simulator, which the example's upstreams exclude.
            Some("scenario" | "seed" | "instances") => format!("[simulator]\n{field}"),
            Some("ca_file") => {
                let field = "ca_file = \"/dev/null\"";
                check(
                    &format!("{REAL}\n{field}"),
                    "upstreams.ca_file: /dev/null: contains no PEM certificate",
                );
                continue;
            }
            Some("token_env") => {
                format!("credentials = \"gateway\"\naccess.kind = \"open\"\n{}", uncommented(index))
            }
            Some("token_file") => {
                let field = "token_file = \"/dev/null\"";
                check(
                    &format!("credentials = \"gateway\"\n{field}\n{REAL}"),
                    "token_file: /dev/null contains no valid token",
                );
                continue;
            }
            _ => uncommented(index),
        };
        assert!(parse(&text).is_ok(), "{field}: {:?}", parse(&text));
    }
    assert_eq!(fields, 27);
}

fn is_field(line: &str) -> bool {
    line.split_once(" = ")
        .is_some_and(|(name, _)| name.chars().all(|char| char.is_ascii_lowercase() || char == '_'))
}

#[test]
fn without_a_file_there_is_the_simulator() {
    let config = parse("").unwrap();
    assert!(matches!(config.cloud, Cloud::Simulated(_)));
    assert!(matches!(config.credentials, Credentials::Token(_)));
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
}

#[test]
fn with_upstreams_the_browser_has_the_token() {
    let config = parse(REAL).unwrap();
    assert!(matches!(config.cloud, Cloud::Real(_)));
    assert!(matches!(config.credentials, Credentials::Browser));
    assert_eq!(config.timeouts.answer, Duration::from_secs(30));
}

#[test]
fn the_command_line_counts_more_than_the_file() {
    let overrides = Overrides {
        listen: Some("127.0.0.1:1".parse().unwrap()),
        seed: Some(7),
        instances: Some(5),
        ..Overrides::default()
    };
    let text = "listen = \"127.0.0.1:2\"\n[simulator]\nseed = 1\nscenario = \"large\"";
    let config = Config::parse(text, &overrides, |_| None).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:1");
    let Cloud::Simulated(plan) = config.cloud else { panic!("it is simulated") };
    assert_eq!((plan.seed, plan.instances, format!("{:?}", plan.scenario)), (7, 5, "Large".into()));
    let error = Config::parse(REAL, &overrides, |_| None).unwrap_err().to_string();
    assert!(error.starts_with("simulator: cannot be"), "{error}");
}

#[test]
fn no_token_is_ever_shown() {
    let text = format!(
        "credentials = \"gateway\"\ntoken_env = \"INSTANCE_GATEWAY_TOKEN\"\naccess.kind = \"open\"\n{REAL}"
    );
    let shown = format!("{:?}", parse(&text).unwrap());
    assert!(!shown.contains("\"token\"") && shown.contains("Fixed(…)"), "{shown}");
}

#[test]
fn tokens_in_the_clear_are_warned_of() {
    for (listen, is_warned) in [("127.0.0.1:0", false), ("[::1]:0", false), ("0.0.0.0:0", true)] {
        let warnings = parse(&format!("listen = \"{listen}\"\n{REAL}")).unwrap().warnings();
        assert_eq!(warnings.len(), usize::from(is_warned), "{listen}: {warnings:?}");
        assert!(warnings.iter().all(|it| it.contains(listen) && it.contains("in the clear")));
    }
}

#[test]
fn what_is_wrong_is_named() {
    check("listen", "line 1: ");
    check("\n\nlisten = ", "line 3: ");
    check("listn = \"127.0.0.1:1\"", "listn: unknown field");
    check("listen = 8080", "listen: must be a text");
    check("listen = \"8080\"", "listen: must be");
    check("listen = \"localhost:8080\"", "listen: must be");
    check("listen = \"0.0.0.0:8080\"", "listen: must be on this machine");
    check("hosts = \"a\"", "hosts: must be a list");
    check("credentials = \"mine\"", "credentials: must be \"browser\" or \"gateway\"");
    check("token_env = \"X\"", "token_env: requires");
    check("token_file = \"X\"", "token_file: requires");
    check("[upstreams]", "upstreams: must define");
    check("[upstreams]\naom = \"x\"", "upstreams.aom: unknown field");
    check("[timeouts]\nconnect_seconds = 0", "timeouts.connect_seconds: must be from 1 to 300");
    check("[timeouts]\nanswer_seconds = 301", "timeouts.answer_seconds: must be from 1 to 300");
    check("[timeouts]\nread_seconds = 1", "timeouts.read_seconds: unknown field");
    check("[cache]\nlists_seconds = 61", "cache.lists_seconds: must be from 0 to 60");
    check("[cache]\nmegabytes = 0", "cache.megabytes: must be from 1 to 4096");
    check("[cache]\nseconds = 1", "cache.seconds: unknown field");
    check("[limits]\ncalls_at_once = 0", "limits.calls_at_once: must be from 1 to 1024");
    check("[limits]\ncalls_waiting = 0", "limits.calls_waiting: must be from 1 to 65536");
    check("[simulator]\nspeed = 2", "simulator.speed: unknown field");
    check("[timeouts]\nanswer_seconds = 1.5", "timeouts.answer_seconds: must be a whole");
    check("[simulator]\nscenario = \"rush\"", "simulator.scenario: unknown variant");
    check("[simulator]\nseed = -1", "simulator.seed: must be a whole");
    check("[simulator]\ninstances = 20001", "simulator.instances: must be from 5 to 20000");
    check(&format!("[simulator]\n{REAL}"), "simulator: cannot be");
}

#[test]
fn what_is_wrong_with_own_credentials_is_named() {
    let own = |fields: &str| format!("credentials = \"gateway\"\n{fields}\n{REAL}");
    check(&own(""), "credentials: \"gateway\" requires token_env or token_file");
    check(&own("token_env = \"NOBODY\""), "token_env: environment variable NOBODY is not set");
    check(
        &own("token_env = \"EMPTY\""),
        "token_env: environment variable EMPTY contains no valid token",
    );
    check(&own("token_file = \"/nowhere\""), "token_file: /nowhere: ");
    check(&own("token_env = \"A\"\ntoken_file = \"b\""), "token_file: cannot be used together");
    let beyond = "listen = \"[::]:80\"\ntoken_env = \"INSTANCE_GATEWAY_TOKEN\"";
    check(&own(beyond), "access.kind: is required");
    check("hosts = [\"a.example\"]", "hosts: requires access.kind");
    let browser = "credentials = \"browser\"\ntoken_env = \"INSTANCE_GATEWAY_TOKEN\"";
    check(&format!("{browser}\n{REAL}"), "token_env: requires credentials");
    assert!(parse(&format!("listen = \"[::]:80\"\n{REAL}")).is_ok());
}

#[test]
fn a_host_is_a_name() {
    let hosts = |names: &str| format!("hosts = [{names}]\n{REAL}");
    let names = parse(&hosts("\"Console.example\", \"a_b-1\"")).unwrap().hosts;
    assert_eq!(names, ["console.example", "a_b-1"]);
    for bad in
        ["", "a.example:80", "https://a.example", "a.example/", "a..b", "*.a.example", "[::1]"]
    {
        check(&hosts(&format!("\"{bad}\"")), "hosts: must be host names");
    }
}

#[test]
fn an_upstream_is_an_origin() {
    for good in
        ["https://a.example", "https://a.example:8443/", "http://127.0.0.1:1", "http://[::1]:1"]
    {
        assert!(parse(&format!("[upstreams]\nroma = \"{good}\"")).is_ok(), "{good}");
    }
    for bad in [
        "",
        "a.example",
        "http://a.example",
        "http://127.0.0.1.a.example",
        "http://127.0.0.1@a.example",
        "ftp://a.example",
        "https://",
        "https://user:password@a.example",
        "https://a.example/path",
        "https://a.example/?query",
        "https://a.example#fragment",
        "https://a b.example",
    ] {
        check(&format!("[upstreams]\nroma = \"{bad}\""), "upstreams.roma: must");
    }
}

#[test]
fn what_is_wrong_with_the_widgets_configuration_is_named() {
    let source = |fields: &str| format!("[[console.sources]]\n{fields}");
    let simulated = format!(
        "[console]\nsimulated = true\n{}",
        source("service = \"apig\"\nproject_id = \"p\"")
    );
    check(&simulated, "console.simulated: can't be set");
    check("console = 1", "console: must be a table");
    check("[console]", "console.sources: is required");
    check("[console]\nsources = []", "console.sources: must contain at least one source");
    let apig = "service = \"apig\"\nproject_id = \"p\"";
    let top = |field: &str| format!("[console]\n{field}\n{}", source(apig));
    check(&top("title = \"x\""), "console.title: unknown field");
    check(&top("\"a b\" = 1"), "console[\"a b\"]: unknown field");
    check(&top("proxy = \"\""), "console.proxy: must be");
    check(&top("proxy = \"//evil.example\""), "console.proxy: must be an http or");
    check(&top("proxy = \"javascript:alert(1)\""), "console.proxy: must be an http or");
    check(&top("proxy = \"/?\""), "console.proxy: must not contain a query string");
    for host in ["[::1]:8080", "a;b", "*"] {
        let proxy = top(&format!("proxy = \"https://{host}/\""));
        check(&proxy, "console.sources[0].proxy: must have a host name or");
    }
    check(&top("proxy = \"/{region}\""), "console.sources[0].region: is required");
    check(&top("locale = \"de\""), "console.locale: must be auto, zh-CN, or en");
    check(&top("theme = \"pink\""), "console.theme: must be auto, light, or dark");
    check(&top("theme = 2020-01-01"), "console.theme: must be a non-empty string");
    for seconds in ["0", "3601", "1.5", "nan", "\"3\""] {
        let poll = top(&format!("poll.transition_seconds = {seconds}"));
        check(
            &poll,
            "console.poll.transition_seconds: must be a whole number of seconds from 1 to 3600",
        );
    }
    check(&source(""), "console.sources[0].service: is required");
    check(&source("service = \"ecs\""), "console.sources[0].service: must be apig,");
    check(&source("service = \"apig\""), "console.sources[0].project_id: is required");
    check(&source("service = \"koophone\""), "console.sources[0].user_id: is required");
    check(&source(&format!("{apig}\nuser_id = \"u\"")), "console.sources[0].user_id: unknown");
    let instances = source(&format!("{apig}\ninstances = [\"i\"]"));
    check(&instances, "console.sources[0].instances: unknown field");
    check(
        &source("service = \"apig\"\nproject_id = \"a/b\""),
        "console.sources[0].project_id: must be 1 to 64 letters",
    );
    let roma = "service = \"roma\"\nproject_id = \"p\"";
    let [first, second] = ["r", ".."].map(|id| source(&format!("{roma}\ninstances = [\"{id}\"]")));
    let second = format!("{first}\n{second}");
    check(&second, "console.sources[1].instances[0]: must be");
    check(&source(&format!("{apig}\nlabel = \" \"")), "console.sources[0].label: must be");
    let long = format!("service = \"koophone\"\nuser_id = \"{}\"", "1".repeat(33));
    check(&source(&long), "console.sources[0].user_id: must be 1 to 32 letters");
}

#[test]
fn every_problem_of_the_widgets_configuration_has_a_line() {
    let text = "[console]\nlocale = \"de\"\ntitle = 1\n[[console.sources]]\nservice = \"roma\"";
    let message = parse(text).unwrap_err();
    let mut fields: Vec<_> =
        message.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["console.locale", "console.sources[0].project_id", "console.title"]);
}

#[test]
fn a_base_relative_to_the_page_is_taken() {
    let source = "service = \"apig\"\nproject_id = \"p\"\nproxy = \"./\"";
    let config = parse(&format!("[[console.sources]]\n{source}")).unwrap();
    assert_eq!(config.console.unwrap().sources[0].proxy.as_str(), ".");
}

#[test]
fn the_file_is_named_too() {
    let path = Path::new("/nowhere/gateway.toml");
    let error = Config::load(Some(path), &Overrides::default()).unwrap_err().to_string();
    assert!(error.starts_with("/nowhere/gateway.toml: "), "{error}");
}
