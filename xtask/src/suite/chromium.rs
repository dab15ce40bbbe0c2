//! Finds the browser that the tests drive, or installs it.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// The environment variable that names the browser.
pub const VARIABLE: &str = "CHROMIUM";

/// The names that the browser goes by.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser's path; where there is none and Debian's tools can install one, installs it.
///
/// Fails with a sentence that says what to install.
pub fn find_or_install() -> Result<PathBuf, String> {
    if let Some(path) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        return named(PathBuf::from(path));
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    install();
    find().ok_or_else(|| {
        format!("no Chromium or Chrome: install `chromium`, or set ${VARIABLE} to its path")
    })
}

/// The browser that the environment names, when it exists.
fn named(path: PathBuf) -> Result<PathBuf, String> {
    match path.is_file() {
        true => Ok(path),
        false => Err(format!("${VARIABLE} names `{}`, which is no file", path.display())),
    }
}

/// The path of a browser that is installed.
pub fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| on_path(name))
}

/// The first file of that name in the folders of $PATH.
fn on_path(name: &str) -> Option<PathBuf> {
    let folders: OsString = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Installs Chromium by apt-get, if this is root; what fails there shows in its own output.
fn install() {
    if on_path("apt-get").is_none() || !is_root() {
        return;
    }
    println!("== Chromium: installing");
    for arguments in ["update", "install --yes --no-install-recommends chromium"] {
        let status = Command::new("apt-get")
            .args(arguments.split(' '))
            .env("DEBIAN_FRONTEND", "noninteractive")
            .status();
        if let Err(error) = status {
            println!("error: cannot run `apt-get {arguments}`: {error}");
        }
    }
}

/// Whether this process may install packages.
fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
