//! A cleaned page as Python sees it: plain values, made once, never changed.
//!
//! What each attribute is, the stubs of the package say.

use postil_clean::diagnostic::Diagnostic;
use postil_clean::json::{self, SpanJson};
use postil_clean::model::cleaned::{self, Field};
use postil_clean::model::line::LineRange;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict};

use crate::lines::Cleaned;

/// The first and the last line of a run, counted from 1.
type Lines = (u32, u32);

/// An article, and everything that was found or removed around it.
#[pyclass(frozen, module = "postil")]
#[derive(Debug)]
pub struct Article {
    #[pyo3(get)]
    name: String,
    #[pyo3(get)]
    title: Option<String>,
    #[pyo3(get)]
    title_derived: bool,
    #[pyo3(get)]
    date: Option<String>,
    #[pyo3(get)]
    source: Option<String>,
    #[pyo3(get)]
    url: Option<String>,
    #[pyo3(get)]
    author: Option<String>,
    #[pyo3(get)]
    author_role: Option<String>,
    #[pyo3(get)]
    section: Option<String>,
    #[pyo3(get)]
    language: Option<String>,
    #[pyo3(get)]
    tags: Vec<String>,
    #[pyo3(get)]
    captured: Option<String>,
    #[pyo3(get)]
    digest: String,
    #[pyo3(get)]
    blocks: Vec<Block>,
    #[pyo3(get)]
    quotations: Vec<Quotation>,
    #[pyo3(get)]
    removed: Vec<RemovedLines>,
    #[pyo3(get)]
    restored: Vec<RestoredLines>,
    evidence: Vec<(&'static str, FieldEvidence)>,
    #[pyo3(get)]
    remarks: Vec<Remark>,
    json: String,
}

impl Article {
    /// The article of a cleaned page.
    pub fn of(cleaned: Cleaned) -> Self {
        let json = json::line(&cleaned.document, &cleaned.article);
        let Cleaned { document, article, remarks } = cleaned;
        let evidence = article.fields.evidence().into_iter();
        let evidence = evidence.map(|(field, found)| (field.name(), FieldEvidence::of(found)));
        let evidence = evidence.collect();
        let fields = article.fields;
        Article {
            name: document.path,
            title: value(fields.title),
            title_derived: fields.title_derived,
            date: fields.date.map(|date| date.value.to_string()),
            source: value(fields.source),
            url: value(fields.url),
            author: value(fields.author),
            author_role: value(fields.author_role),
            section: value(fields.section),
            language: value(fields.language),
            tags: fields.tags.into_iter().map(|tag| tag.value).collect(),
            captured: article.captured.map(|captured| captured.to_string()),
            digest: document.digest,
            blocks: article.blocks.into_iter().map(Block::of).collect(),
            quotations: article.quotations.into_iter().map(Quotation::of).collect(),
            removed: article.removed.iter().map(RemovedLines::of).collect(),
            restored: article.restored.iter().map(RestoredLines::of).collect(),
            evidence,
            remarks: remarks.into_iter().map(Remark::of).collect(),
            json,
        }
    }
}

#[pymethods]
impl Article {
    /// The article's text: its blocks, with an empty line between.
    #[getter]
    fn text(&self) -> String {
        let texts: Vec<&str> = self.blocks.iter().map(|block| block.text.as_str()).collect();
        texts.join("\n\n")
    }

    /// The names of those who wrote it.
    #[getter]
    fn authors(&self) -> Vec<&str> {
        self.author.iter().flat_map(|author| author.split(", ")).collect()
    }

    /// Where each field comes from, in the order of the fields.
    #[getter]
    fn evidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.evidence.iter().map(|(field, found)| (*field, found.clone())).into_py_dict(py)
    }

    /// The article in one line, as `postil clean --json` prints it.
    fn to_json(&self) -> &str {
        &self.json
    }

    fn __repr__(&self) -> String {
        let title = self.title.as_deref().unwrap_or_default();
        format!("<Article {title:?}, {} blocks, of {:?}>", self.blocks.len(), self.name)
    }
}

fn value(field: Option<Field<String>>) -> Option<String> {
    field.map(|field| field.value)
}

fn lines(range: LineRange) -> Lines {
    (range.first.get(), range.last.get())
}

