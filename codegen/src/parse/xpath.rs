//! Paths of identity constraints: the part of `XPath` that XSD part 1, section 3.11.6, allows.
//!
//! In comes a text; what then holds: each path is steps to children, `.//` at most before them, and in a field an
//! attribute at most behind them. Names are expanded: one without a prefix is in no namespace.

use roxmltree::Node;

use super::names::ncname;
use super::reader::{Reader, collapsed};
use crate::diagnostics::SyntaxProblem;
use crate::terms::{NameTest, Step, Str, XPath};

/// The attribute `xpath` of a `selector` or a `field`.
pub(super) fn xpath(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<XPath> {
    let Some(text) = collapsed(node, "xpath") else {
        let element = node.tag_name().name().to_owned();
        reader.error(SyntaxProblem::MissingAttribute { name: "xpath", element }, node);
        return None;
    };
    let mut parser = Parser { rest: &text, node, is_field: node.tag_name().name() == "field" };
    match parser.paths() {
        Ok(paths) => Some(XPath { text: text.as_ref().into(), paths }),
        Err(Problem::Prefix(prefix)) => {
            reader.error_at(SyntaxProblem::Prefix { prefix }, node, "xpath");
            None
        }
        Err(Problem::Path(reason)) => {
            let (found, element) = (text.to_string(), node.tag_name().name().to_owned());
            reader.error_at(SyntaxProblem::XPath { found, element, reason }, node, "xpath");
            None
        }
    }
}

enum Problem {
    Path(&'static str),
    Prefix(String),
}

struct Parser<'t, 'n, 'i> {
    rest: &'t str,
    node: Node<'n, 'i>,
    is_field: bool,
}

impl<'t> Parser<'t, '_, '_> {
    /// `Path ( '|' Path )*`
    fn paths(&mut self) -> Result<Vec<Vec<Step>>, Problem> {
        let mut paths = vec![self.path()?];
        while self.takes("|") {
            paths.push(self.path()?);
        }
        if self.rest.is_empty() {
            return Ok(paths);
        }
        Err(Problem::Path("only names, `*`, `.`, `/`, `|`, `.//` and `@` can be in it, one step after the other"))
    }

    /// `('.//')? Step ( '/' Step )*`, in which `.` leads nowhere; the last of a field may be an attribute.
    fn path(&mut self) -> Result<Vec<Step>, Problem> {
        let mut steps = Vec::new();
        let before = self.rest;
        if self.takes(".") && self.takes("//") {
            steps.push(Step::Descendants);
        } else {
            self.rest = before;
        }
        loop {
            if self.takes("@") || self.takes_axis("attribute") {
                if !self.is_field {
                    return Err(Problem::Path("it cannot lead to an attribute"));
                }
                steps.push(Step::Attribute(self.name_test()?));
                return Ok(steps);
            }
            if !self.takes(".") {
                self.takes_axis("child");
                steps.push(Step::Child(self.name_test()?));
            }
            if self.takes("//") {
                return Err(Problem::Path("`//` is only allowed after a `.` at the beginning of a path"));
            }
            if !self.takes("/") {
                return Ok(steps);
            }
        }
    }

    /// `QName | '*' | NCName ':' '*'`
    fn name_test(&mut self) -> Result<NameTest, Problem> {
        if self.takes("*") {
            return Ok(NameTest::Any);
        }
        let first = self.name()?;
        let Some(rest) = self.rest.strip_prefix(':') else {
            return Ok(NameTest::Name(None, first.into()));
        };
        self.rest = rest;
        let namespace = match first {
            "xml" => Some("http://www.w3.org/XML/1998/namespace"),
            prefix => self.node.lookup_namespace_uri(Some(prefix)),
        };
        let namespace = Str::from(namespace.ok_or_else(|| Problem::Prefix(first.to_owned()))?);
        if let Some(rest) = self.rest.strip_prefix('*') {
            self.rest = rest;
            return Ok(NameTest::Namespace(namespace));
        }
        Ok(NameTest::Name(Some(namespace), self.name()?.into()))
    }

    fn name(&mut self) -> Result<&'t str, Problem> {
        self.skip_blanks();
        let length = ncname(self.rest);
        if length == 0 {
            return Err(Problem::Path("a name, `*` or `.` is missing"));
        }
        let (name, rest) = self.rest.split_at(length);
        self.rest = rest;
        Ok(name)
    }

    /// Takes the name of an axis, written out.
    fn takes_axis(&mut self, axis: &str) -> bool {
        let before = self.rest;
        let found = self.name().is_ok_and(|name| name == axis) && self.takes("::");
        if !found {
            self.rest = before;
        }
        found
    }

    fn takes(&mut self, token: &str) -> bool {
        self.skip_blanks();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }
}
