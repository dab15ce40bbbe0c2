//! Whole publications into folders that hold this and that.

use super::obstacle::files_below;
use super::*;
use crate::disk::load::slashed;

/// A folder with a cache beside it.
fn survey(folder: &Path) -> Survey {
    Survey::new(folder, Some(&folder.with_extension("cache")))
}

/// Publishes files by path and text, each made anew.
fn publish(folder: &Path, pages: &[(&str, &str)]) -> Result<Published, PublishError> {
    let publication = Publication::open(survey(folder), |_| ())?;
    let key = |text: &str| FileKey { look: Key::default(), content: Key::of(text) };
    for (path, text) in pages {
        publication.put(path, key(text), text.as_bytes()).unwrap();
    }
    let files = pages.iter().map(|(path, text)| ((*path).to_owned(), key(text)));
    publication.finish(&files.collect::<Vec<_>>())
}

/// What is known of a published file.
fn known(folder: &Path, path: &str) -> Option<KnownFile> {
    Publication::open(survey(folder), |_| ()).unwrap().known(path)
}

fn listing(folder: &Path) -> Vec<String> {
    let mut found: Vec<String> =
        files_below(folder).map(|path| slashed(path.strip_prefix(folder).unwrap())).collect();
    found.sort();
    found
}

#[test]
fn only_what_changed_is_written() {
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), &[("a/index.html", "1"), ("b.css", "2")]).unwrap();
    let second = publish(folder.path(), &[("a/index.html", "1"), ("b.css", "3")]).unwrap();
    assert_eq!(second, Published { written: 1, unchanged: 1, deleted: 0 });
}

#[test]
fn pages_that_are_gone_are_deleted_with_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), &[("a/b/index.html", "1"), ("c.css", "2")]).unwrap();
    fs::write(folder.path().join("mine.txt"), "the owner's").unwrap();
    let second = publish(folder.path(), &[("c.css", "2")]).unwrap();
    assert_eq!(second.deleted, 1);
    assert_eq!(listing(folder.path()), [MANIFEST_FILE, "c.css", "mine.txt"]);
    assert!(!folder.path().join("a").exists());
}

#[test]
fn a_page_may_become_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), &[("a", "1"), ("b/c", "2")]).unwrap();
    publish(folder.path(), &[("a/c", "1"), ("b", "2")]).unwrap();
    assert_eq!(listing(folder.path()), [MANIFEST_FILE, "a/c", "b"]);
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let refused = publish(folder.path(), &[("index.html", "1")]);
    assert!(matches!(refused, Err(PublishError::ForeignFolder(_))));
    assert_eq!(listing(folder.path()), ["thesis.txt"]);
}

#[test]
fn a_file_of_somebody_else_is_neither_overwritten_nor_deleted() {
    for (mine, wanted) in
        [("CNAME", "CNAME"), ("notes/plan.txt", "notes"), ("notes", "notes/index.html")]
    {
        let folder = tempfile::tempdir().unwrap();
        publish(folder.path(), &[("index.html", "1")]).unwrap();
        let precious = folder.path().join(mine);
        fs::create_dir_all(precious.parent().unwrap()).unwrap();
        fs::write(&precious, "the owner's").unwrap();
        let before = listing(folder.path());
        let refused = publish(folder.path(), &[("a.css", "2"), (wanted, "3")]);
        assert!(
            matches!(&refused, Err(PublishError::ForeignFile(file)) if *file == precious),
            "{refused:?}"
        );
        assert_eq!(listing(folder.path()), before);
        assert_eq!(fs::read_to_string(&precious).unwrap(), "the owner's");
    }
}

#[test]
fn a_file_just_like_the_site_s_is_adopted() {
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), &[("index.html", "1")]).unwrap();
    fs::write(folder.path().join("CNAME"), "example.org").unwrap();
    let files = [("index.html", "1"), ("CNAME", "example.org")];
    assert_eq!(publish(folder.path(), &files).unwrap().unchanged, 2);
    publish(folder.path(), &[("index.html", "1")]).unwrap();
    assert!(!folder.path().join("CNAME").exists());
}

#[test]
fn a_file_that_was_tampered_with_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("index.html", "good")];
    publish(folder.path(), &files).unwrap();
    fs::write(folder.path().join("index.html"), "evil").unwrap();
    assert_eq!(publish(folder.path(), &files).unwrap().written, 1);
    assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "good");
}

