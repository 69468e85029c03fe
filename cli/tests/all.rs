//! All tests of the command, one program. `cargo test -p xsdbind-cli --test all diff::` runs a module of it.

#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as tests do")]

mod bad_input;
mod cli;
mod crates;
mod diff;
mod diff_documents;
mod docs;
mod documents;
mod init;
mod large_documents;
mod project;
mod services;
mod take_over;
mod unchanged;
mod upgrade;
