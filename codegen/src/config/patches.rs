//! Which requests change which records.

use super::rule::Rule;

/// A request that turns one record into another, both named as in the schema: generated is `impl xsdbind::Patch`.
///
/// A name may begin with `{namespace}`. Fields go together where their names and types agree; those of the request that
/// have to be there are left to its `new`, and about any other that goes with none there is a warning, unless it is
/// excepted.
///
/// ```
/// use xsdbind_codegen::{Module, Patch};
///
/// let patch = Patch::new("UserGetResponse22", "UserModifyRequest22").except("newPassword");
/// let module = Module::new("ocip").schema("ocip.xsd").patch(patch);
/// ```
#[derive(Debug, Clone)]
pub struct Patch {
    pub(crate) record: Rule<String>,
    pub(crate) request: Rule<String>,
    pub(crate) except: Vec<Rule<String>>,
}

impl Patch {
    /// The request of this name changes the record of this name.
    #[must_use]
    pub fn new(record: impl Into<String>, request: impl Into<String>) -> Self {
        Self { record: Rule::built(record.into()), request: Rule::built(request.into()), except: Vec::new() }
    }

    /// Leaves a field of the request to its user: `name` for an element, `@name` for an attribute.
    #[must_use]
    pub fn except(mut self, field: impl Into<String>) -> Self {
        self.except.push(Rule::built(field.into()));
        self
    }
}
