//! What goes wrong on a page while nobody looks.

use serde_json::Value;

/// Collects errors of the console, failed requests, and requests to other hosts.
pub struct Watch {
    /// The only origin that may be asked, as `http://127.0.0.1:4000`.
    origin: String,
    problems: Vec<String>,
    loads: usize,
    /// Requests under way, for the address of one that fails: identifier and address.
    requests: Vec<(String, String)>,
}

impl Watch {
    /// Watches a page that may ask one origin.
    pub fn new(origin: &str) -> Self {
        Watch { origin: origin.to_owned(), problems: Vec::new(), loads: 0, requests: Vec::new() }
    }

    /// How many pages have finished loading.
    pub fn loads(&self) -> usize {
        self.loads
    }

    /// Takes what went wrong so far.
    pub fn take_problems(&mut self) -> Vec<String> {
        std::mem::take(&mut self.problems)
    }

    /// Takes note of an event of the debugger.
    pub fn record(&mut self, event: &Value) {
        let params = &event["params"];
        match event["method"].as_str().unwrap_or_default() {
            "Page.loadEventFired" => self.loads += 1,
            "Page.javascriptDialogOpening" => self.note("dialog", &params["message"]),
            "Runtime.exceptionThrown" => self.note("exception", &params["exceptionDetails"]),
            "Runtime.consoleAPICalled" if is_error(&params["type"]) => {
                self.note("console", &params["args"]);
            }
            "Log.entryAdded" if is_error(&params["entry"]["level"]) => {
                self.note("log", &params["entry"]["text"]);
            }
            "Network.requestWillBeSent" => self.record_request(params),
            "Network.responseReceived" => self.record_response(&params["response"]),
            "Network.loadingFailed" => self.record_failure(params),
            _ => {}
        }
    }

    fn record_request(&mut self, params: &Value) {
        let url = text(&params["request"]["url"]);
        let inside = url.strip_prefix(&self.origin).is_some_and(|rest| rest.starts_with('/'));
        if !inside && !url.starts_with("data:") && !url.starts_with("blob:") {
            self.problems.push(format!("request to another host: {url}"));
        }
        self.requests.push((text(&params["requestId"]), url));
    }

    fn record_response(&mut self, response: &Value) {
        let status = response["status"].as_u64().unwrap_or_default();
        if status >= 400 {
            self.problems.push(format!("status {status}: {}", text(&response["url"])));
        }
    }

    /// A request that the page itself gave up, by leaving, is no failure.
    fn record_failure(&mut self, params: &Value) {
        let given_up = params["canceled"] == true || params["errorText"] == "net::ERR_ABORTED";
        if !given_up {
            let id = text(&params["requestId"]);
            let known = self.requests.iter().rev().find(|(request, _)| *request == id);
            let url = known.map_or("?", |(_, url)| url.as_str()).to_owned();
            self.problems.push(format!("{}: {url}", text(&params["errorText"])));
        }
    }

    fn note(&mut self, kind: &str, what: &Value) {
        self.problems.push(format!("{kind}: {}", text(what)));
    }
}

fn is_error(level: &Value) -> bool {
    level == "error" || level == "assert"
}

/// A string as it is, anything else as JSON.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
