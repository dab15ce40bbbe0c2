//! What the archive has of an address, for arriving captures to be compared with.

use std::collections::{HashMap, HashSet};

use crate::model::captures::Worth;
use crate::model::key::Key;
use crate::model::sidecar::Sidecar;
use crate::model::web_address;

/// The captures of one address that stand in the archive whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Archived {
    /// What the best one is worth, and its digest.
    best: Option<(Worth, Option<Key>)>,
    digests: HashSet<Key>,
}

impl Archived {
    /// Takes a capture in; of two that are worth the same the later one counts as the best.
    fn add(&mut self, worth: Worth, digest: Option<&str>) {
        let digest = digest.map(|digest| Key::of_bytes(digest.as_bytes()));
        self.digests.extend(digest);
        if self.best.is_none_or(|(best, _)| best <= worth) {
            self.best = Some((worth, digest));
        }
    }

    /// What the best of them is worth, and whether it has the bytes of a digest; nothing where there
    /// is none.
    pub fn best(&self, digest: &str) -> Option<(Worth, bool)> {
        let digest = Key::of_bytes(digest.as_bytes());
        self.best.map(|(worth, own)| (worth, own == Some(digest)))
    }

    /// Whether one of them has the bytes of a digest.
    pub fn has(&self, digest: &str) -> bool {
        self.digests.contains(&Key::of_bytes(digest.as_bytes()))
    }
}

/// The captures of pages by the name of the first one and their address.
///
/// Their sidecars are read once; what is written then is taken in.
#[derive(Debug, Default)]
pub(super) struct ArchivedPages(HashMap<Key, HashMap<Key, Archived>>);

impl ArchivedPages {
    /// Whether the captures below a name have been read.
    pub fn knows(&self, plain: &str) -> bool {
        self.0.contains_key(&Key::of_bytes(plain.as_bytes()))
    }

    /// Says that the captures below a name are read now.
    pub fn begin(&mut self, plain: &str) {
        self.0.insert(Key::of_bytes(plain.as_bytes()), HashMap::new());
    }

    /// Takes in a capture below a name.
    pub fn add(&mut self, plain: &str, sidecar: &Sidecar) {
        let addresses = self.0.entry(Key::of_bytes(plain.as_bytes())).or_default();
        let archived = addresses.entry(key(sidecar.overrides.url.as_deref())).or_default();
        let worth = Worth::new(sidecar.captured, sidecar.capture.flaw);
        archived.add(worth, sidecar.capture.digest.as_deref());
    }

    /// The captures with an address below a name.
    pub fn of(&self, plain: &str, address: Option<&str>) -> Option<&Archived> {
        self.0.get(&Key::of_bytes(plain.as_bytes()))?.get(&key(address))
    }

    /// Forgets what is known of a name.
    pub fn forget(&mut self, plain: &str) {
        self.0.remove(&Key::of_bytes(plain.as_bytes()));
    }
}

fn key(address: Option<&str>) -> Key {
    Key::of(&address.map(web_address::plain))
}
