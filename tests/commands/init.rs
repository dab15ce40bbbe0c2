//! `postil init`.

use std::fs;
use std::process::Command;

use crate::driver::postil;

#[test]
fn a_new_archive_builds_at_once() {
    let here = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(postil(here.path(), &["init", "archive"]), @r"
    made a new archive in `archive`
      look at it:    postil serve --root archive
      add articles:  put .txt or .html files into content/articles/
      publish it:    push the folder to GitHub; the workflow in .github does the rest
      language:      ru; `language` in config.toml changes it
    exit code 0
    ");
    let archive = here.path().join("archive");
    let built = postil(&archive, &["build"]);
    assert!(built.starts_with("1 article, "), "{built}");
    assert!(built.contains("0 warnings") && built.contains("exit code 0"), "{built}");
    assert!(archive.join("public/articles/first/index.html").is_file());
    let again = postil(&archive, &["build"]);
    assert!(again.contains("0 files written") && again.contains(" 0 deleted"), "{again}");
    insta::assert_snapshot!(postil(&archive, &["check"]), @r"
    notice[as-made]: 3 texts are as `postil init` wrote them
      config.toml:3: `title`
      config.toml:4: `description`
      content/pages/about.md: the page about the archive
      hint: say there what your archive is: every page, its feeds and its citations show it
    checked 1 article: 0 warnings, 1 notice
    exit code 0
    ");
    fs::write(archive.join("config.toml"), "title = \"Река\"\ndescription = \"О реке.\"\n")
        .unwrap();
    fs::write(archive.join("content/pages/about.md"), "# О нас\n").unwrap();
    assert!(!postil(&archive, &["check"]).contains("as-made"));
}

#[test]
fn init_overwrites_nothing() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("config.toml"), "mine").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["init", "."]), @r"
    error: `./config.toml` is already there
      hint: choose a new folder; nothing was written
    exit code 1
    ");
    assert_eq!(fs::read_to_string(here.path().join("config.toml")).unwrap(), "mine");
    assert!(!here.path().join("content").exists());
}

#[test]
fn init_takes_a_folder_and_nothing_else() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("a.txt"), "mine").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["init", "a.txt"]), @r"
    error: `a.txt` is a file
      hint: name the folder of the new archive
    exit code 2
    ");
    insta::assert_snapshot!(postil(here.path(), &["--root", "a", "init", "b"]), @r"
    error: `--root` names an archive that is there already
      hint: name the new folder alone, as `postil init DIR`
    exit code 2
    ");
    assert!(!here.path().join("b").exists());
}

#[test]
fn init_makes_an_archive_of_a_repository_that_has_just_been_made() {
    let here = tempfile::tempdir().unwrap();
    let folder = here.path().join("my news");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("README.md"), "mine").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["init", "my news"]), @r"
    made a new archive in `my news`
      left alone:    README.md was already there
      look at it:    postil serve --root 'my news'
      add articles:  put .txt or .html files into content/articles/
      publish it:    push the folder to GitHub; the workflow in .github does the rest
      language:      ru; `language` in config.toml changes it
    exit code 0
    ");
    assert_eq!(fs::read_to_string(folder.join("README.md")).unwrap(), "mine");
    assert!(folder.join("content/articles/first.txt").is_file());
}

/// Words of a new archive's interface and of its first article, by language.
const LANGUAGES: [(&str, &str, &str); 3] = [
    ("ru", "Сохранённые статьи", "читальный зал"),
    ("kk", "Сақталған мақалалар", "оқу залы"),
    ("en", "Saved articles", "reading room"),
];

#[test]
fn a_new_archive_is_in_its_language_and_without_a_fault() {
    for (language, description, words) in LANGUAGES {
        let here = tempfile::tempdir().unwrap();
        let made = postil(here.path(), &["init", "a", "--language", language]);
        assert!(made.contains(&format!("language:      {language}; ")), "{made}");
        let archive = here.path().join("a");
        let checked = postil(&archive, &["check", "--deny", "orphans,changed,ambiguous"]);
        // The one notice is about what its owner has still to write.
        let said = "checked 1 article: 0 warnings, 1 notice\nexit code 0\n";
        assert!(checked.starts_with("notice[as-made]: 3") && checked.ends_with(said), "{checked}");
        postil(&archive, &["build"]);
        let read = |path: &str| fs::read_to_string(archive.join(path)).unwrap();
        let home = read("public/index.html");
        assert!(home.contains(&format!("<html lang=\"{language}\"")), "{home}");
        assert!(home.contains(description), "{home}");
        let article = read("public/articles/first/index.html");
        assert!(article.contains(words) && article.contains("class=\"note"), "{article}");
        assert!(article.contains("datetime=\"2026-01-15"), "{article}");
        assert!(read("README.md").contains(env!("CARGO_PKG_REPOSITORY")));
        assert!(!read(".github/workflows/pages.yml").contains("{{version}}"));
    }
}

