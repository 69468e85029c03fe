//! Lists: all pages of a module, and where a reader begins.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::book::Page;
use super::page::{broken, mark};
use super::paths::Kind;
use super::{framed, paths};
use crate::diff::html::badges;
use crate::diff::{Component, Entry, Report, Status};
use crate::html::{escaped, grouped};
use crate::ir::XmlName;

/// The kinds of pages, in the order of lists, and what several are called.
const KINDS: [(&str, &str); 7] = [
    ("request", "Requests"),
    ("response", "Responses"),
    ("element", "Elements"),
    ("abstract type", "Abstract types"),
    ("complex type", "Complex types"),
    ("enumeration", "Enumerations"),
    ("simple type", "Simple types"),
];

/// A page in a list.
struct Listed {
    name: String,
    path: String,
    mark: String,
}

/// All lists.
pub(super) struct Overview<'r> {
    report: Option<&'r Report>,
    /// The pages by module and kind.
    modules: Vec<(String, BTreeMap<&'static str, Vec<Listed>>)>,
}

impl<'r> Overview<'r> {
    pub(super) fn new(report: Option<&'r Report>) -> Self {
        Self { report, modules: Vec::new() }
    }

    pub(super) fn add(&mut self, module: &str, page: &Page<'_>, kind: &'static str, entry: Option<&Entry>) {
        if self.modules.last().is_none_or(|(last, _)| last != module) {
            self.modules.push((module.to_owned(), BTreeMap::new()));
        }
        let since = self.report.map_or("", |report| &report.old.name);
        let mark = entry.map(|entry| mark(entry.status, since)).unwrap_or_default();
        if let Some((_, kinds)) = self.modules.last_mut() {
            let (name, path) = (page.name.local.to_string(), page.path.clone());
            kinds.entry(kind).or_default().push(Listed { name, path, mark });
        }
    }

    /// The list of a module.
    pub(super) fn module(&self, module: &str, path: &str) -> String {
        let mut out = format!("<h1>{}</h1>\n", escaped(module));
        let folder = format!("{}/", paths::module(module));
        let kinds = self.modules.iter().find(|(name, _)| name == module).map(|(_, kinds)| kinds);
        for (kind, title) in KINDS {
            let Some(pages) = kinds.and_then(|kinds| kinds.get(kind)) else { continue };
            let _ = writeln!(
                out,
                "<section id=\"{}\"><h2>{title} <small>{}</small></h2>\n<ul class=\"names\">",
                kind.replace(' ', "-"),
                grouped(pages.len())
            );
            for Listed { name, path, mark } in pages {
                let href = path.strip_prefix(&folder).unwrap_or(path);
                let _ = writeln!(out, "<li><a href=\"{href}\">{}</a>{mark}</li>", broken(name));
            }
            out.push_str("</ul></section>\n");
        }
        framed(path, module, Some(module), &out)
    }

    /// Where a reader begins, with these pages beside it.
    pub(super) fn page(&self, files: &BTreeMap<PathBuf, String>) -> String {
        let mut out = "<h1>Reference</h1>\n".to_owned();
        for (module, kinds) in &self.modules {
            let folder = paths::module(module);
            let _ = writeln!(
                out,
                "<section><h2><a href=\"{folder}/index.html\">{}</a></h2>\n<ul class=\"counts\">",
                escaped(module)
            );
            for (kind, title) in KINDS {
                if let Some(pages) = kinds.get(kind) {
                    let _ = writeln!(
                        out,
                        "<li><a href=\"{folder}/index.html#{}\"><b>{}</b> {}</a></li>",
                        kind.replace(' ', "-"),
                        grouped(pages.len()),
                        title.to_lowercase()
                    );
                }
            }
            out.push_str("</ul></section>\n");
        }
        if let Some(report) = self.report {
            self.changes(&mut out, report, files);
        }
        framed("index.html", "Reference", None, &out)
    }

    /// What a release has changed.
    fn changes(&self, out: &mut String, report: &Report, files: &BTreeMap<PathBuf, String>) {
        let _ = writeln!(out, "<section><h2>Since {}</h2>", escaped(&report.old.name));
        if report.is_empty() {
            out.push_str("<p>Nothing has changed.</p>\n");
        }
        let kinds: [(&str, &[Status]); 3] = [
            ("changed", &[Status::Changed, Status::Renamed]),
            ("new", &[Status::Added]),
            ("removed", &[Status::Removed]),
        ];
        for (word, statuses) in kinds {
            let entries = report.entries.iter().filter(|entry| statuses.contains(&entry.status));
            let lines: Vec<String> = entries.map(|entry| self.changed(entry, files)).collect();
            if !lines.is_empty() {
                let _ = writeln!(
                    out,
                    "<details{}><summary><b>{}</b> {word}</summary>\n<ul class=\"names wide\">\n<li>{}</li>\n</ul></details>",
                    if word == "changed" { " open" } else { "" },
                    grouped(lines.len()),
                    lines.join("</li>\n<li>")
                );
            }
        }
        out.push_str("</section>\n");
    }

    fn changed(&self, entry: &Entry, files: &BTreeMap<PathBuf, String>) -> String {
        let kind = if entry.component == Component::Element { Kind::Element } else { Kind::Type };
        let namespace = entry.namespace.as_deref().unwrap_or_default().into();
        let page = paths::page(kind, &XmlName::new(namespace, entry.name.as_str().into()));
        let paths = self.modules.iter().map(|(module, _)| format!("{}/{page}", paths::module(module)));
        let name = broken(&entry.name);
        let link = match paths.into_iter().find(|path| files.contains_key(Path::new(path))) {
            Some(path) => format!("<a href=\"{path}\">{name}</a>"),
            None => name,
        };
        let breaks = if entry.breaks.is_safe() { String::new() } else { badges(entry.breaks) };
        format!("{link}{breaks}")
    }
}
