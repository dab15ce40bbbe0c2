//! Lets connections in, has their requests answered, and ends those that only wait.
//!
//! A connection has so long to send a request, to send what belongs to it, and to take each piece
//! of the answer. How many there are at once is up to [`Seats`]. Where the system lets none in, as
//! at the limit of open files, the preview goes on and asks again.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::TcpListener;
use std::pin::pin;
use std::sync::{Arc, Once};
use std::time::Duration;

use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::serve::Console;
use crate::serve::arriving::Arriving;
use crate::serve::http::{self, Door};
use crate::serve::patient::PatientStream;
use crate::serve::seats::{Seat, Seats};

/// How long the preview waits before it asks the system for a connection again.
pub(super) const PAUSE: Duration = Duration::from_millis(100);

/// What connections are granted.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long a connection may take to send a request, to send what belongs to it, and to take a
    /// piece of the answer. An event stream lasts as long as its page.
    pub patience: Duration,
    /// How many there may be at once; fewer where the system lets a program open few files.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { patience: Duration::from_secs(15), connections: 256 }
    }
}

/// Serves until `stop` completes; open connections are cut, for event streams never end.
pub(super) fn run(
    listener: TcpListener,
    entrance: &Entrance,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            never = entrance.receive(&listener) => match never {},
            () = stop => Ok(()),
        }
    })
}

/// Where connections come in.
pub(super) struct Entrance {
    door: Arc<Door>,
    seats: Arc<Seats>,
    patience: Duration,
    console: Console,
    /// Done when the console has been told that no connection could be let in.
    told: Once,
}

impl Entrance {
    /// An entrance to `door`, through which as many come as there are seats.
    pub(super) fn new(
        door: Arc<Door>,
        seats: Arc<Seats>,
        patience: Duration,
        console: Console,
    ) -> Self {
        Entrance { door, seats, patience, console, told: Once::new() }
    }

    /// Lets in whoever comes.
    async fn receive(&self, listener: &tokio::net::TcpListener) -> Infallible {
        loop {
            let (stream, _) = self.next(|| listener.accept()).await;
            let seat = Arc::new(self.seats.take().await);
            tokio::spawn(attend(stream, seat, Arc::clone(&self.door), self.patience));
        }
    }

    /// What `accept` gives, as soon as the system lets it.
    pub(super) async fn next<T, F: Future<Output = io::Result<T>>>(
        &self,
        accept: impl Fn() -> F,
    ) -> T {
        loop {
            match accept().await {
                Ok(connection) => return connection,
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    self.told.call_once(|| self.console.say(explain(&error)));
                    self.seats.make_room();
                    sleep(PAUSE).await;
                }
            }
        }
    }
}

/// Whether a connection ended before it was let in, which says nothing of the next one.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

fn explain(error: &io::Error) -> String {
    format!("no browser can connect just now ({error}); the preview goes on and tries again")
}

/// Answers what comes over a connection, until it ends or its seat is needed.
async fn attend(stream: TcpStream, seat: Arc<Seat>, door: Arc<Door>, patience: Duration) {
    // Events are small; without this the system holds them back. A refusal is harmless.
    let _ = stream.set_nodelay(true);
    let stream = TokioIo::new(PatientStream::new(stream, Arc::clone(&seat), patience));
    let service = service_fn(|request: Request<Incoming>| {
        let attending = Arc::clone(&seat).attending();
        let request = request.map(|body| Arriving::new(body, Arc::clone(&seat)));
        let answer = http::answer(Arc::clone(&door), request);
        async move {
            let _attending = attending;
            Ok::<_, Infallible>(answer.await)
        }
    });
    let mut server = http1::Builder::new();
    // It also ends a connection that is kept for later requests.
    server.timer(TokioTimer::new()).header_read_timeout(patience);
    let mut connection = pin!(server.serve_connection(stream, service));
    tokio::select! {
        // First what has come, which may be a request: a seat is needed of one that is silent.
        biased;
        _ = connection.as_mut() => return,
        () = seat.needed() => connection.as_mut().graceful_shutdown(),
    }
    loop {
        let respite = seat.respite();
        if timeout(respite, connection.as_mut()).await.is_ok() || respite.is_zero() {
            return;
        }
    }
}
