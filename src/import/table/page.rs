//! A row as a page: its text or HTML, and what its other columns say of the article.

use postil_clean::model::ending::{RawFormat, split_ending};
use serde_json::Value;

use super::cell;
use super::cleaned::{CleanedColumns, CleanedRow};
use super::dates::{DateColumn, NoDate};
use super::field::TableField;
use super::mapping::{Column, Mapped, Mapping, Why};
use super::outlets::{language_code, outlet};
use super::own::OwnExport;
use super::row::Row;
use super::traits::{is_address, is_bare_address};
use crate::config::settings::ARTICLES_FOLDER;
use crate::import::remark::{Remark, RemarkKind};
use crate::model::date::ArticleDate;
use crate::model::limits;
use crate::model::sidecar::FieldOverrides;

/// How rows become pages.
#[derive(Debug, Clone)]
pub struct PageMaker {
    mapping: Mapping,
    /// How the columns of `date` and `captured` write their dates.
    dates: [DateColumn; 2],
    own: OwnExport,
    cleaned: CleanedColumns,
    /// Files are called after the `id` rather than the address.
    prefers_id: bool,
}

/// A page as a row has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TablePage {
    /// The text, or the page as HTML.
    pub body: String,
    /// Whether it is HTML.
    pub is_html: bool,
    /// What the row says of the article.
    pub fields: FieldOverrides,
    /// The article's tags.
    pub tags: Vec<String>,
    /// When the page was saved.
    pub captured: Option<ArticleDate>,
    /// What the file is to be called after.
    pub id: Option<String>,
    /// What the row says and is not taken.
    pub remarks: Vec<Remark>,
    /// What is known of the text where Postil has cleaned it elsewhere.
    pub(super) cleaned: CleanedRow,
}

impl PageMaker {
    /// Prepares for a table whose first rows have told what its columns are.
    pub fn new(mapping: Mapping, columns: &[Column]) -> Self {
        let dates = [TableField::Date, TableField::Captured].map(|field| {
            let mapped = mapping.find(field);
            mapped.map(|mapped| columns[mapped.column].traits.date_column).unwrap_or_default()
        });
        let (own, cleaned) = (OwnExport::of(columns), CleanedColumns::of(columns));
        let is_path = |id: Mapped| own.is_one() && columns[id.column].name == "file";
        let id = mapping.find(TableField::Id);
        let prefers_id = id.is_some_and(|id| id.why == Why::Asked || is_path(id));
        PageMaker { mapping, dates, own, cleaned, prefers_id }
    }

    /// Whether files are called after the `id` rather than the address: where somebody says so, and in
    /// an archive's own export, which has the paths of its files there.
    pub fn prefers_id(&self) -> bool {
        self.prefers_id
    }

    /// The page of a row; none where the row has no text.
    pub fn page(&self, row: &Row) -> Option<TablePage> {
        let body = self.mapping.page()?;
        let text = row.cell(body.column).and_then(cell::text)?;
        let mut page = TablePage {
            body: self.own.unguarded(text),
            is_html: body.field == TableField::Html,
            ..TablePage::default()
        };
        if self.own.is_one() && !page.is_html {
            page.cleaned = self.cleaned.row(row, &page.body).unwrap_or_default();
        }
        let guesses = self.own.guesses(row);
        for mapped in self.mapping.iter().filter(|mapped| *mapped != body) {
            if let Some(cell) = row.cell(mapped.column) {
                self.take(&mut page, mapped.field, cell, &guesses);
            }
        }
        Some(page)
    }

    fn take(&self, page: &mut TablePage, field: TableField, cell: &Value, guesses: &[TableField]) {
        let plain =
            |text| Some(one_line(&self.own.unguarded(text))).filter(|text| !text.is_empty());
        let text = || cell::text(cell).and_then(plain);
        if guesses.contains(&field) {
            let guess = |value| Remark { kind: RemarkKind::Guess, key: field.name(), value };
            page.remarks.extend(text().map(guess));
            return;
        }
        match field {
            TableField::Html | TableField::Text => {}
            TableField::Tags => page.take_tags(cell::names(cell)),
            TableField::Author => {
                page.take_authors(cell::authors(cell).into_iter().filter_map(plain).collect());
            }
            TableField::Date => {
                page.fields.date = text().and_then(|text| page.date(field, text, self.dates[0]));
            }
            TableField::Captured => {
                page.captured = text().and_then(|text| page.date(field, text, self.dates[1]));
            }
            _ => {
                if let Some(text) = text() {
                    page.take_text(field, text);
                }
            }
        }
    }
}

