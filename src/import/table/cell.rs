//! What stands in a cell: a text, or a list of names.

use serde_json::Value;

/// What programs write into a cell where they know nothing.
const NOTHING: [&str; 9] = ["nan", "none", "null", "nat", "n/a", "<na>", "\\n", "undefined", "[]"];

/// The keys of an object whose value is what the object is called, or what it says.
const NAMING: [&str; 6] = ["name", "text", "title", "value", "label", "@value"];

/// The text of a cell; none where there is nothing in it.
///
/// Of a list the parts stand one under the other, with a blank line between them.
pub(super) fn text(cell: &Value) -> Option<String> {
    match cell {
        Value::String(text) => (!says_nothing(text)).then(|| text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(_) | Value::Object(_) => {
            let parts = parts(cell);
            (!parts.is_empty()).then(|| parts.join("\n\n"))
        }
        Value::Bool(_) | Value::Null => None,
    }
}

/// The names in a cell: those of a list, also one that is written as text, as Python, JSON and
/// PostgreSQL write it; else what stands between `;`, or where there is none between `|`, or else
/// `,`; of words that all begin with `#` each is one.
pub(super) fn names(cell: &Value) -> Vec<String> {
    match cell {
        Value::String(text) if says_nothing(text) => Vec::new(),
        Value::String(text) => written_list(text).or_else(|| hashtags(text)).unwrap_or_else(|| {
            let signs = [';', '|', ','];
            let sign = signs.into_iter().find(|sign| text.contains(*sign)).unwrap_or(';');
            trimmed(text.split(sign))
        }),
        cell => trimmed(parts(cell).iter().map(String::as_str)),
    }
}

/// The tags of a text that is nothing else, as `#мост #река` or `#мост, #река`.
fn hashtags(text: &str) -> Option<Vec<String>> {
    let words = trimmed(text.split([' ', ',', ';', '|', '\n', '\t', '\u{a0}']));
    let tags = words.iter().map(|word| word.strip_prefix('#').filter(|tag| !tag.is_empty()));
    let tags: Vec<String> = tags.map(|tag| tag.map(str::to_owned)).collect::<Option<_>>()?;
    (!tags.is_empty()).then_some(tags)
}

/// The authors in a cell, one by one: those of a list, or what stands between `;` or `|`, or between
/// `and` where each has its family name first. Any other text stands as it is, for a comma may part a
/// surname from its given names.
pub(super) fn authors(cell: &Value) -> Vec<String> {
    match cell {
        Value::String(text) if says_nothing(text) => Vec::new(),
        Value::String(text) => written_list(text)
            .or_else(|| family_first(text))
            .unwrap_or_else(|| trimmed(text.split([';', '|']))),
        cell => trimmed(parts(cell).iter().map(String::as_str)),
    }
}

/// Names as bibliographies have them: `Hill, Nora and Berg, Tom`.
fn family_first(text: &str) -> Option<Vec<String>> {
    let names = trimmed(text.split(" and "));
    let is_family_first = |name: &String| {
        let family = name.split_once(", ").filter(|(_, given)| !given.contains([',', ';', '|']));
        family.is_some_and(|(family, _)| !family.contains(' '))
    };
    names.iter().all(is_family_first).then_some(names)
}

/// Whether a text is what programs write for nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    const LONGEST: usize = 16;
    let text = text.trim();
    text.len() <= LONGEST && (text.is_empty() || NOTHING.contains(&text.to_lowercase().as_str()))
}

/// The texts of a value and of what it holds.
fn parts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(parts).collect(),
        Value::Object(object) => {
            let named = NAMING.iter().find_map(|key| object.get(*key));
            named.map(parts).unwrap_or_default()
        }
        value => text(value).into_iter().collect(),
    }
}

fn trimmed<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A list that a program wrote into a text, as `["a", "b"]`, `['a', 'b']` or `{a,"b c"}`, or an object
/// with a name, as `{"name": "a"}`.
fn written_list(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let enclosed = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    if let Some(inner) = enclosed('[', ']') {
        let read = serde_json::from_str::<Value>(text).ok().map(|value| parts(&value));
        return read
            .or_else(|| quoted_items(inner))
            .map(|names| trimmed(names.iter().map(String::as_str)));
    }
    let inner = enclosed('{', '}')?;
    if let Ok(object) = serde_json::from_str::<Value>(text) {
        return Some(trimmed(parts(&object).iter().map(String::as_str)));
    }
    quoted_items(inner).map(|names| trimmed(names.iter().map(String::as_str)))
}

