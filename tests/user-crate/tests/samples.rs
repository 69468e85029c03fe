//! The documents in `samples/`.

use user_crate::ocip::AnyDocument;

#[test]
fn samples() {
    xsdbind::samples!("tests/samples" as AnyDocument);
}
