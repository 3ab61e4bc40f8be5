//! The widget's configuration: parsed once, at the edge, with each problem named by its field.

use super::key::{InstanceKey, PollKey};
use crate::{
    api::{Json, Label, json::Object, proxy::Proxy, request},
    poll::Intervals,
};

/// What to show, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where instances come from; at least one.
    pub sources: Vec<Source>,
    /// How often they are asked for.
    pub intervals: Intervals,
    /// The language, or `None` for that of the page.
    pub locale: Option<Locale>,
    /// The theme, or `None` for that of the system.
    pub theme: Option<Theme>,
}

/// One project of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called; the project or user ID where the configuration has no label.
    pub label: String,
    /// Where its requests go.
    pub proxy: Proxy,
    /// What it shows.
    pub service: Service,
}

impl Source {
    /// Whether its instances are found by asking for their list.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        matches!(self.service, Service::Apig { .. })
    }

    /// How the creation of one of its instances is asked for.
    #[must_use]
    pub const fn poll(&self, key: InstanceKey) -> PollKey {
        match self.service {
            Service::Apig { .. } => PollKey::Progress(key),
            Service::KooPhone { .. } => PollKey::Preparation(key),
            Service::Roma { .. } => PollKey::Process(key),
        }
    }
}

/// What a source shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Service {
    /// All dedicated instances of a project.
    Apig {
        /// The project.
        project_id: String,
    },
    /// Preparations of cloud phones.
    KooPhone {
        /// Whose phones; text, for it has more digits than a JavaScript number keeps.
        user_id: String,
        /// Their IDs; none where a person follows them by ID only.
        instances: Vec<String>,
    },
    /// Creations of ROMA instances.
    Roma {
        /// The project.
        project_id: String,
        /// Their IDs; none where a person follows them by ID only.
        instances: Vec<String>,
    },
}

impl Service {
    /// The IDs that the configuration names; a listed service names none.
    #[must_use]
    pub fn instances(&self) -> &[String] {
        match self {
            Self::Apig { .. } => &[],
            Self::KooPhone { instances, .. } | Self::Roma { instances, .. } => instances,
        }
    }
}

/// A language that the console speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Locale {
    /// The language for a tag such as `zh-Hans-CN`: Chinese for any Chinese, English for the rest.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let is_zh = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("zh"));
        if is_zh { Self::Zh } else { Self::En }
    }

    /// Its tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-CN",
        }
    }

    /// A label in this language.
    #[must_use]
    pub const fn of(self, label: Label) -> &'static str {
        match self {
            Self::En => label.en,
            Self::Zh => label.zh,
        }
    }
}

/// A colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Something wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field, as a path: `sources[1].project_id`; empty for the whole.
    pub field: String,
    /// What is wrong with it.
    pub problem: Label,
}

const MISSING: Label = Label::new("缺失", "is missing");
const NO_TEXT: Label = Label::new("应为非空文本", "must be a non-empty string");
const NO_ID: Label = Label::new("不能用作路径中的 ID", "cannot be an ID in a path");
const TOO_LONG: Label = Label::new("最多 32 个字符", "has at most 32 characters");
const NO_LIST: Label = Label::new("应为非空列表", "must be a non-empty list");
const NO_IDS: Label = Label::new("应为 ID 列表", "must be a list of IDs");
const NO_OBJECT: Label = Label::new("应为对象", "must be an object");
const NO_SECONDS: Label = Label::new("应为 1 到 3600 之间的秒数", "must be 1 to 3600 seconds");
const NO_SERVICE: Label =
    Label::new("应为 apig、roma 或 koophone", "must be apig, roma or koophone");
const NO_LOCALE: Label = Label::new("应为 auto、zh-CN 或 en", "must be auto, zh-CN or en");
const NO_THEME: Label = Label::new("应为 auto、light 或 dark", "must be auto, light or dark");
const UNKNOWN: Label = Label::new("不是已知字段", "is not a field of the configuration");
const NO_JSON: Label = Label::new("配置不是有效的 JSON", "the configuration is not valid JSON");

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// Every problem that it has, not only the first.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let Ok(value) = Json::read(text.as_bytes()) else {
            return Err(vec![Problem { field: String::new(), problem: NO_JSON }]);
        };
        let mut reader = Reader::default();
        let config = reader.config(&value);
        match config {
            Some(config) if reader.problems.is_empty() => Ok(config),
            _ => Err(reader.problems),
        }
    }
}

