//! Answers requests with the files of the site, each made when it is asked for.
//!
//! A path is only ever looked up among the files that the site has, so no path leads to the disk.
//! Requests that name a foreign host are refused: a page elsewhere could point a name of its own
//! at this machine (DNS rebinding) and read an unpublished archive.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;

use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{HeaderMap, Method, Request, Response, StatusCode, Uri};
use percent_encoding::percent_decode_str;

use crate::diagnostic::{Diagnostic, report};
use crate::serve::arriving::Arriving;
use crate::serve::leaving::Leaving;
use crate::serve::reload::{self, Hub, Shown, Snapshot};
use crate::serve::writing::Writing;
use crate::serve::{Console, Site, media_type};

/// What every request needs.
pub(super) struct Door {
    hub: Arc<Hub>,
    /// The address that the server listens at.
    bound: IpAddr,
    /// None where pages cannot write.
    writing: Option<Writing>,
    /// Told when a page cannot be made.
    console: Console,
}

impl Door {
    /// Gathers what requests need.
    pub(super) fn new(
        hub: Arc<Hub>,
        bound: IpAddr,
        writing: Option<Writing>,
        console: Console,
    ) -> Self {
        Door { hub, bound, writing, console }
    }
}

/// What a path stands for.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    Events,
    Client {
        name: &'static str,
        text: &'static str,
    },
    /// A file of the site, by its path in the output.
    File(String),
    Elsewhere(String),
    /// No file; the path in the output that was asked for, as far as it can be one.
    Nothing(String),
}

