//! The archive's settings: what `config.toml` says, and what follows from it.
//!
//! [`mod@file`] reads the file, [`cleaning`] what it says of cleaning, [`languages`] what of
//! languages; [`settings`] is what the stages get, resolved and checked.

mod cleaning;
mod file;
mod languages;
pub mod settings;
mod stated;

use crate::diagnostic::toml_table::TomlFile;
use crate::diagnostic::{Diagnostic, catalogue};
pub use settings::Settings;

/// The name of the settings file at the archive's root.
pub const CONFIG_FILE: &str = "config.toml";

/// Reads `config.toml`.
///
/// Fails with every problem found: broken TOML, unknown keys (with the nearest known one), and
/// values that cannot be used.
pub fn read(bytes: &[u8]) -> Result<Settings, Vec<Diagnostic>> {
    let text = std::str::from_utf8(bytes).map_err(|_| vec![catalogue::not_utf8(CONFIG_FILE)])?;
    let (mut file, table) = TomlFile::parse(CONFIG_FILE, text);
    let settings = file::read(&mut file, &table);
    let problems = file.into_problems();
    if problems.is_empty() { Ok(settings) } else { Err(problems) }
}
