//! Elements dropped, added, repeated, moved and renamed.

use super::{Mutation, Operator, any, has_elements, has_text, tree};
use crate::mutants::tree::{Element, Node};

pub const OPERATORS: &[Operator] = &[
    tree("drop-element", drop_element),
    tree("drop-first-child", |it| drop_child(it, |_| 0)),
    tree("drop-last-child", |it| drop_child(it, |count| count - 1)),
    tree("drop-two-elements", drop_two),
    tree("drop-content", drop_content),
    tree("drop-text", drop_text),
    tree("repeat-element", |it| repeat(it, 2)),
    tree("repeat-element-often", |it| repeat(it, 20)),
    tree("repeat-command", repeat_command),
    tree("swap-neighbours", swap_neighbours),
    tree("move-element", move_element),
    tree("move-element-up", move_up),
    tree("reverse-children", reverse_children),
    tree("unknown-element-first", |it| unknown(it, |_, _| 0)),
    tree("unknown-element-between", |it| unknown(it, |count, number| number % (count + 1))),
    tree("unknown-element-last", |it| unknown(it, |count, _| count)),
    tree("rename-element", rename),
    tree("rename-element-case", rename_case),
    tree("rename-as-neighbour", rename_as_neighbour),
    tree("wrap-element", wrap),
    tree("unwrap-element", unwrap),
    tree("element-in-text", element_in_text),
    tree("both-branches", both_branches),
    tree("other-branch", other_branch),
    tree("element-of-another-document", foreign_element),
    tree("content-of-another-command", foreign_content),
];

fn drop_element(it: &mut Mutation<'_>) -> Option<()> {
    let (parent, step) = it.child()?;
    parent.children.remove(step);
    Some(())
}

fn drop_child(it: &mut Mutation<'_>, which: fn(usize) -> usize) -> Option<()> {
    let parent = it.any(has_elements)?;
    let elements = parent.elements();
    parent.children.remove(elements[which(elements.len())]);
    Some(())
}

fn drop_two(it: &mut Mutation<'_>) -> Option<()> {
    drop_element(it)?;
    drop_element(it)
}

fn drop_content(it: &mut Mutation<'_>) -> Option<()> {
    it.any(has_elements)?.children.clear();
    Some(())
}

fn drop_text(it: &mut Mutation<'_>) -> Option<()> {
    it.any(has_text)?.children.clear();
    Some(())
}

/// The element stands up to `most` times.
fn repeat(it: &mut Mutation<'_>, most: usize) -> Option<()> {
    let (path, step) = it.child_path()?;
    let more = 1 + it.random.below(most - 1);
    let parent = it.tree.at(&path);
    let node = parent.children[step].clone();
    for _ in 0..more {
        parent.children.insert(step, node.clone());
    }
    Some(())
}

fn repeat_command(it: &mut Mutation<'_>) -> Option<()> {
    let more = 12 + it.random.below(6);
    let command = it.tree.root.children.last()?.clone();
    it.tree.root.children.extend(std::iter::repeat_n(command, more));
    Some(())
}

fn swap_neighbours(it: &mut Mutation<'_>) -> Option<()> {
    let path = it.path(|element| element.elements().len() > 1)?;
    let elements = it.tree.at(&path).elements();
    let first = it.random.below(elements.len() - 1);
    it.tree.at(&path).children.swap(elements[first], elements[first + 1]);
    Some(())
}

fn move_element(it: &mut Mutation<'_>) -> Option<()> {
    let (path, step) = it.child_path()?;
    let node = it.tree.at(&path).children.remove(step);
    let to = it.random.below(it.tree.at(&path).children.len() + 1);
    it.tree.at(&path).children.insert(to, node);
    Some(())
}

/// The element stands after its parent.
fn move_up(it: &mut Mutation<'_>) -> Option<()> {
    let (mut path, step) = it.child_path()?;
    let parent = path.pop()?;
    path.push(parent);
    let node = it.tree.at(&path).children.remove(step);
    path.pop();
    it.tree.at(&path).children.insert(parent + 1, node);
    Some(())
}

fn reverse_children(it: &mut Mutation<'_>) -> Option<()> {
    it.any(|element| element.elements().len() > 1)?.children.reverse();
    Some(())
}

