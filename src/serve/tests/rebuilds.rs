//! What happens when a file changes.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crate::diagnostic::catalogue;
use crate::serve::tests::driver::{Running, SOURCE, site};
use crate::serve::{Changed, Console, Preview, ServeOptions, bind};

const NO_PROBLEMS: &str = r#"{"stale":false,"total":0,"errors":[]}"#;

#[test]
fn a_change_reloads_every_open_page_that_it_concerns() {
    let preview = Running::start("/", "first");
    let version = preview.get("/").version().to_owned();
    let path = format!("/_postil/events?page=index.html&version={version}");
    let mut tabs = [preview.events(&path), preview.events(&path)];
    let mut style = preview.events("/_postil/events?page=site.css");
    style.next();
    for tab in &mut tabs {
        assert_eq!(tab.next(), ("problems".into(), NO_PROBLEMS.into()));
    }
    preview.write("second");
    for tab in &mut tabs {
        let (name, newer) = tab.next();
        assert_eq!(name, "reload");
        assert_ne!(newer, version);
    }
    let page = preview.get("/");
    assert!(page.body.contains("<p>second</p>"), "{}", page.body);
    let line = preview.line_with("rebuilt");
    assert!(line.starts_with(&format!("changed {SOURCE} · rebuilt in 0.")), "{line}");
    assert!(line.ends_with(" s · 1 article"), "{line}");
    preview.write("broken");
    assert_eq!(style.next().0, "problems", "what did not change was not told to reload");
}

#[test]
fn a_page_of_an_older_version_reloads_at_once() {
    let preview = Running::start("/", "first");
    let (name, version) = preview.events("/_postil/events?version=1").next();
    assert_eq!((name.as_str(), version.as_str()), ("reload", preview.get("/").version()));
}

