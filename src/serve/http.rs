//! Answers requests from the site in memory.
//!
//! A path is only ever a key of the map of files, so no path leads to the disk.
//! Requests that name a foreign host are refused: a page elsewhere could point a name of its own
//! at this machine (DNS rebinding) and read an unpublished archive.

use std::future::Future;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
use axum::serve::ListenerExt;
use percent_encoding::percent_decode_str;

use crate::serve::reload::{self, Hub, Snapshot};
use crate::serve::writing::Writing;
use crate::serve::{Site, media_type};

/// Serves until `stop` completes; open connections are cut, for event streams never end.
pub(super) fn run(
    listener: TcpListener,
    door: Door,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|stream| {
            // Events are small; without this the system holds them back. A refusal is harmless.
            let _ = stream.set_nodelay(true);
        });
        let router = Router::new().fallback(answer).with_state(Arc::new(door));
        tokio::select! {
            result = axum::serve(listener, router) => result,
            () = stop => Ok(()),
        }
    })
}

/// What every request needs.
pub(super) struct Door {
    hub: Arc<Hub>,
    /// The address that the server listens at.
    bound: IpAddr,
    /// None where pages cannot write.
    writing: Option<Writing>,
}

impl Door {
    /// Gathers what requests need.
    pub(super) fn new(hub: Arc<Hub>, bound: IpAddr, writing: Option<Writing>) -> Self {
        Door { hub, bound, writing }
    }
}

/// What a path stands for.
#[derive(Debug, PartialEq, Eq)]
enum Target<'a> {
    Script,
    Events,
    Client { name: &'static str, text: &'static str },
    File { path: String, bytes: &'a Arc<[u8]> },
    Elsewhere(String),
    Nothing,
}

async fn answer(State(door): State<Arc<Door>>, request: Request<Body>) -> Response<Body> {
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
        show(&door, request.uri())
    };
    if method == Method::HEAD {
        *response.body_mut() = Body::empty();
    }
    response
}

/// Whether a page asks the editor.
fn is_writing(request: &Request<Body>) -> bool {
    request.method() == Method::POST && request.uri().path().ends_with("/_postil/editor")
}

const FOREIGN_HOST: &str = "this preview answers only to its own address; \
    open it as http://127.0.0.1:PORT/ or http://localhost:PORT/\n";

/// Whether the request means this machine: `localhost`, a loopback address, or any plain address
/// where the network is let in. A rebinding attack needs a name, so it never gets here.
fn names_this_host(headers: &HeaderMap, bound: IpAddr) -> bool {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let Some(authority) = host.and_then(|host| host.parse::<Authority>().ok()) else {
        return false;
    };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    match name.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || !bound.is_loopback(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

fn show(door: &Door, uri: &Uri) -> Response<Body> {
    let snapshot = door.hub.current();
    match target(uri.path(), snapshot.site.as_deref()) {
        Target::Script => {
            reply(StatusCode::OK, media_type::of("reload.js"), Bytes::from(reload::SCRIPT))
        }
        Target::Client { name, text } => {
            reply(StatusCode::OK, media_type::of(name), Bytes::from(text))
        }
        Target::Events => door.hub.events(known_build(uri)),
        Target::Elsewhere(path) => redirect(&path, uri.query()),
        Target::File { path, bytes } => show_file(StatusCode::OK, (&path, bytes), &snapshot, door),
        Target::Nothing => show_nothing(&snapshot, door),
    }
}

/// Looks up a path as the browser sent it, percent-encoded.
fn target<'a>(path: &str, site: Option<&'a Site>) -> Target<'a> {
    // Below any folder: a page may be open since before the site had, or lost, its base path.
    match path.rsplit_once("/_postil/") {
        Some((_, "reload.js")) => return Target::Script,
        Some((_, "events")) => return Target::Events,
        _ => {}
    }
    if let Some((_, name)) = path.rsplit_once("/_postil/writing/")
        && let Some((name, text)) = Writing::client(name)
    {
        return Target::Client { name, text };
    }
    let Some(site) = site else { return Target::Nothing };
    let base_path = &site.base_path;
    if path == "/" && base_path != "/" || format!("{path}/") == *base_path {
        return Target::Elsewhere(base_path.clone());
    }
    let Some(within) = path.strip_prefix(base_path.as_str()) else { return Target::Nothing };
    let Ok(within) = percent_decode_str(within).decode_utf8() else { return Target::Nothing };
    find(site, &within, path)
}

/// Finds the file for a decoded path within the site.
fn find<'a>(site: &'a Site, within: &str, path: &str) -> Target<'a> {
    let is_folder = within.is_empty() || within.ends_with('/');
    let name = if is_folder { format!("{within}index.html") } else { within.to_owned() };
    if let Some(bytes) = site.files.get(&name) {
        return Target::File { path: name, bytes };
    }
    if !is_folder && site.files.contains_key(&format!("{within}/index.html")) {
        return Target::Elsewhere(format!("{path}/"));
    }
    Target::Nothing
}

/// Which build a page says it came from: `?build=NUMBER`.
fn known_build(uri: &Uri) -> Option<u64> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("build=")?.parse().ok())
}

fn show_nothing(snapshot: &Snapshot, door: &Door) -> Response<Body> {
    let Some(site) = &snapshot.site else {
        let page = reload::with_script(reload::WAITING_PAGE.as_bytes(), "/", snapshot.build, "");
        return reply(StatusCode::SERVICE_UNAVAILABLE, media_type::of("a.html"), page.into());
    };
    let own = || Arc::from(reload::NOT_FOUND_PAGE.as_bytes());
    let bytes = site.files.get("404.html").cloned().unwrap_or_else(own);
    show_file(StatusCode::NOT_FOUND, ("404.html", &bytes), snapshot, door)
}

fn show_file(
    status: StatusCode,
    (path, bytes): (&str, &Arc<[u8]>),
    snapshot: &Snapshot,
    door: &Door,
) -> Response<Body> {
    let media_type = media_type::of(path);
    let body = match &snapshot.site {
        Some(site) if media_type.starts_with("text/html") => {
            let writing = door.writing.as_ref();
            let tag = writing.and_then(|writing| writing.tag(&site.base_path, path));
            let tag = tag.unwrap_or_default();
            reload::with_script(bytes, &site.base_path, snapshot.build, &tag).into()
        }
        _ => Bytes::from_owner(Arc::clone(bytes)),
    };
    reply(status, media_type, body)
}

fn redirect(path: &str, query: Option<&str>) -> Response<Body> {
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

fn refuse(status: StatusCode, why: &'static str) -> Response<Body> {
    reply(status, media_type::of("a.txt"), Bytes::from(why))
}

fn reply(status: StatusCode, media_type: &'static str, body: Bytes) -> Response<Body> {
    let length = body.len();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
