//! The printed form of a cleaned article, as `postil clean --json` gives it: one object a file, of a
//! stable format. `docs/clean-json.md` describes the keys.

mod markup;
mod pictures;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::json::markup::FormJson;
use crate::json::pictures::PictureJson;
use crate::model::cleaned::{
    Block, BlockKind, CleanedArticle, Evidence, Field, FieldName, Fields, Quotation, RemovedLines,
    RestoredLines, TrimmedText,
};
use crate::model::line::LineRange;
use crate::model::reason::{Ground, LineReasons, Reason, log_odds};
use crate::model::source::SourceDocument;
use postil_text::unseen::in_json;

pub use crate::json::markup::{SpanJson, form_line, spans};

/// The article as one JSON object, in one line.
pub fn line(document: &SourceDocument, article: &CleanedArticle) -> String {
    let object = ArticleJson {
        path: &document.path,
        fields: FieldValues::of(&article.fields),
        blocks: article.blocks.iter().map(BlockJson::new).collect(),
        quotations: &article.quotations,
        pictures: article.pictures.iter().map(PictureJson::new).collect(),
        removed: merged(&article.removed),
        evidence: article.fields.evidence(),
        digest: Some(&document.digest),
        restored: &article.restored,
        reasons: article.reasons.iter().map(LineReasonsJson::new).collect(),
    };
    draw(&object)
}

/// The object of a file that holds no text, so that every file has its line.
pub fn line_without_text(path: &str) -> String {
    let object = ArticleJson { path, ..ArticleJson::default() };
    draw(&object)
}

fn draw(object: &ArticleJson) -> String {
    in_json(serde_json::to_string(object).expect("strings and numbers always serialise"))
}

/// The stable format of `postil clean --json`; the order of the keys is part of it.
#[derive(Default, Serialize)]
struct ArticleJson<'a> {
    path: &'a str,
    #[serde(flatten)]
    fields: FieldValues,
    blocks: Vec<BlockJson<'a>>,
    quotations: &'a [Quotation],
    removed: Vec<RemovedLines>,
    evidence: BTreeMap<FieldName, &'a Evidence>,
    digest: Option<&'a str>,
    restored: &'a [RestoredLines],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pictures: Vec<PictureJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<LineReasonsJson>,
}

/// The values of an article's fields, in the order of the keys.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "the names are those of `Fields`")]
pub struct FieldValues {
    pub title: Option<String>,
    pub title_derived: bool,
    pub date: Option<String>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub author_role: Option<String>,
    pub section: Option<String>,
    pub language: Option<String>,
    pub tags: Vec<String>,
}

impl FieldValues {
    /// The values of some fields, without their evidence.
    pub fn of(fields: &Fields) -> Self {
        let value = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone());
        FieldValues {
            title: value(&fields.title),
            title_derived: fields.title_derived,
            date: fields.date.as_ref().map(|date| date.value.to_string()),
            source: value(&fields.source),
            author: value(&fields.author),
            author_role: value(&fields.author_role),
            section: value(&fields.section),
            language: value(&fields.language),
            tags: fields.tags.iter().map(|tag| tag.value.clone()).collect(),
        }
    }

    /// Every field by its name; an empty value stands for none.
    pub fn values(&self) -> [(&'static str, String); 8] {
        let value = |field: &Option<String>| field.clone().unwrap_or_default();
        [
            ("title", value(&self.title)),
            ("date", value(&self.date)),
            ("source", value(&self.source)),
            ("author", value(&self.author)),
            ("role", value(&self.author_role)),
            ("section", value(&self.section)),
            ("language", value(&self.language)),
            ("tags", self.tags.join(", ")),
        ]
    }
}

#[derive(Serialize)]
struct BlockJson<'a> {
    kind: BlockKind,
    text: &'a str,
    lines: LineRange,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    trimmed: &'a [TrimmedText],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spans: Vec<SpanJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<FormJson>,
}

impl<'a> BlockJson<'a> {
    fn new(block: &'a Block) -> Self {
        let Block { kind, text, lines, language, credit, trimmed, .. } = block;
        let (language, credit) = (language.as_deref(), credit.as_deref());
        let (spans, form) = (markup::spans(block), markup::form(block));
        BlockJson { kind: *kind, text, lines: *lines, language, credit, trimmed, spans, form }
    }
}

