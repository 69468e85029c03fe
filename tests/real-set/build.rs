//! Generates the bindings of the newest complete release, where there is one.

use std::env;
use std::path::Path;

use xsdbind_codegen::{Config, Module};

fn main() -> xsdbind_codegen::Result<()> {
    println!("cargo:rerun-if-env-changed=OCIP_SCHEMAS");
    println!("cargo:rustc-check-cfg=cfg(ocip_schemas)");
    let Some(schemas) = env::var_os("OCIP_SCHEMAS") else { return Ok(()) };
    println!("cargo:rustc-cfg=ocip_schemas");
    let entry = Path::new(&schemas).join("ocip-r25/OCISchemaAS.xsd");
    Config::new().module(Module::new("ocip").schema(entry).namespace("C", "base")).build()
}
