//! A type or an element as HTML.
//!
//! In come a page of the book, an example, and what a release has changed of it; out goes an article. Every text of a schema
//! goes through `escaped`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::Since;
use super::book::{Book, Page, Row, Version, built_in};
use super::example::Example;
use super::paths::Kind;
use crate::diff::html::{badges, write_changes};
use crate::diff::{ChangeKind, Entry, Status};
use crate::emit::facts;
use crate::emit::ty;
use crate::html::{escaped, text, uri, with_code};
use crate::ir::{Enumeration, ItemId, ItemKind, Origin, Restriction, Ty, Types, UnionMember};
use crate::model::{Builtin, Derivation, Docs, Facets, TypeRef};
use crate::view;

/// Longer lists are folded up.
const LISTED: usize = 12;
/// No more is written of rows: what has no name of its own is shown in each.
const MOST_TEXT: usize = 4 << 20;
const NEW: &str = " <span class=\"mark new\">new</span>";
const NOT_ALL: &str = "There is more, which is too much to be shown here.";

/// What is shown on a page.
pub(super) struct Writer<'w, 'm> {
    book: &'w Book<'m>,
    page: &'w Page<'m>,
    since: Option<&'w Since>,
    /// What a release has changed of it.
    entry: Option<&'w Entry>,
    /// What it has changed of its parts, by their paths.
    changes: BTreeMap<&'w str, BTreeSet<ChangeKind>>,
    /// The values that are new.
    values: BTreeSet<&'w str>,
    example: Option<&'w Example>,
}

/// A long name with places where it may be broken, which a phone needs.
pub(super) fn broken(name: &str) -> String {
    const LONG: usize = 36;
    if name.len() <= LONG {
        return escaped(name);
    }
    let (mut out, mut before) = (String::new(), ' ');
    for letter in name.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            out.push_str("<wbr>");
        }
        out.push_str(&escaped(letter.encode_utf8(&mut [0; 4])));
        before = letter;
    }
    out
}

/// Documentation, its lines kept.
fn docs(out: &mut String, docs: &Docs, class: &str) {
    let lines = docs.join("\n");
    if !lines.trim().is_empty() {
        let _ = writeln!(out, "<div class=\"{class}\">{}</div>", text(lines.trim_end()));
    }
}

impl<'w, 'm> Writer<'w, 'm> {
    pub(super) fn of(
        book: &'w Book<'m>,
        page: &'w Page<'m>,
        since: Option<&'w Since>,
        example: Option<&'w Example>,
    ) -> Self {
        let entry = since.and_then(|since| since.entry(page));
        let mut changes: BTreeMap<&str, BTreeSet<ChangeKind>> = BTreeMap::new();
        let mut values = BTreeSet::new();
        for change in entry.into_iter().flat_map(|entry| &entry.changes) {
            changes.entry(&change.path).or_default().insert(change.kind);
            if change.kind == ChangeKind::ValueAdded {
                values.extend(change.new.as_deref());
            }
        }
        Self { book, page, since, entry, changes, values, example }
    }

    pub(super) fn article(&self) -> String {
        let mut out = String::new();
        let item = &self.book.cx.ir[self.page.item];
        self.header(&mut out);
        if let Some(id) = self.book.type_of(self.page) {
            docs(&mut out, &self.book.cx.model[id].docs, "docs");
        } else {
            docs(&mut out, &item.docs, "docs");
        }
        self.about(&mut out);
        self.changes(&mut out);
        match (&item.kind, self.page.document) {
            (ItemKind::Document { content }, Some(_)) => {
                let nil = if content.wrapper == crate::ir::Wrapper::One { "" } else { ", or nil" };
                let _ = writeln!(out, "<p>Its content is {}{nil}.</p>", self.type_words(content.ty));
                if self.book.inner(content).is_some() {
                    self.fields(&mut out);
                }
            }
            _ if self.book.is_of_type(self.page) => {
                let _ = writeln!(out, "<p>Its content is {}.</p>", self.link(self.page.item));
            }
            (ItemKind::Record(_) | ItemKind::Choice(_) | ItemKind::Document { .. }, _) => self.fields(&mut out),
            (ItemKind::Types(types), _) => self.types(&mut out, types),
            (ItemKind::Restriction(restriction), _) => self.restriction(&mut out, restriction),
            (ItemKind::Enumeration(enumeration), _) => self.enumeration(&mut out, enumeration),
            (ItemKind::Union(members), _) => self.union(&mut out, members),
            (ItemKind::Unused, _) => {}
        }
        self.examples(&mut out);
        self.users(&mut out);
        out
    }

