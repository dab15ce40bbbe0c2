//! The programs that are measured, compiled as they are released.

use std::env::consts::EXE_SUFFIX;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::target;

/// Compiles Postil, and says where it is.
pub(super) fn postil(root: &Path) -> io::Result<PathBuf> {
    compile(root, &root.join("Cargo.toml"), "postil")
}

/// Compiles the program that holds the engines of cleaning, and says where it is; its dependencies
/// are nobody else's.
pub(super) fn engines(root: &Path) -> io::Result<PathBuf> {
    compile(root, &root.join("xtask/compare/Cargo.toml"), "xtask-compare")
}

fn compile(root: &Path, manifest: &Path, package: &str) -> io::Result<PathBuf> {
    let target = target::folder(root);
    let status = Command::new(env!("CARGO"))
        .args(["build", "--profile", "dist", "--package", package, "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(&target)
        .status()?;
    match status.success() {
        true => Ok(target.join("dist").join(format!("{package}{EXE_SUFFIX}"))),
        false => Err(io::Error::other(format!("{package} does not compile"))),
    }
}
