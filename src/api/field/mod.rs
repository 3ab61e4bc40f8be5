//! Every field of an instance, ready to be shown: with its group, its code, and a hint where the documents
//! call it unsupported, deprecated or unused.
//!
//! A table rather than a struct of a hundred optional fields, because no decision depends on these
//! fields: they are only shown, and one that the table does not have must be shown too.

mod table;

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::{
    Charging, Instance, Moment, Preparation, SentObject, ServiceName, Timestamp,
    json_text::compact, lenient, zones,
};

pub use table::{ApigField, FieldCode, KooPhoneField, RomaField, documented};

/// The section of the detail in which a field stands. The sections have this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What the instance is.
    Overview,
    /// The network that it is in.
    Network,
    /// The addresses at which it is reached.
    Access,
    /// How the instance is paid for.
    Billing,
    /// When the instance is maintained.
    Maintenance,
    /// What the instance can do.
    Features,
    /// Fields that no document describes, or that have no meaning.
    Other,
}

/// What the documents say of a field beside its name and type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The field is deprecated.
    Deprecated,
    /// The field is sent, but has no meaning.
    Ignored,
    /// No hint.
    Plain,
    /// The value is a moment.
    Time,
    /// The document says "not supported yet".
    Unsupported,
    /// The value is a text that lists availability zones.
    Zones,
}

/// A field that was sent, with a value other than null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name as sent.
    pub name: String,
    /// Which documented field it is; `None` for an undocumented one.
    pub code: Option<FieldCode>,
    /// The section in which it stands.
    pub group: Group,
    /// What the documents say of it.
    pub hint: Hint,
    /// The value as sent.
    pub value: Value,
}

/// A field's value, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `true` or `false`.
    Flag(bool),
    /// An object, or a list of other things than texts, as JSON.
    Json(String),
    /// Several texts.
    List(Vec<String>),
    /// `"#"`: there is a value, and the service hides it.
    Masked,
    /// A text or a number.
    Text(String),
    /// A moment.
    Time(Timestamp),
}

/// Reads all fields of an object: documented ones in the document's order, then the others by name.
///
/// A null or empty one is left out, as is a moment of 0, which means "not yet".
#[must_use]
pub fn read(service: ServiceName, object: &SentObject) -> Vec<Field> {
    let rows = table::rows(service);
    let documented =
        rows.iter().filter_map(|row| Some(row.field(value(object.get(row.name)?, row.hint)?)));
    // Of a field that was sent twice, the last one counts.
    let mut others: BTreeMap<&str, &RawValue> = BTreeMap::new();
    others.extend(object.iter().filter(|(name, _)| rows.iter().all(|row| row.name != *name)));
    let others = others.into_iter().filter_map(|(name, json)| {
        let value = value(json, Hint::Plain)?;
        let (name, group, hint) = (name.to_owned(), Group::Other, Hint::Plain);
        Some(Field { name, code: None, group, hint, value })
    });
    documented.chain(others).collect()
}

/// The fields that the list has of an APIG instance, to show until its detail has come. They are fields of
/// the detail, so that they keep their places then.
#[must_use]
pub fn listed(instance: &Instance) -> Vec<Field> {
    let text = |text: &Option<String>| text.clone().map(Value::Text);
    let name = Some(instance.name.clone()).filter(|name| !name.is_empty());
    let status = &instance.status;
    let charging = instance.charging.map(Charging::number);
    let number = |number: Option<i64>| number.map(|number| Value::Text(number.to_string()));
    let known = [
        ("id", Some(Value::Text(instance.id.clone()))),
        ("instance_name", text(&name)),
        ("status", text(&status.name().map(str::to_owned))),
        ("instance_status", number(status.number())),
        ("type", text(&instance.kind)),
        ("spec", text(&instance.spec)),
        ("create_time", instance.created.clone().map(Value::from)),
        ("project_id", text(&instance.project_id)),
        ("enterprise_project_id", text(&instance.enterprise_project_id)),
        ("eip_address", text(&instance.eip)),
        ("loadbalancer_provider", text(&instance.load_balancer)),
        ("charging_mode", number(charging)),
        ("cbc_metadata", text(&instance.order)),
    ];
    let fields = known.into_iter();
    fields.filter_map(|(name, value)| table::field(ServiceName::Apig, name, value?)).collect()
}

/// All known fields of a cloud phone: its IDs, and what the call for its preparation says.
#[must_use]
pub fn phone(user: &str, id: &str, preparation: Option<Preparation>) -> Vec<Field> {
    let number = |number: i64| Value::Text(number.to_string());
    let known = [
        ("instance_id", Some(Value::Text(id.to_owned()))),
        ("user_id", Some(Value::Text(user.to_owned()))),
        ("status", preparation.map(|known| number(known.state.number()))),
        ("waitingCount", preparation.and_then(|known| known.waiting).map(number)),
    ];
    let fields = known.into_iter();
    fields.filter_map(|(name, value)| table::field(ServiceName::KooPhone, name, value?)).collect()
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        match moment {
            Moment::At(time) => Self::Time(time),
            Moment::AsSent(text) => Self::Text(text),
        }
    }
}

fn value(json: &RawValue, hint: Hint) -> Option<Value> {
    let raw = json.get();
    if let Some(text) = lenient::scalar(json) {
        return match (&*text, hint) {
            ("", _) => None,
            ("#", _) if raw.starts_with('"') => Some(Value::Masked),
            // ROMA documents a moment as a string that its example leaves null.
            (_, Hint::Time) => lenient::moment_of(json).map(Value::from),
            (text, Hint::Zones) => {
                Some(zones::split(text)).filter(|zones| !zones.is_empty()).map(Value::List)
            }
            (text, _) => Some(Value::Text(text.to_owned())),
        };
    }
    match raw {
        "null" => None,
        "true" => Some(Value::Flag(true)),
        "false" => Some(Value::Flag(false)),
        _ => match (serde_json::from_str::<Vec<String>>(raw).ok(), compact(raw)) {
            (Some(texts), _) => Some(Value::List(texts)).filter(|_| raw.contains('"')),
            (None, text) if text == "{}" => None,
            (None, text) => Some(Value::Json(text)),
        },
    }
}
