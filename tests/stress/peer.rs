//! The same notes placed by a matcher that many annotate with: approximate search by the npm
//! package `approx-string-match`, ranked by the weights that Hypothesis publishes.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use postil::model::article::{Anchor, BlockSpan};

use crate::article::Article;
use crate::notes::{Context, Outcome, Quoted};

const PROGRAM: &str = include_str!("peer.mjs");

/// What a note has become where the peer finds it: UTF-16 units, or nowhere.
type Judge = Box<dyn Fn(Option<(usize, usize)>) -> Outcome>;

/// Notes for the peer, kept until all are there; none where it is not asked for.
pub struct Peer {
    folder: Option<PathBuf>,
    cases: Vec<String>,
    judges: Vec<Judge>,
}

impl Peer {
    pub fn new(folder: Option<PathBuf>) -> Self {
        Peer { folder, cases: Vec::new(), judges: Vec::new() }
    }

    /// Takes a note with context, and the edition's text: its paragraphs joined by line breaks.
    pub fn add(&mut self, text: &str, quoted: &Quoted, edition: &Article, gap: &'static str) {
        if self.folder.is_none() || quoted.context == Context::Characters(0) {
            return;
        }
        let note = &quoted.note;
        self.cases.push(
            serde_json::json!([text, note.quote, note.before, note.after, quoted.start])
                .to_string(),
        );
        let (quoted, edition, text) = (quoted.clone(), edition.clone(), text.to_owned());
        self.judges.push(Box::new(move |found| {
            let anchor = found.map_or(Anchor::Orphan, |(from, to)| passage(&text, from, to));
            quoted.outcome(&edition, gap, &anchor)
        }));
    }

    /// What the peer makes of the notes.
    ///
    /// # Errors
    ///
    /// Says what is missing.
    pub fn outcomes(&self) -> Result<Vec<Outcome>, String> {
        let folder = self.folder.as_ref().ok_or("it runs by `cargo xtask stress notes`")?;
        let missing = "`npm install --prefix target/peer approx-string-match` gets its package";
        if !folder.join("node_modules/approx-string-match").is_dir() {
            return Err(missing.to_owned());
        }
        let mut node = Command::new("node")
            .args(["--input-type=module", "--eval", PROGRAM])
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("node does not run: {error}"))?;
        let mut input = node.stdin.take().ok_or("node takes no input")?;
        let cases = self.cases.join("\n");
        let writer = std::thread::spawn(move || input.write_all(cases.as_bytes()));
        let output = node.wait_with_output().map_err(|error| error.to_string())?;
        drop(writer.join());
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() || lines.lines().count() != self.cases.len() {
            return Err(missing.to_owned());
        }
        let range = |line: &str| {
            let (from, to) = line.split_once(' ')?;
            Some((from.parse().ok()?, to.parse().ok()?))
        };
        Ok(lines.lines().zip(&self.judges).map(|(line, judge)| judge(range(line))).collect())
    }
}

/// A passage given in UTF-16 units, as blocks have it.
fn passage(text: &str, from: usize, to: usize) -> Anchor {
    let byte = |unit: usize| {
        let mut units = 0;
        let at = text.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > unit
        });
        at.map_or(text.len(), |(at, _)| at)
    };
    let (from, to) = (byte(from), byte(to));
    let (mut spans, mut start) = (Vec::new(), 0);
    for (block, line) in text.split('\n').enumerate() {
        let bytes = from.max(start)..to.min(start + line.len());
        if bytes.start < bytes.end {
            spans.push(BlockSpan { block, bytes: bytes.start - start..bytes.end - start });
        }
        start += line.len() + 1;
    }
    Anchor::Passage(spans)
}
