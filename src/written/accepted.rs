//! Reads `content/accepted.toml`: the texts that somebody has accepted.

use crate::diagnostic::toml_table::TomlFile;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::accepted::{ACCEPTED_FILE, AcceptedText, AcceptedTexts, read_lines};

const KEYS: &[&str] = &["kept", "text", "raw"];

/// Reads the file. Whatever is right in it is used, whatever is wrong is reported.
pub fn read_accepted(bytes: &[u8]) -> (AcceptedTexts, Vec<Diagnostic>) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (AcceptedTexts::new(), vec![catalogue::not_utf8(ACCEPTED_FILE)]);
    };
    let (mut file, table) = TomlFile::parse(ACCEPTED_FILE, text);
    let mut texts = AcceptedTexts::new();
    for (path, value) in table.iter() {
        let place = file.place(path.span().start);
        let path = path.get_ref().to_string();
        let Some(entry) = value.get_ref().as_table() else {
            file.report(catalogue::bad_accepted_line(place, &path));
            continue;
        };
        let known = file.problem_count();
        let mut reader = file.read(entry, KEYS);
        let kept = reader.parsed("kept", "runs of lines, as `5-9 11`", read_lines);
        match (kept, reader.text("text"), reader.text("raw")) {
            (Some(kept), Some(text), Some(raw)) => {
                texts.insert(path, AcceptedText { kept, text, raw, place });
            }
            // What is wrong with one of its values has been said.
            _ if file.problem_count() > known => {}
            _ => file.report(catalogue::bad_accepted_line(place, &path)),
        }
    }
    (texts, file.into_problems())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::report::draw_plain;
    use crate::model::accepted::draw;
    use crate::model::line::LineRange;

    #[test]
    fn what_was_written_is_read() {
        let accepted = AcceptedText {
            kept: vec![LineRange::from((2, 4)), LineRange::one(7)],
            text: "ab".to_owned(),
            raw: "cd".to_owned(),
            ..AcceptedText::default()
        };
        let path = "content/articles/«а» \"\\\u{7}.txt";
        let texts = AcceptedTexts::from([(path.to_owned(), accepted.clone())]);
        let (mut read, problems) = read_accepted(draw(&texts).as_bytes());
        assert_eq!(problems, []);
        let place = std::mem::take(&mut read.get_mut(path).unwrap().place);
        assert_eq!((read, place.line), (texts, Some(3)));
    }

    #[test]
    fn a_merge_that_was_not_finished_costs_no_other_line() {
        let text = "\"a\" = { kept = \"1\", text = \"x\", raw = \"y\" }\n<<<<<<< HEAD\n";
        let (texts, problems) = read_accepted(text.as_bytes());
        assert!(texts.contains_key("a"), "{texts:?}");
        let place = problems[0].place.as_ref().unwrap();
        assert_eq!((place.path.as_str(), place.line), (ACCEPTED_FILE, Some(2)));
    }

    #[test]
    fn two_lines_for_one_article_are_reported() {
        let line = "\"a\" = { kept = \"1\", text = \"x\", raw = \"y\" }\n";
        let (_, problems) = read_accepted(line.repeat(2).as_bytes());
        assert_eq!(problems[0].place.as_ref().unwrap().line, Some(2));
    }

    #[test]
    fn a_line_that_says_nothing_is_named() {
        let text = "\"b\" = 1\n\"c\" = { kept = \"2-1\", text = \"x\", raw = \"y\" }\n\
                    \"d\" = { kpt = \"1\", text = \"x\", raw = \"y\" }\n";
        let (texts, problems) = read_accepted(text.as_bytes());
        assert!(texts.is_empty());
        let report: String = problems.iter().map(draw_plain).collect();
        insta::assert_snapshot!(report, @r"
        error[bad-accepted-line]: this line does not say what was accepted
          --> content/accepted.toml:1:1
          hint: delete it, read the article, and run `postil clean --accept b`
        error[bad-value]: `kept` is `2-1`
          --> content/accepted.toml:2:16
          hint: write runs of lines, as `5-9 11`
        error[unknown-key]: unknown key `kpt`
          --> content/accepted.toml:3:9
          hint: did you mean `kept`?
        ");
    }
}
