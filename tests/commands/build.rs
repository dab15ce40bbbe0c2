//! `postil build`, and what all commands have in common.

use std::fs;

#[cfg(unix)]
use crate::driver::built_archive;
use crate::driver::postil;

#[test]
fn a_file_that_is_not_there_is_named_with_a_hint() {
    let here = tempfile::tempdir().unwrap();
    let printed = postil(here.path(), &["import-notes", "notes.json"]);
    assert!(printed.starts_with("error: notes.json: "), "{printed}");
    assert!(printed.ends_with("  hint: check the path\nexit code 1\n"), "{printed}");
}

#[test]
fn outside_of_an_archive_the_way_in_is_named() {
    let here = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(postil(here.path(), &["build"]), @r"
    error: there is no `config.toml` here or in a folder above
      hint: make an archive with `postil init my-archive`, or show any folder of texts with `postil serve --root FOLDER`
    exit code 2
    ");
    insta::assert_snapshot!(postil(here.path(), &["check", "--root", "archvie"]), @r"
    error: there is no folder `archvie`
      hint: check the path after `--root`
    exit code 2
    ");
}

#[test]
fn settings_that_cannot_be_used_leave_nothing_checked_or_built() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("config.toml"), "titel = \"Архив\"\n").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["check"]), @r#"
    error[no-title]: the archive has no title
      --> config.toml
      hint: add a line like `title = "My archive"` at the top
    error[unknown-key]: unknown key `titel`
      --> config.toml:1:1
      hint: did you mean `title`?
    error: the articles were not checked
      hint: mend the errors above and check again
    exit code 1
    "#);
    assert!(postil(here.path(), &["build"]).contains("error: nothing was built\n"));
}

#[test]
fn a_foreign_output_folder_is_left_alone() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let output = here.path().join("thesis");
    fs::create_dir(&output).unwrap();
    fs::write(output.join("chapter.txt"), "years of work").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["build", "--root", "archive", "--output", "thesis"]), @r"
    error: `thesis` holds files that Postil did not write, so nothing was changed
      hint: empty the folder yourself, or name another one with `--output`
    exit code 1
    ");
    assert_eq!(fs::read_dir(&output).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn no_folder_of_an_archive_may_be_a_link_that_leads_out() {
    let here = tempfile::tempdir().unwrap();
    let root = built_archive(here.path());
    let theirs = here.path().join("theirs");
    fs::create_dir_all(theirs.join("store")).unwrap();
    fs::write(theirs.join("store/index"), "precious").unwrap();
    for (folder, arguments) in [
        ("public", &["build"][..]),
        (".postil", &["build"]),
        (".postil", &["build", "--fresh"]),
        (".postil", &["check"]),
    ] {
        fs::remove_dir_all(root.join(folder)).unwrap();
        std::os::unix::fs::symlink(&theirs, root.join(folder)).unwrap();
        let printed = postil(&root, arguments);
        assert!(printed.contains("is a link, and Postil writes through none"), "{printed}");
        assert!(printed.contains("hint: delete the link"), "{printed}");
        assert_eq!(fs::read_to_string(theirs.join("store/index")).unwrap(), "precious");
        assert_eq!(fs::read_dir(&theirs).unwrap().count(), 1, "{folder}");
        fs::remove_file(root.join(folder)).unwrap();
        fs::create_dir(root.join(folder)).unwrap();
    }
}

#[test]
fn the_archive_is_never_its_own_output_folder() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    fs::write(here.path().join("page.html"), "mine").unwrap();
    for (output, reason) in [
        ("archive/Content/x/../new", "the archive's input lies there"),
        ("archive/static", "the archive's input lies there"),
        ("archive/public/..", "it holds the archive itself"),
        (".", "it holds the archive itself"),
        ("page.html", "it is a file"),
    ] {
        let built = postil(here.path(), &["build", "--root", "archive", "--output", output]);
        let message = format!("`{output}` cannot be the output folder: {reason}");
        assert!(built.contains(&message) && built.contains("exit code 1"), "{built}");
    }
    assert!(!here.path().join("archive/static").exists());
}

#[test]
fn content_at_fault_is_exit_code_one_and_the_rest_is_built() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let archive = here.path().join("archive");
    fs::write(archive.join("content/articles/broken.txt"), b"\x7fELF\0\0\0").unwrap();
    let built = postil(&archive, &["build"]);
    assert!(built.contains("error[binary-file]") && built.contains("exit code 1"), "{built}");
    assert!(archive.join("public/articles/first/index.html").is_file());
}

#[test]
fn wrong_usage_is_exit_code_two() {
    let here = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(postil(here.path(), &["build", "--base-url", "example.org"]), @r"
    error: invalid value 'example.org' for '--base-url <URL>': write it as https://example.org/archive/

    For more information, try '--help'.
    exit code 2
    ");
}

#[test]
fn an_argument_too_many_comes_with_what_it_may_be_for() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "an archive"]);
    insta::assert_snapshot!(postil(here.path(), &["build", "an archive"]), @r"
    error: unexpected argument 'an archive' found

      tip: to name the archive's folder, write `--root 'an archive'`

    Usage: postil build [OPTIONS]

    For more information, try '--help'.
    exit code 2
    ");
    let export = postil(here.path(), &["export", "csv", "all.csv"]);
    assert!(
        export.contains("tip: to put what is printed into a file, write `> all.csv`"),
        "{export}"
    );
    fs::write(here.path().join("a.txt"), "Мост").unwrap();
    let check = postil(here.path(), &["check", "a.txt"]);
    assert!(check.contains("tip: to see what becomes of one file, write `postil clean a.txt`"));
    let other = postil(here.path(), &["check", "nowhere"]);
    assert!(!other.contains("tip:") && other.contains("exit code 2"), "{other}");
}

#[test]
fn the_raw_files_are_never_touched() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "archive"]);
    let raw = here.path().join("archive/content/articles/first.txt");
    let before = (fs::read(&raw).unwrap(), fs::metadata(&raw).unwrap().modified().unwrap());
    for command in ["build", "check"] {
        postil(&here.path().join("archive"), &[command]);
    }
    assert_eq!(before, (fs::read(&raw).unwrap(), fs::metadata(&raw).unwrap().modified().unwrap()));
}
