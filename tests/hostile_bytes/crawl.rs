//! Files to import: whatever they hold, what is written is whole, below the articles, and right.

use std::collections::BTreeMap;
use std::io::{self, Cursor, ErrorKind};
use std::sync::Arc;

use postil::import::import;
use postil::import::wanted::{Captures, Wanted};
use postil::model::intake::{ImportSource, ReadSeek, Shelf};
use postil::written::sidecar::read_sidecar;

const INTO: &str = "content/articles/";

/// The kinds of files, by which the same bytes are read in turn.
const NAMES: [&str; 3] = ["a.warc", "a.wacz", "a.unknown"];

struct Bytes(&'static str, Arc<[u8]>);

impl ImportSource for Bytes {
    fn path(&self) -> &str {
        self.0
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(Cursor::new(Arc::clone(&self.1))))
    }
}

#[derive(Default)]
struct Files(BTreeMap<String, Vec<u8>>);

impl Shelf for Files {
    fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        let below = self.0.keys().filter_map(|path| path.strip_prefix(folder));
        Ok(below.filter(|name| !name.contains('/')).map(str::to_owned).collect())
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        match self.0.insert(path.to_owned(), bytes.to_owned()) {
            None => Ok(()),
            Some(_) => Err(ErrorKind::AlreadyExists.into()),
        }
    }
}

/// Imports any bytes as each kind of file.
pub fn check(bytes: &[u8]) {
    for name in NAMES {
        for captures in [Captures::Last, Captures::All] {
            let wanted = Wanted { captures, ..Wanted::default() };
            let mut files = Files::default();
            let source = Bytes(name, Arc::from(bytes));
            let mut read =
                || import(&[&source], &wanted, &mut files, INTO).expect("memory is large");
            let (first, second) = (read(), read());
            assert_eq!(second.taken, 0, "{name} was imported twice");
            assert_eq!(first.left_out, second.left_out);
            assert_eq!(files.0.len(), 2 * first.taken);
            files.0.iter().for_each(|(path, bytes)| check_file(path, bytes));
        }
    }
}

fn check_file(path: &str, bytes: &[u8]) {
    let name = path.strip_prefix(INTO).expect("below the articles");
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && part.is_ascii();
    assert!(name.split('/').all(is_plain), "{path}");
    if path.ends_with(".toml") {
        let (sidecar, problems) = read_sidecar(path, bytes);
        assert!(problems.is_empty(), "{path}: {problems:?}");
        assert!(sidecar.overrides.url.is_some() && sidecar.capture.digest.is_some());
    }
}
