//! Any bytes, read as a snapshot.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    genfn_tests_snapshots::any_bytes::tried(bytes);
});
