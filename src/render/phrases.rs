//! The words of the interface: `t(key="…")` in a template.
//!
//! A phrase is a string, or a table of plural forms (`one`, `few`, `many`, `other`) from which the
//! argument `n` picks one. `{name}` in a phrase stands for the argument `name`. The argument
//! `default` is shown where no language has the phrase.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;
use tera::{Kwargs, TeraResult};
use toml::{Table, Value};

use crate::config::settings::Language;
use crate::diagnostic::places::Places;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::render::layers::PhraseFile;
use crate::render::numbers;

const PLURAL_FORMS: [&str; 4] = ["one", "few", "many", "other"];

/// The phrases of the interface's language, with English for those that it lacks.
#[derive(Debug)]
pub(super) struct Phrases {
    language: Language,
    own: ByKey,
    english: ByKey,
}

/// Phrases by their dotted keys; a page looks a hundred of them up.
type ByKey = HashMap<String, Phrase, RandomState>;

#[derive(Debug, Clone, PartialEq)]
enum Phrase {
    Plain(String),
    /// The text of each plural form.
    Plural(BTreeMap<String, String>),
}

impl Phrases {
    /// Reads the files of one language and the English ones; later files win phrase by phrase.
    pub(super) fn read(files: &[PhraseFile], language: Language) -> Result<Self, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let mut read = |language: Language| {
            let mut phrases = ByKey::default();
            for file in files.iter().filter(|file| file.code == language.code()) {
                match toml::from_str::<Table>(&file.text) {
                    Ok(table) => collect(&table, "", &mut phrases),
                    Err(error) => {
                        problems.push(catalogue::toml_error(
                            &Places::new(&file.path, &file.text),
                            &error,
                        ));
                    }
                }
            }
            phrases
        };
        let phrases = Phrases { language, own: read(language), english: read(Language::English) };
        problems.dedup();
        if problems.is_empty() { Ok(phrases) } else { Err(problems) }
    }

    /// A phrase without plural forms, as it is written.
    pub(super) fn plain(&self, key: &str) -> Option<&str> {
        match self.own.get(key).or_else(|| self.english.get(key))? {
            Phrase::Plain(text) => Some(text),
            Phrase::Plural(_) => None,
        }
    }

    /// The plain phrases whose keys begin with `prefix`, by what follows it.
    pub(super) fn below(&self, prefix: &str) -> BTreeMap<String, String> {
        let phrases = self.english.iter().chain(&self.own);
        let plain = phrases.filter_map(|(key, phrase)| match phrase {
            Phrase::Plain(text) => Some((key.strip_prefix(prefix)?.to_owned(), text.clone())),
            Phrase::Plural(_) => None,
        });
        plain.collect()
    }

    /// A template with the phrases in place of the calls that name nothing but a phrase: most of
    /// them do, and a call takes longer than all else that stands beside it.
    pub(super) fn put_into(&self, template: &str) -> String {
        const OPEN: &str = "{{ t(key=\"";
        const CLOSE: &str = "\") }}";
        let mut text = String::with_capacity(template.len());
        let mut parts = template.split(OPEN);
        text.extend(parts.next());
        for part in parts {
            let call = part.split_once(CLOSE);
            let call = call.and_then(|(key, rest)| Some((self.constant(key)?, rest)));
            match call {
                Some((phrase, rest)) => text.extend([&phrase, rest]),
                None => text.extend([OPEN, part]),
            }
        }
        text
    }

    /// A phrase that can stand in a template as it is read: without what the engine would take for
    /// its own, and without space at its ends, which it may trim.
    fn constant(&self, key: &str) -> Option<String> {
        let text = self.plain(key)?;
        let is_safe = !text.is_empty() && text.trim() == text && !text.contains(['{', '\n']);
        let mut escaped = Vec::new();
        tera::escape_html(text, &mut escaped).ok().filter(|()| is_safe)?;
        String::from_utf8(escaped).ok()
    }

    /// The phrase for `key`, filled in; the default or the key where no language has it.
    pub(super) fn translate(&self, arguments: &Kwargs) -> TeraResult<String> {
        let key = arguments.must_get::<&str>("key")?;
        let number = arguments.get::<u64>("n")?;
        let found = self.own.get(key).map(|phrase| (phrase, self.language));
        let found = found.or_else(|| Some((self.english.get(key)?, Language::English)));
        let Some((phrase, language)) = found else {
            return Ok(arguments.get::<&str>("default")?.unwrap_or(key).to_owned());
        };
        let mut text = phrase.pick(number, language).to_owned();
        if !text.contains('{') {
            return Ok(text);
        }
        for (name, value) in arguments.iter() {
            let Some(name) = name.as_str().filter(|name| *name != "key") else { continue };
            let value = match value.as_u64() {
                Some(number) if name != "year" => numbers::grouped(number, language),
                _ => value.to_string(),
            };
            text = text.replace(&format!("{{{name}}}"), &value);
        }
        Ok(text)
    }
}

