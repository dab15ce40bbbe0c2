//! JSON as annotations use it: one value may stand in the place of a list.

use serde_json::Value;

/// A list, or what stands in the place of one.
pub(super) fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(members) => members.iter().collect(),
        one => vec![one],
    }
}

/// A text with words in it.
pub(super) fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// All texts of a list.
pub(super) fn texts(value: &Value) -> Vec<String> {
    list(value).into_iter().filter_map(text).collect()
}

/// The addresses of resources, each written as a text or as an object with an `id`.
pub(super) fn addresses(value: &Value) -> Vec<String> {
    let address =
        |one: &&Value| text(one).or_else(|| text(&one["id"])).or_else(|| text(&one["@id"]));
    list(value).iter().filter_map(address).collect()
}

/// Whether a value has a type, alone or among others.
pub(super) fn is_a(value: &Value, name: &str) -> bool {
    let types = list(&value["type"]).into_iter().chain(list(&value["@type"]));
    types.filter_map(Value::as_str).any(|known| plain_name(known) == name)
}

/// A name without the address or prefix of its vocabulary: `oa:commenting` is `commenting`.
pub(super) fn plain_name(name: &str) -> &str {
    name.rsplit(['/', ':', '#']).next().unwrap_or(name)
}
