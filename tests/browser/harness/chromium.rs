//! Starts and ends the browser.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;

use super::PATIENCE;
use super::connection::Connection;

/// No sandbox, for root has none in a container; no request to any host but the loopback.
const FLAGS: [&str; 15] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-first-run",
    "--host-resolver-rules=MAP elsewhere.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
];

/// The browser that runs, if one does.
static RUNNING: Mutex<Weak<Chromium>> = Mutex::new(Weak::new());

/// A running browser with a profile of its own; it ends when this value does.
pub struct Chromium {
    process: Child,
    /// The address of the browser's debugger: port and path.
    pub debugger: (u16, String),
    /// Removed after the process has ended.
    _profile: TempDir,
}

impl Chromium {
    /// The browser of all tabs that are open at this time: to start one takes longer than most tests.
    pub fn shared() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let started = Arc::new(Chromium::start());
            *running = Arc::downgrade(&started);
            started
        })
    }

    /// Starts a browser and waits until it listens.
    fn start() -> Self {
        let program = env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let process = Command::new(&program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {program:?}: {error}"));
        let debugger = wait_for_debugger(&profile.path().join("DevToolsActivePort"));
        Chromium { process, debugger, _profile: profile }
    }
}

/// The port and path that the browser writes down once it listens.
fn wait_for_debugger(file: &Path) -> (u16, String) {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let text = fs::read_to_string(file).unwrap_or_default();
        if let Some((port, path)) = text.split_once('\n')
            && !path.is_empty()
        {
            return (port.parse().expect("a port"), path.trim().to_owned());
        }
        sleep(Duration::from_millis(10));
    }
    panic!("the browser does not listen");
}

impl Drop for Chromium {
    /// Asks the browser to close, and ends it if it does not.
    fn drop(&mut self) {
        let mut connection = Connection::open(&self.debugger);
        connection.send(&json!({ "id": 0, "method": "Browser.close" }));
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            if !matches!(self.process.try_wait(), Ok(None)) {
                return;
            }
            sleep(Duration::from_millis(10));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
