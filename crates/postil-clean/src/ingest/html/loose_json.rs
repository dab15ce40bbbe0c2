//! Mends JSON as templates write it, where a strict reader gives up.
//!
//! - Commas too many and too few, comments, and whatever stands behind the end do not matter.
//! - A string holds line breaks, unknown escapes and quotation marks: a mark ends it only where the
//!   page goes on as it would behind a string.
//! - What is open at the end is closed; a script ends where it goes deeper than anybody reads.

use serde_json::Value;

/// So many brackets within each other `serde_json` reads; it refuses a text that has one more.
const DEEPEST: usize = 127;

/// What was written last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing, or a bracket that opens an object or a list.
    Opening,
    /// The name of what an object states.
    Key,
    /// The colon behind it.
    Colon,
    /// A string, a number, a closing bracket.
    Value,
}

/// Text that a strict reader takes, of a script that it does not take, as far as that is to be had.
pub(super) fn mended(script: &str) -> String {
    let mut mending = Mending {
        rest: script,
        json: String::with_capacity(script.len()),
        open: Vec::new(),
        last: Last::Opening,
    };
    while !mending.is_whole() && mending.step() {}
    while let Some(bracket) = mending.open.last().copied() {
        mending.close(bracket);
    }
    mending.json
}

struct Mending<'t> {
    /// What was not read yet.
    rest: &'t str,
    json: String,
    /// The closing brackets that are due, the innermost last.
    open: Vec<char>,
    last: Last,
}

impl<'t> Mending<'t> {
    /// Whether a value has come to its end that is the whole of the script.
    fn is_whole(&self) -> bool {
        self.open.is_empty() && self.last == Last::Value
    }

    /// Reads the next sign, string or word; whether there was one that can be read.
    fn step(&mut self) -> bool {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
        let Some(sign) = self.rest.chars().next() else { return false };
        match sign {
            '{' | '[' if self.open.len() == DEEPEST => return false,
            '{' | '[' => self.open(sign),
            '}' | ']' => self.close(sign),
            ':' => self.colon(),
            ',' => self.fill(),
            '"' => self.string(),
            '/' if self.rest.starts_with("//") => return self.skip_to("\n"),
            '/' if self.rest.starts_with("/*") => return self.skip_to("*/"),
            _ => return self.word(),
        }
        // Strings have moved on themselves.
        if sign != '"' {
            self.rest = &self.rest[sign.len_utf8()..];
        }
        true
    }

    fn open(&mut self, bracket: char) {
        self.begin();
        self.json.push(bracket);
        self.open.push(if bracket == '{' { '}' } else { ']' });
        self.last = Last::Opening;
    }

    /// Closes what this bracket and the inner ones it passes over belong to; a stray one says nothing.
    fn close(&mut self, bracket: char) {
        let Some(place) = self.open.iter().rposition(|due| *due == bracket) else { return };
        while self.open.len() > place {
            self.fill();
            self.json.extend(self.open.pop());
            self.last = Last::Value;
        }
    }

    fn colon(&mut self) {
        if self.last == Last::Key {
            self.json.push(':');
            self.last = Last::Colon;
        }
    }

    /// Gives a key its value where it has none.
    fn fill(&mut self) {
        self.colon();
        if self.last == Last::Colon {
            self.json.push_str("null");
            self.last = Last::Value;
        }
    }

    /// Parts what comes from the value before it.
    fn begin(&mut self) {
        if self.last == Last::Key {
            self.fill();
        }
        if self.last == Last::Value {
            self.json.push(',');
        }
    }

    /// Whether the next string or word is a key.
    fn is_at_key(&self) -> bool {
        self.open.last() == Some(&'}') && self.last != Last::Colon
    }

    fn string(&mut self) {
        let is_key = self.is_at_key();
        let inside = &self.rest[1..];
        let marks = inside.match_indices('"').map(|(at, _)| at);
        let mut ends = marks.filter(|at| !is_escaped(&inside[..*at]));
        let end = ends.find(|at| ends_string(&inside[at + 1..], is_key)).unwrap_or(inside.len());
        self.put(&inside[..end], is_key);
        self.rest = inside.get(end + 1..).unwrap_or_default();
    }

    /// Takes a number, one of the three words of JSON, or a word that lacks its marks.
    fn word(&mut self) -> bool {
        let end = self.rest.find([',', ':', '{', '}', '[', ']', '"', '\n']);
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let word = word.trim_end();
        let is_plain = serde_json::from_str::<Value>(word).is_ok();
        if is_plain && !self.is_at_key() {
            self.begin();
            self.json.push_str(word);
            self.last = Last::Value;
        } else {
            self.put(word, self.is_at_key());
        }
        self.rest = rest;
        true
    }

