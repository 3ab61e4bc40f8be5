use std::sync::Arc;

use proptest::prelude::{Strategy, any, prop, prop_assert_eq, proptest};

use super::*;
use crate::{
    api::{Charging, Instance, Status},
    domain::config::Service,
};

fn source(label: &str) -> Source {
    let source = Source::new(Service::Apig { project_id: "p".to_owned() });
    Source { label: label.to_owned(), ..source }
}

fn sources() -> Vec<Source> {
    vec![source("North 4, production"), source("East")]
}

fn instance(id: &str, status: (Option<i64>, Option<&str>), spec: Option<&str>) -> Arc<Instance> {
    Arc::new(Instance {
        id: id.to_owned(),
        name: format!("Web-{id}"),
        status: Status::decode(status.0, status.1.map(str::to_owned)),
        spec: spec.map(str::to_owned),
        charging: Some(Charging::PayPerUse),
        ..Instance::default()
    })
}

fn fleet() -> Fleet {
    let mut fleet = Fleet::default();
    fleet.take(
        0,
        &Row::all(
            0,
            &[
                instance("a", (Some(6), None), Some("BASIC")),
                instance("b", (Some(1), Some("Creating")), Some("PROFESSIONAL")),
                instance("c", (Some(99), Some("Hibernating")), None),
            ],
        ),
    );
    fleet.take(
        1,
        &Row::all(
            1,
            &[
                instance("d", (Some(3), None), Some("BASIC")),
                instance("e", (Some(40), None), Some("BASIC")),
            ],
        ),
    );
    fleet
}

fn found(filter: &str) -> String {
    let rows = Filter::parse(filter).apply(&fleet(), &sources());
    rows.iter().map(|row| &*row.key.id).collect()
}

#[test]
fn a_token_asks_for_one_of_its_values_and_a_negated_one_for_none_of_them() {
    assert_eq!(found(""), "abcde");
    assert_eq!(found("spec=BASIC"), "ade");
    assert_eq!(found("spec=basic,Professional"), "abde");
    assert_eq!(found("spec!=BASIC"), "bc");
    assert_eq!(found("spec="), "c");
    assert_eq!(found("spec!="), "abde");
    assert_eq!(found("spec=BASIC status!=Running source=East"), "de");
    assert_eq!(found("source=\"North 4, production\""), "abc");
    assert_eq!(found("charging=by-use charging!=period"), "abcde");
}

#[test]
fn a_status_goes_by_number_and_name_and_an_unknown_one_as_it_came() {
    assert_eq!(found("status=6"), "a");
    assert_eq!(found("status=running,CREATING"), "ab");
    assert_eq!(found("status=99"), "c");
    assert_eq!(found("status=hibernating"), "c");
    assert_eq!(found("status!=99"), "abde");
    assert_eq!(Filter::parse("status=6").text_form(), "status=Running");
}

#[test]
fn the_four_states_are_all_there_is() {
    let all = Group::ALL.map(|group| found(&format!("state={}", group.id())));
    assert_eq!(all, ["a", "b", "d", "ce"]);
}

#[test]
fn names_are_asked_for_by_a_part_of_them_and_words_in_any_place() {
    assert_eq!(found("name=EB-A"), "a");
    assert_eq!(found("name!=eb-a id!=b"), "cde");
    assert_eq!(found("eip="), "abcde");
    assert_eq!(found("WEB-d"), "d");
    assert_eq!(found("web- nothing"), "");
}

#[test]
fn what_is_no_token_is_a_word() {
    for text in ["unknown=1", "=", "!=", "statusx=1", "a=b=c", "\"status=6\""] {
        assert!(Filter::parse(text).tokens().is_empty(), "{text}");
    }
    assert_eq!(Filter::parse("\"status=6\" x").text_form(), "\"status=6\" x");
    // A quotation mark that is not closed ends with the text.
    assert_eq!(Filter::parse("spec=\"A B").text_form(), "spec=\"A B\"");
}

