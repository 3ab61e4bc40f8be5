//! The panel of one instance, and its fields.

use super::{Locale, Text, elapsed, number, prepare_state_text, status_text, table};
use crate::{
    api::{
        Group, PrepareState,
        field::Hint,
        maintenance::{State, Window},
        status::Code,
    },
    poll::Millis,
};

const DEPRECATED: Text = Text::new("字段已弃用", "deprecated field");
pub const UTC: Text = Text::new("UTC", "UTC");
pub const TITLE: Text = Text::new("实例详情", "Instance details");
pub const FAILED: Text = Text::new("实例详情加载失败", "Couldn't load instance details");
pub const REPAIRED: Text = Text::new(
    "响应中有 JSON 不允许的字节，此处显示的是修正后的内容。",
    "The response contained bytes that JSON doesn't allow. It is shown with these corrected.",
);
pub const LOADING: Text = Text::new("正在加载实例详情…", "Loading instance details…");
const GROUP_ACCESS: Text = Text::new("访问", "Access");
const GROUP_BILLING: Text = Text::new("计费", "Billing");
const GROUP_FEATURES: Text = Text::new("特性", "Features");
const GROUP_MAINTENANCE: Text = Text::new("维护", "Maintenance");
const GROUP_NETWORK: Text = Text::new("网络", "Network");
const GROUP_OTHER: Text = Text::new("其他", "Other");
const GROUP_OVERVIEW: Text = Text::new("概览", "Overview");
const IGNORED: Text = Text::new("字段未使用", "field not in use");
pub const MASKED: Text = Text::new("服务已隐藏", "hidden by the service");
pub const NO: Text = Text::new("否", "No");
const UNSUPPORTED: Text = Text::new("字段暂不支持", "field not supported yet");
pub const YES: Text = Text::new("是", "Yes");

pub const BOTH_TIMES: Text = Text::new("时区", "Time zone");
pub const COMPARE: Text = Text::new("对比", "Compare");
pub const COMPARED: Text = Text::new("对比字段", "Compared fields");
pub const COMPARE_FIELD: Text = Text::new("字段", "Field");
pub const COMPARE_TITLE: Text = Text::new("实例对比", "Instance comparison");
pub const COPY_ID: Text = Text::new("复制 ID", "Copy ID");
pub const COPY_JSON: Text = Text::new("复制原始 JSON", "Copy raw JSON");
pub const COMPARE_STOP: Text = Text::new("取消对比", "Cancel comparison");
pub const DIFFERS: Text = Text::new("不同", "differs");
pub const FEATURE_NONE: Text = Text::new("没有匹配的特性", "No matching features");
pub const FEATURE_SEARCH: Text = Text::new("搜索特性", "Search features");
pub const GONE: Text = Text::new("实例已不存在", "This instance no longer exists");
pub const JSON: Text = Text::new("原始 JSON", "Raw JSON");
pub const LOCAL_TIME: Text = Text::new("本地时间", "Local time");
pub const ONLY_DIFFERENCES: Text = Text::new("仅显示不同项", "Show differences only");
pub const STALE: Text = Text::new("实例详情刷新失败", "Couldn't refresh instance details");
pub const WINDOW: Text = Text::new("维护时间窗", "Maintenance time window");
pub const WINDOW_MEANING: Text = Text::new(
    "维护期间实例可用，但可能出现短暂中断。",
    "The instance stays available during maintenance, but brief interruptions can occur.",
);
pub const WINDOW_ASSUMED: Text = Text::new(
    "接口文档未注明时区，此处按 UTC 处理。",
    "The API doesn't specify a time zone. Times are read as UTC.",
);

/// What a group of fields is called.
#[must_use]
pub const fn group_text(group: Group) -> Text {
    match group {
        Group::Overview => GROUP_OVERVIEW,
        Group::Network => GROUP_NETWORK,
        Group::Access => GROUP_ACCESS,
        Group::Billing => GROUP_BILLING,
        Group::Maintenance => GROUP_MAINTENANCE,
        Group::Features => GROUP_FEATURES,
        Group::Other => GROUP_OTHER,
    }
}

/// The hint about a field from the documents; `None` if none is shown.
#[must_use]
pub const fn hint_text(hint: Hint) -> Option<Text> {
    match hint {
        Hint::Deprecated => Some(DEPRECATED),
        Hint::Ignored => Some(IGNORED),
        Hint::Unsupported => Some(UNSUPPORTED),
        Hint::Plain | Hint::Time | Hint::Zones => None,
    }
}

/// The meaning of a coded value of a field; `None` if the value speaks for itself, or is undocumented.
#[must_use]
pub fn meaning(name: &str, text: &str) -> Option<Text> {
    Some(match (name, text) {
        ("charging_mode", "0") => table::CHARGING_BY_USE,
        ("charging_mode", "1") => table::CHARGING_PERIOD,
        ("enterprise_project_id" | "epId" | "epIdOrDefault", "0") => table::DEFAULT_PROJECT,
        ("scope", "center") => Text::new("中心区", "Center"),
        ("scope", "edge") => Text::new("边缘区", "Edge"),
        ("spec" | "type", edition) => edition_text(edition)?,
        ("instance_status", number) => status_text(Code::from_number(number.parse().ok()?)?),
        // APIG and ROMA send a word, KooPhone a number.
        ("status", word) => match word.parse() {
            Ok(number) => prepare_state_text(PrepareState::from_number(number))?,
            Err(_) => status_text(Code::from_name(word)?),
        },
        _ => return None,
    })
}

