use proptest::prelude::*;

use super::Pattern;

/// What matches and what does not, also by an engine of ECMA-262.
#[track_caller]
fn check(pattern: &str, matching: &[&str], others: &[&str]) {
    check_here(pattern, matching, others);
    let ecma = ecma(pattern);
    for (text, expected) in matching.iter().map(|text| (text, true)).chain(others.iter().map(|text| (text, false))) {
        assert_eq!(ecma.find(text).is_some(), expected, "`{pattern}` with {text:?} in ECMA-262");
    }
}

fn ecma(pattern: &str) -> regress::Regex {
    let translated = Pattern::to_ecma(pattern).unwrap();
    regress::Regex::with_flags(&translated, "u").unwrap_or_else(|error| panic!("`{translated}`: {error}"))
}

/// The same without the other engine, which goes back and tries again without end.
#[track_caller]
fn check_here(pattern: &str, matching: &[&str], others: &[&str]) {
    let compiled = Pattern::new(pattern).unwrap();
    for text in matching {
        assert!(compiled.is_match(text), "`{pattern}` should match {text:?}");
    }
    for text in others {
        assert!(!compiled.is_match(text), "`{pattern}` should not match {text:?}");
    }
}

#[track_caller]
fn refuse(pattern: &str, offset: usize, reason: &str) {
    let error = Pattern::new(pattern).unwrap_err();
    assert_eq!((error.offset(), error.reason()), (offset, reason), "`{pattern}`");
}

#[test]
fn the_whole_text_counts() {
    check("abc", &["abc"], &["", "abcd", "xabc", "abc\n"]);
    check("a|bc", &["a", "bc"], &["ac", "abc"]);
    check("", &[""], &["a", "\n"]);
    check("a||b", &["", "a", "b"], &["ab"]);
    check("()", &[""], &["()"]);
}

#[test]
fn anchors_are_ordinary_characters() {
    check("^a$", &["^a$"], &["a"]);
    check("$*", &["", "$$"], &["a"]);
    check("a-b", &["a-b"], &["ab"]);
    check("a&&b~~#/ ", &["a&&b~~#/ "], &[]);
}

#[test]
fn a_dot_is_not_a_line_end() {
    check(".", &["a", "\u{2028}", "\u{85}", "😀", "\t"], &["\n", "\r", "", "ab"]);
    check("[.]", &["."], &["a"]);
    check(r"\.", &["."], &["a"]);
}

#[test]
fn quantifiers() {
    check("a?b*c+", &["c", "abbcc"], &["ab", "aac"]);
    check("a{2}", &["aa"], &["a", "aaa"]);
    check("a{2,}", &["aa", "aaaa"], &["a"]);
    check("a{1,3}", &["a", "aaa"], &["", "aaaa"]);
    check("a{0}", &[""], &["a"]);
    check("(ab){0,2}", &["", "ab", "abab"], &["ababab"]);
    check("[+]?[0-9]{1,3}(-[0-9]+)?", &["+1", "12-345"], &["-1", "1234"]);
}

#[test]
fn spaces_digits_and_words() {
    check(r"\s", &[" ", "\t", "\n", "\r"], &["\u{a0}", "\u{b}", "\u{c}", "a"]);
    check(r"\S", &["\u{a0}", "a"], &[" ", "\n"]);
    check(r"\d", &["0", "٣", "९"], &["a", "½", "Ⅳ"]);
    check(r"\D", &["a"], &["0", "٣"]);
    check(r"\w", &["a", "é", "5", "$", "+", "\u{301}"], &["_", "-", ".", " ", "\u{0}", "\u{ad}"]);
    check(r"\W", &["_", "-", " "], &["a", "$"]);
}

#[test]
fn characters_of_names() {
    check(r"\i\c*", &["a", "_", ":", "a-1.b", "é·"], &["1a", "-a", "", "a b"]);
    check(r"[\i-[:]][\c-[:]]*", &["abc", "_x"], &["a:b", ":a"]);
    check(r"\I", &["1", "-", " "], &["a", ":"]);
    check(r"\C", &[" ", "/"], &["1", "a", "-"]);
}