#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn wrong<T>(&mut self, field: &str, problem: Label) -> Option<T> {
        self.problems.push(Problem { field: field.to_owned(), problem });
        None
    }

    fn config(&mut self, value: &Json) -> Option<Config> {
        let known = ["proxy", "sources", "poll", "locale", "theme"];
        let object = self.object("", value, &known)?;
        let proxy = self.text(object, "", "proxy", Some("/"));
        let intervals = self.intervals(object.get("poll"));
        let locale = match self.text(object, "", "locale", Some("auto")).as_deref() {
            Some("auto") | None => None,
            Some("zh-CN" | "zh") => Some(Locale::Zh),
            Some("en") => Some(Locale::En),
            Some(_) => self.wrong("locale", NO_LOCALE),
        };
        let theme = match self.text(object, "", "theme", Some("auto")).as_deref() {
            Some("auto") | None => None,
            Some("light") => Some(Theme::Light),
            Some("dark") => Some(Theme::Dark),
            Some(_) => self.wrong("theme", NO_THEME),
        };
        let entries = match object.get("sources") {
            Some(Json::List(entries)) if !entries.is_empty() => entries,
            Some(_) => return self.wrong("sources", NO_LIST),
            None => return self.wrong("sources", MISSING),
        };
        let proxy = proxy?;
        let sources = entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| self.source(&format!("sources[{index}]"), entry, &proxy));
        Some(Config { sources: sources.collect(), intervals, locale, theme })
    }

    fn source(&mut self, path: &str, value: &Json, proxy: &str) -> Option<Source> {
        let known = ["service", "label", "proxy", "project_id", "region", "user_id", "instances"];
        let object = self.object(path, value, &known)?;
        let at = |name: &str| format!("{path}.{name}");
        let name = self.text(object, path, "service", None)?;
        let (owner_field, limit) = match name.as_str() {
            "apig" | "roma" => ("project_id", usize::MAX),
            "koophone" => ("user_id", request::KOOPHONE_ID_LIMIT),
            _ => return self.wrong(&at("service"), NO_SERVICE),
        };
        let owner = self.text(object, path, owner_field, None);
        let owner = owner.and_then(|owner| self.id(&at(owner_field), owner, limit));
        let instances = match (name.as_str(), object.get("instances")) {
            // Without any, a person follows them by their IDs.
            ("apig", _) | (_, None | Some(Json::Null)) => Some(Vec::new()),
            (_, Some(Json::List(ids))) => self.ids(&at("instances"), ids, limit),
            (_, Some(_)) => self.wrong(&at("instances"), NO_IDS),
        };
        let region = match object.get("region").filter(|region| **region != Json::Null) {
            Some(_) => Some(self.text(object, path, "region", None)?),
            None => None,
        };
        let label = self.text(object, path, "label", owner.as_deref().or(Some("-")));
        let base = self.text(object, path, "proxy", Some(proxy))?;
        let proxy = match Proxy::new(&base, &name, region.as_deref()) {
            Ok(proxy) => proxy,
            Err(problem) => {
                let field =
                    if object.get("proxy").is_some() { at("proxy") } else { "proxy".to_owned() };
                return self.wrong(&field, problem);
            }
        };
        let (owner, instances, label) = (owner?, instances?, label?);
        let service = match name.as_str() {
            "apig" => Service::Apig { project_id: owner },
            "roma" => Service::Roma { project_id: owner, instances },
            _ => Service::KooPhone { user_id: owner, instances },
        };
        Some(Source { label, proxy, service })
    }

    fn object<'a>(&mut self, path: &str, value: &'a Json, known: &[&str]) -> Option<&'a Object> {
        let Some(object) = value.as_object() else { return self.wrong(path, NO_OBJECT) };
        for name in
            object.iter().map(|(name, _)| name).filter(|name| !known.contains(&name.as_str()))
        {
            let _: Option<()> = self.wrong(&joined(path, name), UNKNOWN);
        }
        Some(object)
    }

    /// A text that is not empty, `otherwise` where the field is absent or null.
    fn text(
        &mut self,
        object: &Object,
        path: &str,
        name: &str,
        otherwise: Option<&str>,
    ) -> Option<String> {
        let field = joined(path, name);
        match (object.get(name), otherwise) {
            (None | Some(Json::Null), Some(text)) => Some(text.to_owned()),
            (None | Some(Json::Null), None) => self.wrong(&field, MISSING),
            (Some(Json::Text(text)), _) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            (Some(_), _) => self.wrong(&field, NO_TEXT),
        }
    }

    fn id(&mut self, field: &str, id: String, limit: usize) -> Option<String> {
        if !request::is_segment(&id) {
            return self.wrong(field, NO_ID);
        }
        if id.chars().count() > limit {
            return self.wrong(field, TOO_LONG);
        }
        Some(id)
    }

    fn ids(&mut self, field: &str, values: &[Json], limit: usize) -> Option<Vec<String>> {
        // One named twice would be two things of one key.
        let mut ids = Vec::new();
        for (index, value) in values.iter().enumerate() {
            let field = format!("{field}[{index}]");
            let id = match value.as_text().map(str::trim) {
                Some(id) if !id.is_empty() => self.id(&field, id.to_owned(), limit)?,
                _ => return self.wrong(&field, NO_TEXT),
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Some(ids)
    }

    fn intervals(&mut self, value: Option<&Json>) -> Intervals {
        let mut intervals = Intervals::default();
        let Some(value) = value.filter(|value| **value != Json::Null) else { return intervals };
        let known = ["transition_seconds", "settled_seconds"];
        let Some(object) = self.object("poll", value, &known) else { return intervals };
        for (name, interval) in
            known.into_iter().zip([&mut intervals.transition, &mut intervals.settled])
        {
            match object.get(name) {
                None => {}
                Some(value) => match value.as_integer() {
                    Some(seconds @ 1..=3600) => *interval = seconds.unsigned_abs() * 1000,
                    _ => {
                        let _: Option<()> = self.wrong(&joined("poll", name), NO_SECONDS);
                    }
                },
            }
        }
        intervals
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
