//! Files that are not read, by the endings of their names: there is something else to do with each.

use crate::import::reason::Reason;

const KINDS: [(&[&str], Reason); 4] = [
    (&["xlsx", "xls", "xlsm", "xlsb", "ods", "numbers"], Reason::Spreadsheet),
    (
        &[
            "pdf", "doc", "docx", "odt", "rtf", "epub", "fb2", "djvu", "pages", "ppt", "pptx",
            "eml", "msg",
        ],
        Reason::Document,
    ),
    (&["zip", "7z", "rar", "tar", "tgz", "gz", "bz2", "xz", "zst"], Reason::Packed),
    (&["webarchive", "maff", "htmlz", "chm"], Reason::OtherSave),
];

/// Why a file is not read, by its name; none of one that may be.
pub fn reason_of_name(path: &str) -> Option<Reason> {
    let (_, ending) = path.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    KINDS.iter().find(|(endings, _)| endings.contains(&&*ending)).map(|(_, reason)| *reason)
}
