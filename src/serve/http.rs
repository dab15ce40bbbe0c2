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
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri, header};
use axum::serve::ListenerExt;
use percent_encoding::percent_decode_str;

use crate::serve::reload::{self, Hub, Snapshot};
use crate::serve::{Site, media_type};

/// Serves until `stop` completes; open connections are cut, for event streams never end.
pub(super) fn run(
    listener: TcpListener,
    hub: Arc<Hub>,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let door = Door { hub, bound: listener.local_addr()?.ip() };
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
struct Door {
    hub: Arc<Hub>,
    /// The address that the server listens at.
    bound: IpAddr,
}

/// What a path stands for.
#[derive(Debug, PartialEq, Eq)]
enum Target<'a> {
    Script,
    Events,
    File { path: String, bytes: &'a Arc<[u8]> },
    Elsewhere(String),
    Nothing,
}

async fn answer(
    State(door): State<Arc<Door>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    let mut response = if !names_this_host(&headers, door.bound) {
        refuse(StatusCode::FORBIDDEN, FOREIGN_HOST)
    } else if method != Method::GET && method != Method::HEAD {
        let mut response = refuse(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    } else {
        show(&door.hub, &uri)
    };
    if method == Method::HEAD {
        *response.body_mut() = Body::empty();
    }
    response
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

fn show(hub: &Hub, uri: &Uri) -> Response<Body> {
    let snapshot = hub.current();
    match target(uri.path(), snapshot.site.as_deref()) {
        Target::Script => {
            reply(StatusCode::OK, media_type::of("reload.js"), Bytes::from(reload::SCRIPT))
        }
        Target::Events => hub.events(known_build(uri)),
        Target::Elsewhere(path) => redirect(&path, uri.query()),
        Target::File { path, bytes } => show_file(StatusCode::OK, &path, bytes, &snapshot),
        Target::Nothing => show_nothing(&snapshot),
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

fn show_nothing(snapshot: &Snapshot) -> Response<Body> {
    let Some(site) = &snapshot.site else {
        let page = reload::with_script(reload::WAITING_PAGE.as_bytes(), "/", snapshot.build);
        return reply(StatusCode::SERVICE_UNAVAILABLE, media_type::of("a.html"), page.into());
    };
    let own = || Arc::from(reload::NOT_FOUND_PAGE.as_bytes());
    let bytes = site.files.get("404.html").cloned().unwrap_or_else(own);
    show_file(StatusCode::NOT_FOUND, "404.html", &bytes, snapshot)
}

fn show_file(
    status: StatusCode,
    path: &str,
    bytes: &Arc<[u8]>,
    snapshot: &Snapshot,
) -> Response<Body> {
    let media_type = media_type::of(path);
    let body = match &snapshot.site {
        Some(site) if media_type.starts_with("text/html") => {
            reload::with_script(bytes, &site.base_path, snapshot.build).into()
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
