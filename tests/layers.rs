//! The dependency rule, read from the sources: a layer uses those to its left, never one to its right.
//!
//! `api ← poll ← domain ← i18n ← browser ← client ← state ← hooks ← components ← element ← main`

#![expect(clippy::expect_used, reason = "helpers of a test, which fails by them")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The layers, from left to right.
const LAYERS: [&str; 10] = [
    "api",
    "poll",
    "domain",
    "i18n",
    "browser",
    "client",
    "state",
    "hooks",
    "components",
    "element",
];

/// The layers that are plain code.
const PLAIN: [&str; 4] = ["api", "poll", "domain", "i18n"];

/// The crates of the browser and the framework, which plain code must not mention.
const FOREIGN: [&str; 7] =
    ["leptos", "reactive_graph", "any_spawner", "gloo_net", "js_sys", "wasm_bindgen", "web_sys"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a readable folder");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    paths
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The lines of a file without their comments, which may mention anything.
fn lines(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a readable file");
    text.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned()).collect()
}

fn source_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name)
}

/// The layers that a line names, as `crate::layer` or inside `crate::{…}`.
fn named(code: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let rest = &code[start + "crate::".len()..];
        let first = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        found.extend(LAYERS.iter().filter(|layer| **layer == first));
        if let Some(group) = rest.strip_prefix('{') {
            found.extend(
                top_level(group)
                    .iter()
                    .filter_map(|name| LAYERS.iter().find(|layer| *layer == name)),
            );
        }
    }
    found
}

/// The first name of each entry of a `{…}` group, without nested groups.
fn top_level(group: &str) -> Vec<String> {
    let (mut depth, mut name, mut names) = (0, String::new(), Vec::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut name)),
            c if depth == 0 => name.push(c),
            _ => {}
        }
    }
    names.push(name);
    let first = |name: String| name.trim().split("::").next().unwrap_or_default().to_owned();
    names.into_iter().map(first).collect()
}

#[test]
fn no_layer_reaches_to_its_right() {
    for (rank, layer) in LAYERS.iter().enumerate() {
        for path in sources(&source_folder(layer)) {
            for used in named(&lines(&path).join("\n")) {
                let reached = LAYERS.iter().position(|layer| *layer == used).expect("a layer");
                assert!(reached <= rank, "{} reaches up into `{used}`", path.display());
            }
        }
    }
}

#[test]
fn plain_code_mentions_neither_browser_nor_framework() {
    for folder in PLAIN {
        for path in sources(&source_folder(folder)) {
            check_plain(&path);
        }
    }
}

#[test]
fn only_the_transport_of_the_client_touches_the_browser() {
    let others = sources(&source_folder("client")).into_iter();
    for path in others.filter(|path| !path.ends_with("client/http.rs")) {
        check_plain(&path);
    }
}

fn check_plain(path: &Path) {
    for line in lines(path) {
        let foreign = FOREIGN.iter().find(|name| line.contains(*name));
        assert_eq!(foreign, None, "{}: {line}", path.display());
    }
}

#[test]
fn nothing_writes_html_or_an_inline_style_as_text() {
    for path in sources(&source_folder("")) {
        for line in lines(&path) {
            for forbidden in
                ["inner_html", "outer_html", "insert_adjacent", "attr(\"style\"", "style=\""]
            {
                assert!(!line.contains(forbidden), "{}: {line}", path.display());
            }
        }
    }
}

/// Whether a character is Chinese or Chinese punctuation: radicals, ideographs, full-width forms.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[test]
fn chinese_is_in_the_catalogue_only() {
    let source = source_folder("");
    for path in sources(&source) {
        let name = path.strip_prefix(&source).expect("a path in src").to_string_lossy();
        if name.starts_with("i18n/") || name.ends_with("tests.rs") {
            continue;
        }
        let code = lines(&path).into_iter().take_while(|line| !line.contains("#[cfg(test)]"));
        for line in code {
            assert!(!line.contains(is_chinese), "{name}: {line}");
        }
    }
}

#[test]
fn a_reach_to_the_right_is_noticed() {
    assert_eq!(named("use crate::components::table;"), ["components"]);
    assert_eq!(
        named("use crate::{\n    api::{Answer, ui},\n    components::table,\n};"),
        ["api", "components"]
    );
}