/// A paragraph-sized piece of the text.
#[pyclass(frozen, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone)]
pub struct Block {
    #[pyo3(get)]
    kind: &'static str,
    #[pyo3(get)]
    text: String,
    #[pyo3(get)]
    lines: Lines,
    #[pyo3(get)]
    language: Option<String>,
    #[pyo3(get)]
    credit: Option<String>,
    #[pyo3(get)]
    trimmed: Vec<TrimmedText>,
    #[pyo3(get)]
    spans: Vec<TextSpan>,
    /// As JSON, which says it in one form for whatever a block may be.
    form: Option<String>,
}

impl Block {
    fn of(block: cleaned::Block) -> Self {
        let spans = json::spans(&block).iter().map(TextSpan::of).collect();
        let form = json::form_line(&block);
        let cleaned::Block { kind, text, lines: range, language, credit, trimmed, .. } = block;
        let trimmed = trimmed.into_iter().map(TrimmedText::of).collect();
        let (kind, lines) = (kind.name(), lines(range));
        Block { kind, text, lines, language, credit, trimmed, spans, form }
    }
}

#[pymethods]
impl Block {
    /// What the block is as a whole; none where its kind says all.
    #[getter]
    fn form<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let read = |form: &str| py.import("json")?.call_method1("loads", (form,));
        self.form.as_deref().map(read).transpose()
    }
}

/// A stretch of a block's text that its markup says something of.
#[pyclass(frozen, get_all, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone)]
pub struct TextSpan {
    kind: &'static str,
    span: (usize, usize),
    target: Option<String>,
    meaning: Option<String>,
}

impl TextSpan {
    fn of(span: &SpanJson) -> Self {
        let SpanJson { kind, span, target, meaning } = span;
        let owned = |text: &Option<&str>| text.map(str::to_owned);
        TextSpan { kind, span: *span, target: owned(target), meaning: owned(meaning) }
    }
}

/// A piece that was cut from a kept line.
#[pyclass(frozen, get_all, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone)]
pub struct TrimmedText {
    rule: String,
    line: u32,
    text: String,
}

impl TrimmedText {
    fn of(trimmed: cleaned::TrimmedText) -> Self {
        let cleaned::TrimmedText { rule, line, text } = trimmed;
        TrimmedText { rule: rule.to_string(), line: line.get(), text }
    }
}

/// Somebody's words in the text.
#[pyclass(frozen, get_all, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone)]
pub struct Quotation {
    block: usize,
    span: (usize, usize),
    text: String,
    speaker: Option<String>,
    name: Option<String>,
    named_in: Option<usize>,
    role: Option<String>,
    rule: String,
}

impl Quotation {
    fn of(said: cleaned::Quotation) -> Self {
        let rule = said.rule.to_string();
        let cleaned::Quotation { block, span, text, speaker, name, named_in, role, .. } = said;
        Quotation { block, span, text, speaker, name, named_in, role, rule }
    }
}

/// A run of lines that one rule took out of the text.
#[pyclass(frozen, get_all, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone)]
pub struct RemovedLines {
    rule: String,
    lines: Lines,
}

impl RemovedLines {
    fn of(removed: &cleaned::RemovedLines) -> Self {
        RemovedLines { rule: removed.rule.to_string(), lines: lines(removed.lines) }
    }
}

/// A run of lines that one rule put back into the text.
#[pyclass(frozen, get_all, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone)]
pub struct RestoredLines {
    rule: String,
    removed_by: String,
    lines: Lines,
}

impl RestoredLines {
    fn of(restored: &cleaned::RestoredLines) -> Self {
        let (rule, removed_by) = (restored.rule.to_string(), restored.removed_by.to_string());
        RestoredLines { rule, removed_by, lines: lines(restored.lines) }
    }
}

/// Where the value of a field comes from.
#[pyclass(frozen, get_all, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone)]
pub struct FieldEvidence {
    rule: String,
    line: Option<u32>,
    confidence: &'static str,
}

impl FieldEvidence {
    fn of(found: &cleaned::Evidence) -> Self {
        let cleaned::Evidence { line, rule, confidence } = found;
        let line = line.map(|line| line.get());
        FieldEvidence { rule: rule.to_string(), line, confidence: confidence.name() }
    }
}

/// Something that there is to say of a page.
#[pyclass(frozen, get_all, skip_from_py_object, module = "postil")]
#[derive(Debug, Clone)]
pub struct Remark {
    severity: &'static str,
    code: String,
    message: String,
    line: Option<u32>,
    hint: String,
}

impl Remark {
    fn of(remark: Diagnostic) -> Self {
        Remark {
            severity: remark.severity.name(),
            line: remark.place.and_then(|place| place.line),
            code: remark.code.into_owned(),
            message: remark.message,
            hint: remark.hints.join("; "),
        }
    }
}
