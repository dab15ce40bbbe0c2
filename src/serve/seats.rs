//! Who is connected, and who makes room when every seat is taken.
//!
//! A browser keeps connections open that it does not use, and whoever wishes can open more. So the
//! number of seats is bounded, and leaves the build the files that it has to open. Where a new
//! connection finds no seat, the one that has been silent longest gives up its own: an event stream
//! that has nothing to tell, a browser's spare connection, one that never asked, or one that has
//! begun to ask and does not come to an end. A stream's page soon asks for it again. A connection
//! that is being answered keeps its seat for as long as its reader takes the answer, and so does one
//! whose request may have come and was not looked for yet; then the new one waits.

use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio::time::timeout;

/// How long all who have begun a request have together to end it, once their seats are needed; and
/// how long a reader may pause within an answer.
pub(super) const FAREWELL: Duration = Duration::from_millis(500);

/// The seats of a preview.
pub(super) struct Seats {
    most: usize,
    taken: Mutex<Vec<Arc<Place>>>,
    /// Told when somebody has left, or may be asked to leave now.
    changed: Notify,
}

/// What others see of a seat that is taken.
struct Place {
    state: Mutex<State>,
    leave: Notify,
}

/// How far a connection has come.
struct State {
    turn: Turn,
    /// When its turn began; of one that takes an answer, when it took the last piece.
    moved: Instant,
    /// Somebody has looked for more from the other side, and there was nothing.
    is_silent: bool,
}

/// Whose turn it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// The other side's, which has asked nothing since the last answer.
    Waits,
    /// The other side's, which has begun a request.
    Asks,
    /// The preview's, which makes an answer.
    Answers,
    /// The other side's, which has more of an answer to take.
    Takes,
}

/// A seat that is taken until this value is dropped.
pub(super) struct Seat {
    seats: Arc<Seats>,
    place: Arc<Place>,
}

/// A request that is taken in and answered, until this value is dropped.
pub(super) struct Attending(Arc<Seat>);

impl Seats {
    /// At most `most` seats, and no more than half of the files that can still be opened: the rest
    /// is for the build.
    pub(super) fn new(most: usize, listener: &TcpListener) -> Arc<Self> {
        let most = most.min(openable(2 * most, listener) / 2).max(1);
        let taken = Mutex::new(Vec::with_capacity(most));
        Arc::new(Seats { most, taken, changed: Notify::new() })
    }

    /// Takes a seat, as soon as there is one.
    pub(super) async fn take(self: &Arc<Self>) -> Seat {
        loop {
            if let Some(place) = self.free_place() {
                return Seat { seats: Arc::clone(self), place };
            }
            self.make_room();
            // It remembers one telling, so that none between the two is missed. Nobody tells that
            // a reader has paused for too long.
            let _ = timeout(FAREWELL, self.changed.notified()).await;
        }
    }

    /// Asks the connection that has been silent longest to leave, if any can.
    pub(super) fn make_room(&self) {
        let taken = self.taken();
        let silent = taken.iter().filter(|place| place.state().may_leave());
        if let Some(place) = silent.min_by_key(|place| place.state().moved) {
            place.leave.notify_one();
        }
    }

    fn free_place(&self) -> Option<Arc<Place>> {
        let mut taken = self.taken();
        (taken.len() < self.most).then(|| {
            let state = State { turn: Turn::Waits, moved: Instant::now(), is_silent: false };
            let place = Arc::new(Place { state: Mutex::new(state), leave: Notify::new() });
            taken.push(Arc::clone(&place));
            place
        })
    }

    /// How long each who has begun a request has to end it: the more they are, the less.
    fn patience_with_asking(&self) -> Duration {
        let taken = self.taken();
        let asking = taken.iter().filter(|place| place.state().turn == Turn::Asks).count();
        FAREWELL / u32::try_from(asking.max(1)).unwrap_or(u32::MAX)
    }

    /// No holder of the lock can leave the list half changed.
    fn taken(&self) -> MutexGuard<'_, Vec<Arc<Place>>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// No holder of the lock can leave the state half changed.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn may_leave(&self) -> bool {
        match self.turn {
            Turn::Answers => false,
            Turn::Takes => self.moved.elapsed() >= FAREWELL,
            Turn::Waits | Turn::Asks => self.is_silent,
        }
    }

    fn begin(&mut self, turn: Turn) {
        (self.turn, self.moved) = (turn, Instant::now());
    }
}

impl Seat {
    /// Notes that something came from the other side.
    pub(super) fn hear(&self) {
        let mut state = self.place.state();
        state.is_silent = false;
        // Each later piece of a request is no sign that it will ever end.
        if state.turn == Turn::Waits {
            state.begin(Turn::Asks);
        }
    }

    /// Notes that nothing comes from the other side.
    pub(super) fn find_silent(&self) {
        let mut state = self.place.state();
        if !std::mem::replace(&mut state.is_silent, true) {
            self.seats.changed.notify_one();
        }
    }

    /// Notes that the other side has taken something.
    pub(super) fn reach(&self) {
        let mut state = self.place.state();
        match state.turn {
            Turn::Takes | Turn::Waits => state.begin(Turn::Waits),
            Turn::Asks | Turn::Answers => {}
        }
    }

    /// Notes that the other side does not take what is there for it.
    pub(super) fn find_slow(&self) {
        // Since it took the last piece, which it may have done long ago.
        self.place.state().turn = Turn::Takes;
    }

    /// Attends to a request whose head is there.
    pub(super) fn attending(self: Arc<Self>) -> Attending {
        // Its head may have come together with the request before it.
        let mut state = self.place.state();
        if state.turn == Turn::Waits {
            state.begin(Turn::Asks);
        }
        drop(state);
        Attending(self)
    }

    /// Keeps the seat while a request is being answered, all of which is there.
    pub(super) fn answer(&self) {
        self.place.state().begin(Turn::Answers);
    }

    /// How long a connection that was asked to leave may stay before it is looked at again; no time
    /// where it has to go.
    pub(super) fn respite(&self) -> Duration {
        let asking = self.seats.patience_with_asking();
        let state = self.place.state();
        let patience = match state.turn {
            Turn::Answers => return FAREWELL,
            Turn::Takes => FAREWELL,
            Turn::Asks => asking,
            Turn::Waits => Duration::ZERO,
        };
        patience.saturating_sub(state.moved.elapsed())
    }

    /// Waits until the seat is needed for another connection.
    pub(super) async fn needed(&self) {
        self.place.leave.notified().await;
    }
}

impl Drop for Attending {
    fn drop(&mut self) {
        let Attending(seat) = self;
        let mut state = seat.place.state();
        state.begin(Turn::Waits);
        // An event stream is not looked at again until it has something to tell.
        state.is_silent = true;
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
