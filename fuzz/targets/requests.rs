//! Sends any bytes to a preview.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile_bytes/requests.rs"]
mod requests;

fuzz_target!(|bytes: &[u8]| requests::check(bytes));
