//! Commands of OCI-P from the shell, on the bundled bindings.

use std::process::ExitCode;

fn main() -> ExitCode {
    provisioning_client::command::main::<provisioning_api::oci::Bundled>()
}