#[test]
fn a_file_is_intact_until_somebody_touches_it() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("index.html");
    publish(folder.path(), &[("index.html", "good")]).unwrap();
    let intact = || known(folder.path(), "index.html").unwrap().intact;
    assert!(intact());
    fs::remove_dir_all(folder.path().with_extension("cache")).unwrap();
    assert!(intact(), "without its time it is judged by its bytes");
    publish(folder.path(), &[("index.html", "good")]).unwrap();
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    fs::write(&page, "evil").unwrap();
    fs::File::options().write(true).open(&page).unwrap().set_modified(hour_ago).unwrap();
    assert!(!intact(), "an old time is another time");
    fs::remove_file(&page).unwrap();
    assert!(!intact());
}

#[test]
fn what_was_found_too_early_is_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    let intact = |survey| Publication::open(survey, |_| ()).unwrap().known("b.css").unwrap().intact;
    publish(folder.path(), &[("a.css", "1"), ("b.css", "2")]).unwrap();
    let look = || {
        let mut early = survey(folder.path());
        early.look();
        early
    };
    let early = look();
    publish(folder.path(), &[("b.css", "3")]).unwrap();
    let late = Publication::open(early, |_| ()).unwrap();
    assert_eq!(late.known("a.css"), None);
    assert_eq!(late.known("b.css").unwrap().key.content, Key::of("3"));
    drop(late);
    assert!(intact(look()));
    fs::write(folder.path().join("b.css"), "4").unwrap();
    fs::remove_dir_all(folder.path().with_extension("cache")).unwrap();
    assert!(!intact(look()));
}

#[test]
fn what_happens_behind_a_survey_is_mended_by_the_next_build() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("a.css", "1"), ("b.css", "2")];
    publish(folder.path(), &files).unwrap();
    let mut early = survey(folder.path());
    early.look();
    fs::remove_file(folder.path().join("b.css")).unwrap();
    let late = Publication::open(early, |_| ()).unwrap();
    assert!(late.known("b.css").unwrap().intact, "it is not looked for again");
    drop(late);
    assert_eq!(publish(folder.path(), &files).unwrap().written, 1);
}

#[test]
fn a_survey_of_what_is_no_output_folder_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut early = Survey::new(&folder.path().join("public"), None);
    early.look();
    assert!(!folder.path().join("public").exists());
    fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let mut early = Survey::new(folder.path(), None);
    early.look();
    let refused = Publication::open(early, |_| ());
    assert!(matches!(refused, Err(PublishError::ForeignFolder(_))));
}

#[test]
fn what_is_not_finished_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), &[("index.html", "old")]).unwrap();
    let publication = Publication::open(Survey::new(folder.path(), None), |_| ()).unwrap();
    publication.put("index.html", FileKey::default(), b"new").unwrap();
    drop(publication);
    assert_eq!(listing(folder.path()), [MANIFEST_FILE, "index.html"]);
    assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "old");
}

/// A folder with a site, and one of somebody else beside it.
#[cfg(unix)]
fn beside_somebody_else() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let (site, theirs) = (root.path().join("public"), root.path().join("theirs"));
    publish(&site, &[("a/index.html", "1"), ("b.css", "2")]).unwrap();
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("index.html"), "precious").unwrap();
    (root, site, theirs)
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_build_out() {
    use std::os::unix::fs::symlink;
    let pages =
        |paths: &[&'static str]| paths.iter().map(|path| (*path, "new")).collect::<Vec<_>>();
    for (place, wanted) in [
        // A folder that is written into, one that is deleted from, a file that is replaced or goes.
        ("a", pages(&["a/index.html", "b.css"])),
        ("a", pages(&["b.css"])),
        ("a/index.html", pages(&["a/index.html"])),
        ("a/index.html", pages(&["b.css"])),
        ("new", pages(&["new/index.html"])),
        ("new/deep", pages(&["new/deep/index.html"])),
        (MANIFEST_FILE, pages(&["b.css"])),
        (staging::FOLDER, pages(&["b.css"])),
    ] {
        let (root, site, theirs) = beside_somebody_else();
        let link = site.join(place);
        fs::remove_dir_all(&link).or_else(|_| fs::remove_file(&link)).ok();
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        let is_page = place.ends_with(".html");
        symlink(if is_page { theirs.join("index.html") } else { theirs.clone() }, &link).unwrap();
        let before = listing(root.path());
        let refused = publish(&site, &wanted).unwrap_err();
        assert!(refused.to_string().contains(link.to_str().unwrap()), "{place}: {refused}");
        assert!(refused.hint().starts_with("delete the link"), "{place}: {}", refused.hint());
        assert_eq!(listing(root.path()), before, "{place}");
        assert_eq!(fs::read_to_string(theirs.join("index.html")).unwrap(), "precious");
        assert_eq!(fs::read_to_string(site.join("b.css")).unwrap(), "2", "{place}");
    }
}

#[cfg(unix)]
#[test]
fn an_output_folder_is_no_link_though_what_leads_to_it_may_be() {
    use std::os::unix::fs::symlink;
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name);
    fs::create_dir(at("real")).unwrap();
    symlink(at("real"), at("link")).unwrap();
    for folder in ["link", "link/"] {
        publish(&at(folder), &[("b.css", "2")]).unwrap_err();
    }
    publish(&at("link/public"), &[("b.css", "2")]).unwrap();
    assert_eq!(fs::read_to_string(at("real/public/b.css")).unwrap(), "2");
}