#[test]
fn categories() {
    check(r"\p{Lu}\p{Ll}+", &["Abc", "Éa"], &["abc", "AB"]);
    check(r"\P{L}", &["1"], &["a"]);
    check(r"[\p{L}\p{Nd}_]+", &["aé3_"], &["a-"]);
    check(r"[^\p{L}]", &["1"], &["a"]);
    check(r"\p{Cn}", &["\u{378}"], &["a"]);
    check(r"\p{Co}\p{Sc}\p{Zs}\p{Pc}", &["\u{e000}€ _"], &[]);
}

#[test]
fn blocks() {
    check(r"\p{IsBasicLatin}+", &["aZ~"], &["é"]);
    check(r"\P{IsBasicLatin}", &["é"], &["a"]);
    check(r"[\p{IsGreek}-[α]]", &["β"], &["α", "a"]);
    check(r"\p{IsLatin-1Supplement}", &["é"], &["e"]);
    check(r"\p{IsPrivateUse}", &["\u{e000}", "\u{100000}"], &["a"]);
    check(r"\p{IsSpecials}", &["\u{feff}", "\u{fff0}"], &["\u{ff00}"]);
    check(r"[^\P{IsBasicLatin}]", &["a"], &["é"]);
}

#[test]
fn character_classes() {
    check("[a-c]", &["a", "b", "c"], &["d", "-"]);
    check("[a-]", &["a", "-"], &["b"]);
    check("[-a]", &["a", "-"], &["b"]);
    check("[-]", &["-"], &["a"]);
    check("[^-a]", &["b"], &["a", "-"]);
    check("[^^]", &["a"], &["^"]);
    check("[a^]", &["a", "^"], &["b"]);
    check("[a-z-]", &["q", "-"], &["A"]);
    check(r"[\-\]\[\^\\]", &["-", "]", "[", "^", "\\"], &["a"]);
    check(r"[+-\-]", &["+", ",", "-"], &["."]);
    check(r"[\t-\r]", &["\t", "\n", "\r"], &[" "]);
    check("[(){}|?*+.$&~]+", &["(){}|?*+.$&~"], &["a"]);
    check("[&&a]", &["&", "a"], &["b"]);
    check("[😀-😂]", &["😁"], &["😃"]);
}

#[test]
fn subtraction() {
    check("[a-z-[aeiou]]", &["b", "z"], &["a", "u", "-", "B"]);
    check("[^a-z-[0-9]]", &["A", "-"], &["a", "5"]);
    check("[a-z-[b-y-[m]]]", &["a", "m", "z"], &["b", "n"]);
    check("[a-z-[^aeiou]]", &["a"], &["b"]);
    check("[a-[a]]", &[], &["a", "b"]);
    check("[--[a]]", &["-"], &["a"]);
}

#[test]
fn what_appendix_f_does_not_have() {
    refuse("a**", 2, "a quantifier cannot follow another one");
    refuse("a+?", 2, "a quantifier cannot follow another one");
    refuse("a{2}{3}", 4, "a quantifier cannot follow another one");
    refuse("*a", 0, "nothing to repeat before `*`; escape it to match it");
    refuse("(?:a)", 1, "nothing to repeat before `?`; escape it to match it");
    refuse("a|+", 2, "nothing to repeat before `+`; escape it to match it");
    refuse(r"(a)\1", 3, r"`\1` is not an escape of XML Schema");
    refuse(r"\bfoo", 0, r"`\b` is not an escape of XML Schema");
    refuse(r"a\<", 1, r"`\<` is not an escape of XML Schema");
    refuse(r"a\é", 1, r"`\é` is not an escape of XML Schema");
    refuse(r"é\", 2, r"nothing follows `\`");
    refuse("a{x}", 2, "expected a number");
    refuse("a{2", 3, "expected `}`");
    refuse("a{3,2}", 1, "more at least than at most");
    refuse("a{99999999999}", 2, "too many repetitions");
    refuse("a}", 1, "`}` must be escaped");
    refuse("a]", 1, "`]` must be escaped");
}

/// Three validators take nearly all of these for the character.
#[test]
fn escapes_that_others_take() {
    for character in " !\"#$%&',/:;=@_`~".chars() {
        let (text, other) = (character.to_string(), format!("\\{character}"));
        check(&format!("\\{character}"), &[&text], &[&other, "", "a"]);
        check(&format!("[\\{character}]"), &[&text], &["\\", "a"]);
    }
    check(r"[!-\/]+", &["!/#"], &["0"]);
    check(r"[\$-\/]+", &["$/&"], &["#", "\\"]);
    check(r"[a-z\/-[\/]]", &["a"], &["/"]);
    assert_eq!(Pattern::foreign_escapes(r"\$\.é[\/]\\$").unwrap(), [0, 7]);
}

