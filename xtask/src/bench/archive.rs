//! The archive that Postil builds: the invented pages, and what a person added to them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::corpus::{self, RawFile};
use super::edits::{Edit, append};
use super::measure::{self, Run};

/// One article in so many has a note and the [`TAG`] in a sidecar.
const NOTED: usize = 50;
/// The tag that has an introduction; the name of its file is the end of its address.
const TAG: &str = "вода";
const INTRODUCTION: &str = "content/tags/voda.md";
/// The template that the archive has of its own.
const TEMPLATE: &str = "templates/tag.html";
const TAG_PAGE: &str = "{% extends \"default/tag.html\" %}\n";
/// What an edit adds to the template: a line on every page of a tag.
const TAG_PAGE_BLOCK: &str =
    "{% block content %}<p>Всё о том же.</p>{{ super() }}{% endblock content %}\n";
/// Among so many pages there is one with a menu.
const SPARE: usize = 100;

/// What is made besides the pages of articles and the lists of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extras {
    /// As much as Hugo makes: nothing.
    None,
    /// A page for each article that lays its raw file open, and a copy of that file.
    Audit,
    /// These and the search index.
    Search,
    /// These, and an index in elasticlunr's format.
    Elasticlunr,
}

/// An archive on the disk.
pub struct Archive {
    program: PathBuf,
    root: PathBuf,
    /// A page that is not in the archive yet, with the menu and a date amid those that others have.
    newcomer: RawFile,
    /// One that is newer than all others.
    newest: RawFile,
}

impl Archive {
    /// Writes an archive of `number` articles into a folder, with its settings.
    pub fn write(
        program: &Path,
        root: PathBuf,
        number: usize,
        extras: Extras,
    ) -> io::Result<Archive> {
        let mut files = corpus::files(number + SPARE);
        let mut last = (0, 0, 0);
        for (index, file) in files.by_ref().take(number).enumerate() {
            last = last.max(file.article.date);
            write_file(&raw_file(&root, &file), &file.text)?;
            if index % NOTED == 0 {
                write_file(&raw_file(&root, &file).with_extension("toml"), &sidecar(&file))?;
            }
        }
        write_file(&root.join("config.toml"), &settings(extras))?;
        write_file(&root.join(INTRODUCTION), &introduction())?;
        write_file(&root.join(TEMPLATE), TAG_PAGE)?;
        let newcomer = files.find(RawFile::has_menu).expect("one shape in five has a menu");
        let newest = corpus::newer_than(last);
        Ok(Archive { program: program.to_owned(), root, newcomer, newest })
    }

    /// The command `postil NAME` for this archive.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(name).arg("--root").arg(&self.root);
        command
    }

    /// Builds the website.
    pub fn build(&self) -> io::Result<Run> {
        measure::run(&mut self.command("build"))
    }

    /// Where a file of the archive lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Moves what builds made out of the way, so that the next one is cold.
    ///
    /// Nothing is deleted, for a disk is slow for a while after many files are.
    pub fn set_aside(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        for name in ["public", ".postil"] {
            if self.path(name).exists() {
                fs::rename(self.path(name), folder.join(name))?;
            }
        }
        Ok(())
    }

    /// The edits after which it is built again, in the order of the table.
    pub fn edits(&self) -> Vec<Edit> {
        let articles: Vec<RawFile> = corpus::files(2).collect();
        let sidecar = raw_file(&self.root, &articles[0]).with_extension("toml");
        let article = raw_file(&self.root, &articles[1]);
        let added = |file: &RawFile| (raw_file(&self.root, file), file.text.clone());
        let ((newcomer, amid), (newest, last)) = (added(&self.newcomer), added(&self.newest));
        let (introduction, settings) = (self.path(INTRODUCTION), self.path("config.toml"));
        let paragraph = &articles[1].article.body[1];
        let longer = format!("{paragraph} Это предложение дописано позже.");
        vec![
            Edit::new("one note edited", sidecar, |text| text.replace("к слову", "кстати")),
            Edit::new("one article edited", article, |text| text.replacen(paragraph, &longer, 1)),
            Edit::new("a tag's introduction edited", introduction, append("\nИ о дождях.\n")),
            Edit::new("a raw file added, the newest, with its site's menu", newest, |_| {
                last.clone()
            }),
            Edit::new("a raw file added, with a date amid the others", newcomer, |_| amid.clone()),
            Edit::new("a comment added to `config.toml`", settings, append("# Проверено.\n")),
            Edit::new("`templates/tag.html` edited", self.path(TEMPLATE), append(TAG_PAGE_BLOCK)),
        ]
    }
}

fn settings(extras: Extras) -> String {
    format!(
        "title = \"Архив для измерений\"\nbase_url = \"https://archive.example/\"\n\n\
         [publish]\naudit = {}\n\n[search]\nenabled = {}\nelasticlunr = {}\n",
        extras != Extras::None,
        matches!(extras, Extras::Search | Extras::Elasticlunr),
        extras == Extras::Elasticlunr
    )
}

fn introduction() -> String {
    format!("+++\ntitle = \"{TAG}\"\n+++\n\nО реке, колодцах и трубах.\n")
}

/// A sidecar with a note on the first words of the second paragraph.
fn sidecar(file: &RawFile) -> String {
    let paragraph = file.article.body[1].trim_start_matches('«');
    let words: Vec<&str> = paragraph.split(' ').take(5).collect();
    let quote = words.join(" ");
    let quote = quote.trim_end_matches([',', '.', '»']);
    format!(
        "tags = [\"{TAG}\"]\n\n[[note]]\nquote = \"{quote}\"\ntext = \"Это сказано к слову.\"\n"
    )
}

fn raw_file(root: &Path, file: &RawFile) -> PathBuf {
    root.join("content/articles").join(&file.path)
}

/// Writes a file and the folders that it lies in.
pub fn write_file(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
    fs::write(path, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edit_changes_something() {
        let folder = tempfile::tempdir().expect("a folder");
        let archive =
            Archive::write(Path::new("postil"), folder.path().to_owned(), 2, Extras::Search)
                .expect("it can be written");
        for edit in archive.edits() {
            assert!(edit.changes_something(), "{}", edit.name);
        }
    }

    #[test]
    fn one_added_file_is_newer_than_all_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let archive =
            Archive::write(Path::new("postil"), folder.path().to_owned(), 50, Extras::Search)
                .expect("it can be written");
        assert!(corpus::files(50).all(|file| file.article.date < archive.newest.article.date));
        assert!(archive.newest.has_menu());
    }

    #[test]
    fn what_was_built_is_moved_and_not_deleted() {
        let folder = tempfile::tempdir().expect("a folder");
        let archive =
            Archive::write(Path::new("postil"), folder.path().join("archive"), 1, Extras::Search)
                .expect("it can be written");
        write_file(&archive.path("public/index.html"), "").expect("it can be written");
        archive.set_aside(&folder.path().join("used")).expect("it can be moved");
        assert!(!archive.path("public").exists());
        assert!(folder.path().join("used/public/index.html").exists());
    }
}
