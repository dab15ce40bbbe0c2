//! The Python package: built into an environment of its own below the target folder, and tested
//! there.
//!
//! What the tests need comes from PyPI, once: an environment that has it is taken as it is. Where there
//! is no Python or no way there, the tests are left out, and a line says so; without Ray only its own
//! tests are.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::target;

use super::{Counting, Step, cargo};

/// What builds the package, and what its tests cannot do without.
const NEEDED: [&str; 2] = ["maturin>=1.9,<2", "pyarrow"];
/// What only the tests of archives at scale need.
const AT_SCALE: [&str; 3] = ["ray[data]", "warcio", "zstandard"];

/// An environment of Python with what the tests need.
pub struct Python {
    /// The folder of the package.
    package: PathBuf,
    /// The folder of the environment.
    environment: PathBuf,
    target: PathBuf,
}

impl Python {
    /// Makes the environment, or takes the one that is there.
    ///
    /// Fails with a sentence that says why the tests are left out.
    pub fn prepare(root: &Path) -> Result<Self, String> {
        let target = target::folder(root);
        let environment = target.join("python");
        let python = Python { package: root.join("python"), environment, target };
        if !python.has(&NEEDED) {
            python.begin()?;
        }
        if !python.has(&AT_SCALE) && !python.install(&AT_SCALE) {
            println!("note: pip cannot install {}: its tests are left out", AT_SCALE.join(", "));
        }
        Ok(python)
    }

    /// Makes the environment, with what no test can do without.
    ///
    /// Fails with a sentence that says why that cannot be.
    fn begin(&self) -> Result<(), String> {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&self.environment).output();
        if !made.is_ok_and(|made| made.status.success()) {
            return Err("there is no `python3` with `venv`".to_owned());
        }
        match self.install(&NEEDED) {
            true => Ok(()),
            false => Err(format!("pip cannot install {}", NEEDED.join(", "))),
        }
    }

    /// Whether the environment has packages, in whatever version; pip takes seconds to say so.
    fn has(&self, packages: &[&str]) -> bool {
        let names = packages.iter().map(|package| {
            package.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or_default()
        });
        let asked = "import importlib.metadata, sys; [importlib.metadata.version(name) for name in \
                     sys.argv[1:]]";
        let mut python = self.program("python");
        python.args(["-c", asked]).args(names).stderr(Stdio::null());
        python.status().is_ok_and(|status| status.success())
    }

    /// Formatting, the build, and the tests, in that order.
    pub fn steps(&self, root: &Path) -> [Step; 3] {
        let formatting = cargo(root, "fmt --check --manifest-path python/Cargo.toml");
        [
            Step { name: "Python: formatting", command: formatting, counting: Counting::AsOne },
            Step { name: "Python: package", command: self.build(), counting: Counting::AsOne },
            Step {
                name: "Python: tests",
                command: self.tests(),
                counting: Counting::ByResultLines,
            },
        ]
    }

    fn install(&self, packages: &[&str]) -> bool {
        let mut pip = self.program("pip");
        pip.args(["install", "--quiet", "--only-binary", ":all:"]).args(packages);
        pip.stdout(Stdio::null()).stderr(Stdio::null());
        pip.status().is_ok_and(|status| status.success())
    }

    /// Builds the package and puts it into the environment.
    fn build(&self) -> Command {
        let mut maturin = self.program("maturin");
        maturin.arg("develop").current_dir(&self.package);
        maturin.env("VIRTUAL_ENV", &self.environment).env("CARGO_TARGET_DIR", &self.target);
        maturin
    }

    fn tests(&self) -> Command {
        let mut tests = self.program("python");
        tests.args(["-m", "tests"]).current_dir(&self.package);
        tests.env("POSTIL", self.target.join("debug/postil"));
        tests
    }

    fn program(&self, name: &str) -> Command {
        Command::new(self.environment.join("bin").join(name))
    }
}
