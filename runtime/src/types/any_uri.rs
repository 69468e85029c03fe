//! `anyURI` (XSD Part 2, section 3.2.17).
//!
//! In comes any text; out goes the same without white space at its ends. XSD 1.0 lets a reference contain characters
//! that are escaped only when it is followed, so that hardly a text is left to refuse, and none is refused here.

free_text! {
    /// An `xs:anyURI`: a reference as its author wrote it, relative or absolute, escaped or not.
    ///
    /// ```
    /// use xsdbind::types::AnyUri;
    ///
    /// let uri = AnyUri::from("https://example.com/ä b");
    /// assert_eq!(uri.as_str(), "https://example.com/ä b");
    /// ```
    AnyUri, Collapse;
}
