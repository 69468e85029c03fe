//! The command `xsdbind`.
//!
//! In come the arguments; out go generated files and messages. Exit status: 0 when all is well, 1 when
//! there are problems, 2 when the arguments are wrong.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
