//! The texts in the place of a console whose configuration is wrong.

use console_config::{ProblemKind, ProxyProblem};

use super::{Locale, Text};

pub const WRONG: Text = Text::new(
    "控制台无法启动：配置有误",
    "Couldn't start the console: the configuration is invalid",
);
/// The heading instead of [`WRONG`] where no configuration could be loaded.
pub const LOAD_FAILED: Text =
    Text::new("控制台无法启动：配置加载失败", "Couldn't load the configuration");
pub const RELOAD: Text = Text::new("然后重新加载页面。", "Then reload the page.");
pub const NEXT: Text = Text::new(
    "请更正配置中的这些字段，然后重新加载页面。",
    "Correct these fields in the configuration, and then reload the page.",
);
pub const UNKNOWN_FIELD: Text = Text::new("不是支持的字段", "is not a supported field");
/// The path that is shown for a problem of the configuration as a whole.
pub const WHOLE: &str = "config";

const MISSING: Text = Text::new("缺失", "is missing");
const NOT_OBJECT: Text = Text::new("应为对象", "must be an object");
const NOT_TEXT: Text = Text::new("应为非空文本", "must be a non-empty string");
const NOT_BOOLEAN: Text = Text::new("应为 true 或 false", "must be true or false");
const NOT_SOURCES: Text = Text::new("应为非空列表", "must be a non-empty list");
const NOT_IDS: Text = Text::new("应为 ID 列表", "must be a list of IDs");
const NOT_SECONDS: Text =
    Text::new("应为 1～3600 的整数（秒）", "must be a whole number of seconds from 1 to 3600");
const UNKNOWN_SERVICE: Text =
    Text::new("应为 apig、roma 或 koophone", "must be apig, roma, or koophone");
const UNKNOWN_LOCALE: Text = Text::new("应为 auto、zh-CN 或 en", "must be auto, zh-CN, or en");
const UNKNOWN_THEME: Text = Text::new("应为 auto、light 或 dark", "must be auto, light, or dark");
const UNKNOWN_VIEW: Text =
    Text::new("应为 instances、activity 或 progress", "must be instances, activity, or progress");
const REGION_NEEDED: Text =
    Text::new("缺失，但地址中含有 {region}", "is missing, but an address contains {region}");
const NOT_CONSOLE_URL: Text = Text::new(
    "应为 https 地址，只能使用占位符 {project_id}、{region} 和 {instance_id}，且主机名中只能使用 {region}",
    "must be an https address that contains no placeholders but {project_id}, {region}, and {instance_id}, with only {region} in the host",
);
const NOT_LOADED: Text = Text::new(
    "加载失败，请检查其 URL 是否正确且与页面同源。",
    "couldn't be loaded. Check that its URL is correct and has the same origin as the page.",
);
const OBJECT_TEXT: Text = Text::new(
    "是对象转成的文本，不是地址。请将对象赋给元素的 config 属性（property），不要写在标签里",
    "is the text of an object, not a URL. Set the object as the element's config property instead of in its tag.",
);
const BESIDE_CONFIG: Text = Text::new(
    "不能与 config 同时使用，请写入 config 的 sources",
    "can't be used together with config. Move it into the sources of config.",
);
const UNREADABLE: Text = Text::new("无法读取", "can't be read");

/// What is wrong with a field.
#[must_use]
pub fn problem(locale: Locale, kind: ProblemKind) -> String {
    let text = match kind {
        ProblemKind::Missing => MISSING,
        ProblemKind::NotObject => NOT_OBJECT,
        ProblemKind::NotText => NOT_TEXT,
        ProblemKind::NotBoolean => NOT_BOOLEAN,
        ProblemKind::NotSources => NOT_SOURCES,
        ProblemKind::NotIds => NOT_IDS,
        ProblemKind::NotId { longest } => return not_id(locale, longest),
        ProblemKind::NotSeconds => NOT_SECONDS,
        ProblemKind::UnknownService => UNKNOWN_SERVICE,
        ProblemKind::UnknownLocale => UNKNOWN_LOCALE,
        ProblemKind::UnknownTheme => UNKNOWN_THEME,
        ProblemKind::UnknownView => UNKNOWN_VIEW,
        ProblemKind::RegionNeeded => REGION_NEEDED,
        ProblemKind::NotConsoleUrl => NOT_CONSOLE_URL,
        ProblemKind::Proxy(problem) => proxy_problem(problem),
        ProblemKind::NotJson { line, column } => return not_json(locale, line, column),
        ProblemKind::NotLoaded => NOT_LOADED,
        ProblemKind::ObjectText => OBJECT_TEXT,
        ProblemKind::BesideConfig => BESIDE_CONFIG,
        ProblemKind::Unreadable => UNREADABLE,
    };
    text.localized(locale).to_owned()
}

const fn proxy_problem(problem: ProxyProblem) -> Text {
    match problem {
        ProxyProblem::UnknownPlace => Text::new(
            "只能使用占位符 {service} 和 {region}",
            "can only contain the placeholders {service} and {region}",
        ),
        ProxyProblem::QueryOrFragment => {
            Text::new("不能带查询参数或片段", "must not contain a query string or fragment")
        }
        ProxyProblem::ForbiddenCharacter => {
            Text::new("含有地址中不允许的字符", "contains characters that a URL can't have")
        }
        ProxyProblem::OtherScheme => Text::new(
            "必须是 http 或 https 地址，或路径",
            "must be an http or https URL, or a path",
        ),
        ProxyProblem::Credentials => {
            Text::new("不能包含用户名或密码", "must not contain a username or password")
        }
        ProxyProblem::NoHost => Text::new("缺少主机名", "must include a host name"),
    }
}

fn not_id(locale: Locale, longest: usize) -> String {
    match locale {
        Locale::En => format!("must be 1 to {longest} letters, digits, hyphens, or underscores"),
        Locale::Zh => format!("应为 1～{longest} 个字母、数字、中划线或下划线"),
    }
}

fn not_json(locale: Locale, line: usize, column: usize) -> String {
    match locale {
        Locale::En => format!("is not valid JSON at line {line}, column {column}"),
        Locale::Zh => format!("不是有效的 JSON（第 {line} 行第 {column} 列）"),
    }
}

/// A warning on the browser's console, in English, for the developers of the page.
pub const SECOND_ROUTER: &str =
    "Instance Console: router=\"hash\" is left to the element of this page that had it first";

/// A warning on the browser's console, in English, for the developers of the page.
#[must_use]
pub fn unknown_fields(paths: &[String]) -> String {
    let paths = paths.join(", ");
    format!("Instance Console ignores unknown fields of its configuration: {paths}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_in_the_words() {
        let kind = ProblemKind::NotId { longest: 32 };
        assert!(problem(Locale::En, kind).contains("1 to 32"));
        assert!(problem(Locale::Zh, kind).contains("1～32"));
    }

    #[test]
    fn the_place_of_what_is_no_json_is_in_the_words() {
        let kind = ProblemKind::NotJson { line: 3, column: 7 };
        assert_eq!(problem(Locale::En, kind), "is not valid JSON at line 3, column 7");
        assert_eq!(problem(Locale::Zh, kind), "不是有效的 JSON（第 3 行第 7 列）");
    }
}
