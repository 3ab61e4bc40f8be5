//! What is said in the place of a console whose configuration is wrong.

use console_config::{ProblemKind, ProxyProblem};

use super::{Locale, Text};

pub const WRONG: Text = Text::new(
    "控制台无法启动：配置有误",
    "The console cannot start: its configuration has problems",
);
pub const NEXT: Text = Text::new(
    "请更正配置中的这些字段，然后重新加载页面。",
    "Correct these fields in the configuration, then reload the page.",
);
pub const UNKNOWN_FIELD: Text = Text::new("不是已知字段", "is not a field of the configuration");
/// The name of the configuration as a whole, beside what is wrong with it.
pub const WHOLE: &str = "config";

const MISSING: Text = Text::new("缺失", "is missing");
const NOT_OBJECT: Text = Text::new("应为对象", "must be an object");
const NOT_TEXT: Text = Text::new("应为非空文本", "must be a non-empty string");
const NOT_BOOLEAN: Text = Text::new("应为 true 或 false", "must be true or false");
const NOT_SOURCES: Text = Text::new("应为非空列表", "must be a non-empty list");
const NOT_IDS: Text = Text::new("应为 ID 列表", "must be a list of IDs");
const NOT_SECONDS: Text =
    Text::new("应为 1 到 3600 之间的整数秒", "must be 1 to 3600 whole seconds");
const UNKNOWN_SERVICE: Text =
    Text::new("应为 apig、roma 或 koophone", "must be apig, roma or koophone");
const UNKNOWN_LOCALE: Text = Text::new("应为 auto、zh-CN 或 en", "must be auto, zh-CN or en");
const UNKNOWN_THEME: Text = Text::new("应为 auto、light 或 dark", "must be auto, light or dark");
const REGION_NEEDED: Text =
    Text::new("缺失，而代理地址含有 {region}", "is missing, and the proxy has {region}");
const NOT_LOADED: Text =
    Text::new("无法加载，请检查地址", "could not be loaded: check its address");
const OBJECT_TEXT: Text = Text::new(
    "是对象转成的文本，不是地址：请把对象赋给元素的 config 属性（property），而不是写在标签里",
    "is the text of an object, not an address: set the object as the element's property, not in its tag",
);
const BESIDE_CONFIG: Text = Text::new(
    "不能与 config 同时使用：请写进 config 的 sources",
    "cannot stand beside config: put it into config's sources",
);
const UNREADABLE: Text = Text::new("无法读取", "cannot be read");

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
        ProblemKind::RegionNeeded => REGION_NEEDED,
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
            "含有 {service} 和 {region} 以外的占位符",
            "has a placeholder other than {service} and {region}",
        ),
        ProxyProblem::QueryOrFragment => {
            Text::new("不能带查询参数或片段", "must have neither a query nor a fragment")
        }
        ProxyProblem::ForbiddenCharacter => {
            Text::new("含有地址中不允许的字符", "has a character that no address has")
        }
        ProxyProblem::OtherScheme => {
            Text::new("必须是 http、https 或路径", "must be http, https or a path")
        }
        ProxyProblem::Credentials => {
            Text::new("不能包含用户名或密码", "must hold no user or password")
        }
        ProxyProblem::NoHost => Text::new("缺少主机名", "must name a host"),
    }
}

fn not_id(locale: Locale, longest: usize) -> String {
    match locale {
        Locale::En => format!("must be 1 to {longest} letters, digits, hyphens or underscores"),
        Locale::Zh => format!("应为 1 到 {longest} 个字母、数字、连字符或下划线"),
    }
}

fn not_json(locale: Locale, line: usize, column: usize) -> String {
    match locale {
        Locale::En => format!("is not valid JSON at line {line}, column {column}"),
        Locale::Zh => format!("不是有效的 JSON（第 {line} 行第 {column} 列）"),
    }
}

/// Warns on the browser's console, in English, for those who maintain the page.
pub const SECOND_ROUTER: &str =
    "Instance Console: router=\"hash\" is left to the element of this page that had it first";

/// Warns on the browser's console, in English, for those who maintain the page.
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
        assert!(problem(Locale::Zh, kind).contains("1 到 32"));
    }

    #[test]
    fn the_place_of_what_is_no_json_is_in_the_words() {
        let kind = ProblemKind::NotJson { line: 3, column: 7 };
        assert_eq!(problem(Locale::En, kind), "is not valid JSON at line 3, column 7");
        assert_eq!(problem(Locale::Zh, kind), "不是有效的 JSON（第 3 行第 7 列）");
    }
}
