//! The words for the statuses and states of the APIs.

use std::collections::HashSet;

use instance_console::{
    api::{PrepareState, RomaStatus, status::Code},
    i18n::{Text, prepare_state_text, roma_status_text, status_text},
};

/// Each APIG status, with the Chinese word that the documents have for it.
const STATUSES: [(&str, &str); 37] = [
    ("Creating", "创建中"),
    ("CreateSuccess", "创建成功"),
    ("CreateFail", "创建失败"),
    ("Initing", "初始化中"),
    ("Registering", "注册中"),
    ("Running", "运行中"),
    ("InitingFailed", "初始化失败"),
    ("RegisterFailed", "注册失败"),
    ("Installing", "安装中"),
    ("InstallFailed", "安装失败"),
    ("Updating", "升级中"),
    ("UpdateFailed", "升级失败"),
    ("Rollbacking", "回滚中"),
    ("RollbackSuccess", "回滚成功"),
    ("RollbackFailed", "回滚失败"),
    ("Deleting", "删除中"),
    ("DeleteFailed", "删除失败"),
    ("Unregistering", "注销中"),
    ("UnRegisterFailed", "注销失败"),
    ("CreateTimeout", "创建超时"),
    ("InitTimeout", "初始化超时"),
    ("RegisterTimeout", "注册超时"),
    ("InstallTimeout", "安装超时"),
    ("UpdateTimeout", "升级超时"),
    ("RollbackTimeout", "回滚超时"),
    ("DeleteTimeout", "删除超时"),
    ("UnregisterTimeout", "注销超时"),
    ("Starting", "启动中"),
    ("Freezing", "冻结中"),
    ("Frozen", "已冻结"),
    ("Restarting", "重启中"),
    ("RestartFail", "重启失败"),
    ("Unhealthy", "实例异常"),
    ("RestartTimeout", "重启超时"),
    ("Resizing", "规格变更中"),
    ("ResizeFailed", "规格变更失败"),
    ("ResizeTimeout", "规格变更超时"),
];

fn text(name: &str) -> Text {
    status_text(Code::from_name(name).expect("a documented status"))
}

#[test]
fn chinese_status_texts_are_the_words_of_the_documents() {
    for (name, zh) in STATUSES {
        assert_eq!(text(name).zh, zh, "{name}");
    }
}

#[test]
fn english_status_texts_are_distinct_words_and_not_identifiers() {
    let texts: HashSet<_> = Code::all().map(|code| status_text(code).en).collect();
    assert_eq!(texts.len(), STATUSES.len());
    for text in texts {
        // An inner capital marks an identifier; a single English word may equal its name.
        assert!(text.starts_with(|first: char| first.is_ascii_uppercase()), "{text}");
        assert!(!text.chars().skip(1).any(char::is_uppercase), "{text}");
    }
    for no_word in ["Initing", "Rollbacking"] {
        assert_ne!(text(no_word).en, no_word);
    }
}

#[test]
fn a_roma_status_is_called_by_words_in_both_languages() {
    for word in ["CREATING", "CREATE_FAILED", "SOFT_DELETED", "DELETE_FALIED", "available"] {
        let code = RomaStatus::new(word.to_owned()).code().expect("a documented word");
        let Text { en, zh } = roma_status_text(code);
        assert!(!en.is_empty() && !en.contains('_'), "{word}");
        assert!(!zh.is_empty() && !zh.is_ascii(), "{word}");
    }
}

#[test]
fn each_documented_state_of_a_preparation_has_its_own_text_and_no_other_number_has_one() {
    let text = |number| prepare_state_text(PrepareState::from_number(number));
    let texts: HashSet<_> = (-1..=3).filter_map(text).map(|text| text.en).collect();
    assert_eq!(texts.len(), 5);
    // Undocumented numbers, some of which belong to a sibling call.
    for undocumented in [-2, 4, 10, i64::MAX] {
        assert_eq!(text(undocumented), None, "{undocumented}");
    }
}