/// Answers a request.
pub(super) async fn answer(door: Arc<Door>, request: Request<Arriving>) -> Response<Leaving> {
    let method = request.method().clone();
    let mut response = if !names_this_host(request.headers(), door.bound) {
        refuse(StatusCode::FORBIDDEN, FOREIGN_HOST)
    } else if let Some(writing) = door.writing.as_ref().filter(|_| is_writing(&request)) {
        let (status, value) = writing.answer(request).await;
        reply(status, media_type::of("a.json"), Bytes::from(value.to_string()))
    } else if method != Method::GET && method != Method::HEAD {
        let mut response = refuse(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    } else {
        show(&door, request.uri()).await
    };
    if method == Method::HEAD {
        *response.body_mut() = Leaving::Bytes(Bytes::new());
    }
    guard(response.headers_mut());
    response
}

/// Keeps pages of others from showing an answer within themselves, from loading it, and from
/// holding on to its window: whoever frames the preview leads its reader's clicks.
fn guard(headers: &mut HeaderMap) {
    for (name, value) in [
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Whether a page asks the editor.
fn is_writing(request: &Request<Arriving>) -> bool {
    request.method() == Method::POST && request.uri().path().ends_with("/_postil/editor")
}

const FOREIGN_HOST: &str = "this preview answers only to its own address; \
    open it as http://127.0.0.1:PORT/ or http://localhost:PORT/\n";

/// Whether the request means this machine: `localhost`, a loopback address, or any plain address
/// where the network is let in. A rebinding attack needs a name, so it never gets here.
fn names_this_host(headers: &HeaderMap, bound: IpAddr) -> bool {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let address = host.and_then(|host| Uri::builder().authority(host).build().ok());
    let Some(name) = address.as_ref().and_then(Uri::host) else { return false };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    match name.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || !bound.is_loopback(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

async fn show(door: &Arc<Door>, uri: &Uri) -> Response<Leaving> {
    let snapshot = door.hub.current();
    match target(uri.path(), snapshot.site.as_ref()) {
        Target::Client { name, text } => {
            reply(StatusCode::OK, media_type::of(name), Bytes::from(text))
        }
        Target::Events => {
            let page = parameter(uri, "page").unwrap_or_else(|| "index.html".to_owned());
            door.hub.events(page, parameter(uri, "version"))
        }
        Target::Elsewhere(path) => redirect(&path, uri.query()),
        Target::File(path) => {
            let door = Arc::clone(door);
            made(move || show_file(&path, &snapshot, &door)).await
        }
        Target::Nothing(path) => made(move || show_nothing(&path, &snapshot)).await,
    }
}

/// What answers with a page: making one takes a while, and others want to be answered meanwhile.
async fn made(make: impl FnOnce() -> Response<Leaving> + Send + 'static) -> Response<Leaving> {
    let made = tokio::task::spawn_blocking(make).await;
    made.unwrap_or_else(|_| refuse(StatusCode::INTERNAL_SERVER_ERROR, BROKEN))
}

const BROKEN: &str = "this page broke down; the terminal says more\n";

/// Looks up a path as the browser sent it, percent-encoded.
fn target(path: &str, site: Option<&Site>) -> Target {
    // Below any folder: a page may be open since before the site had, or lost, its base path.
    if let Some((_, name)) = path.rsplit_once("/_postil/") {
        let client = match name.strip_prefix("writing/") {
            Some(name) => Writing::client(name),
            None => reload::script(name),
        };
        match client {
            Some((name, text)) => return Target::Client { name, text },
            None if name == "events" => return Target::Events,
            None => {}
        }
    }
    let Some(site) = site else { return Target::Nothing(String::new()) };
    let base_path = &site.base_path;
    if path == "/" && base_path != "/" || format!("{path}/") == *base_path {
        return Target::Elsewhere(base_path.clone());
    }
    let within = path.strip_prefix(base_path.as_str());
    let decoded = within.and_then(|within| percent_decode_str(within).decode_utf8().ok());
    decoded.map_or(Target::Nothing(String::new()), |within| find(site, &within, path))
}

/// Finds the file for a decoded path within the site.
fn find(site: &Site, within: &str, path: &str) -> Target {
    let is_folder = within.is_empty() || within.ends_with('/');
    let name = if is_folder { format!("{within}index.html") } else { within.to_owned() };
    if site.has(&name) {
        Target::File(name)
    } else if !is_folder && site.has(&format!("{within}/index.html")) {
        Target::Elsewhere(format!("{path}/"))
    } else {
        Target::Nothing(name)
    }
}

/// What a request says of the page that it comes from.
fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let pairs = uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.into_iter().find(|(key, _)| *key == name)?;
    let value = value.replace('+', " ");
    percent_decode_str(&value).decode_utf8().ok().map(Cow::into_owned)
}

/// Answers where the site has no file at a path; the page that is shown waits for one.
fn show_nothing(path: &str, snapshot: &Snapshot) -> Response<Leaving> {
    let version = snapshot.version(path);
    let shown = Shown { path, version: &version };
    let Some(site) = &snapshot.site else {
        let page = reload::with_script(reload::WAITING_PAGE.as_bytes(), "/", &shown, "");
        return reply(StatusCode::SERVICE_UNAVAILABLE, media_type::of("a.html"), page.into());
    };
    let own = || reload::NOT_FOUND_PAGE.as_bytes().to_vec();
    let bytes = match site.has("404.html") {
        true => site.pages.file("404.html").map_or_else(|_| own(), |bytes| bytes.to_vec()),
        false => own(),
    };
    let page = reload::with_script(&bytes, &site.base_path, &shown, "");
    reply(StatusCode::NOT_FOUND, media_type::of("a.html"), page.into())
}

fn show_file(path: &str, snapshot: &Snapshot, door: &Door) -> Response<Leaving> {
    let Some(site) = &snapshot.site else { return show_nothing(path, snapshot) };
    let media_type = media_type::of(path);
    let (status, bytes) = match site.pages.file(path) {
        Ok(bytes) => (StatusCode::OK, bytes),
        Err(problem) => {
            door.console.report(std::slice::from_ref(&problem));
            return show_fault(path, &problem, snapshot);
        }
    };
    if !media_type.starts_with("text/html") {
        return reply(status, media_type, Bytes::from_owner(bytes));
    }
    let version = snapshot.version(path);
    let writing = door.writing.as_ref();
    let tag = writing.and_then(|writing| writing.tag(&site.base_path, path)).unwrap_or_default();
    let shown = Shown { path, version: &version };
    reply(status, media_type, reload::with_script(&bytes, &site.base_path, &shown, &tag).into())
}

/// Says on the page itself why it cannot be made.
fn show_fault(path: &str, problem: &Diagnostic, snapshot: &Snapshot) -> Response<Leaving> {
    let why = reload::escape_attribute(&report::draw_plain(problem));
    let page = reload::FAULT_PAGE.replace("{why}", &why);
    let base_path = snapshot.site.as_ref().map_or("/", |site| &site.base_path);
    let version = snapshot.version(path);
    let page =
        reload::with_script(page.as_bytes(), base_path, &Shown { path, version: &version }, "");
    reply(StatusCode::INTERNAL_SERVER_ERROR, media_type::of("a.html"), page.into())
}

fn redirect(path: &str, query: Option<&str>) -> Response<Leaving> {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = refuse(StatusCode::TEMPORARY_REDIRECT, "");
    match HeaderValue::try_from(format!("{path}{query}")) {
        Ok(location) => {
            response.headers_mut().insert(header::LOCATION, location);
            response
        }
        Err(_) => refuse(StatusCode::NOT_FOUND, "no such page\n"),
    }
}

fn refuse(status: StatusCode, why: &'static str) -> Response<Leaving> {
    reply(status, media_type::of("a.txt"), Bytes::from(why))
}

fn reply(status: StatusCode, media_type: &'static str, body: Bytes) -> Response<Leaving> {
    let length = body.len();
    let mut response = Response::new(Leaving::Bytes(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
