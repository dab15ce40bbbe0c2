//! Folders with this and that, as they are listed.

#[cfg(unix)]
use crate::disk::input::tests::{make_pipe, within_a_minute};

use super::*;

fn archive(paths: &[&str]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for path in paths {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "text").unwrap();
    }
    root
}

#[cfg(unix)]
fn problems(files: &DiskFiles) -> Vec<(&str, String)> {
    let place = |found: &Diagnostic| found.place.as_ref().unwrap().path.clone();
    files.problems.iter().map(|found| (&*found.code, place(found))).collect()
}

#[test]
fn hidden_files_and_backups_are_no_input() {
    let root = archive(&[
        "config.toml",
        "content/articles/a.txt",
        "content/articles/a.txt~",
        "content/articles/.a.txt",
        "content/.trash/b.txt",
        "static/.well-known/security.txt",
        "static/.DS_Store",
        "static/CNAME~",
    ]);
    let files = DiskFiles::archive(root.path());
    let listed = ["config.toml", "content/articles/a.txt", "static/.well-known/security.txt"];
    assert_eq!(files.paths()[..], listed);
    assert_eq!(files.problems(), []);
    assert_eq!(DiskFiles::loose(root.path()).paths()[..], listed[..2]);
}

#[test]
fn a_refreshed_list_is_a_new_one() {
    let root = archive(&["config.toml", "content/articles/a.txt", "content/articles/b.txt"]);
    let at = |name: &str| fs::canonicalize(root.path()).unwrap().join(name);
    let mut files = DiskFiles::archive(root.path());
    let mut change = |name: &str| {
        let changed = BTreeSet::from([at(name)]);
        files.refresh(&changed, || DiskFiles::archive(root.path()));
        let fresh = DiskFiles::archive(root.path());
        assert_eq!((&files.paths, &files.stamps), (&fresh.paths, &fresh.stamps), "{name}");
    };
    fs::write(at("content/articles/a.toml"), "tags = []").unwrap();
    change("content/articles/a.toml");
    fs::remove_file(at("content/articles/b.txt")).unwrap();
    change("content/articles/b.txt");
    fs::write(at("content/articles/.hidden.txt"), "x").unwrap();
    change("content/articles/.hidden.txt");
    fs::create_dir_all(at("content/new/deep")).unwrap();
    fs::write(at("content/new/deep/c.txt"), "x").unwrap();
    change("content/new");
    fs::rename(at("content/new/deep"), at("moved")).unwrap();
    change("content/new/deep");
}

#[cfg(unix)]
#[test]
fn a_file_is_known_by_the_way_that_the_root_was_given() {
    let root = archive(&["content/articles/a.txt"]);
    let given = root.path().join("link");
    std::os::unix::fs::symlink(root.path(), &given).unwrap();
    let mut files = DiskFiles::archive(&given);
    fs::write(given.join("content/articles/a.toml"), "tags = []").unwrap();
    let changed = BTreeSet::from([given.join("content/articles/a.toml")]);
    files.refresh(&changed, || panic!("nothing else has changed"));
    assert_eq!(files.paths()[..], ["content/articles/a.toml", "content/articles/a.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_within_the_archive_alone() {
    use std::os::unix::fs::symlink;
    let outside = archive(&["secret.txt"]);
    let root = archive(&["content/a.txt"]);
    let content = root.path().join("content");
    symlink(content.join("a.txt"), content.join("inside.txt")).unwrap();
    symlink(outside.path().join("secret.txt"), content.join("outside.txt")).unwrap();
    symlink("missing.txt", content.join("dangling.txt")).unwrap();
    symlink(".", content.join("folder")).unwrap();
    symlink(outside.path(), root.path().join("static")).unwrap();
    let files = DiskFiles::archive(root.path());
    assert_eq!(files.paths()[..], ["content/a.txt", "content/inside.txt"]);
    let mut found = problems(&files);
    found.sort();
    let left_out = ["content/dangling.txt", "content/folder", "content/outside.txt", "static"];
    assert_eq!(found, left_out.map(|path| ("link-left-out", path.to_owned())));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_reported() {
    use std::os::unix::ffi::OsStrExt;
    let root = archive(&["content/a.txt"]);
    let name = std::ffi::OsStr::from_bytes(b"\xff.txt");
    fs::write(root.path().join("content").join(name), "text").unwrap();
    let files = DiskFiles::archive(root.path());
    assert_eq!(files.paths()[..], ["content/a.txt"]);
    assert_eq!(problems(&files), [("name-not-utf8", "content/\u{fffd}.txt".to_owned())]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_costs_nothing_else() {
    use std::os::unix::fs::PermissionsExt;
    let root = archive(&["content/a.txt", "content/locked/b.txt"]);
    let locked = root.path().join("content/locked");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let readable_all_the_same = fs::read_dir(&locked).is_ok(); // As the system's superuser.
    let files = DiskFiles::archive(root.path());
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
    if !readable_all_the_same {
        assert_eq!(files.paths()[..], ["content/a.txt"]);
        assert_eq!(problems(&files), [("unreadable-folder", "content/locked".to_owned())]);
    }
}

#[cfg(unix)]
#[test]
fn pipes_and_sockets_are_named_and_never_opened() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let root = archive(&["config.toml", "content/a.txt", "static/b.css", "themes/x/theme.toml"]);
    let at = |name: &str| root.path().join(name);
    let pipes = ["content/p.txt", "content/a.toml", "static/p.css", "themes/x/p.html", "templates"];
    pipes.iter().for_each(|pipe| make_pipe(&at(pipe)));
    symlink(at("content/p.txt"), at("content/link.txt")).unwrap();
    let _listener = UnixListener::bind(at("static/socket")).unwrap();
    let folder = root.path().to_owned();
    let files = within_a_minute(move || DiskFiles::archive(&folder));
    let listed = ["config.toml", "content/a.txt", "static/b.css", "themes/x/theme.toml"];
    assert_eq!(files.paths()[..], listed);
    let mut named = [&pipes[..], &["content/link.txt", "static/socket"]].concat();
    named.sort_unstable();
    let mut found = problems(&files);
    found.sort();
    assert_eq!(
        found,
        named.iter().map(|path| ("special-file", (*path).to_owned())).collect::<Vec<_>>()
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_turns_into_a_pipe_after_it_was_listed_is_refused() {
    let root = archive(&["content/a.txt"]);
    let files = DiskFiles::archive(root.path());
    let path = root.path().join("content/a.txt");
    fs::remove_file(&path).unwrap();
    make_pipe(&path);
    let error = within_a_minute(move || files.read("content/a.txt").unwrap_err());
    assert_eq!(catalogue::unreadable_file("content/a.txt", &error).code, "special-file");
}