    /// The release before.
    fn release(&self) -> &'w str {
        self.since.map_or("", |since| &since.report.old.name)
    }

    /// What it is: `request`, `enumeration`.
    pub(super) fn kind(&self) -> &'static str {
        let cx = self.book.cx;
        match &cx.ir[self.page.item].kind {
            _ if self.page.kind == Kind::Element => "element",
            _ if self.book.requests.contains_key(&self.page.item) => "request",
            _ if self.book.answers.contains_key(&self.page.item) => "response",
            ItemKind::Types(_) => "abstract type",
            ItemKind::Enumeration(_) => "enumeration",
            ItemKind::Restriction(_) | ItemKind::Union(_) => "simple type",
            _ => "complex type",
        }
    }

    fn header(&self, out: &mut String) {
        let (page, cx) = (self.page, self.book.cx);
        let namespace = match &*page.name.namespace {
            "" => String::new(),
            namespace => format!("<p class=\"ns\">{}</p>\n", escaped(namespace)),
        };
        let mark = self.entry.map(|entry| mark(entry.status, self.release())).unwrap_or_default();
        let _ = writeln!(
            out,
            "<p class=\"kicker\">{}</p>\n<h1 id=\"{}\">{}{mark}</h1>\n{namespace}<p class=\"rust\"><code>{}::{}</code> <span>{}</span></p>",
            self.kind(),
            escaped(&page.name.local),
            broken(&page.name.local),
            escaped(&self.book.module_of(page.item)),
            escaped(cx.item_name(page.item)),
            escaped(&format!("{}:{}", cx.ir[page.item].place.path, cx.ir[page.item].place.line))
        );
    }

    /// The response, the requests, bases, versions; of an element, what a service does with it.
    fn about(&self, out: &mut String) {
        let rows = if self.page.kind == Kind::Element { self.about_element() } else { self.about_type() };
        if rows.is_empty() {
            return;
        }
        out.push_str("<dl class=\"about\">\n");
        for (word, what) in rows {
            let _ = writeln!(out, "<dt>{word}</dt><dd>{what}</dd>");
        }
        out.push_str("</dl>\n");
    }

    fn about_element(&self) -> Vec<(&'static str, String)> {
        let (book, mut rows) = (self.book, Vec::new());
        let links =
            |pages: Vec<&Page<'m>>| folded(&pages.into_iter().map(|page| self.link_to(page)).collect::<Vec<_>>());
        if let Some(operation) = book.operation(self.page) {
            let soap = if operation.is_soap12 { "SOAP 1.2" } else { "SOAP 1.1" };
            rows.push(("Operation", format!("<code>{}</code>, by {soap}", escaped(&operation.name))));
            if !operation.action.is_empty() {
                rows.push(("SOAPAction", format!("<code>{}</code>", escaped(&operation.action))));
            }
            rows.push(("Response", links(book.element(operation.output).into_iter().collect())));
            let faults =
                operation.faults.iter().map(|name| match book.named(Kind::Element, &name.namespace, &name.local) {
                    Some(page) => self.link_to(page),
                    None => format!("<code>{}</code>", escaped(&name.local)),
                });
            let faults: Vec<String> = faults.collect();
            if !faults.is_empty() {
                rows.push(("Faults", folded(&faults)));
            }
        }
        for (word, pages) in [("Answers", book.asks(self.page)), ("Fault of", book.fails(self.page))] {
            if !pages.is_empty() {
                rows.push((word, links(pages)));
            }
        }
        rows
    }

    fn about_type(&self) -> Vec<(&'static str, String)> {
        let (book, item) = (self.book, self.page.item);
        let mut rows = Vec::new();
        if let Some(answers) = book.requests.get(&item).filter(|answers| !answers.is_empty()) {
            rows.push(("Response", self.links(answers)));
        }
        if book.cx.ir.requests.get(&item).is_some_and(|request| request.reads) {
            rows.push(("Effect", "only reads".to_owned()));
        }
        if let Some(requests) = book.answers.get(&item) {
            rows.push(("Answers", self.links(requests)));
        }
        if let Some(sets) = book.sets.get(&item) {
            rows.push(("Stands in for", self.links(sets)));
        }
        if let Some(id) = book.type_of(self.page) {
            let ty = &book.cx.model[id];
            let is_any = |ty| matches!(ty, TypeRef::Builtin(Builtin::AnyType | Builtin::AnySimpleType));
            if !is_any(ty.base()) && ty.complex().is_some() {
                let verb = if ty.derivation() == Derivation::Extension { "Extends" } else { "Restricts" };
                rows.push((verb, self.schema_type(ty.base())));
            }
            let derived: Vec<String> = ty.derived.iter().map(|id| self.schema_type(TypeRef::Type(*id))).collect();
            // A set lists them all the same.
            if !derived.is_empty() && !matches!(book.cx.ir[item].kind, ItemKind::Types(_)) {
                rows.push(("Derived from it", folded(&derived)));
            }
        }
        if let Some((at, versions)) = book.versions(self.page) {
            rows.push(("Versions", self.versions(at, versions)));
        }
        rows
    }

    /// The first and the last of versions, and those around this one.
    fn versions(&self, at: usize, versions: &[Version]) -> String {
        const AROUND: usize = 4;
        let last = versions.len() - 1;
        let around = at.saturating_sub(AROUND)..=(at + AROUND).min(last);
        let shown: BTreeSet<usize> = [0, last].into_iter().chain(around).collect();
        let (mut words, mut next) = (Vec::new(), 0);
        for index in shown {
            if index > next {
                words.push("…".to_owned());
            }
            next = index + 1;
            let page = &self.book.pages[versions[index].1];
            words.push(if index == at { format!("<b>{}</b>", broken(&page.name.local)) } else { self.link_to(page) });
        }
        words.join(" → ")
    }

    /// What a release has changed.
    fn changes(&self, out: &mut String) {
        let Some(entry) = self.entry else { return };
        let _ = writeln!(out, "<section class=\"since\"><h2>Since {}</h2>", escaped(self.release()));
        let what = match entry.status {
            Status::Added => "New.".to_owned(),
            Status::Renamed => {
                format!("It was called <code>{}</code>.", escaped(entry.old_name.as_deref().unwrap_or_default()))
            }
            Status::Moved => "It is in another file of the schema now.".to_owned(),
            Status::Documentation => "Only its documentation has changed.".to_owned(),
            Status::Changed | Status::Removed => String::new(),
        };
        let replaced = entry.replaced_by.as_ref().filter(|_| entry.deprecated);
        let deprecated = match replaced {
            Some(by) => format!(" Deprecated: use <code>{}</code>.", escaped(by)),
            None if entry.deprecated => " Deprecated.".to_owned(),
            None => String::new(),
        };
        let _ = writeln!(out, "<p>{what}{deprecated}{}</p>", badges(entry.breaks));
        if !entry.changes.is_empty() {
            write_changes(out, entry);
        }
        out.push_str("</section>\n");
    }

    fn fields(&self, out: &mut String) {
        let rows = self.book.rows(self.page);
        let can_clear = rows.rows.iter().any(|row| row.states().cleared);
        let (mut list, mut is_cut) = (String::new(), rows.is_cut);
        for row in &rows.rows {
            is_cut |= list.len() > MOST_TEXT;
            if list.len() <= MOST_TEXT {
                self.row(&mut list, row, can_clear);
            }
        }
        if list.is_empty() {
            out.push_str("<p class=\"none\">It has no fields.</p>\n");
            return;
        }
        let word =
            if matches!(self.book.cx.ir[self.page.item].kind, ItemKind::Choice(_)) { "One of" } else { "Fields" };
        let _ = writeln!(out, "<h2>{word}</h2>\n<ul class=\"fields\">\n{list}</ul>");
        if is_cut {
            let _ = writeln!(out, "<p class=\"none\">{NOT_ALL}</p>");
        }
    }

    /// The address of a part of a page.
    fn id(page: &Page<'_>, row: &Row<'_>) -> String {
        format!("{}/{}", page.name.local, row.anchor())
    }

    fn row(&self, out: &mut String, row: &Row<'m>, can_clear: bool) {
        let (book, field) = (self.book, row.field);
        let depth = if row.depth > 0 { format!(" class=\"d{}\"", row.depth.min(6)) } else { String::new() };
        let label = row.label();
        let states = states(row, can_clear);
        if label.is_empty() {
            let parts = facts::parts(book.cx, field.ty).unwrap_or_else(|| "A part of the content".to_owned());
            let _ = write!(out, "<li{depth}><div class=\"group\">{} {states}", with_code(&parts));
        } else if row.path.is_empty() {
            let _ = write!(out, "<li{depth}><div class=\"group\">{} {states}", escaped(&label));
        } else {
            let (id, name) = (escaped(&Self::id(self.page, row)), broken(&label));
            let _ = write!(
                out,
                "<li{depth}><div class=\"line\"><span><b id=\"{id}\">{name}</b>{}</span>{states}<span>{}",
                self.marks(row),
                self.type_words(field.ty)
            );
        }
        let facts = book.facts(row);
        if !facts.is_empty() {
            let _ = write!(out, " <small>{}</small>", with_code(&facts.join(", ")));
        }
        out.push_str(if label.is_empty() || row.path.is_empty() { "</div>" } else { "</span></div>" });
        docs(out, &field.docs, "of");
        let rust = ty::field(book.cx, book.cx.ir[row.owner].module, field);
        let rust = if row.in_choice { format!("{}({rust})", row.rust) } else { format!("{}: {rust}", row.rust) };
        let _ = writeln!(out, "<code>{}</code></li>", text(&rust));
    }

    /// What a release has changed of a field.
    fn marks(&self, row: &Row<'_>) -> String {
        match self.changes.get(&*row.path) {
            None => String::new(),
            Some(kinds) if kinds.contains(&ChangeKind::FieldAdded) => NEW.to_owned(),
            Some(kinds) => {
                let words: Vec<&str> = kinds.iter().map(|kind| kind.label()).collect();
                format!(" <span class=\"mark\">changed: {}</span>", words.join(", "))
            }
        }
    }

    /// A type as a link, with words around it.
    fn type_words(&self, ty: Ty) -> String {
        match ty {
            Ty::Builtin(builtin) | Ty::Typed(builtin) => format!("<code>{}</code>", built_in(builtin)),
            Ty::List(builtin) => format!("list of <code>{}</code>", built_in(builtin)),
            Ty::ListOf(id) => format!("list of {}", self.item_words(id)),
            Ty::Item(id) | Ty::TypedOf(id) => self.item_words(id),
            Ty::Mixed(_) => "text and elements".to_owned(),
            Ty::AnySimple => "<code>xs:anySimpleType</code>".to_owned(),
            Ty::OpenContent | Ty::OpenElement | Ty::OpenAttributes => "any XML".to_owned(),
        }
    }

    fn item_words(&self, id: ItemId) -> String {
        let ir = self.book.cx.ir;
        if self.book.page(id).is_some() {
            return self.link(id);
        }
        match (&ir[id].origin, &ir[id].kind) {
            (Origin::Derived(of), _) => format!("{} or a type derived from it", self.item_words(*of)),
            (_, ItemKind::Restriction(restriction)) => {
                format!("{} of its own facets", self.type_words(restriction.base))
            }
            (_, ItemKind::Enumeration(enumeration)) => {
                let texts: Vec<String> = enumeration.values.iter().map(|value| quoted(&value.text)).collect();
                folded(&texts)
            }
            (_, ItemKind::Union(members)) => {
                let all: Vec<String> = members.iter().map(|member| self.type_words(member.ty)).collect();
                all.join(" or ")
            }
            (_, ItemKind::Types(types)) => {
                self.links(&types.members.iter().map(|member| member.item).collect::<Vec<_>>())
            }
            _ => "as follows".to_owned(),
        }
    }

    /// The way from this page to another.
    fn href(&self, page: &Page<'_>) -> String {
        if page.path == self.page.path {
            return format!("#{}", uri(&page.name.local));
        }
        let (from, to) = (self.page.path.rsplit_once('/'), page.path.rsplit_once('/'));
        let Some(((from, _), (to, file))) = from.zip(to) else { return page.path.clone() };
        if from == to {
            return file.to_owned();
        }
        // A page is in the folder of its module, or in one folder of that.
        let up = if from.contains('/') { "../" } else { "" };
        let down = to.split_once('/').map(|(_, folder)| format!("{folder}/")).unwrap_or_default();
        format!("{up}{down}{file}")
    }

    fn link(&self, id: ItemId) -> String {
        match self.book.page(id) {
            Some(page) => self.link_to(page),
            None => format!("<code>{}</code>", escaped(self.book.cx.item_name(id))),
        }
    }

    fn link_to(&self, page: &Page<'_>) -> String {
        format!("<a href=\"{}\">{}</a>", self.href(page), broken(&page.name.local))
    }

    fn links(&self, items: &[ItemId]) -> String {
        folded(&items.iter().map(|id| self.link(*id)).collect::<Vec<_>>())
    }

    /// A type of the schema; without a page where it is not generated.
    fn schema_type(&self, ty: TypeRef) -> String {
        match self.book.page_of_type(ty) {
            Some(page) => self.link_to(page),
            None => format!("<code>{}</code>", escaped(&view::type_name(self.book.cx.model, ty))),
        }
    }

    fn types(&self, out: &mut String, types: &Types) {
        out.push_str("<h2>One of these types, named by <code>xsi:type</code></h2>\n<ul class=\"names\">\n");
        for member in &types.members {
            let _ = writeln!(out, "<li>{}</li>", self.link(member.item));
        }
        out.push_str("</ul>\n");
    }

    fn restriction(&self, out: &mut String, restriction: &Restriction) {
        let _ = writeln!(
            out,
            "<h2>What it allows</h2>\n<ul class=\"facets\">\n<li>{}</li>",
            self.type_words(restriction.base)
        );
        Self::facets(out, restriction.base, &restriction.facets);
        out.push_str("</ul>\n");
    }

    fn facets(out: &mut String, base: Ty, facets: &Facets) {
        let plain = Facets { patterns: Vec::new(), ..facets.clone() };
        for fact in facts::of_facets(base, &plain) {
            let _ = writeln!(out, "<li>{}</li>", with_code(&fact));
        }
        for step in &facets.patterns {
            let all: Vec<String> = step.iter().map(|facet| format!("<code>{}</code>", escaped(&facet.value))).collect();
            let _ = writeln!(out, "<li>of the pattern {}</li>", all.join(" or "));
        }
    }

    fn enumeration(&self, out: &mut String, enumeration: &Enumeration) {
        let names = &self.book.cx.names.fields[self.page.item.index()];
        let open = if enumeration.open { ", or another that is kept as it is" } else { "" };
        let _ = writeln!(out, "<h2>One of these values{open}</h2>\n<ul class=\"fields\">");
        for (value, rust) in enumeration.values.iter().zip(names) {
            let mark = self.value_mark(&value.text);
            let _ = write!(out, "<li><div>{}{mark}</div>", quoted(&value.text));
            docs(out, &value.docs, "of");
            let _ = writeln!(out, "<code>{}</code></li>", text(rust));
        }
        out.push_str("</ul>\n");
    }

    fn value_mark(&self, text: &str) -> &'static str {
        let is_new = self.values.contains(text) || self.values.contains(&*view::quoted(text));
        if is_new { NEW } else { "" }
    }

    fn union(&self, out: &mut String, members: &[UnionMember]) {
        out.push_str("<h2>A value of one of these types</h2>\n<ul class=\"facets\">\n");
        for member in members {
            let _ = writeln!(out, "<li>{}</li>", self.type_words(member.ty));
        }
        out.push_str("</ul>\n");
    }

    fn examples(&self, out: &mut String) {
        let Some(Example { rust, by_name, json, xml }) = self.example else { return };
        out.push_str("<section class=\"examples\">\n<h2>Example</h2>\n");
        let forms =
            [("Rust", rust.as_deref()), ("By name", by_name.as_deref()), ("JSON", Some(json)), ("XML", Some(xml))];
        // The first is open, until a reader opens another.
        let mut open = " open";
        for (word, body) in forms {
            if let Some(body) = body {
                let _ = writeln!(
                    out,
                    "<details name=\"example\"{open}><summary>{word}</summary><pre><code>{}</code></pre></details>",
                    text(body.trim_end())
                );
                open = "";
            }
        }
        out.push_str("</section>\n");
    }

    fn users(&self, out: &mut String) {
        let users = self.book.users(self.page);
        if users.is_empty() {
            return;
        }
        let lines = users.iter().map(|(page, rows)| {
            let named = || rows.iter().filter(|row| !row.path.is_empty());
            let fields: Vec<String> = named().map(|row| escaped(&row.path)).collect();
            let file = if page.path == self.page.path { String::new() } else { self.href(page) };
            let id = named().next().map_or_else(|| page.name.local.to_string(), |row| Self::id(page, row));
            format!(
                "<a href=\"{file}#{}\">{}</a> <small>{}</small>",
                uri(&id),
                broken(&page.name.local),
                fields.join(", ")
            )
        });
        let lines: Vec<String> = lines.collect();
        let _ = writeln!(out, "<section class=\"users\"><h2>Used by <small>{}</small></h2>", lines.len());
        let (shown, rest) = lines.split_at(lines.len().min(2 * LISTED));
        list(out, shown);
        if !rest.is_empty() {
            let _ = writeln!(out, "<details><summary>{} more</summary>", rest.len());
            list(out, rest);
            out.push_str("</details>\n");
        }
        out.push_str("</section>\n");
    }
}