fn unknown(it: &mut Mutation<'_>, at: fn(usize, usize) -> usize) -> Option<()> {
    let path = it.path(has_elements)?;
    let number = it.random.below(usize::MAX);
    let parent = it.tree.at(&path);
    let at = at(parent.children.len(), number);
    parent.children.insert(at, Node::Element(Element::new("notInTheSchema", "a")));
    Some(())
}

fn rename(it: &mut Mutation<'_>) -> Option<()> {
    it.any(any)?.name.push('X');
    Some(())
}

fn rename_case(it: &mut Mutation<'_>) -> Option<()> {
    let name = &mut it.any(any)?.name;
    let mut first = name.remove(0);
    if first.is_ascii_lowercase() {
        first.make_ascii_uppercase();
    } else {
        first.make_ascii_lowercase();
    }
    name.insert(0, first);
    Some(())
}

/// The element gets the name of the one before it.
fn rename_as_neighbour(it: &mut Mutation<'_>) -> Option<()> {
    let path = it.path(|element| element.elements().len() > 1)?;
    let elements = it.tree.at(&path).elements();
    let first = it.random.below(elements.len() - 1);
    let parent = it.tree.at(&path);
    let name = parent.child_name(elements[first])?.to_owned();
    if let Some(Node::Element(second)) = parent.children.get_mut(elements[first + 1]) {
        second.name = name;
    }
    Some(())
}

fn wrap(it: &mut Mutation<'_>) -> Option<()> {
    let (parent, step) = it.child()?;
    let name = parent.child_name(step)?.to_owned();
    let mut outer = Element::new(&name, "");
    outer.children.push(parent.children[step].clone());
    parent.children[step] = Node::Element(outer);
    Some(())
}

/// The element is replaced by what is in it.
fn unwrap(it: &mut Mutation<'_>) -> Option<()> {
    let mut path = it.path(has_elements)?;
    let step = path.pop()?;
    let parent = it.tree.at(&path);
    if let Node::Element(element) = parent.children.remove(step) {
        parent.children.splice(step..step, element.children);
    }
    Some(())
}

fn element_in_text(it: &mut Mutation<'_>) -> Option<()> {
    let before = it.random.below(2) == 0;
    let element = it.any(has_text)?;
    let at = if before { 0 } else { element.children.len() };
    element.children.insert(at, Node::Element(Element::new("notInTheSchema", "")));
    Some(())
}

/// A place and an element that another document of the same command has there and this one has not, nor of its name.
fn missing_here(it: &mut Mutation<'_>) -> Option<(Vec<usize>, usize, Node)> {
    let mut other = it.sibling()?.clone();
    let mut found = Vec::new();
    for path in it.tree.paths() {
        let name = it.tree.at(&path).name.clone();
        // The same place, as far as it can be told.
        if !other.paths().contains(&path) || other.at(&path).name != name {
            continue;
        }
        let there = other.at(&path);
        let here = it.tree.at(&path);
        for (step, node) in there.children.iter().enumerate() {
            let Node::Element(element) = node else { continue };
            let known = here.elements().iter().any(|step| here.child_name(*step) == Some(&element.name));
            if !known && step <= here.children.len() {
                found.push((path.clone(), step, node.clone()));
            }
        }
    }
    it.random.pick(&found).cloned()
}

/// An element that this document leaves out, perhaps since another stands for it.
fn both_branches(it: &mut Mutation<'_>) -> Option<()> {
    let (path, step, node) = missing_here(it)?;
    let before = it.random.below(2);
    let parent = it.tree.at(&path);
    let at = (step + before).min(parent.children.len());
    parent.children.insert(at, node);
    Some(())
}

/// The same in place of what stands there.
fn other_branch(it: &mut Mutation<'_>) -> Option<()> {
    let (path, step, node) = missing_here(it)?;
    *it.tree.at(&path).children.get_mut(step)? = node;
    Some(())
}

fn foreign_element(it: &mut Mutation<'_>) -> Option<()> {
    let mut other = it.other().clone();
    let paths = other.paths();
    let path = it.random.pick(&paths)?;
    let element = other.at(path).clone();
    let (parent, step) = it.child()?;
    parent.children.insert(step, Node::Element(element));
    Some(())
}

fn foreign_content(it: &mut Mutation<'_>) -> Option<()> {
    let Some(Node::Element(other)) = it.other().root.children.last().cloned() else { return None };
    let Some(Node::Element(command)) = it.tree.root.children.last_mut() else { return None };
    command.children = other.children;
    Some(())
}
