//! The same modules in one crate, to compare with.

fn main() -> xsdbind_codegen::Result<()> {
    xsdbind_codegen::build("xsdbind.toml")
}
