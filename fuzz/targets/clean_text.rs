//! Cleans any bytes as plain text and as Markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postil::model::sidecar::Sidecar;

#[path = "../../tests/partition/promise.rs"]
mod promise;

fuzz_target!(|bytes: &[u8]| {
    promise::check("a.txt", bytes, &Sidecar::default());
    promise::check("a.md", bytes, &Sidecar::default());
});
