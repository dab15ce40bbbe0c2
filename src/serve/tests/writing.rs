//! Who may write, and who may not.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use crate::diagnostic::catalogue;
use crate::model::html::SafeHtml;
use crate::serve::editor::{Acceptance, ArticleState, Change, Editor, LineState, Outcome};
use crate::serve::tests::driver::{Reply, Running};

const ARTICLE: &str = "articles/a/index.html";
const EDITOR: &str = "/_postil/editor";

/// An editor with one article that only counts what is written there.
#[derive(Default)]
pub struct CountingEditor {
    written: Mutex<Vec<Change>>,
    asked: AtomicU32,
}

impl Editor for CountingEditor {
    fn has(&self, page: &str) -> bool {
        page == ARTICLE || page == "index.html"
    }

    fn article(&self, _: &str) -> Option<ArticleState> {
        // It is there only when it is asked for the third time.
        (self.asked.fetch_add(1, Ordering::Relaxed) >= 2).then(|| ArticleState {
            sidecar: "a.toml".to_owned(),
            base: None,
            problems: Vec::new(),
            notes: Vec::new(),
            fields: Vec::new(),
            tags: Vec::new(),
            aliases: Vec::new(),
            pictures: Vec::new(),
            acceptance: Acceptance::Open,
            known_tags: Vec::new(),
            kinds: Vec::new(),
        })
    }

    fn lines(&self, _: &str) -> Vec<LineState> {
        Vec::new()
    }

    fn markdown(&self, _: &str) -> SafeHtml {
        SafeHtml::default()
    }

    fn write(&self, page: &str, change: &Change) -> Outcome {
        assert_eq!(page, ARTICLE);
        if change.base.is_some() {
            return Outcome::Conflict { theirs: None, yours: "yours".to_owned() };
        }
        self.written.lock().unwrap().push(change.clone());
        Outcome::Written { file: PathBuf::new() }
    }

    fn accept(&self, _: &str) -> Outcome {
        Outcome::Refused { problems: Vec::new() }
    }

    fn undo(&self, _: &str) -> Outcome {
        Outcome::Refused { problems: vec![catalogue::nothing_to_undo("a.toml")] }
    }
}

/// A preview, its editor, and the token of the article's page.
struct Scene {
    preview: Running,
    editor: Arc<CountingEditor>,
    token: String,
}

impl Scene {
    fn new() -> Self {
        let editor = Arc::new(CountingEditor::default());
        let preview =
            Running::start_writing(Arc::clone(&editor) as Arc<dyn Editor>, [127, 0, 0, 1]);
        let token = token(&preview.get("/articles/a/"));
        Scene { preview, editor, token }
    }

