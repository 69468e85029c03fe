//! Generates the bindings of the newest complete release, where there is one.

use std::env;
use std::path::Path;

use xsdbind_codegen::{Config, Module};

include!("src/commands.rs");
include!("src/release.rs");

fn main() -> xsdbind_codegen::Result<()> {
    println!("cargo:rerun-if-env-changed=OCIP_SCHEMAS");
    println!("cargo:rustc-check-cfg=cfg(ocip_schemas)");
    let Some(schemas) = env::var_os("OCIP_SCHEMAS") else { return Ok(()) };
    println!("cargo:rustc-cfg=ocip_schemas");
    println!("cargo:rustc-env=REAL_SET_OUT_DIR={}", env::var("OUT_DIR").unwrap_or_default());
    let entry = Path::new(&schemas).join("ocip-r25/OCISchemaAS.xsd");
    let module = |name: &str| Module::new(name).schema(&entry).namespace("C", "base").requests(requests());
    // The same release once more, with the commands of the bundled schemas alone.
    let few = COMMANDS.iter().copied().fold(module("few"), Module::root);
    Config::new().module(module("ocip")).module(few).build()
}
