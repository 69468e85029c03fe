//! `xsdbind.toml`.
//!
//! In comes its text; out goes a [`Config`], or everything that is wrong with it at once. A new key is a line in
//! [`config`] or [`module`], and a field of what they make.

use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::crates::Crate;
use super::keys::{Keys, Reader, Value};
use super::rename::RenameRule;
use super::{
    Config, Derive, Enums, Limits, LocationRule, Module, NamespaceRule, Patch, Rename, Requests, Rule, Unselected,
    Without,
};
use crate::diagnostics::Diagnostics;

/// The words for [`Enums`].
const ENUMS: &[(&str, Enums)] = &[("closed", Enums::Closed), ("open", Enums::Open)];

/// The words for [`Unselected`].
const UNSELECTED: &[(&str, Unselected)] = &[("error", Unselected::Error), ("keep", Unselected::Keep)];

/// Reads the text of the configuration file at `path`.
pub(super) fn read(path: &Path, text: &str) -> Result<Config, Diagnostics> {
    let (mut reader, document) = Reader::of(path, text)?;
    let config = config(&mut reader, document.get_ref());
    let mut problems = reader.problems;
    // Modules that could not be read are missing here, so that there are none means nothing.
    if problems.is_empty() || !config.modules.is_empty() {
        problems.extend(config.problems());
    }
    if problems.is_empty() { Ok(config) } else { Err(problems) }
}

