//! What tests do with documents of a type, apart from the type: so they are compiled once, and not for each of the cases.

use std::any::Any;
use std::fmt::Debug;
use std::hash::{DefaultHasher, Hasher};

use serde_json::Value;
use xsdbind::arbitrary::{self, Unstructured};
use xsdbind::error::{Deviation, Errors};
use xsdbind::{Document, ReadOptions, Result, WriteOptions};

/// A document of some type.
pub(crate) type AnyDocument = Box<dyn Operations>;

pub(crate) trait Operations: Debug {
    fn copy(&self) -> AnyDocument;
    fn is_same(&self, other: &dyn Operations) -> bool;
    /// What `Hash` makes of it, where generated types have that.
    fn hashed(&self) -> u64;
    /// The check of identity constraints.
    fn check_identity(&self) -> Result<()>;
    /// The check of `ID`.
    fn check_ids(&self) -> Result<()>;
    /// Both.
    fn check(&self) -> Result<()> {
        self.check_identity().and_then(|()| self.check_ids())
    }
    fn to_text(&self, options: WriteOptions) -> Result<String>;
    fn to_bytes(&self, options: WriteOptions) -> Result<Vec<u8>>;
    fn to_json(&self) -> Result<String>;
    fn as_any(&self) -> &dyn Any;
}

impl<D: Document + Clone + Debug + PartialEq + 'static> Operations for D {
    fn copy(&self) -> AnyDocument {
        Box::new(self.clone())
    }

    fn is_same(&self, other: &dyn Operations) -> bool {
        other.as_any().downcast_ref::<D>() == Some(self)
    }

    fn hashed(&self) -> u64 {
        let mut state = DefaultHasher::new();
        xsdbind::support::record::hash_document(self, &mut state);
        state.finish()
    }

    fn check_identity(&self) -> Result<()> {
        xsdbind::check_identity_constraints(self)
    }

    fn check_ids(&self) -> Result<()> {
        xsdbind::check_ids(self)
    }

    fn to_text(&self, options: WriteOptions) -> Result<String> {
        options.to_string(self)
    }

    fn to_bytes(&self, options: WriteOptions) -> Result<Vec<u8>> {
        options.to_vec(self)
    }

    fn to_json(&self) -> Result<String> {
        xsdbind::json::to_string(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A document, and what was passed over.
type Leniently = (AnyDocument, Vec<Deviation>);

/// A type of documents: how values of it come to be, and their JSON Schema.
#[derive(Clone, Copy)]
pub(crate) struct DocumentType {
    pub(crate) from_str: fn(&str) -> Result<AnyDocument>,
    pub(crate) from_slice: fn(&[u8]) -> Result<AnyDocument>,
    pub(crate) with_all_errors: fn(&[u8]) -> Result<AnyDocument, Errors>,
    pub(crate) leniently: fn(&[u8]) -> Result<Leniently>,
    pub(crate) from_json: fn(&str) -> Result<AnyDocument>,
    pub(crate) at_random: fn(&mut Unstructured<'_>) -> Result<AnyDocument>,
    pub(crate) json_schema: fn() -> Result<Value>,
}

impl DocumentType {
    pub(crate) fn of<D: Document + Clone + Debug + PartialEq + 'static>() -> Self {
        fn boxed<D: Operations + 'static>(document: D) -> AnyDocument {
            Box::new(document)
        }
        Self {
            from_str: |text| xsdbind::from_str::<D>(text).map(boxed),
            from_slice: |bytes| xsdbind::from_slice::<D>(bytes).map(boxed),
            with_all_errors: |bytes| ReadOptions::new().all_errors().from_slice::<D>(bytes).map(boxed),
            leniently: |bytes| {
                let read = ReadOptions::new().lenient().from_slice::<D>(bytes)?;
                let (document, deviations) = read.into_parts();
                Ok((boxed(document), deviations))
            },
            from_json: |json| xsdbind::json::from_str::<D>(json).map(boxed),
            at_random: |source| arbitrary::document::<D>(source).map(boxed),
            json_schema: || {
                let schema = xsdbind::json::document_schema::<D>()?;
                Ok(serde_json::to_value(schema).unwrap())
            },
        }
    }
}
