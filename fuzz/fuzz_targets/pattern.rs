//! Any text as a pattern, and as what is matched.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| xsdbind_fuzz::pattern(data));

/// Without a fuzzer: the files that are named, such as what it found.
#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    xsdbind_fuzz::files(xsdbind_fuzz::pattern)
}