impl TablePage {
    fn take_text(&mut self, field: TableField, text: String) {
        match field {
            TableField::Url => self.fields.url = self.address(field, text),
            TableField::Archived => self.fields.archived = self.address(field, text),
            TableField::Title => self.fields.title = self.within(field, text, limits::TITLE),
            TableField::Source => {
                self.fields.source = self.within(field, outlet(&text), limits::NAME);
            }
            TableField::Section => self.fields.section = self.within(field, text, limits::NAME),
            TableField::Language => {
                self.fields.language = self.language(field, text);
            }
            TableField::Rights => self.fields.rights = self.within(field, text, limits::TITLE),
            TableField::Id => self.id = Some(name_of_path(&text).to_owned()),
            _ => {}
        }
    }

    fn remark(&mut self, kind: RemarkKind, field: TableField, value: String) {
        self.remarks.push(Remark { kind, key: field.name(), value });
    }

    fn take_tags(&mut self, names: Vec<String>) {
        for name in names.into_iter().take(limits::TAGS_OF_SIDECAR) {
            let name = self.within(TableField::Tags, one_line(&name), limits::NAME);
            let is_new = |name: &String| !name.is_empty() && !self.tags.contains(name);
            self.tags.extend(name.filter(is_new));
        }
    }

    /// Takes the authors; one alone may have its role and outlet beside it, and so more words.
    fn take_authors(&mut self, authors: Vec<String>) {
        let most = if authors.len() > 1 { limits::NAME } else { limits::TITLE };
        let authors = authors.into_iter().take(limits::AUTHORS);
        let authors = authors.filter_map(|name| self.within(TableField::Author, name, most));
        let authors: Vec<String> = authors.collect();
        self.fields.author = (!authors.is_empty()).then_some(authors);
    }

    fn date(
        &mut self,
        field: TableField,
        value: String,
        column: DateColumn,
    ) -> Option<ArticleDate> {
        let why = match column.read(&value) {
            Ok(date) => return Some(date),
            Err(NoDate::Unread) => RemarkKind::NoDate,
            Err(NoDate::DayOrMonth) => RemarkKind::DayOrMonth,
        };
        self.remark(why, field, value);
        None
    }

    fn language(&mut self, field: TableField, value: String) -> Option<String> {
        let code = language_code(&value);
        if code.is_none() {
            self.remark(RemarkKind::NoLanguage, field, value);
        }
        code
    }

    /// An address of the web; of one that begins with its host, with `https://` before it.
    fn address(&mut self, field: TableField, value: String) -> Option<String> {
        let is_bare = is_bare_address(&value);
        let whole = if is_bare { format!("https://{value}") } else { value.clone() };
        let why = match is_address(&whole) {
            false => RemarkKind::NoAddress,
            true if limits::within(&whole, limits::ADDRESS).is_err() => RemarkKind::LongAddress,
            true if is_bare => RemarkKind::NoScheme,
            true => return Some(whole),
        };
        self.remark(why, field, value);
        (why == RemarkKind::NoScheme).then_some(whole)
    }

    /// A text of at most so many characters; of a longer one the first words.
    fn within(&mut self, field: TableField, value: String, most: usize) -> Option<String> {
        let Err((cut, _)) = limits::within(&value, most) else { return Some(value) };
        self.remark(RemarkKind::TooLong, field, value);
        Some(cut)
    }
}

/// What a file is called after: of a path in an archive what tells it from the others there, of any
/// name what stands before the ending.
fn name_of_path(text: &str) -> &str {
    let name = text.strip_prefix(ARTICLES_FOLDER).unwrap_or(text);
    let is_file = name.ends_with(".json") || RawFormat::of(name).is_some();
    let stem = split_ending(name).map(|(stem, _)| stem).filter(|_| is_file);
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// A text without line breaks, controls and runs of white space.
fn one_line(text: &str) -> String {
    let text = postil_text::unseen::taken_out(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
