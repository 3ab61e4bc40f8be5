//! The labels of the documented fields.

use std::collections::HashSet;

use instance_console::{
    api::{ServiceName, field::documented},
    i18n::{Text, field_text},
};

#[test]
fn a_documented_field_is_called_by_words_and_not_by_its_identifier() {
    for service in [ServiceName::Apig, ServiceName::KooPhone, ServiceName::Roma] {
        for field in documented(service) {
            let Text { en, zh } = field_text(field);
            assert!(en.starts_with(char::is_uppercase), "{field:?}: {en}");
            assert!(!en.contains('_') && !zh.is_empty(), "{field:?}: {en}, {zh}");
        }
    }
}

#[test]
fn two_fields_of_a_service_are_called_the_same_only_where_they_mean_the_same() {
    for (service, same) in
        [(ServiceName::Apig, 1), (ServiceName::KooPhone, 0), (ServiceName::Roma, 0)]
    {
        let all = documented(service).count();
        let english: HashSet<_> = documented(service).map(|field| field_text(field).en).collect();
        let chinese: HashSet<_> = documented(service).map(|field| field_text(field).zh).collect();
        // The two are `spec` and `spec_id`.
        assert_eq!((english.len(), chinese.len()), (all - same, all - same), "{service:?}");
    }
}
