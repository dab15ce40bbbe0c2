//! Cleans any bytes as a saved web page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postil::model::sidecar::Sidecar;

#[path = "../../tests/partition/promise.rs"]
mod promise;

fuzz_target!(|bytes: &[u8]| promise::check("a.html", bytes, &Sidecar::default()));