/// The name of an edition of APIG or ROMA: APIG sends it in upper case, ROMA in lower case.
fn edition_text(sent: &str) -> Option<Text> {
    Some(match sent.to_ascii_uppercase().as_str() {
        "BASIC" => Text::new("基础版", "Basic"),
        "PROFESSIONAL" => Text::new("专业版", "Professional"),
        "ENTERPRISE" => Text::new("企业版", "Enterprise"),
        "PLATINUM" => Text::new("铂金版", "Platinum"),
        "BASIC_IPV6" => Text::new("基础版 IPv6", "Basic IPv6"),
        "PROFESSIONAL_IPV6" => Text::new("专业版 IPv6", "Professional IPv6"),
        "ENTERPRISE_IPV6" => Text::new("企业版 IPv6", "Enterprise IPv6"),
        "PLATINUM_IPV6" => Text::new("铂金版 IPv6", "Platinum IPv6"),
        _ => return None,
    })
}

/// The name of a time zone that is this many minutes ahead of UTC.
#[must_use]
pub fn zone(minutes: i32) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// A daily maintenance window in one time zone.
#[must_use]
pub fn window(locale: Locale, window: Window, zone: &str) -> String {
    let time = |second: u32| match second % 60 {
        0 => format!("{:02}:{:02}", second / 3600, second / 60 % 60),
        rest => format!("{:02}:{:02}:{rest:02}", second / 3600, second / 60 % 60),
    };
    let to = if locale == Locale::En { '–' } else { '～' };
    format!("{}{to}{} {zone}", time(window.begin()), time(window.end()))
}

/// Whether a daily window is open, and when it ends or starts.
#[must_use]
pub fn window_state(locale: Locale, state: State) -> String {
    let wait = |seconds: u32| elapsed(locale, Millis::from(seconds) * 1000);
    match (locale, state) {
        (Locale::En, State::Inside(end)) => format!("In the window now. Ends in {}", wait(end)),
        (Locale::Zh, State::Inside(end)) => format!("当前处于维护时间窗内，{}后结束", wait(end)),
        (Locale::En, State::Outside(begin)) => {
            format!("Not in the window. Starts in {}", wait(begin))
        }
        (Locale::Zh, State::Outside(begin)) => {
            format!("当前不在维护时间窗内，{}后开始", wait(begin))
        }
        (Locale::En, State::Unclear) => {
            "Start and end times are identical: the window covers all day or isn't set".to_owned()
        }
        (Locale::Zh, State::Unclear) => {
            "开始时间与结束时间相同：可能是全天，也可能未设置".to_owned()
        }
    }
}

/// The number of features that a search found.
#[must_use]
pub fn found(locale: Locale, found: usize, all: usize) -> String {
    match locale {
        Locale::En if found == all => format!("{all} features"),
        Locale::En => format!("{found} of {all} features"),
        Locale::Zh if found == all => format!("共 {all} 个特性"),
        Locale::Zh => format!("符合 {found} 个，共 {all} 个特性"),
    }
}

/// The number of fields in which two instances differ.
#[must_use]
pub fn differences(locale: Locale, different: usize, all: usize) -> String {
    match locale {
        Locale::En => format!("{different} of {all} fields differ"),
        Locale::Zh => format!("{all} 个字段中有 {different} 个不同"),
    }
}

/// The note while one instance is kept: what to do to compare it with another.
#[must_use]
pub fn comparing(locale: Locale, name: &str) -> String {
    match locale {
        Locale::En => format!("Comparing {name}. Open another instance to view both side by side."),
        Locale::Zh => format!("正在对比 {name}。请打开另一个实例以并排查看。"),
    }
}

fn grouped(count: usize) -> String {
    number(u64::try_from(count).unwrap_or(u64::MAX))
}

/// The note that only the beginning of a long text is shown.
#[must_use]
pub fn cut(locale: Locale, shown: usize, all: usize) -> String {
    let (shown, all) = (grouped(shown), grouped(all));
    match locale {
        Locale::En => {
            format!("Showing the first {shown} of {all} lines. Copying includes all lines.")
        }
        Locale::Zh => format!("仅显示前 {shown} 行，共 {all} 行。复制时包含全部内容。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_named_by_its_distance() {
        let names = [0, 480, 330, -180, -570].map(zone);
        assert_eq!(names, ["UTC", "UTC+8", "UTC+5:30", "UTC−3", "UTC−9:30"]);
    }

    #[test]
    fn a_window_is_written_to_the_minute_where_it_can_be() {
        let text =
            |begin, end| Window::parse(begin, end).map(|found| window(Locale::En, found, "UTC"));
        assert_eq!(text("22:00:00", "02:00:00").as_deref(), Some("22:00–02:00 UTC"));
        assert_eq!(text("12:01:13", "12:01:13").as_deref(), Some("12:01:13–12:01:13 UTC"));
    }

    #[test]
    fn codes_have_words_and_other_values_speak_for_themselves() {
        let said = |name, text| meaning(name, text).map(|text| text.en);
        assert_eq!(said("charging_mode", "1"), Some("Yearly/monthly"));
        assert_eq!(said("charging_mode", "7"), None);
        // ROMA's own example has 1 for an instance that is pay-per-use.
        assert_eq!(said("chargingMode", "1"), None);
        assert_eq!(said("status", "Running"), Some("Running"));
        assert_eq!(said("status", "Dreaming"), None);
        assert_eq!(said("instance_status", "6"), Some("Running"));
        assert_eq!(said("status", "2"), Some("Restoring and offline"));
        assert_eq!(said("epId", "0"), Some("default"));
        assert_eq!(said("spec", "PLATINUM_IPV6"), Some("Platinum IPv6"));
        assert_eq!(said("type", "basic"), Some("Basic"));
        assert_eq!(said("type", "apig"), None);
        assert_eq!(said("scope", "edge"), Some("Edge"));
    }
}
