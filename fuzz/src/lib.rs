//! What the fuzz targets do, as ordinary functions: they panic where something does not hold.
#![forbid(unsafe_code)]

use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::LazyLock;

use provisioning_api::{ocip, userupdate};
use xsdbind::arbitrary::{self, Unstructured};
use xsdbind::pattern::Pattern;
use xsdbind::simple::SimpleType;
use xsdbind::types::*;
use xsdbind::{Document, OutputEncoding, WriteOptions};
use xsdbind_codegen::{Config, Enums, Module, generate};

/// Runs a target on the files that the command line names.
pub fn files(target: fn(&[u8])) -> std::io::Result<()> {
    std::env::args_os().skip(1).try_for_each(|path| std::fs::read(path).map(|data| target(&data)))
}

/// Any bytes as a document of the bundled schemas: what is accepted is written, and read as the same value.
pub fn reader(data: &[u8]) {
    read::<ocip::AnyDocument>(data);
    read::<userupdate::AnyDocument>(data);
}

fn read<D: Document + Clone + Debug + PartialEq>(data: &[u8]) {
    match xsdbind::from_slice::<D>(data) {
        Ok(document) => same_again(&document),
        Err(error) => assert!(!error.to_string().contains(char::is_control), "{error:?}"),
    }
}

#[track_caller]
fn same_again<D: Document + Clone + Debug + PartialEq>(document: &D) {
    assert!(document.clone() == *document, "{document:?}");
    assert!(!format!("{document:?}").is_empty());
    let written = xsdbind::to_string(document).unwrap();
    let again: D = xsdbind::from_str(&written).unwrap();
    assert!(again == *document, "{document:?} is {again:?} when read again from {written}");
    assert_eq!(xsdbind::to_string(&again).unwrap(), written);
    let other = WriteOptions::new().indent(1).encoding(OutputEncoding::Utf16).to_vec(document).unwrap();
    assert!(xsdbind::from_slice::<D>(&other).unwrap() == *document, "{document:?}");
}

/// Random documents, made of the bytes.
pub fn round_trip(data: &[u8]) {
    let Some((which, rest)) = data.split_first() else { return };
    let source = &mut Unstructured::new(rest);
    if which % 2 == 0 {
        let _ = arbitrary::document::<ocip::AnyDocument>(source).map(|document| same_again(&document));
    } else {
        let _ = arbitrary::document::<userupdate::AnyDocument>(source).map(|document| same_again(&document));
    }
}

/// Any bytes as a schema: what is generated from it is Rust, and the same a second time.
pub fn schema(data: &[u8]) {
    static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());
    let path = FOLDER.path().join(format!("{:?}.xsd", std::thread::current().id()));
    std::fs::write(&path, data).unwrap();
    for enums in [Enums::Closed, Enums::Open] {
        let module = Module::new("fuzzed").schema(&path).enums(enums);
        let config = Config::new().module(module);
        match generate(&config) {
            Ok(output) => {
                for (path, text) in &output.files {
                    assert!(syn::parse_file(text).is_ok(), "{} is not Rust:\n{text}", path.display());
                }
                assert_eq!(generate(&config).unwrap().files, output.files);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// Any text as a pattern, up to its first line end, and what follows as what is matched.
pub fn pattern(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (source, matched) = text.split_once('\n').unwrap_or((&text, ""));
    match Pattern::new(source) {
        Ok(pattern) => {
            let _ = pattern.is_match(matched);
            assert_eq!(pattern.as_str(), source);
        }
        Err(error) => {
            assert!(error.offset() <= source.len() && !error.reason().contains("regex parse error"), "{error}")
        }
    }
}

/// Any text as a value of each built-in type: a value is written as a text of the same value, which is canonical.
pub fn lexical(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    macro_rules! of_each {
        ($($type:ty)*) => {$(of::<$type>(&text);)*};
    }
    of_each! {
        String bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64
        AnyUri Base64Binary HexBinary Date DateTime Time Duration GDay GMonth GMonthDay GYear GYearMonth Decimal Integer
        NonNegativeInteger NonPositiveInteger PositiveInteger NegativeInteger Entities IdRefs NmTokens Entity Id IdRef
        Language Name NcName NmToken NormalizedString Token List<Decimal> List<NmToken>
    }
    let _ = QName::resolve(&text, &|prefix| Some(prefix.to_owned()));
}

#[track_caller]
fn of<T: SimpleType>(text: &str) {
    let Ok(value) = T::from_lexical(&T::WHITE_SPACE.apply(text)) else { return };
    let written = lexical_of(&value);
    let again = T::from_lexical(&written).unwrap();
    assert!(again.same(&value), "{text:?} became {written:?}");
    assert_eq!(lexical_of(&again), written, "{text:?}");
    assert_eq!((value.length(), value.digits()), (again.length(), again.digits()), "{text:?}");
    assert_eq!(T::WHITE_SPACE.apply(&written), written, "{text:?}");
}

fn lexical_of<T: SimpleType>(value: &T) -> String {
    let mut text = String::new();
    value.to_lexical(&mut text);
    text
}

/// A target and its name.
pub type Target = (&'static str, fn(&[u8]));

/// The targets by name.
pub const TARGETS: &[Target] =
    &[("reader", reader), ("schema", schema), ("lexical", lexical), ("pattern", pattern), ("round_trip", round_trip)];

/// What a target begins with: its own seeds, and what the tests of the project have.
pub fn seeds(target: &str) -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders: &[&str] = match target {
        "reader" => &["../tests/samples/ocip", "../tests/samples/userupdate"],
        "schema" => &["../schemas/ocip", "../schemas/userupdate"],
        _ => &[],
    };
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    if target == "schema" {
        folders.extend(entries(root.join("../tests/cases")));
    }
    folders.push(root.join("seeds").join(target));
    let mut files: Vec<PathBuf> = folders.into_iter().flat_map(entries).collect();
    let wanted = |path: &PathBuf| target != "schema" || path.extension().is_some_and(|ending| ending == "xsd");
    files.retain(|path| path.is_file() && wanted(path));
    files.sort();
    files
}

fn entries(folder: PathBuf) -> Vec<PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}
