//! Any bytes, through `assay_fuzz::frames_in`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| assay_fuzz::frames_in(data));