/// The items of a list, parted by commas, each of which may stand in quotation marks of one sort or
/// the other; none where a mark is not closed.
fn quoted_items(list: &str) -> Option<Vec<String>> {
    let (mut items, mut item, mut mark) = (Vec::new(), String::new(), None);
    let mut characters = list.chars();
    while let Some(character) = characters.next() {
        match (character, mark) {
            ('\\', Some(_)) => item.extend(characters.next()),
            (character, Some(open)) if character == open => mark = None,
            ('"' | '\'', None) if item.trim().is_empty() => {
                item.clear();
                mark = Some(character);
            }
            (',', None) => items.push(std::mem::take(&mut item)),
            (character, _) => item.push(character),
        }
    }
    items.push(item);
    mark.is_none().then_some(items)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_are_parted_however_a_list_is_written() {
        for (cell, expected) in [
            (json!("мост; река"), &["мост", "река"][..]),
            (json!("мост, село; река"), &["мост, село", "река"]),
            (json!("мост, река"), &["мост", "река"]),
            (json!("мост|река, село"), &["мост", "река, село"]),
            (json!("[\"мост\", \"река, село\"]"), &["мост", "река, село"]),
            (json!("['мост', \"д'Арк\", 'река, село']"), &["мост", "д'Арк", "река, село"]),
            (json!("['O\\'Hara']"), &["O'Hara"]),
            (json!("{мост,\"река, село\"}"), &["мост", "река, село"]),
            (json!(["мост", " река ", ""]), &["мост", "река"]),
            (json!([{ "name": "мост" }, { "id": 5 }]), &["мост"]),
            (json!("['мост"), &["['мост"]),
            (json!("мост"), &["мост"]),
            (json!("#мост #река"), &["мост", "река"]),
            (json!("#мост, #белый_яр"), &["мост", "белый_яр"]),
            (json!("#1 в мире"), &["#1 в мире"]),
            (json!("{\"name\": \"мост\"}"), &["мост"]),
            (json!("[]"), &[]),
            (json!("nan"), &[]),
            (json!(null), &[]),
        ] {
            assert_eq!(names(&cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_comma_parts_no_authors() {
        for (cell, expected) in [
            (json!("Сейтова, Айгуль"), &["Сейтова, Айгуль"][..]),
            (json!("Сейтова, Айгуль; Омаров, Болат"), &["Сейтова, Айгуль", "Омаров, Болат"]),
            (json!("Hill, Nora and Berg, Tom"), &["Hill, Nora", "Berg, Tom"]),
            (
                json!("Nora Hill, Tom Berg and Ann Reid, staff"),
                &["Nora Hill, Tom Berg and Ann Reid, staff"],
            ),
            (json!("Hill, Nora; Oak and Ash, Ltd"), &["Hill, Nora", "Oak and Ash, Ltd"]),
            (json!("А. Сейтова; Б. Омаров"), &["А. Сейтова", "Б. Омаров"]),
            (json!("['А. Сейтова', 'Б. Омаров']"), &["А. Сейтова", "Б. Омаров"]),
            (json!(["Сейтова, Айгуль", "Б. Омаров"]), &["Сейтова, Айгуль", "Б. Омаров"]),
            (json!({ "name": "А. Сейтова" }), &["А. Сейтова"]),
            (json!("{\"name\": \"А. Б.\"}"), &["А. Б."]),
            (json!("[{\"name\": \"А. Б.\"}, {\"name\": \"В. Г.\"}]"), &["А. Б.", "В. Г."]),
            (json!("{\"id\": 7}"), &[]),
            (json!(""), &[]),
            (json!([]), &[]),
        ] {
            assert_eq!(authors(&cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_text_is_what_stands_in_the_cell() {
        for (cell, expected) in [
            (json!(" Мост\r\n"), Some(" Мост\r\n")),
            (json!(12), Some("12")),
            (
                json!([{ "id": "p-1", "text": "Мост." }, { "text": "Река." }]),
                Some("Мост.\n\nРека."),
            ),
            (json!("NaN"), None),
            (json!("<NA>"), None),
            (json!(" \n"), None),
            (json!(true), None),
            (json!({ "x": 1 }), None),
        ] {
            assert_eq!(text(&cell).as_deref(), expected, "{cell}");
        }
    }
}