#[test]
fn what_is_not_closed() {
    refuse("(a", 0, "`(` without `)`");
    refuse("a)", 1, "`)` without `(`");
    refuse("x[a", 1, "`[` without `]`");
    refuse("[", 0, "`[` without `]`");
    refuse("[a-", 0, "`[` without `]`");
    refuse("[a-[b]", 6, "expected `]` after a subtracted class");
}

#[test]
fn a_hyphen_before_a_subtracted_class_is_the_last_one() {
    check("[a-z--[b-z]]", &["a", "-"], &["b", "z", "["]);
    check("[a--[-]]", &["a"], &["-", "b"]);
    check("[--[a]]", &["-"], &["a", "["]);
    check("[a-z-[b-z]]", &["a"], &["-", "b"]);
    refuse("[a---[b]]", 3, "expected the end of the range");
    refuse("[a-z--b]", 4, "`-` must come first or last in a character class, or be escaped");
}

#[test]
fn blocks_of_surrogates_have_nothing_in_them() {
    for block in ["HighSurrogates", "HighPrivateUseSurrogates", "LowSurrogates"] {
        check(&format!(r"\p{{Is{block}}}?"), &[""], &["a", "\u{D7FF}", "\u{E000}"]);
        check(&format!(r"\P{{Is{block}}}"), &["a", "\u{D7FF}", "\u{E000}", "\u{10FFFF}"], &[""]);
        check(&format!(r"[a\p{{Is{block}}}]"), &["a"], &["b"]);
    }
}

#[test]
fn what_classes_do_not_have() {
    refuse("[]", 1, "a character class cannot be empty");
    refuse("[^]", 2, "a character class cannot be empty");
    refuse("[a[b]]", 2, "`[` must be escaped");
    refuse("[z-a]", 1, "the range ends before it starts");
    refuse("[a-c-e]", 4, "`-` must come first or last in a character class, or be escaped");
    refuse(r"[\w-.]", 3, "`-` must come first or last in a character class, or be escaped");
    refuse(r"[a-\d]", 3, "a range cannot end with a class");
    refuse("[+--]", 3, "expected the end of the range");
    refuse("[a-[b]c]", 6, "expected `]` after a subtracted class");
}

#[test]
fn unknown_properties() {
    refuse(r"\pL", 2, "expected `{` and a category or a block");
    refuse(r"\p{L", 3, "expected `}` after the category or block");
    refuse(r"\p{Cs}", 3, "`Cs` is neither a category nor a block of XML Schema");
    refuse(r"\p{Greek}", 3, "`Greek` is neither a category nor a block of XML Schema");
    refuse(r"\p{IsLatin}", 3, "`IsLatin` is neither a category nor a block of XML Schema");
}

/// As it is read by whoever reads a JSON Schema.
#[test]
fn expressions_of_ecma_262() {
    for (source, expected) in [
        (r"[+]?[0-9]{1,22}", r"^[+]?[0-9]{1,22}$"),
        (r"[^\t\n@]+@[^@]+", r"^[^\t\n@]+@[^@]+$"),
        ("a|b", "^(?:a|b)$"),
        ("^$", r"^\^\$$"),
        (r"\d\D[\d.]", r"^\p{Nd}\P{Nd}[\p{Nd}.]$"),
        (r"\s\w", r"^[ \t-\n\r][^\p{P}\p{Z}\p{C}]$"),
        (r"[\w\-]", r"^(?:[^\p{P}\p{Z}\p{C}]|[\-])$"),
        (r"[^\w\-]", r"^(?:(?![^\p{P}\p{Z}\p{C}]|[\-])[\s\S])$"),
        ("[a-z-[aeiou]]{2}", "^(?:(?![aeiou])[a-z]){2}$"),
        (r"[\P{L}&~]", r"^[\P{L}\x26\x7E]$"),
        (r"\p{IsBasicLatin}é😀", r"^[\u0000-\u007F]é\u{1F600}$"),
    ] {
        assert_eq!(Pattern::to_ecma(source).unwrap(), expected, "{source}");
    }
}

