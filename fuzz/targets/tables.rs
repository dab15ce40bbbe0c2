//! Reads any bytes as a table: separated values, whose separator is found first, and JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile_bytes/tables.rs"]
mod tables;

fuzz_target!(|bytes: &[u8]| tables::check(bytes));
