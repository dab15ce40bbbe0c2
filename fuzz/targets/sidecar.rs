//! Reads any bytes as a sidecar, and adds a note to it.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile_bytes/places.rs"]
mod places;

#[path = "../../tests/hostile_bytes/sidecar.rs"]
mod sidecar;

fuzz_target!(|bytes: &[u8]| sidecar::check(bytes));
