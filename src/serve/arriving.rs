//! What belongs to a request, while it comes in.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, Incoming};

use crate::serve::seats::Seat;

/// The body of a request, whose seat hears when all of it is there.
pub(super) struct Arriving {
    body: Incoming,
    seat: Arc<Seat>,
}

impl Arriving {
    /// The body of a request of the connection at `seat`; most have none, and are there at once.
    pub(super) fn new(body: Incoming, seat: Arc<Seat>) -> Self {
        if body.is_end_stream() {
            seat.answer();
        }
        Arriving { body, seat }
    }

    /// All of it; nothing where it has more bytes than `most`, or breaks off.
    pub(super) async fn bytes_up_to(mut self, most: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        while let Some(frame) = poll_fn(|context| self.poll_frame(context)).await {
            let frame = frame.ok()?;
            let more = frame.data_ref().map(Bytes::as_ref).unwrap_or_default();
            if more.len() > most - bytes.len() {
                return None;
            }
            bytes.extend_from_slice(more);
        }
        Some(bytes)
    }

    fn poll_frame(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<hyper::Result<Frame<Bytes>>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if matches!(polled, Poll::Ready(None)) || self.body.is_end_stream() {
            self.seat.answer();
        }
        polled
    }
}