/// The file as a whole.
fn config(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Config {
    let path = reader.path;
    let mut keys = Keys::new(reader, table, &(0..0));
    let output = keys.optional("output", Reader::path);
    let modules = keys.optional("module", modules);
    let allow_read = keys.optional("allow-read", Reader::paths);
    let locations = keys.optional("locations", locations);
    let versions = keys.optional("versions", Reader::strings);
    let limits = keys.optional("limits", limits);
    keys.finish();
    Config {
        file: Some(path.to_owned()),
        output: Some(output.map_or_else(|| beside(path, super::DEFAULT_OUTPUT), |rule| rule.value)),
        modules: modules.unwrap_or_default(),
        allow_read: allow_read.unwrap_or_default(),
        locations: locations.unwrap_or_default(),
        versions: versions.unwrap_or_default(),
        limits: limits.unwrap_or_default(),
        ..Config::new()
    }
}

/// `[locations]`.
fn locations(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Vec<LocationRule>> {
    let rules = pairs(reader, key, value, Reader::path)?;
    Some(rules.into_iter().map(|(url, path)| LocationRule { url, path }).collect())
}

/// `[limits]`.
fn limits(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Limits> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut keys = Keys::new(reader, table, &value.span());
    let mut limits = Limits::default();
    let mut set = |key, most: u64, set: fn(Limits, u64) -> Limits| {
        let number = keys.optional(key, |reader, key, value| reader.number(key, value, most));
        limits = number.map_or(limits, |number| set(limits, number));
    };
    set("files", u64::MAX, |limits, number| limits.files(as_size(number)));
    set("file-bytes", Limits::MAX_FILE_BYTES, Limits::file_bytes);
    set("total-bytes", u64::MAX, Limits::total_bytes);
    set("nodes", u64::from(u32::MAX), |limits, number| limits.nodes(u32::try_from(number).unwrap_or(u32::MAX)));
    set("depth", as_number(Limits::MAX_DEPTH), |limits, number| limits.depth(as_size(number)));
    set("parts", u64::MAX, Limits::parts);
    set("problems", as_number(Limits::MAX_PROBLEMS), |limits, number| limits.problems(as_size(number)));
    set("output-bytes", u64::MAX, Limits::output_bytes);
    keys.finish();
    Some(limits)
}

fn as_size(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn as_number(size: usize) -> u64 {
    u64::try_from(size).unwrap_or(u64::MAX)
}

/// All `[[module]]`.
fn modules(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Vec<Module>> {
    let tables = reader.expect(key, value, "array of tables, `[[module]]`", DeValue::as_array)?;
    Some(tables.iter().filter_map(|table| module(reader, key, table)).collect())
}

/// One `[[module]]`, unless a part of it that must be there could not be read.
fn module(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Module> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut keys = Keys::new(reader, table, &value.span());
    let name = keys.required("name", Reader::string);
    let schemas = keys.required("schemas", Reader::paths);
    let enums = keys.optional("enums", |reader, key, value| reader.word(key, value, ENUMS));
    let namespaces = keys.optional("namespaces", namespaces);
    let roots = keys.optional("roots", Reader::strings);
    let skip = keys.optional("skip", Reader::strings);
    let keep_types = keys.optional("keep-types", Reader::strings);
    let external = keys.optional("extern", |reader, key, value| pairs(reader, key, value, Reader::string));
    let types = keys.optional("types", |reader, key, value| pairs(reader, key, value, Reader::string));
    let secret = keys.optional("secret", Reader::strings);
    let requests = keys.optional("requests", requests);
    let patches = keys.optional("patch", patches);
    let unselected = keys.optional("unselected", |reader, key, value| {
        let word = reader.word(key, value, UNSELECTED)?;
        Some(Rule { value: word, at: Some(reader.place(&value.span())) })
    });
    let rename = keys.optional("rename", rename);
    let definitions = keys.optional("definitions", |reader, key, value| pairs(reader, key, value, Reader::string));
    let prefixes = keys.optional("prefixes", |reader, key, value| pairs(reader, key, value, Reader::string));
    let [non_exhaustive, setters, default_getters] = ["non-exhaustive", "setters", "default-getters"].map(|key| {
        let given = keys.optional(key, |reader, key, value| reader.expect(key, value, "boolean", DeValue::as_bool));
        given.unwrap_or_default()
    });
    let choice_suffix = keys.optional("choice-suffix", Reader::string);
    let derives = keys.optional("derive", derives);
    let without = keys.optional("without", |reader, key, value| {
        let words = reader.expect(key, value, "array of strings", DeValue::as_array)?;
        let known = Without::ALL.map(|of| (of.name(), of));
        Some(words.iter().filter_map(|word| reader.word(key, word, &known)).collect())
    });
    let crates = keys.optional("crates", |reader, key, value| {
        let number = reader.number(key, value, as_number(Crate::MOST))?;
        Some(Rule { value: as_size(number), at: Some(reader.place(&value.span())) })
    });
    keys.finish();
    Some(Module {
        name: name?,
        schemas: schemas?,
        enums: enums.unwrap_or_default(),
        namespaces: namespaces.unwrap_or_default(),
        roots: roots.unwrap_or_default(),
        skip: skip.unwrap_or_default(),
        keep_types: keep_types.unwrap_or_default(),
        external: external.unwrap_or_default(),
        types: types.unwrap_or_default(),
        secret: secret.unwrap_or_default(),
        requests,
        patches: patches.unwrap_or_default(),
        unselected: unselected.unwrap_or(Rule { value: Unselected::default(), at: None }),
        rename: rename.unwrap_or_default(),
        definitions: definitions.unwrap_or_default(),
        prefixes: prefixes.unwrap_or_default(),
        non_exhaustive,
        setters,
        default_getters,
        choice_suffix,
        derives: derives.unwrap_or_default(),
        without: without.unwrap_or_default(),
        crates,
    })
}

/// All `[[module.patch]]`.
fn patches(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Vec<Patch>> {
    let tables = reader.expect(key, value, "array of tables, `[[module.patch]]`", DeValue::as_array)?;
    Some(tables.iter().filter_map(|table| patch(reader, key, table)).collect())
}

/// One `[[module.patch]]`.
fn patch(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Patch> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut keys = Keys::new(reader, table, &value.span());
    let record = keys.required("record", Reader::string);
    let request = keys.required("request", Reader::string);
    let except = keys.optional("except", Reader::strings);
    keys.finish();
    Some(Patch { record: record?, request: request?, except: except.unwrap_or_default() })
}

/// All `[[module.derive]]`.
fn derives(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Vec<Derive>> {
    let tables = reader.expect(key, value, "array of tables, `[[module.derive]]`", DeValue::as_array)?;
    Some(tables.iter().filter_map(|table| derive(reader, key, table)).collect())
}

/// One `[[module.derive]]`.
fn derive(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Derive> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut keys = Keys::new(reader, table, &value.span());
    let types = keys.optional("types", Reader::strings);
    let traits = keys.optional("traits", Reader::strings);
    let attributes = keys.optional("attributes", Reader::strings);
    let fields = keys.optional("fields", |reader, key, value| pairs(reader, key, value, Reader::strings));
    keys.finish();
    // Of what could not be read, that there is nothing in it means nothing.
    let found = [("traits", traits.is_some()), ("attributes", attributes.is_some()), ("fields", fields.is_some())];
    if found.into_iter().any(|(key, is_read)| table.contains_key(key) && !is_read) {
        return None;
    }
    Some(Derive {
        types: types.unwrap_or_default(),
        traits: traits.unwrap_or_default(),
        attributes: attributes.unwrap_or_default(),
        fields: fields.unwrap_or_default(),
        at: Some(reader.place(&value.span())),
    })
}

/// `[module.rename]`.
fn rename(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Rename> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut keys = Keys::new(reader, table, &value.span());
    let mut rules = |key| {
        let pairs = keys.optional(key, |reader, key, value| pairs(reader, key, value, Reader::string));
        pairs.unwrap_or_default().into_iter().map(|(pattern, to)| RenameRule { pattern, to }).collect()
    };
    let rename = Rename {
        types: rules("types"),
        fields: rules("fields"),
        variants: rules("variants"),
        modules: rules("modules"),
    };
    keys.finish();
    Some(rename)
}

/// `[module.namespaces]`.
fn namespaces(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Vec<NamespaceRule>> {
    let rules = pairs(reader, key, value, Reader::string)?;
    Some(rules.into_iter().map(|(namespace, module)| NamespaceRule { namespace, module }).collect())
}

/// `[module.requests]`.
fn requests(reader: &mut Reader<'_>, key: &str, value: &Value<'_>) -> Option<Requests> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut keys = Keys::new(reader, table, &value.span());
    let base = keys.required("base", Reader::string);
    let except = keys.optional("except", Reader::strings);
    let names = keys.optional("names", |reader, key, value| pairs(reader, key, value, Reader::string));
    let documentation = keys.optional("documentation", Reader::string);
    let fallback = keys.optional("fallback", Reader::string);
    let errors = keys.optional("errors", Reader::strings);
    let reads = keys.optional("reads", Reader::strings);
    let responses = keys.optional("responses", |reader, key, value| pairs(reader, key, value, Reader::strings));
    keys.finish();
    Some(Requests {
        except: except.unwrap_or_default(),
        names: names.unwrap_or_default(),
        documentation,
        fallback,
        errors: errors.unwrap_or_default(),
        reads: reads.unwrap_or_default(),
        responses: responses.unwrap_or_default(),
        ..Requests::of(base?)
    })
}

/// A table whose keys are not known, in the order of the file.
fn pairs<'a, T>(
    reader: &mut Reader<'a>,
    key: &str,
    value: &Value<'_>,
    read: fn(&mut Reader<'a>, &str, &Value<'_>) -> Option<T>,
) -> Option<Vec<(Rule<String>, T)>> {
    let table = reader.expect(key, value, "table", DeValue::as_table)?;
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let pair = |(key, value): (&toml::Spanned<_>, _)| {
        let at = reader.place(&key.span());
        let name: &std::borrow::Cow<'_, str> = key.get_ref();
        let value = read(reader, name, value)?;
        Some((Rule { value: name.to_string(), at: Some(at) }, value))
    };
    Some(entries.into_iter().filter_map(pair).collect())
}

impl Reader<'_> {
    /// A path that is relative to the file.
    fn path(&mut self, key: &str, value: &Value<'_>) -> Option<Rule<PathBuf>> {
        let path = self.string(key, value)?;
        Some(Rule { value: beside(self.path, &path.value), at: path.at })
    }

    /// Paths that are relative to the file.
    fn paths(&mut self, key: &str, value: &Value<'_>) -> Option<Vec<Rule<PathBuf>>> {
        let paths = self.strings(key, value)?;
        let full = |path: Rule<String>| Rule { value: beside(self.path, &path.value), at: path.at };
        Some(paths.into_iter().map(full).collect())
    }
}

/// A path that is written in `file`.
fn beside(file: &Path, path: &str) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).join(path)
}