#[derive(Serialize)]
struct LineReasonsJson {
    lines: LineRange,
    log_odds: Option<f64>,
    reasons: Vec<ReasonJson>,
}

#[derive(Serialize)]
struct ReasonJson {
    ground: Ground,
    strength: Option<f64>,
}

impl LineReasonsJson {
    fn new(line: &LineReasons) -> Self {
        let of_reason = |reason: &Reason| ReasonJson {
            ground: reason.ground,
            strength: reason.strength.map(log_odds),
        };
        LineReasonsJson {
            lines: line.lines,
            log_odds: line.log_odds.map(log_odds),
            reasons: line.reasons.iter().map(of_reason).collect(),
        }
    }
}

/// Merges neighbouring runs of the same rule.
fn merged(removed: &[RemovedLines]) -> Vec<RemovedLines> {
    let mut runs: Vec<RemovedLines> = Vec::new();
    for run in removed {
        match runs.last_mut() {
            Some(last) if last.rule == run.rule && last.lines.last.next() == run.lines.first => {
                last.lines.last = run.lines.last;
            }
            _ => runs.push(run.clone()),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::clean::clean;
    use crate::ingest::ingest;
    use crate::model::sidecar::Sidecar;
    use crate::settings::CleanSettings;

    const RAW: &str = "\x20date 2026-01-05 Через реку Талды открыли новый мост.\n\n\
                       Поделиться\nПоделитесь новостью\n";

    /// The line of [`RAW`].
    fn json() -> String {
        let document = ingest("a.txt", RAW.as_bytes()).0.expect("text");
        let settings = CleanSettings::default();
        let (article, _) = clean(&document, &[], &Sidecar::default(), &settings);
        line(&document, &article)
    }

    #[test]
    fn the_json_has_its_keys_in_order() {
        let json = json();
        let keys = "path title title_derived date source author author_role section language tags blocks quotations removed evidence digest";
        let place = |key: &str| json.find(&format!("\"{key}\":")).expect("every key is there");
        let places: Vec<usize> = keys.split(' ').map(place).collect();
        assert!(places.is_sorted(), "{json}");
        assert!(json.contains("\"author\":null"), "{json}");
        assert!(
            json.contains(
                r#""trimmed":[{"rule":"date stamp","line":1,"text":" date 2026-01-05 "}]"#
            ),
            "{json}"
        );
        assert!(json.contains(r#"{"rule":"share","lines":[3,4]}"#), "{json}");
    }

    #[test]
    fn names_are_those_that_json_has() {
        fn check<T: Serialize + DeserializeOwned>(name: &str, of: impl Fn(T) -> &'static str) {
            let value = serde_json::from_value(name.into()).expect("a known name");
            assert_eq!(of(value), name);
        }
        for name in ["heading", "lede", "paragraph", "quotation", "list", "caption", "comment"] {
            check(name, BlockKind::name);
        }
        let article = "title date source url author author_role section language tags captured";
        article.split(' ').for_each(|name| check(name, FieldName::name));
    }

    #[test]
    fn structure_is_told_in_code_points() {
        let page = "<link rel=canonical href='https://dala.example/most'><h1>Мост открыт</h1>\
            <p>В селе Белый Яр в субботу открыли мост через реку Талды, который строили два года.</p>\
            <ol start=3><li>Смету принял <a href=/42>акимат района</a>, и движение открыли.</ol>\
            <figure><img src=most.jpg alt=Мост></figure>\
            <p>По новой дороге школьники доезжают до районного центра за двадцать минут.</p>";
        let document = ingest("a/b.html", page.as_bytes()).0.expect("text");
        let settings = CleanSettings::default();
        let (article, _) = clean(&document, &[], &Sidecar::default(), &settings);
        let json = line(&document, &article);
        for piece in [
            r#""spans":[{"kind":"link","span":[13,26],"target":"https://dala.example/42"}]"#,
            r#""form":{"item":{"depth":0,"number":3}}"#,
            r#""pictures":[{"block":2,"alt":"Мост","file":"a/most.jpg","address":"https://dala.example/most.jpg"}]"#,
        ] {
            assert!(json.contains(piece), "{piece}: {json}");
        }
    }
}