#[test]
fn a_manifest_that_names_no_file_of_the_folder_is_refused() {
    for path in ["../theirs", "a/../../theirs", "/etc/theirs", "a//b", "./b", "..\\theirs", "a/"] {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("postil manifest 1\nb.css\n{path}\n");
        fs::write(folder.path().join(MANIFEST_FILE), text).unwrap();
        fs::write(folder.path().join("b.css"), "2").unwrap();
        assert!(matches!(publish(folder.path(), &[]), Err(PublishError::Io(_))), "{path}");
        assert!(folder.path().join("b.css").exists(), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_output_folder_is_never_opened() {
    use crate::disk::input::tests::{make_pipe, within_a_minute};
    for (pipe, is_manifest) in [(MANIFEST_FILE, true), ("b.css", false), ("new.css", false)] {
        let folder = tempfile::tempdir().unwrap();
        publish(folder.path(), &[("a.css", "1"), ("b.css", "")]).unwrap();
        fs::remove_file(folder.path().join(pipe)).ok();
        make_pipe(&folder.path().join(pipe));
        let path = folder.path().to_owned();
        let files = [("a.css", "1"), ("b.css", ""), ("new.css", "")];
        let result = within_a_minute(move || publish(&path, &files));
        match result {
            Err(PublishError::Io(error)) => {
                assert!(is_manifest && error.to_string().contains("a named pipe"), "{error}");
            }
            Err(PublishError::ForeignFile(file)) => assert_eq!(file, folder.path().join("new.css")),
            result => {
                assert_eq!(result.unwrap(), Published { written: 2, unchanged: 1, deleted: 0 })
            }
        }
    }
}

/// Gives zeros, and notes how many were asked for at once.
struct Zeros {
    left: usize,
    largest: usize,
}

impl Read for Zeros {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.largest = self.largest.max(buffer.len());
        let count = buffer.len().min(self.left);
        buffer[..count].fill(0);
        self.left -= count;
        Ok(count)
    }
}

#[test]
fn a_copy_is_made_a_portion_at_a_time_and_only_where_it_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let (size, key) = (5_000_000, FileKey::default());
    let known = Key::of_bytes(&vec![0; size]);
    for read in [size, 0] {
        let publication = Publication::open(Survey::new(folder.path(), None), |_| ()).unwrap();
        let mut zeros = Zeros { left: size, largest: 0 };
        assert_eq!(publication.copy("film", key, known, &mut zeros).unwrap(), known);
        assert_eq!(size - zeros.left, read);
        assert!(zeros.largest <= 1 << 20, "{}", zeros.largest);
        publication.finish(&[("film".to_owned(), key)]).unwrap();
        assert_eq!(fs::metadata(folder.path().join("film")).unwrap().len() as usize, size);
    }
}

#[cfg(unix)]
#[test]
fn a_turn_is_waited_for_by_name_and_a_name_of_the_dead_holds_nobody_up() {
    use crate::disk::input::tests::within_a_minute;
    use std::sync::mpsc;
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(staging::FOLDER)).unwrap();
    fs::write(folder.path().join(staging::FOLDER).join("process"), "1").unwrap();
    let first =
        Publication::open(Survey::new(folder.path(), None), |_| panic!("nobody is there")).unwrap();
    let (said, heard) = mpsc::channel();
    let path = folder.path().to_owned();
    let second = std::thread::spawn(move || {
        let waits = |owner| said.send(owner).unwrap();
        let publication = Publication::open(Survey::new(&path, None), waits).unwrap();
        publication.put("b.css", FileKey::default(), b"2").unwrap();
        publication.finish(&[("b.css".to_owned(), FileKey::default())]).unwrap()
    });
    let owner = within_a_minute(move || heard.recv().unwrap());
    assert_eq!(owner, Some(std::process::id()));
    first.put("a.css", FileKey::default(), b"1").unwrap();
    first.finish(&[("a.css".to_owned(), FileKey::default())]).unwrap();
    assert_eq!(second.join().unwrap(), Published { written: 1, unchanged: 0, deleted: 1 });
    assert_eq!(listing(folder.path()), [MANIFEST_FILE, "b.css"]);
}
