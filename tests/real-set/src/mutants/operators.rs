//! What is done to documents: named operators, each a small change somewhere in one document.
//!
//! They know documents, not schemas: whether an element may be dropped is what the verdicts are about. Where the change
//! is made and what is put there, the generator of random numbers says. `None`: there is no place for it.

mod attributes;
mod bytes;
mod elements;
mod layout;
mod namespaces;
mod nil;
mod syntax;
mod texts;
mod types;

use super::Corpus;
use super::random::Random;
use super::tree::{Element, Path, Tree};

pub struct Operator {
    pub name: &'static str,
    pub change: Change,
}

pub enum Change {
    /// Of the document as a tree.
    Tree(fn(&mut Mutation<'_>) -> Option<()>),
    /// Of its bytes; the last are of another document.
    Bytes(fn(&mut Vec<u8>, &mut Random, &[u8])),
}

/// A document on its way to be a mutant.
pub struct Mutation<'a> {
    pub tree: Tree,
    pub random: Random,
    pub corpus: &'a Corpus,
    /// Which document of the corpus it is.
    pub number: usize,
    /// Whether it is written in UTF-8, not ISO-8859-1.
    pub utf8: bool,
}

/// All operators, family by family.
pub fn all() -> impl Iterator<Item = &'static Operator> {
    let families = [
        elements::OPERATORS,
        texts::OPERATORS,
        attributes::OPERATORS,
        nil::OPERATORS,
        types::OPERATORS,
        namespaces::OPERATORS,
        layout::OPERATORS,
        syntax::OPERATORS,
        bytes::OPERATORS,
    ];
    families.into_iter().flatten()
}

/// An operator on trees.
const fn tree(name: &'static str, change: fn(&mut Mutation<'_>) -> Option<()>) -> Operator {
    Operator { name, change: Change::Tree(change) }
}

impl Mutation<'_> {
    /// One of the elements that fit.
    fn any(&mut self, fits: impl Fn(&Element) -> bool) -> Option<&mut Element> {
        let path = self.path(fits)?;
        Some(self.tree.at(&path))
    }

    /// The way to one of the elements that fit.
    fn path(&mut self, fits: impl Fn(&Element) -> bool) -> Option<Path> {
        let mut paths = self.tree.paths();
        paths.retain(|path| fits(self.tree.at(path)));
        self.random.pick(&paths).cloned()
    }

    /// The parent of one of the elements other than the root, and its position there.
    fn child(&mut self) -> Option<(&mut Element, usize)> {
        let (parent, step) = self.child_path()?;
        Some((self.tree.at(&parent), step))
    }

    fn child_path(&mut self) -> Option<(Path, usize)> {
        let mut paths = self.tree.paths();
        paths.retain(|path| !path.is_empty());
        let mut path = self.random.pick(&paths)?.clone();
        let step = path.pop()?;
        Some((path, step))
    }

    /// Any other document of the corpus.
    fn other(&mut self) -> &Tree {
        let number = self.random.below(self.corpus.trees.len());
        &self.corpus.trees[number]
    }

    /// Another document with a command of the same type.
    fn sibling(&mut self) -> Option<&Tree> {
        let name = |number: &usize| &self.corpus.documents[*number].name;
        let near = self.number.saturating_sub(4)..(self.number + 5).min(self.corpus.trees.len());
        let same: Vec<usize> = near.filter(|near| *near != self.number && name(near) == name(&self.number)).collect();
        self.random.pick(&same).map(|number| &self.corpus.trees[*number])
    }
}

/// Any element.
fn any(_: &Element) -> bool {
    true
}

/// An element with elements in it.
fn has_elements(element: &Element) -> bool {
    element.has_elements()
}

/// An element with text in it.
fn has_text(element: &Element) -> bool {
    !element.has_elements() && !element.children.is_empty()
}
