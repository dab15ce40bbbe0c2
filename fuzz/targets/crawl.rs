//! Imports any bytes as a WARC file and as a WACZ package.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile_bytes/crawl.rs"]
mod crawl;

fuzz_target!(|bytes: &[u8]| crawl::check(bytes));
