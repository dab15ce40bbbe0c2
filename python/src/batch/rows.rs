//! The columns that cleaning makes, filled row by row.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, LargeStringBuilder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, FieldRef, Schema};
use postil_clean::diagnostic::Diagnostic;
use postil_clean::json;
use postil_clean::json::FieldValues;
use postil_clean::model::sidecar::Sidecar;

use crate::evidence::Evidence;
use crate::lines::Cleaned;
use crate::page::Page;

/// What is made of each page. The README of the package describes the columns.
#[derive(Default)]
pub struct Rows {
    name: StringBuilder,
    url: StringBuilder,
    captured: StringBuilder,
    media_type: StringBuilder,
    title: StringBuilder,
    title_derived: BooleanBuilder,
    date: StringBuilder,
    source: StringBuilder,
    author: StringBuilder,
    author_role: StringBuilder,
    section: StringBuilder,
    language: StringBuilder,
    tags: ListBuilder<StringBuilder>,
    text: LargeStringBuilder,
    digest: StringBuilder,
    json: LargeStringBuilder,
    error: StringBuilder,
    remarks: ListBuilder<StringBuilder>,
    version: StringBuilder,
    evidence_digest: StringBuilder,
}

/// The names of the columns.
pub fn names() -> Vec<&'static str> {
    Rows::default().columns().into_iter().map(|(name, _)| name).collect()
}

impl Rows {
    /// Cleans a page, or says why there is none.
    pub fn push(&mut self, page: Page, evidence: Option<&Evidence>) {
        let counts = evidence.map(Evidence::counts);
        // What is wrong with the address or the time keeps nobody from reading the page.
        let (sidecar, doubt) = match page.sidecar() {
            Ok(sidecar) => (sidecar, None),
            Err(doubt) => (Sidecar::default(), Some(doubt)),
        };
        self.media_type.append_option(page.media_type);
        self.version.append_value(postil_clean::VERSION);
        self.evidence_digest.append_option(evidence.map(Evidence::digest));
        match page.clean(&sidecar, counts) {
            Ok(cleaned) => self.push_article(&cleaned, doubt),
            Err(problem) => self.push_error(page, &problem.message),
        }
    }

    fn push_article(&mut self, cleaned: &Cleaned, doubt: Option<String>) {
        let Cleaned { document, article, remarks } = cleaned;
        self.push_fields(FieldValues::of(&article.fields));
        self.name.append_value(&document.path);
        self.url.append_option(article.fields.url.as_ref().map(|url| &url.value));
        self.captured.append_option(article.captured.map(|captured| captured.to_string()));
        let texts: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        self.text.append_value(texts.join("\n\n"));
        self.digest.append_value(&document.digest);
        self.json.append_value(json::line(document, article));
        self.error.append_null();
        let doubt = doubt.map(|doubt| format!("warning: {doubt}"));
        let remarks = doubt.into_iter().chain(remarks.iter().map(remark));
        self.remarks.append_value(remarks.map(Some));
    }

    fn push_error(&mut self, page: Page, error: &str) {
        self.push_fields(FieldValues::default());
        self.name.append_value(page.name);
        self.url.append_option(page.url);
        self.captured.append_option(page.captured);
        self.text.append_null();
        self.digest.append_null();
        self.json.append_value(json::line_without_text(page.name));
        self.error.append_value(error);
        self.remarks.append_value([None::<&str>; 0]);
    }

    fn push_fields(&mut self, fields: FieldValues) {
        self.title.append_option(fields.title);
        self.title_derived.append_value(fields.title_derived);
        self.date.append_option(fields.date);
        self.source.append_option(fields.source);
        self.author.append_option(fields.author);
        self.author_role.append_option(fields.author_role);
        self.section.append_option(fields.section);
        self.language.append_option(fields.language);
        self.tags.append_value(fields.tags.into_iter().map(Some));
    }

    /// The columns, and behind them `others`.
    pub fn finish(mut self, others: Vec<(FieldRef, ArrayRef)>) -> RecordBatch {
        let made = self.columns().into_iter().map(|(name, column)| {
            let field = Field::new(name, column.data_type().clone(), true);
            (Arc::new(field), column)
        });
        let (fields, columns): (Vec<FieldRef>, Vec<ArrayRef>) = made.chain(others).unzip();
        let schema = Arc::new(Schema::new(fields));
        RecordBatch::try_new(schema, columns).expect("each column has a row for each page")
    }

    fn columns(&mut self) -> [(&'static str, ArrayRef); 20] {
        [
            ("name", Arc::new(self.name.finish())),
            ("url", Arc::new(self.url.finish())),
            ("captured", Arc::new(self.captured.finish())),
            ("media_type", Arc::new(self.media_type.finish())),
            ("title", Arc::new(self.title.finish())),
            ("title_derived", Arc::new(self.title_derived.finish())),
            ("date", Arc::new(self.date.finish())),
            ("source", Arc::new(self.source.finish())),
            ("author", Arc::new(self.author.finish())),
            ("author_role", Arc::new(self.author_role.finish())),
            ("section", Arc::new(self.section.finish())),
            ("language", Arc::new(self.language.finish())),
            ("tags", Arc::new(self.tags.finish())),
            ("text", Arc::new(self.text.finish())),
            ("digest", Arc::new(self.digest.finish())),
            ("json", Arc::new(self.json.finish())),
            ("error", Arc::new(self.error.finish())),
            ("remarks", Arc::new(self.remarks.finish())),
            ("version", Arc::new(self.version.finish())),
            ("evidence_digest", Arc::new(self.evidence_digest.finish())),
        ]
    }
}

/// A remark in a line.
fn remark(remark: &Diagnostic) -> String {
    format!("{}: {}", remark.severity.name(), remark.message)
}
