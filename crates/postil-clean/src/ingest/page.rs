//! The page in a file: the file itself, or the part of a web archive that is the page.

use std::borrow::Cow;

use crate::ingest::charset::{self, Decoded};
use crate::ingest::coding;
use crate::ingest::cut::CutLine;
use crate::model::cleaned::FieldName;
use crate::model::line::LineNumber;
use crate::model::picture::SourcePicture;
use crate::model::rule::DeclaredBy;
use crate::model::source::{DeclaredField, LineElement, LineMarkup, PagePart};
use crate::model::source::{SourceFormat, SourceLine};

/// The page in a file.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// Its bytes, as a server would send them.
    pub bytes: Cow<'a, [u8]>,
    /// How it is written.
    pub format: SourceFormat,
    /// The encoding that the header which the page came with says it has.
    pub charset: Option<String>,
    /// Where it stands in the file; none where it is the whole of it.
    pub part: Option<PagePart>,
    /// Whether the file breaks off amid the page.
    pub is_cut: bool,
    /// What the file states about the page.
    stated: Vec<(FieldName, String)>,
    file: &'a [u8],
}

impl<'a> Page<'a> {
    /// A file that is a page.
    pub fn whole(file: &'a [u8], format: SourceFormat) -> Self {
        let (bytes, stated) = (Cow::Borrowed(file), Vec::new());
        Page { bytes, format, charset: None, part: None, is_cut: false, stated, file }
    }

    /// A page that stands in a part of a file.
    pub fn part(file: &'a [u8], part: PagePart, format: SourceFormat) -> Self {
        let bytes = coding::decode(&file[part.bytes.clone()], part.coding);
        Page { bytes, part: Some(part), ..Page::whole(file, format) }
    }

    /// The same with the encoding that its header says it has.
    pub fn claiming(self, charset: Option<String>) -> Self {
        Page { charset, ..self }
    }

    /// The same of a file that has no end behind the page, unless the page has its own.
    pub fn without_end(self) -> Self {
        const END: &[u8] = b"</html>";
        let bytes = self.bytes.trim_ascii_end();
        let last = &bytes[bytes.len().saturating_sub(END.len())..];
        Page { is_cut: !last.eq_ignore_ascii_case(END), ..self }
    }

    /// The same with what the file states about it.
    pub fn stating<const N: usize>(self, stated: [(FieldName, Option<String>); N]) -> Self {
        let stated = stated.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        Page { stated, ..self }
    }

    /// Its text.
    pub fn decode(&self) -> Decoded<'_> {
        charset::decode(&self.bytes, self.format, self.charset.as_deref())
    }

    /// Leads ascending offsets of the page, each the end of something, back to the file.
    pub fn raw_ends(&self, offsets: Vec<usize>) -> Vec<usize> {
        let Some(part) = &self.part else { return offsets };
        let edges = coding::edges(&self.file[part.bytes.clone()], part.coding, &offsets);
        let end = |(offset, edge): (&usize, coding::Edge)| match *offset >= self.bytes.len() {
            true => part.bytes.end,
            false => part.bytes.start + edge.before,
        };
        offsets.iter().zip(edges).map(end).collect()
    }

    /// The lines of a page with what stands around it in the file: `ends` are their ends there.
    pub fn lines(&self, cut: Vec<CutLine>, ends: Vec<usize>) -> Vec<SourceLine> {
        let mut lines = Vec::with_capacity(cut.len() + 2);
        let mut start = 0;
        let mut add = |end: usize, text: String, markup: LineMarkup| {
            lines.push(SourceLine { bytes: start..end, text, markup });
            start = end;
        };
        let unseen = || LineMarkup { element: LineElement::Markup, ..LineMarkup::default() };
        if let Some(above) = self.above() {
            add(above, String::new(), unseen());
        }
        for (line, end) in cut.into_iter().zip(ends) {
            add(end, line.text, line.markup);
        }
        if start < self.file.len() {
            lines.push(SourceLine {
                bytes: start..self.file.len(),
                text: String::new(),
                markup: unseen(),
            });
        }
        lines
    }

    /// The fields of the page in the lines of the file, and those that the file states.
    pub fn fields(&self, mut declared: Vec<DeclaredField>) -> Vec<DeclaredField> {
        if self.above().is_some() {
            declared.iter_mut().for_each(|field| field.line = field.line.next());
        }
        let stated = self.stated.iter().map(|(name, value)| DeclaredField {
            name: *name,
            value: value.clone(),
            line: LineNumber::of_index(0),
            rule: DeclaredBy::MhtmlHeader,
        });
        declared.extend(stated);
        declared
    }

    /// The pictures of the page in the lines of the file.
    pub fn pictures(&self, mut pictures: Vec<SourcePicture>) -> Vec<SourcePicture> {
        if self.above().is_some() {
            pictures.iter_mut().for_each(|picture| picture.line = picture.line.next());
        }
        pictures
    }

    /// The byte at which the page begins, where something stands above it.
    fn above(&self) -> Option<usize> {
        self.part.as_ref().map(|part| part.bytes.start).filter(|start| *start > 0)
    }
}