#[test]
fn a_value_is_there_once_and_an_opposite_takes_in_what_it_turns_into() {
    let mut filter = Filter::parse("spec=A spec=B spec=A spec!=C");
    assert_eq!(filter.text_form(), "spec=A,B spec!=C");
    filter.negate(0);
    assert_eq!(filter.text_form(), "spec!=A,B,C");
    filter.toggle(Property::State, "failed");
    filter.toggle(Property::State, "other");
    assert_eq!(filter.text_form(), "spec!=A,B,C state=failed,other");
    filter.toggle(Property::State, "failed");
    filter.remove(0);
    assert_eq!(filter.text_form(), "state=other");
    filter.toggle(Property::State, "other");
    filter.remove(7);
    assert!(filter.is_empty());
}

const fn label(property: Property) -> &'static str {
    if matches!(property, Property::Enterprise) {
        "Enterprise project"
    } else if matches!(property, Property::Spec) {
        "规格"
    } else {
        property.id()
    }
}

fn offered(field: &str, filter: &str) -> String {
    let (fleet, sources) = (fleet(), sources());
    let facets = facets(&fleet, &sources);
    let name = |property, value: Option<&str>| value.unwrap_or_else(|| label(property)).to_owned();
    let draft = Draft::read(field, &label);
    let offers = offers(field, &Filter::parse(filter), &facets, &fleet, &name, &draft);
    let list = offers.list.iter().map(|offer| {
        let sign = if offer.negated { "!" } else { "" };
        let count = offer.count.map(|count| format!(" {count}")).unwrap_or_default();
        format!("{sign}{}{count}", offer.label)
    });
    format!("{}|{}", offers.rest, list.collect::<Vec<_>>().join(";"))
}

#[test]
fn properties_are_offered_first_and_then_values_with_their_counts() {
    assert!(offered("", "").starts_with("|status;state;规格;source;"));
    assert_eq!(offered("x entERPrise", ""), "x |Enterprise project");
    assert_eq!(offered("basic", ""), "|BASIC 3");
    assert_eq!(offered("basic", "spec=BASIC"), "|");
    assert_eq!(offered("规格 = ", ""), "| 1;BASIC 3;PROFESSIONAL 1");
    assert_eq!(offered("edge spec!=pro", ""), "edge |!PROFESSIONAL 1");
    assert_eq!(offered("spec=", "spec=BASIC"), "| 1;PROFESSIONAL 1");
    assert_eq!(offered("spec!=bas", "spec=BASIC"), "|!BASIC 3");
    assert_eq!(offered("name = B-", ""), "|Web-a;Web-b;Web-c;Web-d;Web-e");
}

#[test]
fn a_draft_begins_with_a_whole_name() {
    let token = |field| Draft::read(field, &label).token;
    assert_eq!(token("enterprise PROJECT != 0"), Some((Property::Enterprise, true, "0")));
    assert_eq!(token("x status=a=b"), Some((Property::Status, false, "a=b")));
    assert_eq!(token("xstatus=1"), None);
    assert_eq!(token("状态=1"), None);
    assert_eq!(Draft::read("a b=", &label), Draft { free: "a b=", token: None });
}

fn filters() -> impl Strategy<Value = Filter> {
    let value = "[a-zA-Z0-9 ,=!\"\\\\é中]{0,6}";
    let token = (0..Property::ALL.len(), any::<bool>(), prop::collection::vec(value, 1..4));
    let words = prop::collection::vec("[a-z=!\",\\\\中]{1,6}|status=6", 0..4);
    (prop::collection::vec(token, 0..4), words).prop_map(|(tokens, words)| {
        let mut filter = Filter { text: words.join(" "), ..Filter::default() };
        for (property, negated, values) in tokens {
            values.iter().for_each(|value| filter.add(Property::ALL[property], negated, value));
        }
        filter
    })
}

proptest! {
    #[test]
    fn a_filter_reads_back_as_it_was_written(filter in filters()) {
        prop_assert_eq!(Filter::parse(&filter.text_form()), filter);
    }

    #[test]
    fn any_text_is_some_filter(text in any::<String>(), field in any::<String>()) {
        let filter = Filter::parse(&text);
        prop_assert_eq!(&Filter::parse(&filter.text_form()), &filter);
        let _ = (found(&text), offered(&field, &text));
    }
}
