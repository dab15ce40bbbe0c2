//! A page that was read: its lines, which can be kept and cleaned later.
//!
//! Two passes go over every page, and reading it is a third of the work; what the first pass has read
//! travels to the second as bytes of this version of Postil.

use postil_clean::clean::recurrence::{self, Counts, LineKey};
use postil_clean::diagnostic::Diagnostic;
use postil_clean::model::cleaned::CleanedArticle;
use postil_clean::model::sidecar::Sidecar;
use postil_clean::model::source::SourceDocument;
use postil_clean::settings::CleanSettings;
use postil_text::host_name;
use serde::{Deserialize, Serialize};

use crate::catalogue::foreign_lines;

/// The lines of a page, if it has any, and what there is to say of how it is written.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PageLines {
    /// By what the lines are counted; it is written first, for counting needs no more.
    keys: Vec<LineKey>,
    document: Option<SourceDocument>,
    remarks: Vec<Diagnostic>,
}

/// A page after cleaning.
#[derive(Debug)]
pub struct Cleaned {
    /// The page's lines.
    pub document: SourceDocument,
    /// The article in it.
    pub article: CleanedArticle,
    /// What there is to say of it.
    pub remarks: Vec<Diagnostic>,
}

impl PageLines {
    /// What ingest gives of a page that stood at `url`.
    pub fn of_ingest(
        (document, remarks): (Option<SourceDocument>, Vec<Diagnostic>),
        url: Option<&str>,
    ) -> Self {
        let outlet = url.and_then(host_name::of_address);
        let keys = document.as_ref().map(|page| recurrence::keys(page, outlet.as_deref()));
        let keys = keys.unwrap_or_default();
        PageLines { keys, document, remarks }
    }

    /// A page without lines, and why it has none.
    pub fn without(why: Diagnostic) -> Self {
        PageLines { remarks: vec![why], ..PageLines::default() }
    }

    /// Finds the article among the lines.
    ///
    /// # Errors
    ///
    /// Fails where there are none.
    pub fn clean(self, sidecar: &Sidecar, counts: Option<&Counts>) -> Result<Cleaned, Diagnostic> {
        let PageLines { keys, document, mut remarks } = self;
        let Some(document) = document else { return Err(worst(remarks)) };
        let others = counts.map(|counts| counts.others(&keys));
        let (others, settings) = (others.unwrap_or_default(), CleanSettings::default());
        let (article, found) = postil_clean::clean(&document, &others, sidecar, &settings);
        remarks.extend(found);
        Ok(Cleaned { document, article, remarks })
    }

    /// Counts the lines.
    pub fn count(&self) -> Counts {
        Counts::of(&self.keys)
    }

    /// Counts the lines that `to_bytes` has written.
    ///
    /// # Errors
    ///
    /// Fails as `from_bytes` does, as far as it has to look.
    pub fn count_written(written: &[u8]) -> Result<Counts, Diagnostic> {
        let (keys, _): (Vec<LineKey>, _) =
            postcard::take_from_bytes(of_this_version(written)?).map_err(|_| foreign_lines())?;
        Ok(Counts::of(&keys))
    }

    /// The lines as bytes, with the version that they are of.
    pub fn to_bytes(&self) -> Vec<u8> {
        let written = postcard::to_stdvec(&(postil_clean::VERSION, self));
        written.expect("memory is large, and every length is known")
    }

    /// Reads what `to_bytes` gave.
    ///
    /// # Errors
    ///
    /// Fails where it was another version, or the bytes are damaged.
    pub fn from_bytes(written: &[u8]) -> Result<Self, Diagnostic> {
        postcard::from_bytes(of_this_version(written)?).map_err(|_| foreign_lines())
    }
}

/// What stands behind the version, if it is this one.
fn of_this_version(written: &[u8]) -> Result<&[u8], Diagnostic> {
    let (version, rest): (&str, _) =
        postcard::take_from_bytes(written).map_err(|_| foreign_lines())?;
    if version == postil_clean::VERSION { Ok(rest) } else { Err(foreign_lines()) }
}

/// Why a page gives no document.
fn worst(remarks: Vec<Diagnostic>) -> Diagnostic {
    let unsaid = || Diagnostic::error("empty-file", "this page holds no text");
    remarks.into_iter().max_by_key(|remark| remark.severity).unwrap_or_else(unsaid)
}
