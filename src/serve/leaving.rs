//! What belongs to an answer, while it goes out: bytes that are there, or events as they come.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::time::timeout;

/// How long a stream of events may be silent before it says that it is still there.
const SILENCE: Duration = Duration::from_secs(15);

/// A comment in a stream of events, which a browser passes over.
const STILL_THERE: &[u8] = b":\n\n";

/// The body of an answer.
pub(super) enum Leaving {
    /// What is left of some bytes.
    Bytes(Bytes),
    Events(Events),
}

/// Whatever has events to tell.
pub(super) trait NextEvent: Send + Sized + 'static {
    /// The next event as it is written; none when there will be no more. Nothing is lost where
    /// nobody waits for its end.
    fn next_event(&mut self) -> impl Future<Output = Option<String>> + Send;
}

/// An event and those behind it; none where there are no more.
type Told = Option<(Bytes, Events)>;

/// A stream of server-sent events (HTML, section 9.2): the one that is waited for.
pub(super) struct Events {
    next: Pin<Box<dyn Future<Output = Told> + Send>>,
}

impl Events {
    /// The events of a source.
    pub(super) fn of(mut source: impl NextEvent) -> Self {
        let next = async move {
            let event = match timeout(SILENCE, source.next_event()).await {
                Ok(event) => event?.into(),
                Err(_) => Bytes::from_static(STILL_THERE),
            };
            Some((event, Events::of(source)))
        };
        Events { next: Box::pin(next) }
    }
}

/// An event as it is written; its data has no line breaks.
pub(super) fn event(name: &str, data: &str) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

impl Body for Leaving {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let bytes = match &mut *self {
            Leaving::Bytes(left) => Some(std::mem::take(left)).filter(|bytes| !bytes.is_empty()),
            Leaving::Events(events) => match events.next.as_mut().poll(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => None,
                Poll::Ready(Some((event, rest))) => {
                    *events = rest;
                    Some(event)
                }
            },
        };
        Poll::Ready(bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Leaving::Bytes(left) if left.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Leaving::Bytes(left) => SizeHint::with_exact(left.len() as u64),
            Leaving::Events(_) => SizeHint::default(),
        }
    }
}
