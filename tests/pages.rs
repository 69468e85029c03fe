//! What pages show of `xsdbind.toml` is taken as one.

use std::fs;
use std::path::Path;

use xsdbind_codegen::Config;

/// The snippets of TOML in a page.
fn snippets(page: &str) -> impl Iterator<Item = &str> {
    page.split("\n```toml\n").skip(1).filter_map(|rest| rest.split("\n```").next())
}

#[test]
fn settings_in_pages_are_settings() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages.toml");
    let (mut wrong, mut count) = (Vec::new(), 0);
    for page in fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        if page.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read_to_string(&page).unwrap();
        // What is not of a module may be of cargo.
        for snippet in snippets(&text).filter(|snippet| snippet.contains("[module") || snippet.contains("[locations]"))
        {
            let module = "[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\n";
            let is_whole = snippet.contains("[[module]]");
            let config = if is_whole { snippet.to_owned() } else { format!("{module}{snippet}") };
            fs::write(&path, config).unwrap();
            count += 1;
            if let Err(error) = Config::from_file(&path) {
                wrong.push(format!("{}:\n{error}\n{snippet}\n", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    assert!(count > 5, "there are snippets in pages, and {count} were found");
}