#[test]
fn a_failing_build_shows_its_errors_until_it_is_mended() {
    let preview = Running::start("/", "good");
    let mut tab = preview.events("/_postil/events");
    tab.next();
    preview.write("broken");
    let (name, problems) = tab.next();
    assert_eq!(name, "problems");
    insta::assert_snapshot!(problems, @r#"{"stale":true,"total":1,"errors":[{"severity":"error","code":"no-title","message":"the archive has no title","place":{"path":"config.toml","line":null,"column":null},"labels":[],"hints":["add a line like `title = \"My archive\"` at the top"]}]}"#);
    assert!(preview.get("/").body.contains("<p>good</p>"), "the last good site stays");
    assert_eq!(preview.events("/_postil/events").next().1, problems, "a late tab knows at once");
    preview.line_with("error[no-title]");
    preview.line_with("build failed after");

    preview.write("good");
    assert_eq!(tab.next(), ("problems".into(), NO_PROBLEMS.into()), "and nothing to reload");
}

#[test]
fn without_a_good_build_a_page_of_our_own_waits() {
    let preview = Running::start("/archive/", "broken");
    let waiting = preview.get("/archive/articles/a/");
    assert_eq!(waiting.status, 503);
    assert!(waiting.body.contains("<script src=\"/_postil/reload.js\""), "{}", waiting.body);
    let path = format!("/_postil/events?page=&version={}", waiting.version());
    let mut tab = preview.events(&path);
    let problems = tab.next().1;
    assert!(problems.starts_with(r#"{"stale":false,"total":1,"#), "{problems}");
    preview.write("good");
    assert_eq!(tab.next().0, "reload");
    assert_eq!(preview.get("/archive/articles/a/").status, 200);
    let mut late = preview.events(&path);
    assert_eq!(late.next().0, "reload", "the waiting page may ask again");
}

#[test]
fn what_an_editor_or_the_build_writes_for_itself_is_no_change() {
    let preview = Running::start("/", "first");
    let root = preview.archive.path();
    for folder in ["public", ".postil", "src"] {
        fs::create_dir(root.join(folder)).unwrap();
        fs::write(root.join(folder).join("a.txt"), "a").unwrap();
    }
    for name in [".page.txt.swp", "page.txt~", "4913", "#page.txt#"] {
        fs::write(root.join("content").join(name), "a").unwrap();
    }
    fs::read(root.join(SOURCE)).unwrap();
    preview.write("second");
    // The watcher reports in order, so whatever came before the change would be in its batch.
    let line = preview.line_with("rebuilt");
    assert!(line.starts_with(&format!("changed {SOURCE} · ")), "{line}");
}

#[test]
fn a_folder_that_comes_later_is_watched() {
    let preview = Running::start("/", "first");
    let templates = preview.archive.path().join("templates");
    fs::create_dir(&templates).unwrap();
    preview.line_with("changed templates · rebuilt");
    fs::write(templates.join("home.html"), "a").unwrap();
    preview.line_with("changed templates/home.html · rebuilt");
}

#[test]
fn writing_in_place_is_noticed() {
    let preview = Running::start("/", "first");
    fs::write(preview.archive.path().join(SOURCE), "second").unwrap();
    preview.line_with(&format!("changed {SOURCE} · rebuilt"));
}

#[test]
fn a_change_during_a_build_makes_one_more() {
    let archive = tempfile::tempdir().unwrap();
    fs::create_dir(archive.path().join("content")).unwrap();
    let source = archive.path().join(SOURCE);
    fs::write(&source, "first").unwrap();
    let mut builds = 0;
    let preview = Running::start_with(archive, move |_: &Changed| {
        builds += 1;
        let text = fs::read_to_string(&source).unwrap();
        if builds == 2 {
            // Somebody saves after the build has read the file.
            fs::write(&source, "third").unwrap();
        }
        Preview { site: Some(site("/", &text)), ..Preview::default() }
    });
    let mut tab = preview.events("/_postil/events");
    tab.next();
    preview.write("second");
    tab.next();
    tab.next();
    assert!(preview.get("/").body.contains("<p>third</p>"));
}

#[test]
fn a_build_that_panics_does_not_end_the_preview() {
    let archive = tempfile::tempdir().unwrap();
    fs::create_dir(archive.path().join("content")).unwrap();
    let preview = Running::start_with(archive, |_: &Changed| panic!("expected in this test"));
    let (_, problems) = preview.events("/_postil/events").next();
    assert!(problems.contains(&catalogue::build_broke_down().message), "{problems}");
}

#[test]
fn warnings_are_printed_once_and_errors_each_time() {
    let archive = tempfile::tempdir().unwrap();
    fs::create_dir(archive.path().join("content")).unwrap();
    let source = archive.path().join(SOURCE);
    let preview = Running::start_with(archive, move |_: &Changed| {
        let broken = fs::read_to_string(&source).is_ok_and(|text| text == "broken");
        let warning = (!broken).then(|| catalogue::empty_file("a.txt"));
        Preview {
            site: (!broken).then(|| site("/", "")),
            diagnostics: warning.into_iter().chain([catalogue::binary_file("b.txt")]).collect(),
            summary: String::new(),
        }
    });
    for (text, result) in [("a", "rebuilt"), ("broken", "build failed"), ("b", "rebuilt")] {
        preview.write(text);
        assert!(preview.line_with("").contains("error[binary-file]"), "{text}");
        assert!(preview.line_with("").contains(result), "{text}");
    }
}

#[test]
fn stopping_ends_open_streams() {
    let mut preview = Running::start("/", "first");
    let mut tab = preview.events("/_postil/events");
    tab.next();
    preview.stop();
    assert!(tab.ends());
    preview.line_with("preview stopped");
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    let (taken, port) = taken_port();
    let said = Arc::new(Mutex::new(String::new()));
    let console = Console::new({
        let said = Arc::clone(&said);
        move |line| said.lock().unwrap().push_str(line)
    });
    let options = ServeOptions { port, ..ServeOptions::local(PathBuf::new()) };
    let listener = bind::bind(&options, &console).unwrap();
    let next = listener.local_addr().unwrap().port();
    assert!(next > port && next < port + 20);
    assert_eq!(*said.lock().unwrap(), format!("port {port} is taken; using {next}"));
    drop(taken);
}

/// Holds a port that has room for others above it.
fn taken_port() -> (TcpListener, u16) {
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        if port < u16::MAX - 20 {
            return (listener, port);
        }
    }
}
