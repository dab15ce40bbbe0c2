//! How fast the whole cleaner is, on one core.

use std::time::Instant;

use postil_clean::clean;
use postil_clean::clean::recurrence::{self, Tally};
use postil_clean::ingest;
use postil_clean::model::sidecar::Sidecar;
use postil_clean::settings::CleanSettings;

use crate::pages::{Record, Variant};

/// Pages a second, from bytes to fields and blocks: each page is read, its lines are counted over
/// all pages, and it is cleaned; files and threads play no part.
pub fn pages_per_second(records: &[Record], variant: Variant) -> f64 {
    let settings = CleanSettings::default();
    let start = Instant::now();
    let read = |record: &Record| {
        let document = ingest(variant.file_name(), record.raw(variant).as_bytes()).0?;
        let keys = recurrence::keys(&document, None);
        Some((document, keys))
    };
    let pages: Vec<_> = records.iter().filter_map(read).collect();
    let recurrence = pages.iter().map(|(_, keys)| keys.as_slice()).collect::<Tally>().count();
    for (document, keys) in &pages {
        let others = recurrence.others(keys);
        std::hint::black_box(clean(document, &others, &Sidecar::default(), &settings));
    }
    pages.len() as f64 / start.elapsed().as_secs_f64()
}
