//! An archive that the `postil` binary builds or previews.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

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

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.folder.path().join(path)).expect("a file can be removed");
    }

    /// Builds the archive and serves what would be published.
    pub fn publish(&self) -> Site {
        let output = self.folder.path().join("public");
        build(self.folder.path(), &output);
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
        build(Path::new(env!("CARGO_MANIFEST_DIR")), &output);
        output
    });
    Site::serve(output, PREFIX)
}

fn build(root: &Path, output: &Path) {
    let result = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(["build", "--base-url", BASE_URL, "--root"])
        .arg(root)
        .arg("--output")
        .arg(output)
        .output()
        .expect("postil can be started");
    let messages = String::from_utf8_lossy(&result.stderr);
    assert!(result.status.success(), "postil build: {messages}");
}
