//! Generates the bindings that `xsdbind.toml` names, as any user's crate would.

fn main() -> xsdbind_codegen::Result<()> {
    xsdbind_codegen::build("xsdbind.toml")
}
