//! Every request of a complete release has its response: what is generated, compared with the schemas read by other
//! means.
//!
//! Expected is what the interface does: the response is the type of the request's name; where there is none, the type
//! that the documentation names; else `SuccessResponse`. Where both are there and differ, the documentation was copied
//! from another version.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use xsdbind_codegen::{Config, Module, generate};

include!("release.rs");

/// Derived from `OCIRequest`, and no commands.
const NO_COMMANDS: [&str; 2] = ["CallCenterAgentAvailability", "CallCenterAgentSettings"];
/// The commands that are answered by a response of their own or by `SuccessResponse`.
const TWO_ANSWERS: [&str; 2] = ["GroupConsolidatedAddRequest22", "GroupConsolidatedDnAssignListRequest"];

/// What is expected of a complex type.
#[derive(Default)]
struct Type {
    base: Option<String>,
    docs: String,
}

/// How many responses were found in which way.
#[derive(Default)]
struct Count {
    by_name: usize,
    documented: usize,
    success: usize,
    wrongly_documented: usize,
}

pub fn check(schemas: PathBuf) -> Result<String, String> {
    let folder = schemas.join("ocip-r25");
    let types = types(&folder)?;
    let generated = generated(&folder)?;
    let derived: Vec<&String> = types.keys().filter(|name| is_request(&types, name)).collect();
    let mut count = Count::default();
    for name in derived.iter().filter(|name| !NO_COMMANDS.contains(&name.as_str())) {
        let expected = expected(&types, name, &mut count);
        let expected =
            if TWO_ANSWERS.contains(&name.as_str()) { format!("{expected}|SuccessResponse") } else { expected };
        let found = generated.get(*name).ok_or_else(|| format!("{name} has no response, expected {expected}"))?;
        if *found != expected {
            return Err(format!("{name} has the response {found}, expected {expected}"));
        }
    }
    let commands = derived.len() - NO_COMMANDS.len();
    if generated.len() != commands {
        return Err(format!("{} types are requests, expected {commands}", generated.len()));
    }
    Ok(format!(
        "{commands} with their response, of {} types derived from OCIRequest: {} by name, {} of these wrongly \
         documented, {} as documented, {} SuccessResponse; {} with two possible responses",
        derived.len(),
        count.by_name,
        count.wrongly_documented,
        count.documented,
        count.success,
        TWO_ANSWERS.len(),
    ))
}

/// The response to each request, by the text of the generated code; several separated by `|`.
fn generated(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let module = Module::new("ocip").schema(folder.join("OCISchemaAS.xsd")).namespace("C", "base").requests(requests());
    let output = generate(&Config::new().module(module)).map_err(|error| error.to_string())?;
    if let Some(warning) = output.warnings.iter().next() {
        return Err(warning.to_string());
    }
    let text: String = output.files.into_values().collect();
    let mut found = BTreeMap::new();
    for block in text.split("xsdbind::request! {").skip(1) {
        let mut words = block.split_whitespace();
        let (Some(name), Some("->"), Some(response)) = (words.next(), words.next(), words.next()) else {
            return Err("a call of `request!` looks otherwise".to_owned());
        };
        // The set of several responses, by the names of its variants.
        let members = text.split_once(&format!("pub enum {response} {{\n")).filter(|_| TWO_ANSWERS.contains(&name));
        let response = match members.and_then(|(_, rest)| rest.split_once("\n}\n")) {
            Some((body, _)) => {
                let variants = body.lines().filter_map(|line| line.trim().split_once('('));
                variants.filter(|(name, _)| !name.starts_with('/')).map(|(name, _)| name).collect::<Vec<_>>().join("|")
            }
            None => response.rsplit("::").next().unwrap_or_default().to_owned(),
        };
        if found.insert(name.to_owned(), response).is_some() {
            return Err(format!("{name} is a request twice"));
        }
    }
    Ok(found)
}

fn is_request(types: &BTreeMap<String, Type>, name: &str) -> bool {
    let base = |name: &str| types.get(name).and_then(|ty| ty.base.as_deref());
    std::iter::successors(base(name), |at| base(at)).any(|at| at == "OCIRequest")
}

/// What answers a request.
fn expected(types: &BTreeMap<String, Type>, name: &str, count: &mut Count) -> String {
    let same = name.rsplit_once("Request").map(|(before, after)| format!("{before}Response{after}"));
    let same = same.filter(|name| types.contains_key(name));
    let documented = documented(types, &types[name].docs);
    match (same, documented) {
        (Some(same), documented) => {
            count.by_name += 1;
            count.wrongly_documented += usize::from(documented.is_some_and(|documented| documented != same));
            same
        }
        (None, Some(documented)) => {
            count.documented += 1;
            documented
        }
        (None, None) => {
            count.success += 1;
            "SuccessResponse".to_owned()
        }
    }
}

/// The first type that is named in a sentence with "response is".
fn documented(types: &BTreeMap<String, Type>, docs: &str) -> Option<String> {
    let words: Vec<&str> = docs.split_whitespace().collect();
    let starts = words
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[0].to_lowercase().ends_with("response") && pair[1] == "is");
    for (at, _) in starts {
        for word in &words[at + 2..] {
            let name = word.trim_end_matches(['.', ',', ';', ':']);
            if name.contains("Response") && name != "ErrorResponse" && types.contains_key(name) {
                return Some(name.to_owned());
            }
            if word.ends_with('.') {
                break;
            }
        }
    }
    None
}

/// The complex types of a release.
fn types(folder: &Path) -> Result<BTreeMap<String, Type>, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| error.to_string())? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xsd") {
                let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                types_of(&text, &mut found).map_err(|error| format!("{}: {error}", path.display()))?;
            }
        }
    }
    Ok(found)
}

/// Those of one file: what is said of the type itself stands at depth 3, its base at depth 4.
fn types_of(text: &str, found: &mut BTreeMap<String, Type>) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut ty: Option<(String, Type)> = None;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                open(&tag, &path, &mut ty);
                path.push(local(&tag));
            }
            Event::Empty(tag) => open(&tag, &path, &mut ty),
            Event::Text(text) if path.len() == 4 && path[3] == "documentation" => {
                if let Some((_, ty)) = &mut ty {
                    ty.docs += &text;
                }
            }
            Event::End(_) => {
                path.pop();
                if path.len() == 1 {
                    found.extend(ty.take());
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn open(tag: &BytesStart<'_>, path: &[String], ty: &mut Option<(String, Type)>) {
    match (local(tag).as_str(), path.len()) {
        ("complexType", 1) => *ty = attribute(tag, "name").map(|name| (name, Type::default())),
        ("extension" | "restriction", 3) if path[2] == "complexContent" => {
            let base = attribute(tag, "base");
            if let (Some((_, ty)), Some(base)) = (ty, base) {
                ty.base = base.rsplit(':').next().map(str::to_owned);
            }
        }
        _ => {}
    }
}

fn local(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = tag.try_get_attribute(name).ok()??.value;
    Some(value.trim().to_owned())
}
