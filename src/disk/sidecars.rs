//! Reads and writes sidecars, for the preview and the import of notes, and nothing else.
//!
//! A path is taken only if it leads to a `.toml` file below the folder of the articles, so no raw
//! file can be harmed and nothing outside of the archive can be reached, not by a link either.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::disk::input;
use crate::disk::load::at;
use crate::disk::own_files::{Origin, replace};

/// Reads a sidecar; none where there is no such file.
///
/// `articles` is the folder of the articles and `path` the sidecar, both relative to `root`.
/// Fails with `PermissionDenied` for a path that is no sidecar's.
pub fn read_sidecar(root: &Path, articles: &str, path: &str) -> io::Result<Option<Vec<u8>>> {
    let target = target(root, articles, path)?;
    match input::read(&target) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(&target, error)),
    }
}

/// Puts a sidecar in place, whole or not at all; a file that was there keeps its permissions.
///
/// Fails as [`read_sidecar`] does, and where the file cannot be written.
pub fn write_sidecar(root: &Path, articles: &str, path: &str, bytes: &[u8]) -> io::Result<()> {
    let target = target(root, articles, path)?;
    let permissions = fs::metadata(&target).ok().map(|known| known.permissions());
    // Links are followed already, as far as they may be.
    replace(Path::new(""), &target, bytes, Origin::Written)?;
    permissions.map_or(Ok(()), |known| fs::set_permissions(&target, known))
}

/// Where a sidecar lies, links followed.
fn target(root: &Path, articles: &str, path: &str) -> io::Result<PathBuf> {
    let refusal = || {
        let message = format!("`{path}` is no sidecar below `{articles}`");
        io::Error::new(io::ErrorKind::PermissionDenied, message)
    };
    if articles.is_empty() || !path.starts_with(articles) || !names_a_sidecar(Path::new(path)) {
        return Err(refusal());
    }
    let folder = fs::canonicalize(root.join(articles))?;
    let joined = root.join(path);
    let target = match fs::canonicalize(&joined) {
        Ok(target) => target,
        // A link that leads nowhere is no place for a new file.
        Err(_) if joined.is_symlink() => return Err(refusal()),
        Err(_) => fs::canonicalize(joined.parent().unwrap_or(root))?
            .join(joined.file_name().unwrap_or_default()),
    };
    let inside = target.starts_with(&folder) && is_toml(&target) && !target.is_dir();
    if inside { Ok(target) } else { Err(refusal()) }
}

/// Whether a path leads down to a `.toml` file, through nothing hidden.
fn names_a_sidecar(path: &Path) -> bool {
    let is_plain = |part: Component| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    };
    path.components().all(is_plain) && is_toml(path)
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLES: &str = "content/articles/";

    fn archive() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join(ARTICLES).join("2026")).unwrap();
        fs::write(root.path().join(ARTICLES).join("a.txt"), "raw").unwrap();
        fs::write(root.path().join("config.toml"), "title = 'a'").unwrap();
        root
    }

    #[test]
    fn a_sidecar_is_written_whole_and_alone() {
        let root = archive();
        for (path, text) in [("a.toml", "one"), ("a.toml", "two"), ("2026/b.toml", "b")] {
            let path = format!("{ARTICLES}{path}");
            write_sidecar(root.path(), ARTICLES, &path, text.as_bytes()).unwrap();
            let read = read_sidecar(root.path(), ARTICLES, &path).unwrap();
            assert_eq!(read.as_deref(), Some(text.as_bytes()));
        }
        assert_eq!(fs::read_dir(root.path().join(ARTICLES)).unwrap().count(), 3);
        assert_eq!(read_sidecar(root.path(), ARTICLES, "content/articles/c.toml").unwrap(), None);
    }

    #[test]
    fn nothing_but_a_sidecar_can_be_written() {
        let root = archive();
        for path in [
            "content/articles/a.txt",
            "content/articles/../../config.toml",
            "content/articles/./../accepted.toml",
            "content/accepted.toml",
            "config.toml",
            "/etc/a.toml",
            "content/articles/.hidden.toml",
            "content/articles/missing/a.toml/../a.txt",
            "",
        ] {
            assert!(write_sidecar(root.path(), ARTICLES, path, b"x").is_err(), "{path}");
        }
        assert!(write_sidecar(root.path(), "", "config.toml", b"x").is_err());
        let raw = fs::read_to_string(root.path().join(ARTICLES).join("a.txt")).unwrap();
        assert_eq!(raw, "raw");
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (root, other) = (archive(), tempfile::tempdir().unwrap());
        let articles = root.path().join(ARTICLES);
        fs::write(other.path().join("secret.toml"), "theirs").unwrap();
        symlink(other.path().join("secret.toml"), articles.join("file.toml")).unwrap();
        symlink(other.path(), articles.join("folder")).unwrap();
        symlink(articles.join("a.txt"), articles.join("raw.toml")).unwrap();
        symlink(other.path().join("none.toml"), articles.join("none.toml")).unwrap();
        for name in ["file.toml", "folder/secret.toml", "folder/new.toml", "raw.toml", "none.toml"]
        {
            let path = format!("{ARTICLES}{name}");
            assert!(write_sidecar(root.path(), ARTICLES, &path, b"x").is_err(), "{name}");
        }
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 1);

        let path = articles.join("a.toml");
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write_sidecar(root.path(), ARTICLES, "content/articles/a.toml", b"two").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
