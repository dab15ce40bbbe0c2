//! The formats in which all articles are published for other programs.

/// The file of the table of all articles.
pub const TABLE: &str = "articles.csv";
/// The file of all articles in JSON Lines.
pub const JSON_LINES: &str = "articles.jsonl";
/// The file that describes the table; the Data Package's specification calls it so.
pub const PACKAGE: &str = "datapackage.json";

/// The file of the records for harvesters.
pub const OAI: &str = "oai.xml";

/// A format of all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFormat {
    /// A table.
    Csv,
    /// JSON Lines.
    Jsonl,
    /// The description of the table as a Frictionless Data Package.
    Datapackage,
    /// References in CSL-JSON.
    CslJson,
    /// References in BibTeX.
    Bibtex,
    /// References in RIS.
    Ris,
    /// A TEI document an article.
    Tei,
    /// Records for harvesters that speak OAI-PMH.
    Oai,
}

impl DataFormat {
    /// Every format with the name that `config.toml` uses.
    pub const ALL: [(&'static str, DataFormat); 8] = [
        ("csv", DataFormat::Csv),
        ("jsonl", DataFormat::Jsonl),
        ("datapackage", DataFormat::Datapackage),
        ("csl-json", DataFormat::CslJson),
        ("bibtex", DataFormat::Bibtex),
        ("ris", DataFormat::Ris),
        ("tei", DataFormat::Tei),
        ("oai", DataFormat::Oai),
    ];

    /// The name that `config.toml` uses.
    pub fn name(self) -> &'static str {
        DataFormat::ALL[self as usize].0
    }

    /// The name of its file; none of references, and of a format that has a file an article.
    pub fn file_name(self) -> Option<&'static str> {
        match self {
            DataFormat::Csv => Some(TABLE),
            DataFormat::Jsonl => Some(JSON_LINES),
            DataFormat::Datapackage => Some(PACKAGE),
            DataFormat::Oai => Some(OAI),
            _ => None,
        }
    }

    /// The format of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        DataFormat::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}
