//! Any bytes, through `assay_fuzz::frames_out`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| assay_fuzz::frames_out(data));
