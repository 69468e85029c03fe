//! Has the crate xsd-parser generate its types from the bundled schemas of OCI-P, and xsdbind those with texts in place.

use std::{env, fs, path::PathBuf};

use xsd_parser::config::{GeneratorFlags, InterpreterFlags, OptimizerFlags, ParserFlags, Resolver, Schema};
use xsd_parser::{Config, generate};

fn main() {
    xsdbind_codegen::build("xsdbind.toml").expect("types with texts in place");
    let schemas = PathBuf::from("../schemas/ocip").canonicalize().expect("the bundled schemas");
    println!("cargo:rerun-if-changed={}", schemas.display());
    let mut config = Config::default();
    config.parser.resolver = vec![Resolver::File];
    config.parser.flags = ParserFlags::all();
    config.parser.schemas = vec![Schema::File(schemas.join("ocip.xsd"))];
    config.interpreter.flags = InterpreterFlags::all() - InterpreterFlags::WITH_NUM_BIG_INT;
    config.optimizer.flags = OptimizerFlags::all();
    config.generator.flags = GeneratorFlags::all() - GeneratorFlags::ADVANCED_ENUMS;
    let code = generate(
        config
            .with_quick_xml()
            .with_nillable_type_support()
            .with_type_postfix("")
            .with_element_type_postfix("Anonymous"),
    )
    .expect("types from the schemas");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("a folder for output")).join("xsd_parser.rs");
    fs::write(out, code.to_string()).expect("the output");
}
