//! The configuration as the host page gives it: the bytes of a file, or an object of the page.
//!
//! serde-wasm-bindgen alone would not do for an object: a cycle makes it call itself until the stack is
//! exhausted, after which the whole module is broken, and a getter that throws ends it in the middle,
//! with nothing named. So objects and lists are walked here, no deeper than a configuration goes, and it
//! converts what they hold.

use console_config::{Config, Problem, ProblemKind, Validation, is_field, parse_json, validate};
use js_sys::{Array, Reflect, Uint8Array};
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use web_sys::Url;

use super::Given;
use crate::domain::console_view::ConsoleView;

/// How many objects and lists are around an ID in `sources[0].instances`. Nothing lies deeper.
const DEPTH: usize = 4;

/// A longer list is a mistake, such as `new Array(1e9)`, and reading it would hang the page.
const LONGEST_LIST: f64 = 10_000.0;

#[wasm_bindgen]
extern "C" {
    // The functions of js-sys do not catch what a proxy throws.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys(value: &JsValue) -> Result<Array, JsValue>;
}

/// What an element is to show.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) config: Config,
    pub(super) view: ConsoleView,
}

/// What an element was given, once it has been read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) wanted: Result<Wanted, Vec<Problem>>,
    /// The paths of unknown fields of the configuration.
    pub(super) unknown: Vec<String>,
}

/// Reads what an element was given: the configuration, the attributes that override it, and the view.
pub(super) fn read(given: &Given) -> Reading {
    let Validation { config, unknown } = read_config(given);
    let wanted = config.and_then(|config| {
        let view = ConsoleView::read(&given.view(), &given.instance_id(), &config);
        view.map(|view| Wanted { config, view }).map_err(|problem| vec![problem])
    });
    Reading { wanted, unknown }
}

fn read_config(given: &Given) -> Validation {
    let config = given.config();
    let mut converter = Converter::default();
    let mut value = if config.is_undefined() {
        return rejected(problem("", ProblemKind::NotLoaded));
    } else if config.is_string() {
        return rejected(problem("", ProblemKind::ObjectText));
    } else if let Some(bytes) = config.dyn_ref::<Uint8Array>() {
        match parse_json(&bytes.to_vec()) {
            Ok(value) => value,
            Err(problem) => return rejected(problem),
        }
    } else {
        converter.value("", Ok(config), 0)
    };
    if let Value::Object(fields) = &mut value {
        let theme = Some(given.theme()).filter(|theme| theme != "auto");
        for (name, text) in [("locale", Some(given.locale())), ("theme", theme)] {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                fields.insert(name.to_owned(), Value::String(text));
            }
        }
    }
    let Validation { config, unknown } = validate(&value);
    let mut found = converter.unreadable;
    found.extend(
        given.conflicts().into_iter().map(|path| Problem { path, kind: ProblemKind::BesideConfig }),
    );
    if found.is_empty() {
        let base = given.base();
        let resolve = |path: &str| Url::new_with_base(path, &base).ok().map(|url| url.href());
        let config = config.map(|mut config| {
            config.resolve_proxies(resolve);
            config
        });
        return Validation { config, unknown };
    }
    let mut problems = config.err().unwrap_or_default();
    // A field that cannot be read is not missing too.
    problems.retain(|problem| found.iter().all(|other| other.path != problem.path));
    found.extend(problems);
    Validation { config: Err(found), unknown }
}

fn rejected(problem: Problem) -> Validation {
    Validation { config: Err(vec![problem]), unknown: Vec::new() }
}

fn problem(path: &str, kind: ProblemKind) -> Problem {
    Problem { path: path.to_owned(), kind }
}

/// Converts a value of the page.
#[derive(Debug, Default)]
struct Converter {
    unreadable: Vec<Problem>,
}

impl Converter {
    /// The value that was got, or `null` if it cannot be read, which is then noted.
    fn value(&mut self, path: &str, got: Result<JsValue, JsValue>, depth: usize) -> Value {
        match got.and_then(|value| self.read(path, &value, depth)) {
            Ok(value) => value,
            Err(_) => {
                self.unreadable.push(problem(path, ProblemKind::Unreadable));
                Value::Null
            }
        }
    }

    fn read(&mut self, path: &str, value: &JsValue, depth: usize) -> Result<Value, JsValue> {
        if value.is_function() || value.is_symbol() {
            return Err(JsValue::UNDEFINED);
        }
        if !value.is_object() {
            return Ok(serde_wasm_bindgen::from_value(value.clone())?);
        }
        if depth == DEPTH {
            // Stands for whatever it is: only an ID would be right here.
            return Ok(Value::Object(Map::new()));
        }
        if is_array(value)? {
            self.list(path, value, depth)
        } else {
            self.object(path, value, depth)
        }
    }

    fn list(&mut self, path: &str, value: &JsValue, depth: usize) -> Result<Value, JsValue> {
        let length = Reflect::get(value, &JsValue::from_str("length"))?.as_f64();
        let Some(length) = length.filter(|length| *length <= LONGEST_LIST) else {
            return Err(JsValue::UNDEFINED);
        };
        let indices = (0_u32..).take_while(|index| f64::from(*index) < length);
        let values = indices.map(|index| {
            let path = format!("{path}[{index}]");
            self.value(&path, Reflect::get_u32(value, index), depth + 1)
        });
        Ok(Value::Array(values.collect()))
    }

    fn object(&mut self, path: &str, value: &JsValue, depth: usize) -> Result<Value, JsValue> {
        let mut fields = Map::new();
        for name in keys(value)?.iter().filter_map(|name| name.as_string()) {
            if !is_field(&name) {
                // Only its name counts, and it may hold the whole page.
                fields.insert(name, Value::Null);
                continue;
            }
            let got = Reflect::get(value, &JsValue::from_str(&name));
            // As in JSON, `undefined` is like an absent field.
            if got.as_ref().is_ok_and(JsValue::is_undefined) {
                continue;
            }
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let field = self.value(&path, got, depth + 1);
            fields.insert(name, field);
        }
        Ok(Value::Object(fields))
    }
}
