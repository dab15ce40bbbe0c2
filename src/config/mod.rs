//! The archive's settings: what `config.toml` says, and what follows from it.
//!
//! [`file`] is the file as written; [`settings`] is what the stages get, resolved and checked.

pub mod file;
pub mod settings;

use crate::diagnostic::{Diagnostic, catalogue};
pub use settings::Settings;

/// The name of the settings file at the archive's root.
pub const CONFIG_FILE: &str = "config.toml";

/// Reads `config.toml`.
///
/// Fails with every problem found: broken TOML, unknown keys (with the nearest known one), and
/// values that cannot be used.
pub fn read(bytes: &[u8]) -> Result<Settings, Vec<Diagnostic>> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| vec![catalogue::config_not_utf8(CONFIG_FILE)])?;
    let file = toml::from_str::<file::ConfigFile>(text)
        .map_err(|error| vec![catalogue::toml_error(CONFIG_FILE, text, &error)])?;
    settings::resolve(file)
}
