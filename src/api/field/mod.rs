//! Every field of an instance as something to show: grouped, coded, and told apart where the
//! documents call it unsupported, deprecated or unused.
//!
//! A table rather than a struct of a hundred optional fields, because nothing decides by these
//! fields: they are only shown, and one that the table does not have must be shown too.

mod table;

use super::{Charging, Instance, Json, Preparation, Timestamp, json::Object, wire, zones};

pub use table::{ApigField, FieldCode, KooPhoneField, RomaField, Service};

/// Where a field stands in the detail, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What it is.
    Overview,
    /// Where it lives.
    Network,
    /// How it is reached.
    Access,
    /// How it is paid for.
    Billing,
    /// When it is maintained.
    Maintenance,
    /// What it can do.
    Features,
    /// What no document describes.
    Other,
}

/// What the documents say of a field beside its name and type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// To be used no longer.
    Deprecated,
    /// Sent, and without meaning.
    Ignored,
    /// Nothing.
    Plain,
    /// A number that is a moment.
    Time,
    /// A "not supported yet" of the document.
    Unsupported,
    /// A text that is a list of zones.
    Zones,
}

/// A field that was sent, with a value other than null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name as sent.
    pub name: String,
    /// Which documented field it is; `None` for an undocumented one.
    pub code: Option<FieldCode>,
    /// Where it stands.
    pub group: Group,
    /// What the documents say of it.
    pub hint: Hint,
    /// What was sent.
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
pub fn read(service: Service, object: &Object) -> Vec<Field> {
    let rows = service.rows();
    let documented =
        rows.iter().filter_map(|row| Some(row.field(value(object.get(row.name)?, row.hint)?)));
    let mut others: Vec<&(String, Json)> = Vec::new();
    for field in object.iter().filter(|(name, _)| rows.iter().all(|row| row.name != *name)) {
        match others.binary_search_by(|(name, _)| name.cmp(&field.0)) {
            Ok(index) => others.splice(index..=index, [field]).for_each(drop),
            Err(index) => others.insert(index, field),
        }
    }
    let others = others.into_iter().filter_map(|(name, json)| {
        let value = value(json, Hint::Plain)?;
        let (name, group, hint) = (name.clone(), Group::Other, Hint::Plain);
        Some(Field { name, code: None, group, hint, value })
    });
    documented.chain(others).collect()
}

/// What a list says of an APIG instance, until its detail has come: in the detail's own fields, so that
/// those stay in their places.
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
        ("create_time", instance.created.map(Value::Time)),
        ("project_id", text(&instance.project_id)),
        ("enterprise_project_id", text(&instance.enterprise_project_id)),
        ("eip_address", text(&instance.eip)),
        ("loadbalancer_provider", text(&instance.load_balancer)),
        ("charging_mode", number(charging)),
        ("cbc_metadata", text(&instance.order)),
    ];
    let fields = known.into_iter();
    fields.filter_map(|(name, value)| Service::Apig.field(name, value?)).collect()
}

/// All that is known of a cloud phone: nobody tells more of it than how its preparation goes.
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
    fields.filter_map(|(name, value)| Service::KooPhone.field(name, value?)).collect()
}

fn value(json: &Json, hint: Hint) -> Option<Value> {
    // ROMA documents a moment as a string that its example leaves null.
    if hint == Hint::Time
        && let Some(number) = wire::integer(json)
    {
        let time = Timestamp::from_unix(number).map(Value::Time);
        return time.or_else(|| (number > 0).then(|| Value::Text(number.to_string())));
    }
    match json {
        Json::Null => None,
        Json::Bool(flag) => Some(Value::Flag(*flag)),
        Json::Number(number) => Some(Value::Text(number.clone())),
        Json::Text(text) => match (text.as_str(), hint) {
            ("", _) => None,
            ("#", _) => Some(Value::Masked),
            (text, Hint::Zones) => {
                Some(zones::split(text)).filter(|zones| !zones.is_empty()).map(Value::List)
            }
            (text, _) => Some(Value::Text(text.to_owned())),
        },
        Json::List(items) if items.is_empty() => None,
        Json::List(items) => {
            let texts: Option<Vec<_>> =
                items.iter().map(|item| item.as_text().map(str::to_owned)).collect();
            Some(texts.map_or_else(|| Value::Json(json.to_string()), Value::List))
        }
        Json::Object(object) if object.is_empty() => None,
        Json::Object(_) => Some(Value::Json(json.to_string())),
    }
}
