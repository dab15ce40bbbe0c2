//! What the command line decides about a build, and the settings that come of it.

use crate::config::settings::{BaseUrl, Settings};
use crate::config::{self, CONFIG_FILE};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::files::Files;

/// What the command line decides about a build, against the settings.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// Replaces `base_url`.
    pub base_url: Option<BaseUrl>,
    /// The archive's name where there is no `config.toml`: every text file is an article then.
    pub assumed_title: Option<String>,
    /// What the build is for.
    pub purpose: Purpose,
}

/// What a build is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To show the archive.
    #[default]
    Show,
    /// To find out whether the archive is as its owner wants it: a text that is not the accepted one
    /// is an error then.
    Check,
}

/// Reads the settings.
///
/// Fails with what is wrong with them.
pub fn settings(files: &dyn Files, options: &BuildOptions) -> Result<Settings, Vec<Diagnostic>> {
    let mut settings = match &options.assumed_title {
        Some(title) => Settings::assumed(title.clone()),
        None => {
            let bytes = files
                .read(CONFIG_FILE)
                .map_err(|error| vec![catalogue::unreadable_file(CONFIG_FILE, &error)])?;
            config::read(&bytes)?
        }
    };
    if let Some(base_url) = &options.base_url {
        settings.site.base_url = Some(base_url.clone());
    }
    Ok(settings)
}
