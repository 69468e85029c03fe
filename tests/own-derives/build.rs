use xsdbind_codegen::{Config, Derive, Error, Module, Without, build, generate};

fn main() -> Result<(), Error> {
    // The second module of the file is the same as what the builder says.
    let derive = Derive::new("*Document").and("Score").of("PartialEq").of("Debug");
    let by_builder = Module::new("lean")
        .schema("people.xsd")
        .without(Without::Clone)
        .without(Without::Debug)
        .without(Without::PartialEq)
        .derive(derive.of("Eq").of("Hash").attribute("#[must_use]"))
        .derive(Derive::new("Person").of("PartialEq").of("Debug").field("@id", "#[doc(alias = \"key\")]"));
    let [by_builder, by_file] = [Config::new().module(by_builder), Config::from_file("xsdbind.toml")?]
        .map(|config| generate(&config));
    let by_file = by_file?;
    for (path, text) in &by_builder?.files {
        assert_eq!(by_file.files.get(path), Some(text), "{}", path.display());
    }
    build("xsdbind.toml")
}