/// Cases from Windows reach the archive as they were scraped, whatever a writer's git is set to.
#[test]
fn raw_pages_keep_their_bytes_in_git() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "a"]);
    let archive = here.path().join("a");
    let raw = "Первая строка\r\nвторая\nтретья\r\n";
    let page = archive.join("content/articles/page.txt");
    fs::write(&page, raw).unwrap();
    let git = |arguments: &[&str]| {
        let git = Command::new("git").args(arguments).current_dir(&archive).output().unwrap();
        assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["config", "core.autocrlf", "true"]);
    git(&["add", "."]);
    fs::remove_file(&page).unwrap();
    git(&["checkout", "--", "."]);
    assert_eq!(fs::read_to_string(&page).unwrap(), raw);
}

#[test]
fn an_unknown_language_is_named_with_the_known_ones() {
    let here = tempfile::tempdir().unwrap();
    let printed = postil(here.path(), &["init", "a", "--language", "de"]);
    assert!(printed.contains("write ru, kk or en") && printed.contains("exit code 2"), "{printed}");
    assert!(!here.path().join("a").exists());
}

#[test]
fn a_new_archive_may_have_several_languages() {
    let here = tempfile::tempdir().unwrap();
    let made = postil(here.path(), &["init", "a", "--language", "kk,ru"]);
    assert!(
        made.contains("  languages:     kk, ru; `languages` in config.toml changes it\n"),
        "{made}"
    );
    let archive = here.path().join("a");
    let checked = postil(&archive, &["check"]);
    let said = "checked 1 article: 0 warnings, 1 notice\nexit code 0\n";
    assert!(checked.starts_with("notice[as-made]: 6") && checked.ends_with(said), "{checked}");
    postil(&archive, &["build"]);
    let read = |path: &str| fs::read_to_string(archive.join("public").join(path)).unwrap();
    assert!(read("index.html").contains("Сақталған мақалалар"));
    assert!(read("ru/index.html").contains("Сохранённые статьи"));
    assert!(read("about/index.html").contains("<h1>Мұрағат туралы</h1>"));
    assert!(read("ru/about/index.html").contains("<h1>Об архиве</h1>"));
}

#[test]
fn a_new_archive_may_have_a_theme_of_its_own() {
    let here = tempfile::tempdir().unwrap();
    postil(here.path(), &["init", "a", "--language", "en", "--theme", "mine"]);
    let archive = here.path().join("a");
    let page = archive.join("themes/mine/templates/404.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("<h1>", "<h1>Mine: ")).unwrap();
    let built = postil(&archive, &["build"]);
    assert!(built.contains("0 warnings"), "{built}");
    let shown = fs::read_to_string(archive.join("public/404.html")).unwrap();
    assert!(shown.contains("<h1>Mine: "), "{shown}");
}

#[test]
fn an_archive_that_is_there_gets_a_theme_and_nothing_else() {
    let here = tempfile::tempdir().unwrap();
    fs::write(here.path().join("config.toml"), "title = \"A\"\n").unwrap();
    insta::assert_snapshot!(postil(here.path(), &["init", ".", "--theme", "mine"]), @r#"
    copied the default theme into `./themes/mine`
      use it:        write `theme = "mine"` above the first table of config.toml
      change it:     docs/themes.md says what each file does; those that you delete are the default's
    exit code 0
    "#);
    assert_eq!(fs::read_to_string(here.path().join("config.toml")).unwrap(), "title = \"A\"\n");
    assert!(here.path().join("themes/mine/theme.toml").is_file());
    assert!(!here.path().join("content").exists());
    insta::assert_snapshot!(postil(here.path(), &["init", ".", "--theme", "mine"]), @r"
    error: `./themes/mine` is already there
      hint: choose another name; nothing was written
    exit code 1
    ");
    let refused = postil(here.path(), &["init", "b", "--theme", "../b"]);
    assert!(refused.contains("write one word, as `mine`"), "{refused}");
}
