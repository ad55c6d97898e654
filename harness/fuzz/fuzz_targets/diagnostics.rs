//! Any bytes, through `assay_fuzz::diagnostics`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| assay_fuzz::diagnostics(data));
