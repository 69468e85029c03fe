//! `xsdbind completions`.
//!
//! In come the name of a shell and the command; out goes the script that completes the command's arguments in it.

use clap::{Args, Command};
use clap_complete::Shell;

use super::report::Done;

const EXAMPLES: &str = "\
Examples:
  source <(xsdbind completions bash)
  xsdbind completions zsh > ~/.zfunc/_xsdbind
  xsdbind completions fish > ~/.config/fish/completions/xsdbind.fish";

/// Print a script that completes arguments in a shell
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, command: &mut Command) -> Done {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, command, "xsdbind", &mut script);
        Done { text: String::from_utf8_lossy(&script).into_owned(), ..Done::default() }
    }
}
