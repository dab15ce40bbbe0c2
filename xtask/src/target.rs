//! Where everything is made: the folder that cargo writes into.

use std::env;
use std::path::{Path, PathBuf};

/// The target folder of the repository at `root`, or the one that the environment names.
pub fn folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |named| root.join(named))
}
