//! In: the folder `src/` of a package. Out: its files, and which file imports which.
//!
//! Of each file its tokens are gone through. What counts is every path that can be followed from where it stands: in
//! `use`, in signatures and bodies, behind `$crate` in macros, and calls of the package's own macros. A path leads to
//! the file that defines what it names, by way of any re-exports: who takes `crate::Error` imports `error.rs`. A path
//! that names a module and nothing in it is no import, nor is `mod`. What is there for tests alone is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Files, by their paths below `src/`, and which of them each imports.
pub(crate) type Imports = BTreeMap<String, BTreeSet<String>>;

pub(crate) fn of(src: &Path) -> Imports {
    let mut package = Package { src: src.to_owned(), ..Package::default() };
    let root = if src.join("lib.rs").exists() { "lib.rs" } else { "main.rs" };
    package.crate_of(root);
    for program in programs(src) {
        package.crate_of(&program);
    }
    let mut imports: Imports = package.modules.iter().map(|module| (module.file.clone(), BTreeSet::new())).collect();
    for (from, module) in package.modules.iter().enumerate() {
        let named = module.names.values().chain(&module.paths).filter_map(|path| package.follow(from, path, 0));
        let named = named.filter(|target| !target.is_module);
        // Of what stands behind `*`, all may be used.
        let globs = module.globs.iter().filter_map(|path| package.follow(from, path, 0));
        for to in named.chain(globs).map(|target| target.file).filter(|to| *to != module.file) {
            imports.entry(module.file.clone()).or_default().insert(to);
        }
    }
    imports
}

/// The roots of programs beside the library, which they name as any user does.
fn programs(src: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(src.join("bin")).into_iter().flatten() {
        found.push(format!("bin/{}", entry.unwrap().file_name().into_string().unwrap()));
    }
    found.sort();
    found
}

#[derive(Default)]
struct Package {
    src: PathBuf,
    /// The first is that of the library.
    modules: Vec<Module>,
    /// Which files define the macros, whose names hold everywhere.
    macros: BTreeMap<String, String>,
}

#[derive(Default)]
struct Module {
    file: String,
    /// Where modules in files of their own are, below `src/`.
    folder: PathBuf,
    root: usize,
    parent: usize,
    children: BTreeMap<String, usize>,
    items: BTreeSet<String>,
    /// What `use` calls what.
    names: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
    /// Paths in signatures and bodies; a macro's name ends in `!`.
    paths: BTreeSet<Vec<String>>,
}

/// Where a path leads.
struct Target {
    file: String,
    is_module: bool,
}

impl Package {
    fn crate_of(&mut self, file: &str) {
        let id = self.modules.len();
        let folder = Path::new(file).parent().unwrap().to_owned();
        self.modules.push(Module { file: file.to_owned(), folder, root: id, parent: id, ..Module::default() });
        self.read_file(id);
    }

    fn read_file(&mut self, id: usize) {
        let path = self.src.join(&self.modules[id].file);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        self.read(id, tokens, true);
    }

