//! Any text as a value of each built-in type.
#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| xsdbind_fuzz::lexical(data));

/// Without a fuzzer: the files that are named, such as what it found.
#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    xsdbind_fuzz::files(xsdbind_fuzz::lexical)
}