    /// Adds a string.
    fn put(&mut self, text: &str, is_key: bool) {
        self.begin();
        self.json.push('"');
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '"' => self.json.push_str("\\\""),
                // An escape that JSON does not know loses its backslash.
                '\\' => {
                    let known = characters.next_if(|next| "\"\\/bfnrtu".contains(*next));
                    self.json.extend(known.into_iter().flat_map(|escaped| ['\\', escaped]));
                }
                _ if character.is_control() => self.json.push(' '),
                _ => self.json.push(character),
            }
        }
        self.json.push('"');
        self.last = if is_key { Last::Key } else { Last::Value };
    }

    fn skip_to(&mut self, end: &str) -> bool {
        self.rest = self.rest.split_once(end).map_or("", |(_, rest)| rest);
        true
    }
}

/// Whether what follows some text is escaped by an odd number of backslashes at its end.
fn is_escaped(text: &str) -> bool {
    text.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// Whether a script goes on as it would behind a string.
fn ends_string(rest: &str, is_key: bool) -> bool {
    let next = rest.trim_start();
    let gap = &rest[..rest.len() - next.len()];
    match next.chars().next() {
        None => true,
        Some(sign) if is_key => sign == ':',
        Some(',') => {
            let behind = next[1..].trim_start();
            behind.is_empty() || behind.starts_with(['"', '{', '[', '}', ']', ',', '/'])
        }
        Some('"') => gap.contains('\n') || opens_with_key(next),
        Some(sign) => matches!(sign, '}' | ']'),
    }
}

/// Whether a script opens with a string and a colon.
fn opens_with_key(script: &str) -> bool {
    let behind = script[1..].split_once('"').map(|(_, behind)| behind.trim_start());
    behind.is_some_and(|behind| behind.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(script: &str, expected: &Value) {
        let mended = mended(script);
        let read = serde_json::from_str::<Value>(&mended).ok();
        assert_eq!(read.as_ref(), Some(expected), "{script} → {mended}");
    }

    #[test]
    fn commas_too_many_and_too_few_do_not_matter() {
        let expected = json!({"name": "Мост", "days": [1, 2], "open": true});
        for script in [
            r#"{"name": "Мост", "days": [1, 2], "open": true}"#,
            r#"{"name": "Мост", "days": [1, 2,], "open": true,}"#,
            r#"{,"name": "Мост",, "days": [,1, 2], "open": true}"#,
            "{\"name\": \"Мост\"\n\"days\": [1, 2] \"open\": true}",
            r#"{"name": "Мост", "days": [1, 2], "open": true};"#,
            r#"{"name": "Мост", "days": [1, 2], "open": true}} {"name": "Другой"}"#,
        ] {
            check(script, &expected);
        }
    }

    #[test]
    fn strings_hold_what_a_template_put_there() {
        for (text, expected) in [
            ("Мост\n открыт", "Мост  открыт"),
            ("Мост \"Талды\" открыт", "Мост \"Талды\" открыт"),
            ("\"Талды\", мост области", "\"Талды\", мост области"),
            ("Мост \"Талды\": итоги", "Мост \"Талды\": итоги"),
            ("Мост \\'Талды\\'", "Мост 'Талды'"),
            ("C:\\данные", "C:данные"),
            ("Мост \\\"Талды\\\" \\u043e", "Мост \"Талды\" о"),
        ] {
            check(
                &format!("{{\"name\": \"{text}\", \"days\": 2,}}"),
                &json!({"name": expected, "days": 2}),
            );
        }
    }

    #[test]
    fn what_is_open_at_the_end_is_closed() {
        for (script, expected) in [
            (r#"{"author": [{"name": "Анна Ким"}"#, json!({"author": [{"name": "Анна Ким"}]})),
            (r#"{"author": {"name": "Анна Ки"#, json!({"author": {"name": "Анна Ки"}})),
            (r#"{"name": "Мост", "aut"#, json!({"name": "Мост", "aut": null})),
            (r#"{"name": "Мост", "author":"#, json!({"name": "Мост", "author": null})),
            (r#"{"author": [{"name": "Анна Ким"}}"#, json!({"author": [{"name": "Анна Ким"}]})),
        ] {
            check(script, &expected);
        }
    }

    #[test]
    fn a_script_ends_where_it_goes_too_deep() {
        for piece in ["[", "{\"a\":", "[}", "[}} ", "[[}"] {
            let mended = mended(&format!("[{{\"name\": \"Мост\"}}, {}", piece.repeat(1000)));
            let read = serde_json::from_str::<Value>(&mended).expect("it is not too deep");
            assert_eq!(read[0]["name"], "Мост", "{piece}");
            assert_eq!(mended.matches(['[', '{']).count(), 1 + DEEPEST, "{piece}");
        }
    }

    #[test]
    fn comments_and_bare_words_are_read() {
        check("/* page */ {// first\n name: Мост, 'x': 1}", &json!({"name": "Мост", "'x'": 1}));
        check(
            r#"{"name": "Мост", "author": , "day": 03.02}"#,
            &json!({"name": "Мост", "author": null, "day": "03.02"}),
        );
    }
}