    /// `items`: whether definitions among these tokens are the module's.
    fn read(&mut self, id: usize, tokens: TokenStream, items: bool) {
        let tokens = Vec::from_iter(tokens);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at = match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => past_attribute(&tokens, at),
                TokenTree::Group(group) => {
                    self.read(id, group.stream(), false);
                    at + 1
                }
                TokenTree::Ident(word) => self.word(id, &tokens, at, &word.to_string(), items),
                _ => at + 1,
            };
        }
    }

    /// What begins with a word; returns where it ends.
    fn word(&mut self, id: usize, tokens: &[TokenTree], at: usize, word: &str, items: bool) -> usize {
        let next = tokens.get(at + 1);
        match (word, next) {
            ("use", Some(next)) if !is(next, '<') => {
                let end = (at..tokens.len()).find(|end| is(&tokens[*end], ';')).unwrap_or(tokens.len());
                self.import(id, &tokens[at + 1..end], &[]);
                end + 1
            }
            ("mod", Some(TokenTree::Ident(name))) if items => {
                self.module(id, &name.to_string(), tokens.get(at + 2));
                at + 3
            }
            ("macro_rules", Some(_)) => {
                self.macros.insert(tokens[at + 2].to_string(), self.modules[id].file.clone());
                at + 3
            }
            (
                "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static",
                Some(TokenTree::Ident(name)),
            ) if items => {
                self.modules[id].items.insert(name.to_string());
                at + 1
            }
            (_, Some(next)) if is(next, '!') || is(next, ':') => self.path(id, tokens, at),
            _ => at + 1,
        }
    }

    fn module(&mut self, parent: usize, name: &str, body: Option<&TokenTree>) {
        let id = self.modules.len();
        let folder = self.modules[parent].folder.join(name);
        let root = self.modules[parent].root;
        let file = self.modules[parent].file.clone();
        self.modules.push(Module { file, folder: folder.clone(), root, parent, ..Module::default() });
        self.modules[parent].children.insert(name.to_owned(), id);
        if let Some(TokenTree::Group(body)) = body {
            return self.read(id, body.stream(), true);
        }
        let own = folder.with_extension("rs");
        let file = if self.src.join(&own).exists() { own } else { folder.join("mod.rs") };
        self.modules[id].file = file.into_os_string().into_string().unwrap().replace('\\', "/");
        self.read_file(id);
    }

    /// A tree of `use`, behind the segments before it.
    fn import(&mut self, id: usize, tree: &[TokenTree], before: &[String]) {
        let mut path = before.to_vec();
        let mut name = None;
        for (at, token) in tree.iter().enumerate() {
            match token {
                TokenTree::Ident(word) if word == "as" => {
                    name = Some(tree[at + 1].to_string());
                    break;
                }
                TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(punct) if punct.as_char() == '*' => return self.modules[id].globs.push(path),
                TokenTree::Group(group) => {
                    let inner = Vec::from_iter(group.stream());
                    for branch in inner.split(|token| is(token, ',')).filter(|branch| !branch.is_empty()) {
                        self.import(id, branch, &path);
                    }
                    return;
                }
                _ => {}
            }
        }
        match name.or_else(|| path.last().cloned()) {
            // One that has no name is an import all the same.
            Some(name) if name == "_" => drop(self.modules[id].paths.insert(path)),
            Some(name) => drop(self.modules[id].names.insert(name, path)),
            None => {}
        }
    }

    fn path(&mut self, id: usize, tokens: &[TokenTree], start: usize) -> usize {
        let mut path = vec![tokens[start].to_string()];
        let mut at = start + 1;
        while let [colon, second, TokenTree::Ident(word), ..] = &tokens[at.min(tokens.len())..]
            && is(colon, ':')
            && is(second, ':')
        {
            path.push(word.to_string());
            at += 3;
        }
        if tokens.get(at).is_some_and(|token| is(token, '!')) && matches!(tokens.get(at + 1), Some(TokenTree::Group(_)))
        {
            path.last_mut().unwrap().push('!');
        }
        // In `<T as A>::B::C` nothing can be followed.
        let continued = start >= 2 && is(&tokens[start - 1], ':') && is(&tokens[start - 2], ':');
        if !continued && (path.len() > 1 || path[0].ends_with('!')) {
            self.modules[id].paths.insert(path);
        }
        at
    }

    /// Where a path leads, as seen in a module; none where that is another package.
    fn follow(&self, from: usize, path: &[String], depth: usize) -> Option<Target> {
        let module = &self.modules[from];
        let last = path.last()?;
        if let Some(name) = last.strip_suffix('!') {
            let own = path.len() == 1 || path[0] == "crate";
            return if own { self.macros.get(name).cloned().map(item) } else { None };
        }
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.find(module.root, rest, depth),
            "self" => self.find(from, rest, depth),
            "super" => match rest.first() {
                Some(next) if next == "super" => self.follow(module.parent, rest, depth),
                _ => self.find(module.parent, rest, depth),
            },
            "provisioning_client" => self.find(0, rest, depth),
            _ if module.items.contains(first) => Some(item(module.file.clone())),
            _ if self.knows(from, first) => self.find(from, path, depth),
            _ => None,
        }
    }

    fn knows(&self, module: usize, name: &str) -> bool {
        let module = &self.modules[module];
        module.children.contains_key(name) || module.names.contains_key(name)
    }

    /// The same for a path within a module.
    fn find(&self, id: usize, path: &[String], depth: usize) -> Option<Target> {
        assert!(depth < 32, "names lead in a circle: {path:?}");
        let module = &self.modules[id];
        let Some((first, rest)) = path.split_first() else {
            return Some(Target { file: module.file.clone(), is_module: true });
        };
        if let Some(child) = module.children.get(first) {
            return self.find(*child, rest, depth + 1);
        }
        if let Some(named) = module.names.get(first) {
            // `use heck;` or the like.
            if named.first() == Some(first) && !module.children.contains_key(first) {
                return None;
            }
            let whole = [named.as_slice(), rest].concat();
            return self.follow(id, &whole, depth + 1);
        }
        if module.items.contains(first) {
            return Some(item(module.file.clone()));
        }
        let behind = module.globs.iter().find_map(|glob| {
            let whole = [glob.as_slice(), path].concat();
            self.follow(id, &whole, depth + 1).filter(|target| self.defines(&target.file, first))
        });
        // What a macro makes is not seen, but stands where it is looked for.
        behind.or_else(|| Some(item(module.file.clone())))
    }

    fn defines(&self, file: &str, name: &str) -> bool {
        self.modules.iter().any(|module| module.file == file && module.items.contains(name))
    }
}

fn item(file: String) -> Target {
    Target { file, is_module: false }
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// Behind an attribute, and behind what it stands before where that is there for tests alone.
fn past_attribute(tokens: &[TokenTree], at: usize) -> usize {
    let Some(TokenTree::Group(attribute)) = tokens.get(at + 1) else { return at + 1 };
    let text = attribute.stream().to_string().replace(' ', "");
    if text != "cfg(test)" && !text.starts_with("cfg(all(test,") {
        return at + 2;
    }
    let item = &tokens[at + 2..];
    let is_use = item.iter().take(3).any(|token| matches!(token, TokenTree::Ident(word) if word == "use"));
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => !is_use && group.delimiter() == Delimiter::Brace,
        token => is(token, ';'),
    };
    at + 2 + item.iter().position(ends).map_or(item.len(), |end| end + 1)
}