impl Phrase {
    fn pick(&self, number: Option<u64>, language: Language) -> &str {
        match self {
            Phrase::Plain(text) => text,
            Phrase::Plural(forms) => {
                let form = number.map_or("other", |number| numbers::plural_form(number, language));
                forms.get(form).or_else(|| forms.get("other")).map_or("", String::as_str)
            }
        }
    }
}

/// Collects the phrases of a table under dotted keys.
fn collect(table: &Table, prefix: &str, phrases: &mut ByKey) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            Value::Table(inner) if is_plural(inner) => {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let forms = inner.iter().map(|(form, value)| (form.clone(), text(value)));
                phrases.insert(key, Phrase::Plural(forms.collect()));
            }
            Value::Table(inner) => collect(inner, &key, phrases),
            Value::String(text) => {
                phrases.insert(key, Phrase::Plain(text.clone()));
            }
            other => {
                phrases.insert(key, Phrase::Plain(other.to_string()));
            }
        }
    }
}

fn is_plural(table: &Table) -> bool {
    table.contains_key("other") && table.keys().all(|key| PLURAL_FORMS.contains(&key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(code: &str, files: &[(&str, &str)]) -> Phrases {
        let files: Vec<PhraseFile> = files
            .iter()
            .map(|(code, text)| PhraseFile {
                path: format!("themes/mine/i18n/{code}.toml"),
                code: (*code).to_owned(),
                text: (*text).to_owned(),
            })
            .collect();
        Phrases::read(&files, Language::from_code(code).unwrap()).unwrap()
    }

    fn translate<const N: usize>(
        phrases: &Phrases,
        arguments: [(&'static str, tera::Value); N],
    ) -> String {
        phrases.translate(&Kwargs::from(arguments)).unwrap()
    }

    #[test]
    fn a_number_picks_its_form() {
        let text = "[count.articles]\none = '{n} статья'\nfew = '{n} статьи'\nmany = '{n} статей'\nother = '{n} статьи'";
        let russian = phrases("ru", &[("ru", text)]);
        let count =
            |n: u64| translate(&russian, [("key", "count.articles".into()), ("n", n.into())]);
        assert_eq!([1, 3, 5, 21].map(count), ["1 статья", "3 статьи", "5 статей", "21 статья"]);
        assert_eq!(count(100_000), "100\u{202f}000 статей");
    }

    #[test]
    fn english_stands_in_with_its_own_plural() {
        let english = "[count.notes]\none = '{n} note'\nother = '{n} notes'";
        let kazakh = phrases("kk", &[("en", english), ("kk", "")]);
        let count = |n: u64| translate(&kazakh, [("key", "count.notes".into()), ("n", n.into())]);
        assert_eq!([1, 2].map(count), ["1 note", "2 notes"]);
    }

    #[test]
    fn constant_phrases_are_put_into_templates() {
        let text = "a = 'б & в'\nn = '{n} г'\nempty = ''\n[p]\nother = 'д'";
        let phrases = phrases("ru", &[("en", "e = 'e'"), ("ru", text)]);
        for (template, expected) in [
            (r#"<p>{{ t(key="a") }}, {{ t(key="e") }}</p>"#, "<p>б &amp; в, e</p>"),
            (r#"{{ t(key="n", n=1) }}{{ t(key="a") }}"#, r#"{{ t(key="n", n=1) }}б &amp; в"#),
        ] {
            assert_eq!(phrases.put_into(template), expected);
        }
        for kept in ["n", "empty", "p", "unknown", "a\" ~ x ~ \""] {
            let call = format!(r#"{{{{ t(key="{kept}") }}}}"#);
            assert_eq!(phrases.put_into(&call), call);
        }
    }

    #[test]
    fn an_unknown_key_shows_itself() {
        let russian = phrases("ru", &[("ru", "a = 'б'")]);
        assert_eq!(translate(&russian, [("key", "nav.tags".into())]), "nav.tags");
        let with_default = [("key", "rule.new".into()), ("default", "new".into())];
        assert_eq!(translate(&russian, with_default), "new");
    }

    #[test]
    fn a_later_layer_wins_phrase_by_phrase() {
        let layered = phrases("ru", &[("ru", "[a]\nb = '1'\nc = '2'"), ("ru", "[a]\nc = '3'")]);
        assert_eq!(translate(&layered, [("key", "a.b".into())]), "1");
        assert_eq!(translate(&layered, [("key", "a.c".into())]), "3");
    }

    #[test]
    fn broken_phrases_are_reported_with_their_line() {
        let file = PhraseFile {
            path: "themes/mine/i18n/ru.toml".to_owned(),
            code: "ru".to_owned(),
            text: "a = 'б'\nb = \n".to_owned(),
        };
        let problems = Phrases::read(&[file], Language::Russian).unwrap_err();
        let place = problems[0].place.as_ref().unwrap();
        assert_eq!((place.path.as_str(), place.line), ("themes/mine/i18n/ru.toml", Some(2)));
    }
}
