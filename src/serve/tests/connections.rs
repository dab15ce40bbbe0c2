//! How long a connection lasts, and who makes room when there are too many.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::diagnostic::Diagnostic;
use crate::serve::connections::{Entrance, PAUSE};
use crate::serve::http::Door;
use crate::serve::reload::Hub;
use crate::serve::seats::{FAREWELL, Seats};
use crate::serve::tests::driver::{PATIENCE, Running, build, is_patience_lost};
use crate::serve::tests::writing::CountingEditor;
use crate::serve::{Console, Limits, Pages, Preview, Site};

/// What the previews of these tests grant a connection.
const GRANTED: Duration = Duration::from_millis(300);

fn limits(connections: usize) -> Limits {
    Limits { patience: GRANTED, connections }
}

#[test]
fn a_connection_that_only_waits_is_ended() {
    let editor = Arc::new(CountingEditor::default());
    let preview = Running::start_limited(limits(64), Some(editor), |root| build(root, "/"));
    let host = preview.address;
    let get = format!("GET /site.css HTTP/1.1\r\nHost: {host}\r\n");
    let post = post_to(host);
    for (name, start, drip) in [
        ("says nothing", String::new(), ""),
        ("stops within a line", "GET / HT".to_owned(), ""),
        ("stops within its head", get.clone(), ""),
        ("drips its head", get.clone(), "X-Slow: 1\r\n"),
        ("is kept for a request that never comes", format!("{get}\r\n"), ""),
        ("drips its next head", format!("{get}\r\n{get}"), "X-Slow: 1\r\n"),
        ("stops within its body", format!("{post}{{"), ""),
        ("drips its body", format!("{post}{{"), " "),
    ] {
        let mut stream = preview.connect();
        stream.write_all(start.as_bytes()).unwrap();
        assert!(ends(&mut stream, drip), "a connection that {name}");
    }
}

#[test]
fn a_reader_who_takes_nothing_is_let_go() {
    let preview = Running::start_limited(limits(64), None, |_| made_of(Arc::new(Huge)));
    let mut stream = preview.ask("/huge.txt");
    // The first bytes are there: from now on nothing is taken.
    stream.read_exact(&mut [0; 9]).unwrap();
    thread::sleep(GRANTED * 4);
    let mut rest = Vec::new();
    let whole = stream.read_to_end(&mut rest).is_ok() && rest.len() >= HUGE;
    assert!(!whole, "all of it came");
}

#[test]
fn an_event_stream_outlasts_every_limit() {
    let preview = Running::start_limited(limits(64), None, |root| build(root, "/"));
    let mut tab = preview.events("/_postil/events");
    tab.next();
    thread::sleep(GRANTED * 4);
    preview.write("broken");
    assert_eq!(tab.next().0, "problems");
}

#[test]
fn the_connection_that_is_silent_longest_makes_room() {
    let limits = Limits { patience: PATIENCE * 2, connections: 4 };
    let preview = Running::start_limited(limits, None, |root| build(root, "/"));
    let mut tab = preview.events("/_postil/events");
    tab.next();
    let mut silent: Vec<TcpStream> = (0..12).map(|_| preview.connect()).collect();
    assert_eq!(preview.get("/").status, 200, "a page is answered in a full house");
    assert!(ends(&mut silent[0], ""), "the first one has left");
    assert!(tab.ends(), "the tab has, too");
    let mut again = preview.events("/_postil/events");
    assert_eq!(again.next().0, "problems", "its page has asked again");
}

#[test]
fn a_request_under_way_keeps_its_seat() {
    let gate = Arc::new(Gate::default());
    let pages = Arc::clone(&gate);
    let preview =
        Running::start_limited(limits(2), None, move |_| made_of(Arc::clone(&pages) as _));
    let mut asked: Vec<TcpStream> = (0..2).map(|_| preview.ask("/slow.txt")).collect();
    gate.wait_for(2);
    asked.extend((0..4).map(|_| preview.ask("/slow.txt")));
    thread::sleep(GRANTED * 2);
    assert_eq!(gate.asked(), 2, "no more are let in than there are seats");
    gate.open();
    for mut stream in asked {
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        assert!(reply.ends_with("\r\n\r\nslow"), "{reply}");
    }
}

#[test]
fn a_crowd_that_ends_no_request_is_gone_within_few_farewells() {
    const CROWD: usize = 60;
    let limits = Limits { patience: PATIENCE * 2, connections: 4 };
    for (name, begun, drip) in [
        ("says nothing", "", ""),
        ("stops within a line", "GET / HT", ""),
        ("stops within its head", "GET / HTTP/1.1\r\nHost: a\r\n", ""),
        ("drips its head", "GET / HTTP/1.1\r\n", "X-Slow: 1\r\n"),
        ("stops within its body", "POST", ""),
        ("drips its body", "POST", " "),
    ] {
        let editor = Arc::new(CountingEditor::default());
        let preview = Running::start_limited(limits, Some(editor), |root| build(root, "/"));
        let begun = begun.replace("POST", &post_to(preview.address));
        let mut crowd: Vec<TcpStream> = (0..CROWD).map(|_| preview.connect()).collect();
        crowd.iter_mut().for_each(|stream| stream.write_all(begun.as_bytes()).unwrap());
        let mut page = preview.ask("/");
        page.set_read_timeout(Some(GRANTED / 10)).unwrap();
        let (start, mut status) = (Instant::now(), [0; 12]);
        while page.read_exact(&mut status).is_err() {
            assert!(start.elapsed() < FAREWELL * 10, "no answer beside a crowd that {name}");
            // Those that have left take nothing more.
            crowd.iter_mut().for_each(|it| it.write_all(drip.as_bytes()).unwrap_or_default());
        }
        assert_eq!(&status, b"HTTP/1.1 200", "beside a crowd that {name}");
    }
}

