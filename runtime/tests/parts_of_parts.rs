//! Documents that are read in parts, whose lists are absent, hold what is no value, or stand among groups that are shared
//! out; and what fails outside.

use std::io::{self, Read, Write};

use xsdbind::open::OpenContent;
use xsdbind::table::Share;
use xsdbind::{Limits, Nillable, ReadOptions, WriteOptions};

use super::parts::{Few, HEAD, check, in_parts};

pub struct Shelf {
    pub note: Vec<String>,
    pub number: Vec<i32>,
    pub group: Vec<Boxes>,
    pub any: Vec<Nillable<OpenContent>>,
    pub cover: Option<Cover>,
    pub tail: Vec<String>,
}
xsdbind::record! { Shelf (name = "Shelf") {
    note: "note",
    number: "number",
    group: "(boxes)" (table = xsdbind::group::<Boxes>(), max = 2, share = Share::Planned),
    any: "any",
    cover: "cover",
    tail: "tail",
} }
xsdbind::root! { Shelf = "shelf" }

/// Of five boxes with `x` and `y` behind them, the first three are of one occurrence, of four the first two.
pub struct Boxes {
    pub a_box: Vec<Carton>,
    pub x: Option<String>,
    pub y: Option<String>,
}
xsdbind::record! { Boxes () {
    a_box: "box" (min = 2, max = 3, spreads = true),
    x: "x" (optional = true),
    y: "y" (optional = true),
} }

pub struct Carton {
    pub item: Vec<i32>,
}
xsdbind::record! { Carton (name = "Carton") { item: "item", } }

pub struct Cover {
    pub color: Vec<String>,
}
xsdbind::record! { Cover (name = "Cover") { color: "color", } }

/// The text behind what is surely looked at as a whole, for the encoding; and all ways to cut it.
fn cut_all(text: &str) -> (String, Vec<(usize, usize)>) {
    let head = format!("<?{}?>", "p".repeat(HEAD));
    let few = head.len()..head.len() + text.len() + 2;
    (head + text, few.map(|few| (few, 1)).chain([(1, 1), (1, 20), (7, 100)]).collect())
}

#[track_caller]
fn check_all(text: &str) {
    let (text, cuts) = cut_all(text);
    let (bytes, limits) = (text.as_bytes(), Limits::default());
    check(bytes, limits, "/shelf/note", &cuts, |shelf: &mut Shelf| std::mem::take(&mut shelf.note));
    check(bytes, limits, "/shelf/number", &cuts, |shelf: &mut Shelf| std::mem::take(&mut shelf.number));
    check(bytes, limits, "/shelf/any", &cuts, |shelf: &mut Shelf| std::mem::take(&mut shelf.any));
    check(bytes, limits, "/shelf/tail", &cuts, |shelf: &mut Shelf| std::mem::take(&mut shelf.tail));
    let colors =
        |shelf: &mut Shelf| shelf.cover.as_mut().map_or_else(Vec::new, |cover| std::mem::take(&mut cover.color));
    check(bytes, limits, "/shelf/cover/color", &cuts, colors);
    let items = |shelf: &mut Shelf| {
        let boxes = shelf.group.iter_mut().flat_map(|group| &mut group.a_box);
        boxes.flat_map(|carton| std::mem::take(&mut carton.item)).collect()
    };
    check(bytes, limits, "/shelf/box/item", &cuts, items);
}

#[test]
fn groups_are_shared_out_wherever_the_text_is_cut() {
    let carton = "<box><item>1</item><item>2</item></box>";
    for boxes in [2, 3, 4, 5, 7] {
        for behind in ["", "<x/><y>1</y>", "<y/>\n<!-- y -->"] {
            let shelf = format!("<shelf>{}{behind}<tail>a</tail><tail/></shelf>", carton.repeat(boxes));
            assert_eq!(ReadOptions::new().from_str::<Shelf>(&shelf).is_ok(), boxes < 7, "{shelf}");
            check_all(&shelf);
            let first = format!("{}<x/>", carton.repeat(boxes / 2));
            check_all(&format!("<shelf>{first}{}{behind}<tail>a</tail></shelf>", "<box/>".repeat(boxes)));
        }
    }
    let mut parts = ReadOptions::new().in_parts::<Shelf, _>(&b"<shelf><box/><box/></shelf>"[..]);
    let error = parts.items::<Carton>("/shelf/box").map(drop).unwrap_err().to_string();
    assert_eq!(error, "the items of `/shelf/box` are `Boxes`, not `Carton`");
    let error = parts.items::<Boxes>("/shelf/box").unwrap().next().unwrap().unwrap_err().to_string();
    let reason = "the list cannot be read item by item: which elements are of it depends on those that follow";
    assert!(error.ends_with(reason), "{error}");
}

