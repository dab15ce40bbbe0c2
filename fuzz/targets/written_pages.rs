//! Reads any bytes as an archive's own page, accepted texts and settings.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile_bytes/places.rs"]
mod places;

#[path = "../../tests/hostile_bytes/written_pages.rs"]
mod written_pages;

fuzz_target!(|bytes: &[u8]| written_pages::check(bytes));
