//! A running `postil serve`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

/// A running preview; it ends with this value.
pub struct Preview {
    process: Child,
    address: String,
}

impl Preview {
    /// Starts the preview of an archive at any free port, and waits until it serves.
    pub fn start(root: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_postil"))
            .args(["serve", "--port", "0", "--root"])
            .arg(root)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("postil can be started");
        let mut lines = BufReader::new(process.stderr.take().expect("stderr is piped")).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| address_in(&line));
        // What it says later is of no interest, but must not fill the pipe.
        thread::spawn(move || lines.for_each(drop));
        Preview { process, address: address.expect("the preview names its address") }
    }

    /// The address of the site's root, with a `/` at its end.
    pub fn address(&self) -> String {
        self.address.clone()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address in a line such as `serving http://127.0.0.1:4000/archive/`.
fn address_in(line: &str) -> Option<String> {
    let start = line.find("http://127.0.0.1:")?;
    line[start..].split_whitespace().next().map(str::to_owned)
}
