//! One page of the browser, as a reader has it before them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use std::{env, fs};

use data_encoding::BASE64;
use serde_json::{Value, json};

use super::PATIENCE;
use super::chromium::Chromium;
use super::connection::Connection;
use super::watch::Watch;

/// An open tab that shares neither storage nor cookies nor cache with another.
pub struct Tab {
    connection: Connection,
    /// What it has instead of a browser of its own, by the debugger's name.
    context: Value,
    session: String,
    calls: u64,
    watch: Watch,
    /// The address that paths are relative to.
    base: String,
    /// Ends after the connection, with the last tab.
    _chromium: Arc<Chromium>,
}

impl Tab {
    /// Opens an empty tab of 1440 × 900 points; `base` is the address of the site's root.
    pub fn open(base: &str) -> Self {
        let chromium = Chromium::shared();
        let connection = Connection::open(&chromium.debugger);
        let mut tab = Tab {
            connection,
            context: Value::Null,
            session: String::new(),
            calls: 0,
            watch: Watch::new(&origin(base)),
            base: base.to_owned(),
            _chromium: chromium,
        };
        tab.attach();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            tab.call(&format!("{domain}.enable"), json!({}));
        }
        let workers =
            json!({ "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true });
        tab.call("Target.setAutoAttach", workers);
        // Of all tabs, each is the one that is looked at.
        tab.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        tab.resize(1440);
        tab
    }

    /// Opens a window of its own in the browser; further calls go there.
    fn attach(&mut self) {
        let made = self.call("Target.createBrowserContext", json!({ "disposeOnDetach": true }));
        self.context = made["browserContextId"].clone();
        let window = json!({ "url": "about:blank", "browserContextId": self.context });
        let target = self.call("Target.createTarget", window);
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = self.call("Target.attachToTarget", target);
        self.session = attached["sessionId"].as_str().expect("a session").to_owned();
    }

    /// The address of the site's root.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Sends a command of the DevTools protocol and gives its result.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn try_call(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.calls += 1;
        let mut message = json!({ "id": self.calls, "method": method, "params": params });
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        assert!(self.connection.send(&message), "the browser is gone before {method}");
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.connection.receive() {
                Some(answer) if answer["id"] == self.calls => return result_of(answer),
                Some(event) => self.take_in(&event),
                None => {}
            }
        }
        panic!("no answer to {method}; so far: {:#?}", self.watch.take_problems());
    }

    /// Opens a page of the site, `path` relative to its root, and waits until it is loaded.
    pub fn goto(&mut self, path: &str) {
        let url = format!("{}{path}", self.base);
        self.load(|tab| {
            let answer = tab.call("Page.navigate", json!({ "url": url }));
            assert!(answer.get("errorText").is_none(), "{url}: {answer}");
        });
    }

    /// Does something that opens another page, and waits until that is loaded.
    pub fn load(&mut self, action: impl FnOnce(&mut Tab)) {
        let loads = self.watch.loads();
        action(self);
        let start = Instant::now();
        while self.watch.loads() == loads {
            assert!(start.elapsed() < PATIENCE, "no page was loaded");
            self.listen();
        }
    }

    /// Takes in one event of the browser, if one comes within a moment.
    fn listen(&mut self) {
        if let Some(event) = self.connection.receive() {
            self.take_in(&event);
        }
    }

    /// Takes note of an event; what a worker does is watched as the page is.
    fn take_in(&mut self, event: &Value) {
        self.watch.record(event);
        if event["method"] != "Target.attachedToTarget" {
            return;
        }
        for domain in ["Runtime", "Log", "Network"] {
            let method = format!("{domain}.enable");
            let session = &event["params"]["sessionId"];
            self.connection.send(&json!({ "id": 0, "method": method, "sessionId": session }));
        }
    }

    /// The value of a JavaScript expression in the page; a promise is awaited.
    pub fn eval(&mut self, expression: &str) -> Value {
        self.try_eval(expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    fn try_eval(&mut self, expression: &str) -> Result<Value, String> {
        let params =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.try_call("Runtime.evaluate", params)?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(details["exception"]["description"].to_string()),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// Waits until a JavaScript expression is true, also over the loading of another page.
    pub fn wait_until(&mut self, expression: &str) {
        let start = Instant::now();
        let mut last = Ok(Value::Null);
        while start.elapsed() < PATIENCE {
            last = self.try_eval(&format!("Boolean({expression})"));
            if last == Ok(json!(true)) {
                return;
            }
            self.listen();
        }
        let problems = self.watch.take_problems();
        panic!("waited in vain for {expression} ({last:?}); problems: {problems:#?}");
    }

    /// How many elements match a selector.
    pub fn count(&mut self, selector: &str) -> u64 {
        let count = self.eval(&format!("document.querySelectorAll({}).length", json!(selector)));
        count.as_u64().expect("a length")
    }

    /// The visible text of the first element that matches a selector.
    pub fn text(&mut self, selector: &str) -> String {
        let text = self.eval(&format!("document.querySelector({}).innerText", json!(selector)));
        text.as_str().expect("a text").to_owned()
    }

    /// Gives the tab another width, as 390 for a phone, which has a touch screen.
    pub fn resize(&mut self, width: u32) {
        let phone = width < 600;
        let height = if phone { 844 } else { 900 };
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone });
        self.call("Emulation.setDeviceMetricsOverride", metrics);
        self.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone }));
    }

    /// Lets pages see which colours their reader prefers: `light` or `dark`.
    pub fn prefer_colours(&mut self, scheme: &str) {
        let feature = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.call("Emulation.setEmulatedMedia", json!({ "features": feature }));
    }

    /// Lets the page save files, and says where.
    pub fn save_files_in(&mut self, folder: &Path) {
        let behaviour = json!({
            "behavior": "allow",
            "downloadPath": folder,
            "browserContextId": self.context,
        });
        self.call("Browser.setDownloadBehavior", behaviour);
    }

    /// Turns the scripts of all further pages off.
    pub fn forbid_scripts(&mut self) {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    }

    /// Saves a picture of the window, when $POSTIL_SCREENSHOTS names a folder.
    pub fn screenshot(&mut self, name: &str) {
        let Some(folder) = env::var_os("POSTIL_SCREENSHOTS").map(PathBuf::from) else { return };
        let picture = self.call("Page.captureScreenshot", json!({ "format": "png" }));
        let data = picture["data"].as_str().expect("a picture").as_bytes();
        let bytes = BASE64.decode(data).expect("a picture in base64");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        fs::write(folder.join(format!("{}.png", name.replace('/', "-"))), bytes)
            .expect("a picture can be saved");
    }

    /// Takes what went wrong so far: errors of the console, failed and foreign requests.
    pub fn take_problems(&mut self) -> Vec<String> {
        // A call to the browser: its events of before come before its answer.
        self.call("Runtime.evaluate", json!({ "expression": "0" }));
        self.watch.take_problems()
    }

    /// Ends the test; fails it when anything went wrong in the browser.
    pub fn finish(mut self) {
        let problems = self.take_problems();
        assert!(problems.is_empty(), "problems in the browser: {problems:#?}");
    }
}

/// What the debugger answered: a result or an error.
fn result_of(mut answer: Value) -> Result<Value, String> {
    match answer.get("error") {
        Some(error) => Err(error["message"].to_string()),
        None => Ok(answer["result"].take()),
    }
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> String {
    let parts: Vec<&str> = address.splitn(4, '/').collect();
    parts[..3].join("/")
}
