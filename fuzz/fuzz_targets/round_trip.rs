//! Random documents, made of the bytes.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| xsdbind_fuzz::round_trip(data));

/// Without a fuzzer: the files that are named, such as what it found.
#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    xsdbind_fuzz::files(xsdbind_fuzz::round_trip)
}
