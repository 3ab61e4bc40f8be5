//! Reads the fields of a JSON object, and records every problem.

use serde_json::{Map, Value};

use crate::{Problem, ProblemKind};

/// The problems and unknown fields found so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) problems: Vec<Problem>,
    pub(crate) unknown: Vec<String>,
}

/// The error for a value whose problem is already in [`Findings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reported;

impl Findings {
    pub(crate) fn problem<T>(
        &mut self,
        path: impl Into<String>,
        kind: ProblemKind,
    ) -> Result<T, Reported> {
        self.problems.push(Problem { path: path.into(), kind });
        Err(Reported)
    }
}

/// The fields of one object.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    path: String,
    object: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    /// The fields of the value at `path`, which must be an object.
    pub(crate) fn of(
        path: String,
        value: &'a Value,
        findings: &mut Findings,
    ) -> Result<Self, Reported> {
        match value.as_object() {
            Some(object) => Ok(Self { path, object }),
            None => findings.problem(path, ProblemKind::NotObject),
        }
    }

    /// Records the fields that are not in `known`.
    pub(crate) fn note_unknown(&self, known: &[&str], findings: &mut Findings) {
        let names = self.object.keys().filter(|name| !known.contains(&name.as_str()));
        findings.unknown.extend(names.map(|name| self.path_of(name)));
    }

    /// A field's value; `null` is like an absent field.
    pub(crate) fn get(&self, name: &str) -> Option<&'a Value> {
        self.object.get(name).filter(|value| !value.is_null())
    }

    /// A field's value, `null` included.
    pub(crate) fn get_or_null(&self, name: &str) -> Option<&'a Value> {
        self.object.get(name)
    }

    /// The path of a field of this object.
    pub(crate) fn path_of(&self, name: &str) -> String {
        let is_plain = !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'));
        match (is_plain, self.path.is_empty()) {
            // An odd name is quoted and escaped: the path stays unambiguous and on one line.
            (false, _) => format!("{}[{name:?}]", self.path),
            (true, true) => name.to_owned(),
            (true, false) => format!("{}.{name}", self.path),
        }
    }

    /// The field's text, trimmed; `None` when the field is absent. An empty text is a problem.
    pub(crate) fn text(
        &self,
        name: &str,
        findings: &mut Findings,
    ) -> Result<Option<&'a str>, Reported> {
        let Some(value) = self.get(name) else { return Ok(None) };
        text(&self.path_of(name), value, findings).map(Some)
    }

    /// `true` or `false`; `false` where the field is absent.
    pub(crate) fn boolean(&self, name: &str, findings: &mut Findings) -> Result<bool, Reported> {
        match self.get(name) {
            None => Ok(false),
            Some(Value::Bool(value)) => Ok(*value),
            Some(_) => findings.problem(self.path_of(name), ProblemKind::NotBoolean),
        }
    }

    /// The text of a required field.
    pub(crate) fn required_text(
        &self,
        name: &str,
        findings: &mut Findings,
    ) -> Result<&'a str, Reported> {
        match self.text(name, findings)? {
            Some(text) => Ok(text),
            None => findings.problem(self.path_of(name), ProblemKind::Missing),
        }
    }
}

/// The value as a text that is not empty, trimmed.
pub(crate) fn text<'a>(
    path: &str,
    value: &'a Value,
    findings: &mut Findings,
) -> Result<&'a str, Reported> {
    match value.as_str().map(str::trim) {
        Some(text) if !text.is_empty() => Ok(text),
        Some(_) | None => findings.problem(path, ProblemKind::NotText),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_is_on_one_line_and_says_which_field_it_is() {
        let value = json!({});
        let mut findings = Findings::default();
        let top = Fields::of(String::new(), &value, &mut findings).unwrap();
        let source = Fields::of("sources[0]".to_owned(), &value, &mut findings).unwrap();
        assert_eq!(top.path_of("locale"), "locale");
        assert_eq!(source.path_of("project_id"), "sources[0].project_id");
        assert_eq!(source.path_of("区域"), "sources[0].区域");
        assert_eq!(source.path_of("a.b\n"), r#"sources[0]["a.b\n"]"#);
        assert_eq!(top.path_of(""), r#"[""]"#);
    }

    #[test]
    fn null_is_like_absent_and_an_empty_text_is_not() {
        let value = json!({"a": null, "b": " ", "c": " x "});
        let mut findings = Findings::default();
        let fields = Fields::of(String::new(), &value, &mut findings).unwrap();
        assert_eq!(fields.text("a", &mut findings), Ok(None));
        assert_eq!(fields.text("z", &mut findings), Ok(None));
        assert_eq!(fields.text("c", &mut findings), Ok(Some("x")));
        assert_eq!(findings.problems, []);
        assert_eq!(fields.text("b", &mut findings), Err(Reported));
        assert_eq!(fields.required_text("a", &mut findings), Err(Reported));
        let kinds: Vec<_> = findings.problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::NotText, ProblemKind::Missing]);
    }
}
