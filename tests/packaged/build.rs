fn main() -> xsdbind_codegen::Result<()> {
    xsdbind_codegen::build("xsdbind.toml")
}
