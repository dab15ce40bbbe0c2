//! What a request gets while nothing changes.

use crate::serve::tests::driver::Running;

#[test]
fn every_file_says_what_it_is() {
    let preview = Running::start("/", "text");
    for (path, media_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/articles/a/", "text/html; charset=utf-8"),
        ("/site.css", "text/css; charset=utf-8"),
        ("/site.js", "text/javascript; charset=utf-8"),
        ("/data.json", "application/json"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/raw.txt", "text/plain; charset=utf-8"),
        ("/mark.svg", "image/svg+xml; charset=utf-8"),
        ("/photo.png", "image/png"),
        ("/CNAME", "application/octet-stream"),
        ("/_postil/reload.js", "text/javascript; charset=utf-8"),
        ("/_postil/memory.js", "text/javascript; charset=utf-8"),
    ] {
        let reply = preview.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, media_type), "{path}");
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        assert_eq!(reply.header("content-length"), reply.body.len().to_string(), "{path}");
    }
}

#[test]
fn only_pages_get_the_script() {
    let preview = Running::start("/", "text");
    let page = preview.get("/").body;
    assert!(page.contains("<p>text</p><script src=\"/_postil/reload.js\" data-page="), "{page}");
    assert!(page.ends_with("</script>\n</body>"), "{page}");
    assert_eq!(preview.get("/raw.txt").body, "</body>");
    assert_eq!(preview.get("/mark.svg").body, "<svg/>");
}

#[test]
fn an_unknown_address_gets_the_sites_own_404_page() {
    let preview = Running::start("/", "text");
    for path in ["/missing", "/articles/", "/articles/b/", "/_postil/", "/%ff", "//articles/a"] {
        let reply = preview.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(reply.body.starts_with("<body>nothing here<script src"), "{path}");
    }
}

#[test]
fn a_folder_without_its_slash_is_sent_on() {
    let preview = Running::start("/", "text");
    let reply = preview.get("/articles/a?q=1");
    assert_eq!((reply.status, reply.header("location")), (307, "/articles/a/?q=1"));
}

#[test]
fn a_site_below_a_path_is_only_there() {
    let preview = Running::start("/archive/", "text");
    for path in ["/", "/archive"] {
        let reply = preview.get(path);
        assert_eq!((reply.status, reply.header("location")), (307, "/archive/"), "{path}");
    }
    let page = preview.get("/archive/articles/a/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<script src=\"/archive/_postil/reload.js\""), "{}", page.body);
    assert_eq!(preview.get("/archive/articles/a").header("location"), "/archive/articles/a/");
    assert_eq!(preview.get("/archive/_postil/reload.js").status, 200);
    assert_eq!(preview.get("/articles/a/").status, 404);
}

#[test]
fn an_encoded_address_is_decoded_once() {
    let preview = Running::start("/", "text");
    let encoded = "/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F";
    assert_eq!(preview.get(&format!("{encoded}/")).status, 200);
    assert_eq!(preview.get("/site%2Ecss").status, 200);
    assert_eq!(preview.get("/site%252Ecss").status, 404);
    assert_eq!(preview.get(encoded).header("location"), format!("{encoded}/"));
}

#[test]
fn no_path_leads_to_the_disk() {
    let preview = Running::start("/", "text");
    let source = "/../content/page.txt";
    let encoded = "/articles/%2e%2e/%2e%2e/content/page.txt";
    let absolute = format!("/{}", preview.archive.path().join("content/page.txt").display());
    for path in [source, encoded, "/..%5c..%5ccontent%5cpage.txt", "/content/page.txt", &absolute] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
}

#[test]
fn head_gives_the_headers_alone() {
    let preview = Running::start("/", "text");
    let host = preview.address.to_string();
    let (full, head) = (preview.get("/"), preview.request("HEAD", "/", &host));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), full.header("content-length"));
    assert_eq!(head.header("content-type"), full.header("content-type"));
}

#[test]
fn nothing_can_be_sent() {
    let preview = Running::start("/", "text");
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let reply = preview.request(method, "/", &preview.address.to_string());
        assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn a_foreign_host_is_refused() {
    let preview = Running::start("/", "text");
    let port = preview.address.port();
    for host in ["rebinding.example", "localhost.rebinding.example", "192.168.1.5", "0.0.0.0", ""] {
        for path in ["/", "/_postil/events"] {
            let reply = preview.request("GET", path, host);
            assert_eq!(reply.status, 403, "{host}");
            assert!(!reply.body.contains("<p>"), "{host}");
        }
    }
    for host in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        let host = format!("{host}:{port}");
        assert_eq!(preview.request("GET", "/", &host).status, 200, "{host}");
    }
}

#[test]
fn no_answer_can_be_framed_or_loaded_by_others() {
    let preview = Running::start("/", "text");
    let host = preview.address.to_string();
    for (method, path, host, status) in [
        ("GET", "/", &*host, 200),
        ("HEAD", "/", &host, 200),
        ("GET", "/data.json", &host, 200),
        ("GET", "/_postil/reload.js", &host, 200),
        ("GET", "/articles/a", &host, 307),
        ("GET", "/", "rebinding.example", 403),
        ("GET", "/missing", &host, 404),
        ("PUT", "/", &host, 405),
        ("POST", "/_postil/editor", &host, 405),
        ("GET", "/broken.html", &host, 500),
    ] {
        let reply = preview.request(method, path, host);
        assert_eq!(reply.status, status, "{method} {path}");
        assert_guarded(&reply.head, path);
    }
    assert_guarded(&preview.events("/_postil/events?page=index.html").head(), "events");
}

fn assert_guarded(head: &str, what: &str) {
    for line in [
        "x-frame-options: DENY",
        "content-security-policy: frame-ancestors 'none'",
        "cross-origin-resource-policy: same-origin",
        "x-content-type-options: nosniff",
    ] {
        assert!(head.lines().any(|given| given == line), "{what} lacks {line}:\n{head}");
    }
}

#[test]
fn a_page_that_cannot_be_made_says_why() {
    let preview = Running::start("/", "text");
    let reply = preview.get("/broken.html");
    assert_eq!(reply.status, 500);
    assert!(
        reply.body.contains("base.html") && reply.body.contains("data-page="),
        "{}",
        reply.body
    );
    preview.line_with("base.html");
}

#[test]
fn an_address_without_a_page_waits_for_one() {
    let preview = Running::start("/", "text");
    let reply = preview.get("/articles/b/");
    assert!(reply.body.contains("data-page=\"articles/b/index.html\""), "{}", reply.body);
    assert_eq!(reply.version(), "missing");
}
