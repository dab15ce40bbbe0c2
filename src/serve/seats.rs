//! Who is connected, and who makes room when every seat is taken.
//!
//! A browser keeps connections open that it does not use, and whoever wishes can open more. So the
//! number of seats is bounded, and leaves the build the files that it has to open. Where a new
//! connection finds no seat, the one that has been silent longest gives up its own: an event stream
//! that has nothing to tell, a browser's spare connection, or one that never asked. A stream's page
//! soon asks for it again. A connection that is being answered keeps its seat, and so does one whose
//! request may have come and was not looked for yet; then the new one waits.

use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// The seats of a preview.
pub(super) struct Seats {
    most: usize,
    taken: Mutex<Vec<Arc<Place>>>,
    /// Told when somebody has left, or may be asked to leave now.
    changed: Notify,
    /// Counts what is heard from all connections, and so says which was heard last.
    heard: AtomicU64,
}

/// What others see of a seat that is taken.
#[derive(Default)]
struct Place {
    /// The count when the connection was last heard.
    heard: AtomicU64,
    /// Somebody has looked for more from the other side, and there was nothing.
    is_silent: AtomicBool,
    /// A request is being answered.
    is_answered: AtomicBool,
    leave: Notify,
}

/// A seat that is taken until this value is dropped.
pub(super) struct Seat {
    seats: Arc<Seats>,
    place: Arc<Place>,
}

/// A request that is being answered, until this value is dropped.
pub(super) struct Answering(Arc<Seat>);

impl Seats {
    /// At most `most` seats, and no more than half of the files that can still be opened: the rest
    /// is for the build.
    pub(super) fn new(most: usize, listener: &TcpListener) -> Arc<Self> {
        let most = most.min(openable(2 * most, listener) / 2).max(1);
        let taken = Mutex::new(Vec::with_capacity(most));
        Arc::new(Seats { most, taken, changed: Notify::new(), heard: AtomicU64::new(0) })
    }

    /// Takes a seat, as soon as there is one.
    pub(super) async fn take(self: &Arc<Self>) -> Seat {
        loop {
            if let Some(place) = self.free_place() {
                return Seat { seats: Arc::clone(self), place };
            }
            self.make_room();
            // It remembers one telling, so that none between the two is missed.
            self.changed.notified().await;
        }
    }

    /// Asks the connection that has been silent longest to leave, if any can.
    pub(super) fn make_room(&self) {
        let taken = self.taken();
        let silent = taken.iter().filter(|place| place.may_leave());
        if let Some(place) = silent.min_by_key(|place| place.heard.load(Ordering::Relaxed)) {
            place.leave.notify_one();
        }
    }

    fn free_place(&self) -> Option<Arc<Place>> {
        let mut taken = self.taken();
        (taken.len() < self.most).then(|| {
            let place = Arc::new(Place { heard: AtomicU64::new(self.count()), ..Place::default() });
            taken.push(Arc::clone(&place));
            place
        })
    }

    fn count(&self) -> u64 {
        self.heard.fetch_add(1, Ordering::Relaxed)
    }

    /// No holder of the lock can leave the list half changed.
    fn taken(&self) -> MutexGuard<'_, Vec<Arc<Place>>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    fn may_leave(&self) -> bool {
        self.is_silent.load(Ordering::Relaxed) && !self.is_answered.load(Ordering::Relaxed)
    }
}

impl Seat {
    /// Notes that something came from the other side.
    pub(super) fn hear(&self) {
        self.place.is_silent.store(false, Ordering::Relaxed);
        self.reach();
    }

    /// Notes that something was taken by the other side.
    pub(super) fn reach(&self) {
        self.place.heard.store(self.seats.count(), Ordering::Relaxed);
    }

    /// Notes that nothing comes from the other side.
    pub(super) fn find_silent(&self) {
        if !self.place.is_silent.swap(true, Ordering::Relaxed) {
            self.seats.changed.notify_one();
        }
    }

    /// Keeps the seat while a request is being answered.
    pub(super) fn answering(self: Arc<Self>) -> Answering {
        self.place.is_answered.store(true, Ordering::Relaxed);
        Answering(self)
    }

    /// Whether a request is being answered.
    pub(super) fn is_answered(&self) -> bool {
        self.place.is_answered.load(Ordering::Relaxed)
    }

    /// Waits until the seat is needed for another connection.
    pub(super) async fn needed(&self) {
        self.place.leave.notified().await;
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        let Answering(seat) = self;
        seat.reach();
        // An event stream is not looked at again until it has something to tell.
        seat.place.is_silent.store(true, Ordering::Relaxed);
        seat.place.is_answered.store(false, Ordering::Relaxed);
        seat.seats.changed.notify_one();
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.seats.taken().retain(|place| !Arc::ptr_eq(place, &self.place));
        self.seats.changed.notify_one();
    }
}

/// How many files can still be opened, up to `enough`; no call of the standard library says it.
fn openable(enough: usize, listener: &TcpListener) -> usize {
    let opened: Vec<TcpListener> = (0..enough).map_while(|_| listener.try_clone().ok()).collect();
    opened.len()
}
