//! An archive that the `postil` binary builds or previews.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use flate2::read::GzDecoder;
use tempfile::TempDir;

use super::preview::Preview;
use super::server::Site;

/// Where every site of these tests is to be published, and hence served: below a path.
const BASE_URL: &str = "https://archive.example/archive/";
const PREFIX: &str = "/archive/";

/// A small archive that a test writes.
pub struct Archive {
    folder: TempDir,
}

impl Archive {
    /// An archive without articles.
    pub fn new() -> Self {
        let archive = Archive { folder: tempfile::tempdir().expect("a folder") };
        archive.write("config.toml", "title = \"Опытный архив\"\n");
        archive
    }

    /// The archive that a newcomer begins with, in a language.
    pub fn init(language: &str) -> Self {
        let archive = Archive { folder: tempfile::tempdir().expect("a folder") };
        let made = Command::new(env!("CARGO_BIN_EXE_postil"))
            .args(["init", "--language", language])
            .arg(archive.folder.path())
            .output()
            .expect("postil can be started");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        archive
    }

    /// The archive with one more file.
    pub fn file(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    /// Writes a file, its path relative to the archive's root.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// Reads a file, its path relative to the archive's root.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).expect("a file can be read")
    }

    /// Reads a file of any bytes.
    pub fn read_bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(path)).expect("a file can be read")
    }

    /// Overwrites a file.
    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        fs::write(self.folder.path().join(path), bytes).expect("a file can be written");
    }

    /// The kind of a piece of a published search index, as the letter that the format has for it.
    pub fn piece(&self, path: &str) -> Option<u8> {
        let mut head = [0; 3];
        GzDecoder::new(&*self.read_bytes(path)).read_exact(&mut head).ok()?;
        Some(head[2])
    }

    /// The paths of all files, relative to the archive's root; those beside it begin with `../`.
    pub fn paths(&self) -> BTreeSet<String> {
        let (root, mut paths) = (self.folder.path(), BTreeSet::new());
        let mut open = vec![root.to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("a folder can be read").flatten() {
                let path = entry.path();
                match entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    true => open.push(path),
                    false => {
                        let inner = path.strip_prefix(root).expect("it lies below the root");
                        paths.insert(inner.to_string_lossy().into_owned());
                    }
                }
            }
        }
        paths
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.folder.path().join(path)).expect("a file can be removed");
    }

    /// Builds the archive and serves what would be published.
    pub fn publish(&self) -> Site {
        self.publish_with(0)
    }

    /// The same of an archive with faults, which are reported and do not hold up the rest.
    pub fn publish_faulty(&self) -> Site {
        self.publish_with(1)
    }

    fn publish_with(&self, exit_code: i32) -> Site {
        let output = self.folder.path().join("public");
        build(self.folder.path(), &output, exit_code);
        Site::serve(&output, PREFIX)
    }

    /// Starts the preview.
    pub fn preview(&self) -> Preview {
        Preview::start(self.folder.path())
    }
}

/// The repository's own archive as it would be published; built once.
pub fn sample() -> Site {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let output = BUILT.get_or_init(|| {
        let output = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample");
        build(Path::new(env!("CARGO_MANIFEST_DIR")), &output, 0);
        output
    });
    Site::serve(output, PREFIX)
}

fn build(root: &Path, output: &Path, exit_code: i32) {
    let result = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(["build", "--base-url", BASE_URL, "--root"])
        .arg(root)
        .arg("--output")
        .arg(output)
        .output()
        .expect("postil can be started");
    let messages = String::from_utf8_lossy(&result.stderr);
    assert_eq!(result.status.code(), Some(exit_code), "postil build: {messages}");
}