fn list(out: &mut String, lines: &[String]) {
    let _ = writeln!(out, "<ul class=\"names\">\n<li>{}</li>\n</ul>", lines.join("</li>\n<li>"));
}

/// A text of the schema as code; one that is empty is said to be.
fn quoted(text: &str) -> String {
    if text.is_empty() { "<i>empty</i>".to_owned() } else { format!("<code>{}</code>", escaped(text)) }
}

/// What became of a type or element.
pub(super) fn mark(status: Status, since: &str) -> String {
    let (class, word) = match status {
        Status::Added => (" new", "new"),
        Status::Renamed => ("", "renamed"),
        Status::Changed | Status::Removed => ("", "changed"),
        Status::Moved | Status::Documentation => return String::new(),
    };
    format!(" <span class=\"mark{class}\" title=\"since {}\">{word}</span>", escaped(since))
}

/// What may become of a field.
fn states(row: &Row<'_>, can_clear: bool) -> String {
    let states = row.states();
    if row.in_choice && !states.cleared {
        return "<span class=\"can\"></span>".to_owned();
    }
    let words: &[(&str, &str)] = match (states.left, states.cleared, can_clear) {
        (true, true, _) => &[("l", "left"), ("c", "cleared"), ("s", "set")],
        (false, true, _) => &[("c", "cleared"), ("s", "set")],
        (true, false, true) => &[("l", "left"), ("s", "set")],
        (true, false, false) => &[("l", "optional")],
        (false, false, _) => &[("m", "required")],
    };
    let chips: Vec<String> = words.iter().map(|(class, word)| format!("<i class=\"{class}\">{word}</i>")).collect();
    format!("<span class=\"can\">{}</span>", chips.concat())
}

/// A list in a line; of many, the rest folded up.
fn folded(all: &[String]) -> String {
    if all.len() <= LISTED {
        return all.join(", ");
    }
    let (shown, rest) = all.split_at(LISTED);
    format!(
        "{}<details class=\"more\"><summary>and {} more</summary>{}</details>",
        shown.join(", "),
        rest.len(),
        rest.join(", ")
    )
}
