//! Writes WARC files as crawlers do, and as they should not.

use std::io::Write;

/// A record of a WARC file.
#[derive(Debug)]
pub struct Written {
    pub version: &'static str,
    pub fields: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// What the record says of its length, if that is not so.
    pub stated_length: Option<u64>,
}

impl Written {
    pub fn new(kind: &str, address: &str, date: &str, body: impl Into<Vec<u8>>) -> Self {
        let fields = [
            ("WARC-Type", kind),
            ("WARC-Record-ID", "<urn:uuid:00000000-0000-0000-0000-000000000000>"),
            ("WARC-Target-URI", address),
            ("WARC-Date", date),
        ];
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty()).map(owned).collect();
        Written { version: "WARC/1.1", fields, body: body.into(), stated_length: None }
    }

    /// The answer of a server with a page in HTML.
    pub fn page(address: &str, date: &str, html: &str) -> Self {
        Written::response(address, date, "Content-Type: text/html; charset=utf-8\r\n", html)
    }

    /// The answer of a server with these header lines.
    pub fn response(address: &str, date: &str, lines: &str, body: impl AsRef<[u8]>) -> Self {
        let head = format!("HTTP/1.1 200 OK\r\n{lines}\r\n");
        Written::new("response", address, date, [head.as_bytes(), body.as_ref()].concat())
    }

    /// The same with one more field.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with another length than it has.
    pub fn stating(mut self, length: u64) -> Self {
        self.stated_length = Some(length);
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut head = format!("{}\r\n", self.version);
        for (name, value) in &self.fields {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let length = self.stated_length.unwrap_or(self.body.len() as u64);
        head.push_str(&format!("Content-Length: {length}\r\n\r\n"));
        [head.as_bytes(), &self.body, b"\r\n\r\n"].concat()
    }
}

/// A file that is not packed.
pub fn plain(records: &[Written]) -> Vec<u8> {
    records.iter().flat_map(Written::bytes).collect()
}

/// A file with a gzip member a record, as the standard asks for.
pub fn packed(records: &[Written]) -> Vec<u8> {
    records.iter().flat_map(|record| gzip(&record.bytes())).collect()
}

/// A file with a frame of Zstandard a record.
pub fn in_frames(records: &[Written]) -> Vec<u8> {
    records.iter().flat_map(|record| zstd(&record.bytes())).collect()
}

/// One frame of Zstandard.
pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// A frame of Zstandard that readers pass over; the last four bits of its first byte may be anything.
pub fn passed_over(kind: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("a frame of a test is small");
    [&[0x50 | kind, 0x2a, 0x4d, 0x18][..], &length.to_le_bytes(), bytes].concat()
}

/// One gzip member.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("writing to memory succeeds");
    encoder.finish().expect("writing to memory succeeds")
}
