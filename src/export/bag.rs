//! A bag of the archive as it was written: raw files, sidecars and whatever else people have put
//! into it, each with its checksum.
//!
//! Source: The BagIt File Packaging Format, version 0.97, which its reference implementation writes.
//! Version 1.0 (RFC 8493) adds that `%` in a name is encoded, and that implementation does not read
//! it so.

use std::io::{self, Read};

use sha2::{Digest, Sha512};

use crate::config::settings::{BaseUrl, SiteSettings};
use postil_text::unseen;

/// What makes a folder a bag.
pub const DECLARATION: (&str, &str) =
    ("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
/// The file with the checksums of what was packed.
pub const MANIFEST: &str = "manifest-sha512.txt";
/// The file with the checksums of the other files.
pub const TAG_MANIFEST: &str = "tagmanifest-sha512.txt";
/// The file that says what is in the bag.
pub const INFO: &str = "bag-info.txt";

/// What has been packed.
#[derive(Debug, Default)]
pub struct Packed {
    manifest: String,
    files: usize,
    bytes: u64,
}

impl Packed {
    /// Takes note of a file that has been packed at `path` within the bag.
    pub fn add(&mut self, path: &str, file: &Hashed) {
        self.manifest.push_str(&line(path, &file.digest));
        self.files += 1;
        self.bytes += file.bytes;
    }

    /// The files that describe the bag: names and texts, the checksums of the others last.
    pub fn descriptions(self, settings: &SiteSettings) -> Vec<(&'static str, String)> {
        let info = self.info(settings);
        let mut files = vec![
            (DECLARATION.0, DECLARATION.1.to_owned()),
            (INFO, info),
            (MANIFEST, self.manifest),
        ];
        let lines = files.iter().map(|(name, text)| line(name, &digest(text.as_bytes())));
        let tags = lines.collect();
        files.push((TAG_MANIFEST, tags));
        files
    }

    /// No date: the same archive packed twice is the same bag.
    fn info(&self, settings: &SiteSettings) -> String {
        let stated = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        let rows = [
            ("Source-Organization", stated(&settings.author)),
            (
                "External-Identifier",
                settings.base_url.as_ref().map(|url| BaseUrl::as_str(url).to_owned()),
            ),
            ("External-Description", stated(&settings.title)),
            ("Bag-Software-Agent", Some(format!("Postil {}", env!("CARGO_PKG_VERSION")))),
            ("Payload-Oxum", Some(format!("{}.{}", self.bytes, self.files))),
        ];
        let row = |(name, value): (&str, Option<String>)| {
            let value = unseen::taken_out(&value?).split_whitespace().collect::<Vec<_>>().join(" ");
            Some(format!("{name}: {value}\n"))
        };
        rows.into_iter().filter_map(row).collect()
    }
}

/// A line of a manifest; what would break it is percent-encoded (section 2.2.3).
fn line(path: &str, digest: &str) -> String {
    let path = path.replace('\r', "%0D").replace('\n', "%0A");
    format!("{digest}  {path}\n")
}

fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha512::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is known of a file that has been read.
#[derive(Debug)]
pub struct Hashed {
    digest: String,
    bytes: u64,
}

/// Reads on, and learns the checksum of what passes.
pub struct HashedReader<R> {
    inner: R,
    hash: Sha512,
    bytes: u64,
}

impl<R: Read> HashedReader<R> {
    /// Reads from `inner`.
    pub fn new(inner: R) -> Self {
        HashedReader { inner, hash: Sha512::new(), bytes: 0 }
    }

    /// What has been read.
    pub fn finish(self) -> Hashed {
        Hashed { digest: hexadecimal(&self.hash.finalize()), bytes: self.bytes }
    }
}

impl<R: Read> Read for HashedReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.hash.update(&into[..count]);
        self.bytes += count as u64;
        Ok(count)
    }
}
