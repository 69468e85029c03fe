//! Every document of the corpus is by tables that are made at run time what it is by generated code.

#[cfg(ocip_schemas)]
#[path = "../../as_tables/mod.rs"]
mod as_tables;

#[cfg(not(ocip_schemas))]
pub fn check(_corpus: std::path::PathBuf) -> Result<String, String> {
    Ok("skipped, since OCIP_SCHEMAS is not set".to_owned())
}

#[cfg(ocip_schemas)]
pub use with_schemas::{check, same};

#[cfg(ocip_schemas)]
mod with_schemas {
    use std::path::{Path, PathBuf};
    use std::sync::OnceLock;
    use std::time::Instant;

    use real_set::ocip::AnyDocument;
    use xsdbind_codegen::dynamic::Schemas;
    use xsdbind_codegen::{Config, Module};

    use super::as_tables;
    use crate::document_type::DocumentType;
    use crate::documents;

    include!("release.rs");

    /// How many differences are shown.
    const SHOWN: usize = 5;

    /// The release, loaded once.
    fn schemas() -> Result<&'static Schemas, String> {
        static SCHEMAS: OnceLock<Result<Schemas, String>> = OnceLock::new();

        SCHEMAS.get_or_init(load).as_ref().map_err(Clone::clone)
    }

    fn load() -> Result<Schemas, String> {
        let folder = std::env::var_os("OCIP_SCHEMAS").ok_or("OCIP_SCHEMAS is not set")?;
        let entry = Path::new(&folder).join("ocip-r25/OCISchemaAS.xsd");
        let module = Module::new("ocip").schema(entry).namespace("C", "base").requests(requests());
        Schemas::load_config(&Config::new().module(module)).map_err(|error| error.to_string())
    }

    /// Compares what is said of a document.
    pub fn same(xml: &[u8]) -> Result<(), String> {
        as_tables::check(DocumentType::of::<AnyDocument>(), schemas()?, xml)
    }

    pub fn check(corpus: PathBuf) -> Result<String, String> {
        let documents = documents::read(&corpus)?;
        let began = Instant::now();
        schemas()?;
        let loaded = began.elapsed();
        let failure = |it: &documents::Document| Some(format!("  {} ({}): {}", it.name, it.mode, same(&it.xml).err()?));
        let mut failures: Vec<String> = documents.iter().filter_map(failure).collect();
        let (all, same) = (documents.len(), documents.len() - failures.len());
        let summary =
            format!("{same} of {all} documents as by generated code; tables made in {} ms", loaded.as_millis());
        if failures.is_empty() {
            return Ok(summary);
        }
        failures.truncate(SHOWN);
        Err(format!("{summary}\n{}", failures.join("\n")))
    }
}
