//! The scripts of the action, which runs on Linux.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::driver::built_archive;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with a release of this version in it, as the release workflow makes one.
fn release(here: &Path, sum: Option<&str>) -> PathBuf {
    let version = env!("CARGO_PKG_VERSION");
    let folder = here.join("releases").join(format!("v{version}"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(here.join("postil"), "#!/bin/sh\necho an invented postil\n").unwrap();
    for target in ["x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl"] {
        let archive = format!("postil-v{version}-{target}.tar.gz");
        let packed = folder.join(&archive);
        run(Command::new("tar").arg("-czf").arg(&packed).arg("-C").arg(here).arg("postil"));
        let sums = run(Command::new("sha256sum").arg(&archive).current_dir(&folder));
        let sums = String::from_utf8(sums.stdout).unwrap();
        let sums = sum.map_or(sums.clone(), |sum| format!("{sum}  {archive}\n"));
        let list = folder.join("SHA256SUMS");
        let before = fs::read_to_string(&list).unwrap_or_default();
        fs::write(list, before + &sums).unwrap();
    }
    here.join("releases")
}

fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn install(here: &Path, releases: &Path) -> Output {
    Command::new("bash")
        .arg(repository().join(".github/install.sh"))
        .arg(here.join("bin"))
        .env("POSTIL_RELEASES", format!("file://{}", releases.display()))
        .env("GITHUB_OUTPUT", here.join("output"))
        .output()
        .unwrap()
}

#[test]
fn the_action_installs_the_binary_of_its_own_version() {
    let here = tempfile::tempdir().unwrap();
    let installed = install(here.path(), &release(here.path(), None));
    assert!(installed.status.success(), "{}", String::from_utf8_lossy(&installed.stderr));
    assert!(here.path().join("bin/postil").is_file());
    let output = fs::read_to_string(here.path().join("output")).unwrap();
    assert_eq!(output, format!("version={}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_action_installs_no_file_that_was_not_released() {
    let here = tempfile::tempdir().unwrap();
    let releases = release(here.path(), Some(&"0".repeat(64)));
    let installed = install(here.path(), &releases);
    let printed = String::from_utf8(installed.stderr).unwrap();
    assert!(!installed.status.success() && printed.contains("is not the file"), "{printed}");
    assert!(!here.path().join("bin/postil").exists());
    let nowhere = install(here.path(), &here.path().join("nowhere"));
    let printed = String::from_utf8(nowhere.stderr).unwrap();
    assert!(printed.contains("is there a release of this version?"), "{printed}");
}

/// Runs the action's script over an archive; gives its exit code and what it printed.
fn build(archive: &Path, site: &Path, strict: bool) -> (i32, String) {
    let output = Command::new("bash")
        .arg(repository().join(".github/build.sh"))
        .arg(env!("CARGO_BIN_EXE_postil"))
        .arg(site)
        .current_dir(archive)
        .env("ROOT", ".")
        .env("STRICT", strict.to_string())
        .env("BASE_URL", "https://owner.example/archive")
        .env_remove("GITHUB_OUTPUT")
        .output()
        .unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(printed).unwrap())
}

#[test]
fn a_mistake_in_one_file_is_shown_at_its_line_and_stops_nothing_unless_asked_to() {
    let here = tempfile::tempdir().unwrap();
    let archive = built_archive(here.path());
    let site = here.path().join("site");
    fs::write(archive.join("content/articles/a.toml"), "title = \"Мост\"\ndate = \"вчера\"\n")
        .unwrap();
    let (code, printed) = build(&archive, &site, false);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("::error title="), "{printed}");
    assert!(printed.contains(",file=content/articles/a.toml,line=2"), "{printed}");
    let home = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(home.contains("Мост"), "{home}");
    assert!(site.join("articles/b/index.html").is_file());

    fs::remove_dir_all(&site).unwrap();
    let (code, printed) = build(&archive, &site, true);
    assert_eq!(code, 1, "{printed}");
    assert!(!site.exists());

    fs::write(archive.join("config.toml"), "titel = \"x\"\n").unwrap();
    let (code, printed) = build(&archive, &site, false);
    assert!(code == 1 && printed.contains("unknown key `titel`"), "{printed}");
    assert!(!site.exists());
}