    /// Posts a change with the headers of the page itself, but for those replaced; without a base it asks
    /// for the article.
    fn post(&self, replaced: &[(&str, &str)], base: &str) -> Reply {
        let host = self.preview.address.to_string();
        let origin = format!("http://{host}");
        let own = [
            ("Host", host.as_str()),
            ("Origin", &origin),
            ("Content-Type", "application/json"),
            ("X-Postil-Token", &self.token),
        ];
        let value = |(name, value)| {
            let other = replaced.iter().find(|(known, _)| *known == name);
            (name, other.map_or(value, |(_, other)| *other))
        };
        // A header with an empty value stands for one that is missing.
        let headers: Vec<_> =
            own.into_iter().map(value).filter(|(_, value)| !value.is_empty()).collect();
        let matter = match base {
            "" => r#""ask":"article""#.to_owned(),
            base => format!(r#""ask":"write","change":{{"base":{base},"edits":[]}}"#),
        };
        let body = format!(r#"{{"page":"{ARTICLE}",{matter}}}"#);
        self.preview.post(EDITOR, &headers, &body)
    }

    fn written(&self) -> usize {
        self.editor.written.lock().unwrap().len()
    }
}

fn token(page: &Reply) -> String {
    let (_, rest) = page.body.split_once("data-token=\"").expect("the page has a token");
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn the_page_itself_may_write() {
    let scene = Scene::new();
    let reply = scene.post(&[], "null");
    assert_eq!((reply.status, reply.body.as_str()), (200, r#"{"outcome":"written"}"#));
    assert_eq!(scene.written(), 1);
}

#[test]
fn an_article_that_is_gone_for_a_moment_is_waited_for() {
    let scene = Scene::new();
    let reply = scene.post(&[], "");
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(reply.body.contains("a.toml"), "{}", reply.body);
}

#[test]
fn a_foreign_page_may_not_write() {
    let scene = Scene::new();
    let port = scene.preview.address.port();
    let other_port = format!("http://127.0.0.1:{}", port ^ 1);
    let secure = format!("https://127.0.0.1:{port}");
    let other_name = format!("http://localhost:{port}");
    for origin in ["https://evil.example", "null", "", &other_port, &secure, &other_name] {
        let reply = scene.post(&[("Origin", origin)], "null");
        assert_eq!(reply.status, 403, "{origin}");
    }
    assert_eq!(scene.written(), 0);
}

#[test]
fn a_rebinding_name_may_not_write() {
    let scene = Scene::new();
    let port = scene.preview.address.port();
    for name in ["rebinding.example", "localhost.rebinding.example", "192.168.1.5"] {
        let host = format!("{name}:{port}");
        let origin = format!("http://{host}");
        let reply = scene.post(&[("Host", &host), ("Origin", &origin)], "null");
        assert_eq!(reply.status, 403, "{host}");
    }
    assert_eq!(scene.written(), 0);
}

#[test]
fn without_the_pages_own_token_nothing_is_written() {
    let scene = Scene::new();
    let of_another_page = token(&scene.preview.get("/"));
    assert_ne!(of_another_page, scene.token);
    let another_run = token(&Scene::new().preview.get("/articles/a/"));
    let zero = "0".repeat(64);
    for wrong in ["", "x", &zero, &of_another_page, &another_run] {
        assert_eq!(scene.post(&[("X-Postil-Token", wrong)], "null").status, 403, "{wrong}");
    }
    assert_eq!(scene.written(), 0);
}

#[test]
fn a_form_may_not_write() {
    let scene = Scene::new();
    for kind in ["text/plain", "application/x-www-form-urlencoded", ""] {
        assert_eq!(scene.post(&[("Content-Type", kind)], "null").status, 415, "{kind}");
    }
    assert_eq!(scene.post(&[], "nonsense").status, 400);
    assert_eq!(scene.written(), 0);
}

#[test]
fn a_conflict_comes_with_both_texts() {
    let scene = Scene::new();
    let reply = scene.post(&[], "\"old\"");
    let both = r#"{"outcome":"conflict","theirs":null,"yours":"yours"}"#;
    assert_eq!((reply.status, reply.body.as_str()), (409, both));
}

#[test]
fn only_pages_of_articles_get_the_tools() {
    let scene = Scene::new();
    let page = scene.preview.get("/articles/a/").body;
    assert!(page.contains("src=\"/_postil/writing/main.js\""), "{page}");
    assert!(!scene.preview.get("/missing").body.contains("data-token"));
    let client = scene.preview.get("/_postil/writing/main.js");
    assert_eq!(client.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(scene.preview.get("/_postil/writing/writing.css").status, 200);
    assert_eq!(scene.preview.get("/_postil/writing/../reload.js").status, 404);
}

#[test]
fn a_preview_for_the_network_takes_no_writing() {
    let editor = Arc::new(CountingEditor::default());
    let preview = Running::start_writing(Arc::clone(&editor) as Arc<dyn Editor>, [0, 0, 0, 0]);
    assert!(!preview.get("/articles/a/").body.contains("data-token"));
    let host = preview.address.to_string();
    let headers = [("Host", host.as_str()), ("Content-Type", "application/json")];
    assert_eq!(preview.post(EDITOR, &headers, "{}").status, 405);
    assert!(editor.written.lock().unwrap().is_empty());
}

#[test]
fn without_a_desk_there_is_nothing_to_write_at() {
    let preview = Running::start("/", "text");
    assert!(!preview.get("/articles/a/").body.contains("data-token"));
    let host = preview.address.to_string();
    assert_eq!(preview.post(EDITOR, &[("Host", &host)], "{}").status, 405);
}