#[test]
fn items_before_one_that_is_no_value() {
    let text = "<shelf><number>1</number><number>x</number><tail/></shelf>";
    check_all(text);
    let (text, cuts) = cut_all(text);
    for cut in cuts {
        let (items, error) =
            in_parts::<Shelf, i32>(ReadOptions::new(), text.as_bytes(), "/shelf/number", cut).unwrap_err();
        assert_eq!((&*items, &*error), (&[1][..], "1:547: /shelf/number[2]: expected an `xs:int`, found `x`"));
    }
}

#[test]
fn elements_of_any_type_that_may_be_nil() {
    let xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
    let text = format!("<shelf {xsi}><any>a<b c='1'/></any><any xsi:nil='true'/><any/><tail/></shelf>");
    check_all(&text);
    let mut parts = ReadOptions::new().in_parts::<Shelf, _>(text.as_bytes());
    let error = parts.items::<OpenContent>("/shelf/any").map(drop).unwrap_err().to_string();
    assert_eq!(error, "the items of `/shelf/any` are `anyType` or nil, not `anyType`");
    let items: Vec<Nillable<OpenContent>> = parts.items("/shelf/any").unwrap().collect::<xsdbind::Result<_>>().unwrap();
    assert_eq!(items.iter().map(|item| matches!(item, Nillable::Nil)).collect::<Vec<_>>(), [false, true, false]);
    let rest = parts.rest().unwrap();
    let mut out = Vec::new();
    WriteOptions::new().in_parts(&rest).items("/shelf/any", items).unwrap().to_writer(&mut out).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        xsdbind::to_string(&ReadOptions::new().from_str::<Shelf>(&text).unwrap()).unwrap()
    );
}

/// Counts what is read of it.
struct Counted<'c, R>(R, &'c std::cell::Cell<usize>);

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(into)?;
        self.1.set(self.1.get() + count);
        Ok(count)
    }
}

#[test]
fn lists_that_are_absent_are_passed() {
    let tails = "<tail>a</tail>".repeat(3000);
    let text = format!("<shelf><number>7</number><box/><box><item>1</item></box>{tails}</shelf>");
    let whole = ReadOptions::new().from_str::<Shelf>(&text).unwrap();
    for window in [1, 20, 1000, 128 << 10] {
        let read = std::cell::Cell::new(0);
        let mut parts =
            ReadOptions::new().in_parts::<Shelf, _>(Counted(Few(text.as_bytes(), 50), &read)).window(window);
        let mut items = |path: &str| -> (usize, usize) {
            let count = match path {
                "/shelf/number" | "/shelf/box/item" => parts.items::<i32>(path).unwrap().map(Result::unwrap).count(),
                "/shelf/any" => parts.items::<Nillable<OpenContent>>(path).unwrap().map(Result::unwrap).count(),
                _ => parts.items::<String>(path).unwrap().map(Result::unwrap).count(),
            };
            (count, read.get())
        };
        let most = window + 1000;
        // That it is absent, the next list says; none needs more than what is ahead.
        for (path, count) in [
            ("/shelf/note", 0),
            ("/shelf/number", 1),
            ("/shelf/note", 0),
            ("/shelf/box/item", 1),
            ("/shelf/any", 0),
            ("/shelf/cover/color", 0),
            ("/shelf/number", 0),
        ] {
            let (found, read) = items(path);
            assert!((found, read <= most) == (count, true), "{path} {window}: {found} items, {read} bytes");
        }
        assert_eq!(items("/shelf/tail"), (3000, text.len()));
        assert_eq!(items("/shelf/tail").0, 0);
        let rest = parts.rest().unwrap();
        let mut around = whole.clone();
        (around.number, around.tail, around.group[0].a_box[1].item) = (Vec::new(), Vec::new(), Vec::new());
        assert_eq!(rest, around);
    }
    // One that is there, and was read with what is around.
    let mut parts = ReadOptions::new().in_parts::<Shelf, _>(text.as_bytes()).window(20);
    assert_eq!(parts.items::<String>("/shelf/tail").unwrap().count(), 3000);
    let error = parts.items::<i32>("/shelf/number").unwrap().next().unwrap().unwrap_err().to_string();
    assert_eq!(error, "1:8: `/shelf/number` was passed: the lists of a document are read in its order");
    // To the end of the document, and back to what stands before it.
    let text = "<shelf><number>1</number><cover/></shelf>";
    let mut parts = ReadOptions::new().in_parts::<Shelf, _>(text.as_bytes());
    assert_eq!(parts.items::<String>("/shelf/tail").unwrap().count(), 0);
    assert_eq!(parts.items::<i32>("/shelf/number").unwrap().count(), 1);
    let rest = parts.rest().unwrap();
    assert_eq!((rest.number.len(), rest.cover.is_some()), (0, true));
}