#[test]
fn an_answer_that_is_taken_slowly_is_not_cut_for_others() {
    let limits = Limits { patience: PATIENCE * 2, connections: 1 };
    let preview = Running::start_limited(limits, None, |_| made_of(Arc::new(Huge)));
    let mut slow = preview.ask("/huge.txt");
    let mut other = preview.ask("/huge.txt");
    let (mut piece, mut taken) = (vec![0; 1 << 20], 0);
    let start = Instant::now();
    while start.elapsed() < FAREWELL * 3 {
        slow.read_exact(&mut piece).unwrap();
        taken += piece.len();
        thread::sleep(FAREWELL / 5);
    }
    taken += slow.read_to_end(&mut piece).unwrap();
    assert!(taken >= HUGE, "only {taken} bytes came");
    other.read_exact(&mut piece).unwrap();
}

#[test]
fn an_answer_that_is_not_taken_makes_room() {
    let limits = Limits { patience: PATIENCE * 2, connections: 1 };
    let preview = Running::start_limited(limits, None, |_| made_of(Arc::new(Huge)));
    let mut idle = preview.ask("/huge.txt");
    idle.read_exact(&mut [0; 9]).unwrap();
    preview.ask("/huge.txt").read_exact(&mut [0; 9]).unwrap();
}

#[test]
fn a_shortage_of_files_is_said_once_and_waited_out() {
    let said = Arc::new(Mutex::new(Vec::new()));
    let console = Console::new({
        let said = Arc::clone(&said);
        move |line| said.lock().unwrap().push(line.to_owned())
    });
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let seats = Seats::new(1, &listener);
    let host = listener.local_addr().unwrap().ip();
    let door = Door::new(Arc::new(Hub::new()), host, None, console.clone());
    let entrance = Entrance::new(Arc::new(door), seats, GRANTED, console);
    // Too many open files, in the process and in the system; a peer that gave up says nothing.
    let refusals = Mutex::new(vec![
        io::Error::from(io::ErrorKind::ConnectionAborted),
        io::Error::from_raw_os_error(23),
        io::Error::from_raw_os_error(24),
    ]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let start = Instant::now();
    let accept = async || refusals.lock().unwrap().pop().map_or(Ok("let in"), Err);
    assert_eq!(runtime.block_on(entrance.next(accept)), "let in");
    assert!(start.elapsed() >= PAUSE * 2, "it asked again at once");
    let said = said.lock().unwrap();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("no browser can connect just now ("), "{said:?}");
}

/// A request to write, as far as its body.
fn post_to(host: SocketAddr) -> String {
    format!(
        "POST /_postil/editor HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
         Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
    )
}

/// What a build gives that makes these pages.
fn made_of(pages: Arc<dyn Pages>) -> Preview {
    Preview { site: Some(Site::new("/", pages)), ..Preview::default() }
}

/// Whether a connection ends while `drip` is sent again and again.
fn ends(stream: &mut TcpStream, drip: &str) -> bool {
    stream.set_read_timeout(Some(GRANTED / 10)).unwrap();
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let read = stream.read(&mut [0; 1024]);
        match read {
            Ok(0) => return true,
            Err(error) if !is_patience_lost(&error) => return true,
            // Something was answered, or nothing came.
            _ => {}
        }
        // Where this fails, so will the next reading.
        stream.write_all(drip.as_bytes()).unwrap_or_default();
    }
    false
}

/// More than the system keeps for a reader who takes nothing.
const HUGE: usize = 64 << 20;

/// A site of one long file.
struct Huge;

impl Pages for Huge {
    fn version(&self, path: &str) -> Option<String> {
        (path == "huge.txt").then(String::new)
    }

    fn file(&self, _: &str) -> Result<Arc<[u8]>, Diagnostic> {
        Ok(vec![b'x'; HUGE].into())
    }
}

/// A site of one file that is made when the gate is open.
#[derive(Default)]
struct Gate {
    /// How often the file was asked for, and whether it can be made.
    state: Mutex<(usize, bool)>,
    changed: Condvar,
}

impl Gate {
    fn asked(&self) -> usize {
        self.state.lock().unwrap().0
    }

    fn wait_for(&self, number: usize) {
        let state = self.state.lock().unwrap();
        let is_less = |state: &mut (usize, bool)| state.0 < number;
        let waited = self.changed.wait_timeout_while(state, PATIENCE, is_less).unwrap();
        assert!(!waited.1.timed_out(), "fewer than {number} requests came");
    }

    fn open(&self) {
        self.state.lock().unwrap().1 = true;
        self.changed.notify_all();
    }
}

impl Pages for Gate {
    fn version(&self, path: &str) -> Option<String> {
        (path == "slow.txt").then(String::new)
    }

    fn file(&self, _: &str) -> Result<Arc<[u8]>, Diagnostic> {
        let mut state = self.state.lock().unwrap();
        state.0 += 1;
        self.changed.notify_all();
        let closed = self.changed.wait_timeout_while(state, PATIENCE, |(_, open)| !*open).unwrap();
        assert!(!closed.1.timed_out(), "the gate was never opened");
        Ok(Arc::from(*b"slow"))
    }
}
