//! Reads any bytes as the notes of another program.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile_bytes/foreign_notes.rs"]
mod foreign_notes;

#[path = "../../tests/hostile_bytes/places.rs"]
mod places;

fuzz_target!(|bytes: &[u8]| foreign_notes::check(bytes));
