fn main() -> Result<(), xsdbind_codegen::Error> {
    xsdbind_codegen::build("xsdbind.toml")
}
