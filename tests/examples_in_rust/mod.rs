//! Examples of the reference, as its pages have them: in Rust and by name each compiles and runs, and in Rust it makes the
//! document that the page shows as XML.

#[allow(
    clippy::pedantic,
    clippy::field_reassign_with_default,
    non_snake_case,
    unused_variables,
    reason = "as pages have it"
)]
mod made {
    include!("made.rs");
}

#[test]
fn each_makes_the_document_of_its_page() {
    for (name, example) in made::ALL {
        if let Some((made, shown)) = example().unwrap_or_else(|error| panic!("{name}: {error}")) {
            assert_eq!(made, shown, "{name}");
        }
    }
}
