//! The command `xsdbind`: each subcommand has a file of its own.
//!
//! In come the arguments; out go texts for the standard output and the standard error, and the exit
//! status. A new subcommand is a file and an arm here.
#![forbid(unsafe_code)]

mod accepted;
mod cache;
mod check;
mod completions;
mod convert;
mod diff;
mod docs;
mod documents;
mod explain;
mod folders;
mod format;
mod generate;
mod init;
mod input;
mod list;
mod report;
mod sample;
mod schemas;
mod show;
mod sources;
mod tables;
mod upgrade;
mod validate;
mod verdict;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use self::report::{Done, MessageFormat, PROBLEMS, Stop};

const ABOUT: &str = "Generates small, readable Rust from XML Schema, with absent, nil and value kept apart";

const EXAMPLES: &str = "\
Examples:
  Begin: write xsdbind.toml from the schemas in a folder:
    xsdbind init schemas
  Generate what xsdbind.toml says:
    xsdbind generate
  Fail if the generated code does not fit the schemas any more:
    xsdbind check
  Generate without a configuration file:
    xsdbind generate --schema schemas/ocip.xsd --module ocip --out src/generated
  Report what a new release of the schemas changes:
    xsdbind diff schemas/r24 schemas/r25
  Look up a type and what is in it:
    xsdbind list '*Modify*'
    xsdbind show UserModifyRequest22
  Check documents, and convert them to JSON and back, without generating code:
    xsdbind validate schemas/ocip.xsd captured/
    xsdbind convert schemas/ocip.xsd message.xml

Exit status: 0 when all is well, 1 when there are problems, 2 when the arguments are wrong.";

/// The exit status when the arguments are wrong.
const MISUSED: u8 = 2;

#[derive(Parser)]
#[command(name = "xsdbind", version, about = ABOUT, after_help = EXAMPLES)]
struct Cli {
    /// The form of messages: as rustc has them, a line each, or an object of JSON in a line
    #[arg(long, global = true, value_name = "FORMAT", value_enum, default_value_t = MessageFormat::Human, hide_default_value = true)]
    message_format: MessageFormat,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Generate(generate::Generate),
    Check(check::Check),
    Diff(diff::Diff),
    Upgrade(upgrade::Upgrade),
    Init(init::Init),
    List(list::List),
    Show(show::Show),
    Validate(validate::Validate),
    Convert(convert::Convert),
    Format(format::Format),
    Explain(explain::Explain),
    Sample(sample::Samples),
    Docs(docs::Docs),
    Completions(completions::Completions),
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too. Where they cannot be printed, nothing can be.
            let _ = error.print();
            return u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    match cli.command.run(cli.message_format) {
        Ok(done) => {
            report::to_stderr(&done.warnings);
            let printed = report::to_stdout(&done.text);
            if done.failed { ExitCode::from(PROBLEMS) } else { printed }
        }
        Err(stop) => {
            report::to_stderr(&cli.message_format.stop(&stop));
            ExitCode::from(if matches!(stop, Stop::Misused(_)) { MISUSED } else { PROBLEMS })
        }
    }
}

impl Command {
    fn run(self, format: MessageFormat) -> Result<Done, Stop> {
        match self {
            Self::Generate(command) => Ok(command.run(format)?),
            Self::Check(command) => Ok(command.run(format)?),
            Self::Diff(command) => command.run(format),
            Self::Upgrade(command) => command.run(format),
            Self::Init(command) => Ok(command.run(format)?),
            Self::List(command) => Ok(command.run(format)?),
            Self::Show(command) => Ok(command.run(format)?),
            Self::Validate(command) => command.run(format),
            Self::Convert(command) => command.run(format),
            Self::Format(command) => command.run(format),
            Self::Explain(command) => command.run(format),
            Self::Sample(command) => command.run(format),
            Self::Docs(command) => Ok(command.run(format)?),
            Self::Completions(command) => Ok(command.run(&mut Cli::command())),
        }
    }
}
