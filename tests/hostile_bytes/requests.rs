//! The preview answers any bytes that somebody sends it with a guarded answer, or ends the
//! connection; its editor is never asked, and answers the next one.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use postil::diagnostic::Diagnostic;
use postil::model::html::SafeHtml;
use postil::render;
use postil::serve::editor::{ArticleState, Change, Editor, LineState, Outcome};
use postil::serve::{self, Changed, Console, Limits, Pages, Preview, ServeOptions, Site};

/// A preview that every check talks to.
struct Served {
    address: SocketAddr,
    /// Whether somebody without the page's token got through to the editor.
    is_asked: Arc<AtomicBool>,
}

/// Checks the promise on the bytes of one connection.
pub fn check(bytes: &[u8]) {
    let served = served();
    let answer = send(served.address, bytes);
    let answer = String::from_utf8_lossy(&answer).to_ascii_lowercase();
    for head in answer.split("http/1.1 ").skip(1) {
        let (status, rest) = head.split_at_checked(3).unwrap_or((head, ""));
        // What is no request is answered before the preview sees it, and what asks to go on is told so.
        if !["400", "431", "100"].contains(&status) {
            let head = rest.split("\r\n\r\n").next().unwrap_or_default();
            assert!(head.contains("x-frame-options: deny"), "unguarded: {status}{head}");
        }
    }
    assert!(
        !served.is_asked.load(Ordering::Relaxed),
        "somebody without the page's token got through"
    );
    let host = served.address;
    let plain = format!("GET /a.html HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    // A machine that is busy may take longer to send it than the preview waits.
    let mut answers = (0..20).map(|_| send(served.address, plain.as_bytes()));
    assert!(answers.any(|answer| answer.starts_with(b"HTTP/1.1 200")), "the preview is gone");
}

/// How long the preview waits for the rest of a request.
const PATIENCE: Duration = Duration::from_millis(100);
/// How long an answer is listened to.
const ENOUGH: Duration = Duration::from_secs(2);

/// Sends bytes, and takes what comes until the connection ends, or for a while: a stream of events
/// lasts.
fn send(address: SocketAddr, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).expect("the preview listens");
    stream.set_read_timeout(Some(ENOUGH)).expect("a socket with a timeout");
    // The preview may hang up before it has read all; what it said until then counts.
    let _ = stream.write_all(bytes);
    let (mut answer, mut buffer) = (Vec::new(), [0; 1 << 14]);
    let start = Instant::now();
    while start.elapsed() < ENOUGH
        && let Ok(count @ 1..) = stream.read(&mut buffer)
    {
        answer.extend(&buffer[..count]);
    }
    answer
}

fn served() -> &'static Served {
    static SERVED: OnceLock<Served> = OnceLock::new();
    SERVED.get_or_init(|| {
        let is_asked = Arc::new(AtomicBool::new(false));
        let (say, said) = mpsc::channel();
        let editor = Arc::new(Watchman(Arc::clone(&is_asked)));
        thread::spawn(move || {
            let root = std::env::temp_dir().join("postil-no-archive");
            let limits = Limits { patience: PATIENCE, ..Limits::default() };
            let options =
                ServeOptions { port: 0, watch: Vec::new(), limits, ..ServeOptions::local(root) };
            let console = Console::new(move |message| drop(say.send(message.to_owned())));
            serve::serve(&options, follow, Some(editor), console)
        });
        let address = said.iter().find_map(|message| {
            let (_, rest) = message.split_once("http://")?;
            rest.trim_end_matches('/').parse().ok()
        });
        Served { address: address.expect("the preview says where it is"), is_asked }
    })
}

fn follow(_: &Changed) -> Preview {
    let site = Site::new("/", Arc::new(OnePage));
    Preview { site: Some(site), diagnostics: Vec::new(), summary: "1 article".to_owned() }
}

/// A site of one page.
struct OnePage;

impl Pages for OnePage {
    fn version(&self, path: &str) -> Option<String> {
        (path == "a.html").then(|| "1".to_owned())
    }

    fn file(&self, _: &str) -> Result<Arc<[u8]>, Diagnostic> {
        Ok(Arc::from(*b"<!doctype html><title>a</title><body>Text</body>"))
    }
}

/// An editor that notes down whether anybody got through to it.
struct Watchman(Arc<AtomicBool>);

impl Watchman {
    fn asked<T>(&self, answer: T) -> T {
        self.0.store(true, Ordering::Relaxed);
        answer
    }
}

impl Editor for Watchman {
    fn has(&self, _: &str) -> bool {
        true
    }

    fn article(&self, _: &str) -> Option<ArticleState> {
        self.asked(None)
    }

    fn lines(&self, _: &str) -> Vec<LineState> {
        self.asked(Vec::new())
    }

    fn markdown(&self, text: &str) -> SafeHtml {
        self.asked(render::note_html(text))
    }

    fn write(&self, _: &str, _: &Change) -> Outcome {
        self.asked(Outcome::Refused { problems: Vec::new() })
    }

    fn accept(&self, _: &str) -> Outcome {
        self.asked(Outcome::Refused { problems: Vec::new() })
    }

    fn undo(&self, _: &str) -> Outcome {
        self.asked(Outcome::Refused { problems: Vec::new() })
    }
}
