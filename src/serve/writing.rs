//! The preview's way to write: requests from its own pages, and from nowhere else.
//!
//! A page elsewhere can make a browser send a request here. So each must name this preview as its
//! origin and carry a token that only the page itself holds: a foreign page cannot read it, for its
//! own origin is another, and a name rebound to this machine is refused before. The token is bound
//! to the page, so that it opens one article alone. Where the preview is open to the network, there
//! is no writing at all.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::time::Duration;

use hyper::{HeaderMap, Request, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};

use crate::serve::arriving::Arriving;
use crate::serve::editor::{ArticleState, Change, Editor, Outcome};
use crate::serve::reload::escape_attribute;
use crate::serve::watch::Teller;

/// The most bytes that a request may have: a sidecar, and what is changed in it.
const MOST_BYTES: usize = 4 << 20;

/// The header that carries the token.
const TOKEN: &str = "x-postil-token";

/// An article is looked for so often, with a pause between, before there is none.
const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// The client's files by their names.
const CLIENT: [(&str, &str); 11] = [
    ("main.js", include_str!("client/writing/main.js")),
    ("ask.js", include_str!("client/writing/ask.js")),
    ("conflict.js", include_str!("client/writing/conflict.js")),
    ("details.js", include_str!("client/writing/details.js")),
    ("drawn.js", include_str!("client/writing/drawn.js")),
    ("lines.js", include_str!("client/writing/lines.js")),
    ("note.js", include_str!("client/writing/note.js")),
    ("panel.js", include_str!("client/writing/panel.js")),
    ("phrases.js", include_str!("client/writing/phrases.js")),
    ("selection.js", include_str!("client/writing/selection.js")),
    ("writing.css", include_str!("client/writing/writing.css")),
];

/// Lets pages of the preview write.
pub(super) struct Writing {
    editor: Arc<dyn Editor>,
    /// Told what was written; none where nobody watches.
    teller: Option<Teller>,
    /// What the tokens of this run are made with.
    secret: [u8; 32],
    /// How long a request may take to be sent.
    patience: Duration,
}

/// What a page asks.
#[derive(Deserialize)]
struct Question {
    /// The page that asks, by its file in the output.
    page: String,
    #[serde(flatten)]
    matter: Matter,
}

#[derive(Deserialize)]
#[serde(tag = "ask", rename_all = "lowercase")]
enum Matter {
    Article,
    Lines,
    Markdown { text: String },
    Write { change: Change },
    Undo,
    Accept,
}

impl Writing {
    /// Opens the editor to pages. Fails where the system has no random numbers.
    pub(super) fn new(
        editor: Arc<dyn Editor>,
        teller: Option<Teller>,
        patience: Duration,
    ) -> std::io::Result<Self> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(std::io::Error::other)?;
        Ok(Writing { editor, teller, secret, patience })
    }

    /// One of the client's files: its name and its text.
    pub(super) fn client(name: &str) -> Option<(&'static str, &'static str)> {
        CLIENT.into_iter().find(|(known, _)| *known == name)
    }

    /// The tag that brings the client into the page of an article; nothing for any other page.
    pub(super) fn tag(&self, base_path: &str, page: &str) -> Option<String> {
        self.editor.has(page).then(|| {
            let token = self.token(page).to_hex();
            let page = escape_attribute(page);
            format!(
                "<script type=\"module\" src=\"{base_path}_postil/writing/main.js\" \
                 data-postil-page=\"{page}\" data-token=\"{token}\"></script>\n"
            )
        })
    }

    fn token(&self, page: &str) -> blake3::Hash {
        blake3::keyed_hash(&self.secret, page.as_bytes())
    }

    /// Answers a request whose `Host` is this preview's.
    pub(super) async fn answer(&self, request: Request<Arriving>) -> (StatusCode, Value) {
        let (head, body) = request.into_parts();
        if !is_of_own_origin(&head.headers) {
            return (StatusCode::FORBIDDEN, json!("this is not a page of the preview"));
        }
        if value(&head.headers, header::CONTENT_TYPE.as_str()) != Some("application/json") {
            return (StatusCode::UNSUPPORTED_MEDIA_TYPE, json!("only application/json"));
        }
        let bytes = match timeout(self.patience, body.bytes_up_to(MOST_BYTES)).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                return (StatusCode::PAYLOAD_TOO_LARGE, json!("the request is too large"));
            }
            Err(_) => return (StatusCode::REQUEST_TIMEOUT, json!("the request took too long")),
        };
        let Some(question) = serde_json::from_slice::<Question>(&bytes).ok() else {
            // Nothing was understood, so not even the page is known; no token could fit.
            return (StatusCode::BAD_REQUEST, json!("the request makes no sense"));
        };
        let token = value(&head.headers, TOKEN).and_then(|token| token.parse().ok());
        // Hashes compare in constant time.
        if token != Some(self.token(&question.page)) {
            return (StatusCode::FORBIDDEN, json!("the page's token is missing or of another run"));
        }
        self.look(question).await
    }

    async fn look(&self, Question { page, matter }: Question) -> (StatusCode, Value) {
        match matter {
            Matter::Article => match self.article(page).await {
                Some(state) => (StatusCode::OK, json!(state)),
                None => (StatusCode::NOT_FOUND, json!("this is no article")),
            },
            Matter::Lines => {
                let lines = self.ask(move |editor| editor.lines(&page)).await;
                (StatusCode::OK, json!(lines))
            }
            Matter::Markdown { text } => {
                let html = self.ask(move |editor| editor.markdown(&text)).await;
                (StatusCode::OK, json!({ "html": html.as_str() }))
            }
            Matter::Write { change } => {
                self.told(&self.ask(move |editor| editor.write(&page, &change)).await)
            }
            Matter::Undo => self.told(&self.ask(move |editor| editor.undo(&page)).await),
            Matter::Accept => self.told(&self.ask(move |editor| editor.accept(&page)).await),
        }
    }

    /// Has the editor do something on a thread of its own: it reads and writes files, and others want to
    /// be answered meanwhile.
    async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Editor) -> T + Send + 'static,
    ) -> T {
        let editor = Arc::clone(&self.editor);
        let done = spawn_blocking(move || work(&*editor)).await;
        done.unwrap_or_else(|broken| resume_unwind(broken.into_panic()))
    }

    /// What is written about a page's article. Between a change of its files and the site's there may be
    /// none for a moment.
    async fn article(&self, page: String) -> Option<ArticleState> {
        let page = Arc::new(page);
        for _ in 0..ATTEMPTS {
            let asked = Arc::clone(&page);
            if let Some(state) = self.ask(move |editor| editor.article(&asked)).await {
                return Some(state);
            }
            sleep(PAUSE).await;
        }
        None
    }

    /// The answer to a change; what was written shows at once.
    fn told(&self, outcome: &Outcome) -> (StatusCode, Value) {
        let status = match outcome {
            Outcome::Written { file } => {
                self.teller.iter().for_each(|teller| teller.wrote(file.clone()));
                StatusCode::OK
            }
            Outcome::Conflict { .. } => StatusCode::CONFLICT,
            Outcome::Refused { .. } | Outcome::Misstated { .. } | Outcome::Misquoted { .. } => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
        };
        (status, json!(outcome))
    }
}

/// Whether a page of this very host and port sent the request.
fn is_of_own_origin(headers: &HeaderMap) -> bool {
    let (host, origin) = (value(headers, "host"), value(headers, "origin"));
    let own = host.map(|host| format!("http://{host}"));
    own.is_some() && origin.map(str::to_owned) == own
}

/// The value of a header that stands once.
fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(first)
}
