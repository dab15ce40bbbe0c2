//! One edit of the archive, the build that follows it, and the way back.

use std::fmt;
use std::fs;
use std::io;
use std::path::PathBuf;

use super::archive::{Archive, write_file};
use super::measure::{self, median};
use super::table::grouped;

/// A file as it is before an edit.
pub struct Original {
    path: PathBuf,
    /// None where the file is not there.
    text: Option<String>,
}

impl Original {
    /// Remembers a file.
    pub fn read(path: PathBuf) -> Original {
        let text = fs::read_to_string(&path).ok();
        Original { path, text }
    }

    /// Puts the file back, or away again.
    pub fn restore(&self) -> io::Result<()> {
        match &self.text {
            Some(text) => fs::write(&self.path, text),
            None => fs::remove_file(&self.path),
        }
    }
}

/// A file that gets another text, or is new.
pub struct Edit {
    /// What is edited, as the table says it.
    pub name: &'static str,
    original: Original,
    text: String,
}

impl Edit {
    /// An edit that makes one text of another; that of a file that is not there is empty.
    pub fn new(name: &'static str, path: PathBuf, change: impl Fn(&str) -> String) -> Edit {
        let original = Original::read(path);
        let text = change(original.text.as_deref().unwrap_or_default());
        Edit { name, original, text }
    }

    /// Makes the edit.
    pub fn apply(&self) -> io::Result<()> {
        write_file(&self.original.path, &self.text)
    }

    #[cfg(test)]
    pub fn changes_something(&self) -> bool {
        self.original.text.as_deref() != Some(&self.text)
    }

    /// Takes it back.
    pub fn undo(&self) -> io::Result<()> {
        self.original.restore()
    }
}

/// A change that puts something at the end of a text.
pub fn append(end: &str) -> impl Fn(&str) -> String {
    move |text| format!("{text}{end}")
}

/// What one build with a filled store took, and what it did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rebuild {
    /// Wall-clock seconds.
    seconds: f64,
    /// Articles that were cleaned.
    cleaned: u64,
    /// Files that were made.
    made: u64,
}

impl Rebuild {
    /// Builds once more.
    pub fn run(archive: &Archive) -> io::Result<Rebuild> {
        let mut command = archive.command("build");
        let (run, output) = measure::run_and_read(command.arg("--explain"))?;
        Ok(Rebuild::read(run.seconds, &output))
    }

    /// Builds after an edit, which is then undone; the archive is built as it was before.
    pub fn run_after(edit: &Edit, archive: &Archive) -> io::Result<Rebuild> {
        edit.apply()?;
        let rebuild = Rebuild::run(archive)?;
        edit.undo()?;
        archive.build()?;
        Ok(rebuild)
    }

    fn read(seconds: f64, output: &str) -> Rebuild {
        let count = |verb| output.lines().filter(|line| line.starts_with(verb)).count() as u64;
        Rebuild { seconds, cleaned: count("cleaned `"), made: count("made `") }
    }

    /// The median time of some rounds; what is done is the same in each.
    pub fn median(rounds: &[Rebuild]) -> Rebuild {
        Rebuild { seconds: median(rounds.iter().map(|round| round.seconds)), ..rounds[0] }
    }
}

impl fmt::Display for Rebuild {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rebuild { seconds, cleaned, made } = self;
        let (cleaned, made) = (grouped(*cleaned), grouped(*made));
        write!(f, "{seconds:.2} s, {cleaned} cleaned, {made} made")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_undone() {
        let folder = tempfile::tempdir().expect("a folder");
        let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
        fs::write(&old, "a").expect("it can be written");
        for path in [&old, &new] {
            let edit = Edit::new("", path.clone(), append("b"));
            edit.apply().expect("it can be written");
            assert!(fs::read_to_string(path).expect("it is there").ends_with('b'));
            edit.undo().expect("it can be undone");
        }
        assert_eq!(fs::read_to_string(old).expect("it is there"), "a");
        assert!(!new.exists());
    }

    #[test]
    fn what_was_done_is_counted() {
        let output = "warning: made up\ncleaned `a.txt`: new\nmade `a/index.html`: new\n\
                      made `index.html`: what it shows changed\n";
        let rebuild = Rebuild::read(1.5, output);
        assert_eq!(rebuild, Rebuild { seconds: 1.5, cleaned: 1, made: 2 });
        assert_eq!(rebuild.to_string(), "1.50 s, 1 cleaned, 2 made");
    }
}
