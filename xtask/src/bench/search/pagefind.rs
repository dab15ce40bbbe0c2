//! Pagefind on the pages that Postil made, in turn with Postil's own index.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bench::measure::{self, Run};

/// How the program may be called: as itself, or as the package `pagefind[bin]` of PyPI.
const CALLS: [&[&str]; 2] = [&["pagefind"], &["python3", "-m", "pagefind"]];

/// What Pagefind made of a site.
pub(super) struct Pagefind {
    /// Its version, as `1.5.2`.
    pub(super) version: String,
    /// The site, with the index in its folder `pagefind`.
    pub(super) site: PathBuf,
    /// What it took to make.
    pub(super) run: Run,
}

impl Pagefind {
    /// Indexes the pages of a site; nothing where there is no Pagefind.
    pub(super) fn index(site: PathBuf) -> io::Result<Option<Pagefind>> {
        let Some((call, version)) = CALLS.iter().find_map(|call| Some((*call, version(call)?)))
        else {
            return Ok(None);
        };
        let run = measure::run(command(call).arg("--site").arg(&site))?;
        Ok(Some(Pagefind { version, site, run }))
    }

    /// How many bytes its index has, and how many files; its code is not counted.
    pub(super) fn size(&self) -> io::Result<(u64, usize)> {
        let mut sizes = Vec::new();
        for folder in ["", "index", "fragment"] {
            for entry in fs::read_dir(self.site.join("pagefind").join(folder))? {
                let entry = entry?;
                if entry.file_type()?.is_file() && is_of_index(&entry.path()) {
                    sizes.push(entry.metadata()?.len());
                }
            }
        }
        Ok((sizes.iter().sum(), sizes.len()))
    }
}

fn is_of_index(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with("wasm.") && !name.ends_with(".js") && !name.ends_with(".css")
}

/// The version of the program that is called so; none where there is no such one.
fn version(call: &[&str]) -> Option<String> {
    let (_, output) = measure::run_and_read(command(call).arg("--version")).ok()?;
    output.trim().strip_prefix("pagefind ").map(str::to_owned)
}

fn command(call: &[&str]) -> Command {
    let mut command = Command::new(call[0]);
    command.args(&call[1..]);
    command
}
