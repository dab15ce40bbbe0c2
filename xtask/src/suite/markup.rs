//! Has the Nu Html Checker read every page of the sample, where Java and npm are there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::target;

/// The checker's npm package, in the version whose verdict is asked for.
const CHECKER: &str = "vnu-jar@26.9.27";

/// It reads pages as files, where the policy's `'self'` is no host, and takes data for scripts.
const NO_VERDICT: &str = ".*violates Content Security Policy.*";

/// Whether the programs are there that the checker needs.
pub fn is_possible() -> bool {
    let runs = |program: &str, argument: &str| {
        let mut command = Command::new(program);
        let status = command.arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    };
    runs("java", "-version") && runs("npm", "--version")
}

/// The command that checks the sample, which is built for it.
///
/// Fails where the checker cannot be had, and where the sample does not build.
pub fn command(root: &Path) -> io::Result<Command> {
    let folder = target::folder(root).join("markup");
    fs::create_dir_all(&folder)?;
    let jar = checker(&folder)?;
    let pages = folder.join("sample");
    let mut build = Command::new(env!("CARGO"));
    build.current_dir(root).args(["run", "--quiet", "--package", "postil", "--", "build"]);
    build.args(["--base-url", "https://archive.example/", "--output"]).arg(&pages);
    succeed(&mut build)?;
    let mut check = Command::new("java");
    check.arg("-jar").arg(jar).args(["--skip-non-html", "--Werror", "--filterpattern", NO_VERDICT]);
    check.arg(pages);
    Ok(check)
}

/// The checker, installed where it is not.
fn checker(folder: &Path) -> io::Result<PathBuf> {
    let jar = folder.join("node_modules/vnu-jar/build/dist/vnu.jar");
    if !jar.is_file() {
        let options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", CHECKER];
        succeed(Command::new("npm").current_dir(folder).args(options))?;
    }
    Ok(jar)
}

fn succeed(command: &mut Command) -> io::Result<()> {
    let program = command.get_program().to_owned();
    match command.status()?.success() {
        true => Ok(()),
        false => Err(io::Error::other(format!("{} fails", program.display()))),
    }
}
