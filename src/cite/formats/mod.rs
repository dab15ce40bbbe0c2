//! References in the formats of reference managers.

mod bibtex;
mod csl_json;
mod ris;

use crate::cite::Reference;
use crate::config::settings::DataFormat;
use postil_text::unseen;

/// A format of reference managers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReferenceFormat {
    /// BibTeX, with the fields that biblatex adds.
    Bibtex,
    /// The tagged format of Research Information Systems.
    Ris,
    /// The JSON of the Citation Style Language.
    CslJson,
}

impl ReferenceFormat {
    /// Every format.
    pub const ALL: [ReferenceFormat; 3] =
        [ReferenceFormat::Bibtex, ReferenceFormat::Ris, ReferenceFormat::CslJson];

    /// The references that a format of all articles consists of; none of any other format.
    pub fn of_data(format: DataFormat) -> Option<Self> {
        match format {
            DataFormat::CslJson => Some(ReferenceFormat::CslJson),
            DataFormat::Bibtex => Some(ReferenceFormat::Bibtex),
            DataFormat::Ris => Some(ReferenceFormat::Ris),
            _ => None,
        }
    }

    /// Its name, as people write it.
    pub fn name(self) -> &'static str {
        match self {
            ReferenceFormat::Bibtex => "BibTeX",
            ReferenceFormat::Ris => "RIS",
            ReferenceFormat::CslJson => "CSL-JSON",
        }
    }

    /// The name of a file of references.
    pub fn file_name(self) -> &'static str {
        match self {
            ReferenceFormat::Bibtex => "references.bib",
            ReferenceFormat::Ris => "references.ris",
            ReferenceFormat::CslJson => "references.json",
        }
    }

    /// The ending of such a file.
    pub fn extension(self) -> &'static str {
        self.file_name().trim_start_matches("references.")
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            ReferenceFormat::Bibtex => "application/x-bibtex",
            ReferenceFormat::Ris => "application/x-research-info-systems",
            ReferenceFormat::CslJson => "application/vnd.citationstyles.csl+json",
        }
    }

    /// What stands before the first reference, between two of them, and behind the last one.
    pub fn frame(self) -> [&'static str; 3] {
        match self {
            ReferenceFormat::Bibtex => ["", "\n", ""],
            ReferenceFormat::Ris => ["", "\r\n", ""],
            ReferenceFormat::CslJson => ["[\n", ",\n", "\n]\n"],
        }
    }

    /// One reference.
    pub fn entry(self, reference: &Reference) -> String {
        match self {
            ReferenceFormat::Bibtex => bibtex::entry(reference),
            ReferenceFormat::Ris => ris::entry(reference),
            ReferenceFormat::CslJson => csl_json::entry(reference),
        }
    }

    /// A file with one reference.
    pub fn file(self, reference: &Reference) -> String {
        let [before, _, behind] = self.frame();
        format!("{before}{}{behind}", self.entry(reference))
    }
}

/// A value on one line, without what nobody sees.
fn plain(text: &str) -> String {
    unseen::taken_out(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a note says of the page in the archive.
fn copy_note(reference: &Reference) -> Option<String> {
    reference.copy().map(|page| format!("Archived at {page}"))
}
