//! A record of a WARC file.

use crate::damage::Position;
use crate::head::Head;

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where it begins.
    pub place: Position,
    /// Its header.
    pub head: Head,
    /// What follows the header, as far as it is held.
    pub body: Vec<u8>,
    /// How many bytes follow the header, or should.
    pub length: u64,
}

impl Record {
    /// What kind of record it is, in small letters.
    pub fn kind(&self) -> String {
        self.head.get("WARC-Type").unwrap_or_default().to_ascii_lowercase()
    }

    /// The address that it is about, as it may stand in other texts; empty where it states none.
    pub fn address(&self) -> String {
        let stated = self.head.get("WARC-Target-URI").map(without_brackets).unwrap_or_default();
        let mut address = String::new();
        for character in stated.chars() {
            match character {
                c if c.is_whitespace() || c.is_control() => {
                    let mut bytes = [0; 4];
                    let bytes = c.encode_utf8(&mut bytes).bytes();
                    address.extend(bytes.map(|byte| format!("%{byte:02X}")));
                }
                c => address.push(c),
            }
        }
        address
    }
}

/// Some tools write an address as `<http://…>`, after the grammar of WARC/1.0.
pub fn without_brackets(address: &str) -> &str {
    address.trim_start_matches('<').trim_end_matches('>').trim()
}
