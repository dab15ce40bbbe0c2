//! Hugo on the same articles: clean Markdown with front matter, a plain theme, and no search.
//!
//! Hugo gets what Postil has to find: it reads no scraped page, cleans nothing and builds no index.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::archive::write_file;
use super::corpus::{self, Article};
use super::measure::{self, Run};

/// The files of the site beside the articles.
const THEME: [(&str, &str); 3] = [
    ("hugo.toml", include_str!("hugo/hugo.toml")),
    ("layouts/_default/single.html", include_str!("hugo/single.html")),
    ("layouts/_default/list.html", include_str!("hugo/list.html")),
];

/// The command `hugo`, and the site that it builds.
pub struct Hugo {
    /// Its version, as `0.168.0`.
    pub version: String,
    site: PathBuf,
}

impl Hugo {
    /// Writes the site of `number` articles into a folder; nothing where there is no `hugo`.
    pub fn write(site: PathBuf, number: usize) -> io::Result<Option<Hugo>> {
        let Some(version) = find_version() else { return Ok(None) };
        for (name, text) in THEME {
            write_file(&site.join(name), text)?;
        }
        for file in corpus::files(number) {
            let path = site.join("content/articles").join(file.path).with_extension("md");
            write_file(&path, &markdown(&file.article))?;
        }
        Ok(Some(Hugo { version, site }))
    }

    /// Builds the website into a new folder.
    ///
    /// What `hugo version` takes is left out: the package's launcher, which is no part of Hugo.
    pub fn build(&self, output: &Path) -> io::Result<Run> {
        let start = measure::run(Command::new("hugo").arg("version"))?;
        let mut command = Command::new("hugo");
        command.arg("--source").arg(&self.site).arg("--destination").arg(output);
        Ok(measure::run(&mut command)?.without(start))
    }
}

/// The version of the command `hugo`; nothing where there is none that runs.
fn find_version() -> Option<String> {
    let (_, output) = measure::run_and_read(Command::new("hugo").arg("version")).ok()?;
    version_in(&output).map(str::to_owned)
}

/// The version in a line such as `hugo v0.168.0-e27a676+extended linux/amd64`.
fn version_in(output: &str) -> Option<&str> {
    let line = output.lines().find_map(|line| line.strip_prefix("hugo v"))?;
    line.split(['-', '+', ' ']).next()
}

/// An article as a person would have typed it; no invented word has a `'`.
fn markdown(article: &Article) -> String {
    let tags: Vec<String> = article.tags.iter().map(|tag| format!("'{tag}'")).collect();
    format!(
        "+++\ntitle = '{}'\ndate = {}\ntags = [{}]\nsources = ['{}']\nauthor = '{}'\n+++\n\n{}\n",
        article.title,
        article.iso_date(),
        tags.join(", "),
        article.outlet,
        article.author,
        article.body.join("\n\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_stands_behind_the_name() {
        let output =
            "Running Hugo 0.1 via a launcher\nhugo v0.168.0-e27a676+extended linux/amd64\n";
        assert_eq!(version_in(output), Some("0.168.0"));
        assert_eq!(version_in("hugo: command not found"), None);
    }

    #[test]
    fn front_matter_holds_what_the_scraper_saw() {
        let file = corpus::files(1).next().expect("one article");
        let text = markdown(&file.article);
        assert!(text.starts_with(&format!("+++\ntitle = '{}'\n", file.article.title)));
        assert_eq!(text.matches('\'').count(), 2 * 6);
        assert!(text.ends_with(&format!("\n\n{}\n", file.article.body.join("\n\n"))));
    }
}