/// A reader or writer that fails after so many bytes.
struct Failing(usize);

impl Failing {
    fn take(&mut self, length: usize) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::new(io::ErrorKind::StorageFull, "no room"));
        }
        let count = length.min(self.0);
        self.0 -= count;
        Ok(count)
    }
}

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.take(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Both<'b>(&'b [u8], Failing);

impl Read for Both<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() { self.1.take(0) } else { self.0.read(into) }
    }
}

#[track_caller]
fn assert_as_it_was(error: &xsdbind::Error) {
    assert_eq!(
        (error.to_string(), error.path(), error.kind()),
        ("no room".into(), String::new(), xsdbind::ErrorKind::Io)
    );
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref::<io::Error>());
    assert_eq!(source.map(io::Error::kind), Some(io::ErrorKind::StorageFull));
}

#[test]
fn errors_from_outside_are_those_of_outside() {
    let shelf = ReadOptions::new().from_str::<Shelf>("<shelf><cover/></shelf>").unwrap();
    let colors = || (0..100_000).map(|number| format!("color {number}"));
    for room in [0, 10, 300_000, 1_000_000] {
        let parts = WriteOptions::new().in_parts(&shelf).items("/shelf/cover/color", colors()).unwrap();
        assert_as_it_was(&parts.to_writer(Failing(room)).unwrap_err());
    }
    let text = "<shelf><cover><color>a</color>";
    for cut in [0, 3, 7, 14, text.len()] {
        let mut parts = ReadOptions::new().in_parts::<Shelf, _>(Both(&text.as_bytes()[..cut], Failing(0)));
        let last = parts.items::<String>("/shelf/cover/color").unwrap().last().unwrap();
        assert_as_it_was(&last.unwrap_err());
        assert_as_it_was(&parts.rest().unwrap_err());
        let parts = ReadOptions::new().in_parts::<Shelf, _>(Both(&text.as_bytes()[..cut], Failing(0)));
        assert_as_it_was(&parts.rest().unwrap_err());
    }
}

pub struct Names {
    pub item: Vec<Named>,
    pub open: Option<OpenContent>,
    pub last: Option<Named>,
    pub other: Vec<OpenContent>,
    pub b: Option<String>,
}
xsdbind::record! { Names (name = "Names") {
    item: "item",
    open: "open",
    last: "last",
    other: "other",
    b: "@b" (namespace = Some("urn:b")),
} }
xsdbind::root! { Names = "names" }

pub struct Named {
    pub b: Option<String>,
    pub c: Option<String>,
}
xsdbind::record! { Named (name = "Named") {
    b: "@b" (namespace = Some("urn:b")),
    c: "@c" (namespace = Some("urn:c")),
} }

/// Prefixes are numbered throughout a document, and named otherwise where a text has one that means nothing: then nothing of
/// that may have gone out.
#[test]
fn prefixes_that_have_gone_out_stay() {
    let named = |b: Option<&str>, c: Option<&str>| Named { b: b.map(str::to_owned), c: c.map(str::to_owned) };
    let open =
        |text: &str| ReadOptions::new().from_str::<Names>(&format!("<names><open>{text}</open></names>")).unwrap().open;
    let clash = "the texts around its items have a prefix before a colon that is in use, and mean nothing by it: such a \
                 document is written as a whole";
    for number in 1..=6 {
        for b in [None, Some("1")] {
            let items = || [named(None, Some("2")), named(None, Some("3"))];
            let around = Names {
                item: Vec::new(),
                open: open(&format!("n{number}:x")),
                last: Some(named(Some("4"), Some("5"))),
                other: Vec::new(),
                b: b.map(str::to_owned),
            };
            let whole = xsdbind::to_string(&Names { item: items().to_vec(), ..around.clone() }).unwrap();
            let mut out = Vec::new();
            let parts = WriteOptions::new().in_parts(&around).items("/names/item", items()).unwrap();
            match parts.to_writer(&mut out) {
                Ok(()) => {
                    let text = String::from_utf8(out).unwrap();
                    let read = ReadOptions::new().from_str::<Names>(&text).unwrap();
                    assert_eq!(read, ReadOptions::new().from_str::<Names>(&whole).unwrap(), "{text}");
                    // The items may have gone out before the prefixes behind them are named otherwise.
                    assert_eq!(text.replace("nn", "n"), whole.replace("nn", "n"), "{number} {b:?}");
                }
                Err(error) if error.message() == clash => assert!((3..=4).contains(&number), "{number} {b:?}"),
                Err(error) => assert!(error.message().starts_with("its texts have a prefix"), "{error}"),
            }
        }
    }
}