#[test]
fn every_category_compiles() {
    for name in ["L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd"] {
        Pattern::new(&format!(r"\p{{{name}}}")).unwrap();
        ecma(&format!(r"\p{{{name}}}"));
    }
    for name in
        ["Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co"]
    {
        Pattern::new(&format!(r"[^\P{{{name}}}]")).unwrap();
        ecma(&format!(r"[^\P{{{name}}}]"));
    }
}

/// Were they expanded, this would not end.
#[test]
fn hostile_patterns_are_refused() {
    let nested = |open: &str, close: &str| format!("{}a{}", open.repeat(100_000), close.repeat(100_000));
    refuse(&nested("(", ")"), 64, "nested deeper than 64 levels");
    assert!(Pattern::new(&nested("[b-", "]")).is_err());
    for pattern in ["(a{1000}){1000}", "((a{100}){100}){100}", r"\w{4000000000}"] {
        let error = Pattern::new(pattern).unwrap_err();
        assert!(error.reason().contains("when compiled"), "{error}");
    }
    check_here("((((){1000}){1000}){1000}){1000}", &[""], &["a"]);
}

#[test]
fn nesting_within_the_limit_compiles() {
    let pattern = format!("{}a{}", "(b|".repeat(64), ")*".repeat(64));
    check_here(&pattern, &["a", "b", ""], &["c"]);
}

#[test]
fn ordinary_lengths_are_within_the_limit() {
    for pattern in [r"\p{L}{1,255}", r"[\c]{1,100}", ".{1,2000}", r"\d{1,200}", "[0-9a-zA-Z]{1,10000}"] {
        assert!(Pattern::new(pattern).is_ok(), "{pattern}");
    }
}

proptest! {
    #[test]
    fn any_string_is_a_pattern_or_an_error(source in ".*", text in ".*") {
        if let Ok(pattern) = Pattern::new(&source) {
            let _ = pattern.is_match(&text);
        }
    }

    #[test]
    fn an_expression_means_the_same_in_ecma_262(
        source in r"([a-c^$.|\-&~]|\[\^?[a-c.](-c)?(\\[dDwWsSiI])?(-\[[a-b\^]\])?\]|\([a-b|]*\)|[?*+]|\{1,2\}|\\[dDwWsSiIcCnrt.\-]){0,8}",
        texts in prop::collection::vec("[a-c^.\\-&~0-1 \n:é]{0,5}", 8),
    ) {
        if let Ok(pattern) = Pattern::new(&source) {
            let ecma = ecma(&source);
            for text in texts {
                prop_assert_eq!(pattern.is_match(&text), ecma.find(&text).is_some(), "`{}` with {:?}", source, text);
            }
        }
    }

    #[test]
    fn what_is_accepted_compiles(source in r"([a-c^$.|()\[\]\-]|[?*+]|\{1,2\}|\\[dDwWsSiIcCnrt.\-]|\\p\{Lu\}){0,12}") {
        if let Err(error) = Pattern::new(&source) {
            prop_assert!(!error.reason().starts_with("cannot be compiled"), "{}: {}", source, error);
            prop_assert!(source.is_char_boundary(error.offset()));
        }
    }

    #[test]
    fn an_escaped_text_matches_itself(text in "[ -~]{0,20}") {
        let mut source = String::new();
        for character in text.chars() {
            if "\\|.?*+(){}-[]^".contains(character) {
                source.push('\\');
            }
            source.push(character);
        }
        prop_assert!(Pattern::new(&source).unwrap().is_match(&text));
    }
}
