//! The Unicode blocks that `\p{Is...}` can name: the table of XSD Part 2, appendix F, which has those of Unicode 3.1.
//!
//! Blocks of later versions have no name there, so they are refused instead of guessed. Surrogates are not characters of
//! XML: their blocks have none but U+0000, which no document can hold either.

/// The first and last characters of the block; none if there is no such block.
pub(super) fn ranges(name: &str) -> Vec<(char, char)> {
    BLOCKS.iter().filter(|(block, ..)| *block == name).map(|(_, first, last)| (*first, *last)).collect()
}

/// Name, first and last character; `Specials` and `PrivateUse` have more than one range.
#[rustfmt::skip]
const BLOCKS: &[(&str, char, char)] = &[
    ("BasicLatin", '\u{0000}', '\u{007F}'),
    ("Latin-1Supplement", '\u{0080}', '\u{00FF}'),
    ("LatinExtended-A", '\u{0100}', '\u{017F}'),
    ("LatinExtended-B", '\u{0180}', '\u{024F}'),
    ("IPAExtensions", '\u{0250}', '\u{02AF}'),
    ("SpacingModifierLetters", '\u{02B0}', '\u{02FF}'),
    ("CombiningDiacriticalMarks", '\u{0300}', '\u{036F}'),
    ("Greek", '\u{0370}', '\u{03FF}'),
    ("Cyrillic", '\u{0400}', '\u{04FF}'),
    ("Armenian", '\u{0530}', '\u{058F}'),
    ("Hebrew", '\u{0590}', '\u{05FF}'),
    ("Arabic", '\u{0600}', '\u{06FF}'),
    ("Syriac", '\u{0700}', '\u{074F}'),
    ("Thaana", '\u{0780}', '\u{07BF}'),
    ("Devanagari", '\u{0900}', '\u{097F}'),
    ("Bengali", '\u{0980}', '\u{09FF}'),
    ("Gurmukhi", '\u{0A00}', '\u{0A7F}'),
    ("Gujarati", '\u{0A80}', '\u{0AFF}'),
    ("Oriya", '\u{0B00}', '\u{0B7F}'),
    ("Tamil", '\u{0B80}', '\u{0BFF}'),
    ("Telugu", '\u{0C00}', '\u{0C7F}'),
    ("Kannada", '\u{0C80}', '\u{0CFF}'),
    ("Malayalam", '\u{0D00}', '\u{0D7F}'),
    ("Sinhala", '\u{0D80}', '\u{0DFF}'),
    ("Thai", '\u{0E00}', '\u{0E7F}'),
    ("Lao", '\u{0E80}', '\u{0EFF}'),
    ("Tibetan", '\u{0F00}', '\u{0FFF}'),
    ("Myanmar", '\u{1000}', '\u{109F}'),
    ("Georgian", '\u{10A0}', '\u{10FF}'),
    ("HangulJamo", '\u{1100}', '\u{11FF}'),
    ("Ethiopic", '\u{1200}', '\u{137F}'),
    ("Cherokee", '\u{13A0}', '\u{13FF}'),
    ("UnifiedCanadianAboriginalSyllabics", '\u{1400}', '\u{167F}'),
    ("Ogham", '\u{1680}', '\u{169F}'),
    ("Runic", '\u{16A0}', '\u{16FF}'),
    ("Khmer", '\u{1780}', '\u{17FF}'),
    ("Mongolian", '\u{1800}', '\u{18AF}'),
    ("LatinExtendedAdditional", '\u{1E00}', '\u{1EFF}'),
    ("GreekExtended", '\u{1F00}', '\u{1FFF}'),
    ("GeneralPunctuation", '\u{2000}', '\u{206F}'),
    ("SuperscriptsandSubscripts", '\u{2070}', '\u{209F}'),
    ("CurrencySymbols", '\u{20A0}', '\u{20CF}'),
    ("CombiningMarksforSymbols", '\u{20D0}', '\u{20FF}'),
    ("LetterlikeSymbols", '\u{2100}', '\u{214F}'),
    ("NumberForms", '\u{2150}', '\u{218F}'),
    ("Arrows", '\u{2190}', '\u{21FF}'),
    ("MathematicalOperators", '\u{2200}', '\u{22FF}'),
    ("MiscellaneousTechnical", '\u{2300}', '\u{23FF}'),
    ("ControlPictures", '\u{2400}', '\u{243F}'),
    ("OpticalCharacterRecognition", '\u{2440}', '\u{245F}'),
    ("EnclosedAlphanumerics", '\u{2460}', '\u{24FF}'),
    ("BoxDrawing", '\u{2500}', '\u{257F}'),
    ("BlockElements", '\u{2580}', '\u{259F}'),
    ("GeometricShapes", '\u{25A0}', '\u{25FF}'),
    ("MiscellaneousSymbols", '\u{2600}', '\u{26FF}'),
    ("Dingbats", '\u{2700}', '\u{27BF}'),
    ("BraillePatterns", '\u{2800}', '\u{28FF}'),
    ("CJKRadicalsSupplement", '\u{2E80}', '\u{2EFF}'),
    ("KangxiRadicals", '\u{2F00}', '\u{2FDF}'),
    ("IdeographicDescriptionCharacters", '\u{2FF0}', '\u{2FFF}'),
    ("CJKSymbolsandPunctuation", '\u{3000}', '\u{303F}'),
    ("Hiragana", '\u{3040}', '\u{309F}'),
    ("Katakana", '\u{30A0}', '\u{30FF}'),
    ("Bopomofo", '\u{3100}', '\u{312F}'),
    ("HangulCompatibilityJamo", '\u{3130}', '\u{318F}'),
    ("Kanbun", '\u{3190}', '\u{319F}'),
    ("BopomofoExtended", '\u{31A0}', '\u{31BF}'),
    ("EnclosedCJKLettersandMonths", '\u{3200}', '\u{32FF}'),
    ("CJKCompatibility", '\u{3300}', '\u{33FF}'),
    ("CJKUnifiedIdeographsExtensionA", '\u{3400}', '\u{4DB5}'),
    ("CJKUnifiedIdeographs", '\u{4E00}', '\u{9FFF}'),
    ("YiSyllables", '\u{A000}', '\u{A48F}'),
    ("YiRadicals", '\u{A490}', '\u{A4CF}'),
    ("HangulSyllables", '\u{AC00}', '\u{D7A3}'),
    ("HighSurrogates", '\u{0000}', '\u{0000}'),
    ("HighPrivateUseSurrogates", '\u{0000}', '\u{0000}'),
    ("LowSurrogates", '\u{0000}', '\u{0000}'),
    ("PrivateUse", '\u{E000}', '\u{F8FF}'),
    ("CJKCompatibilityIdeographs", '\u{F900}', '\u{FAFF}'),
    ("AlphabeticPresentationForms", '\u{FB00}', '\u{FB4F}'),
    ("ArabicPresentationForms-A", '\u{FB50}', '\u{FDFF}'),
    ("CombiningHalfMarks", '\u{FE20}', '\u{FE2F}'),
    ("CJKCompatibilityForms", '\u{FE30}', '\u{FE4F}'),
    ("SmallFormVariants", '\u{FE50}', '\u{FE6F}'),
    ("ArabicPresentationForms-B", '\u{FE70}', '\u{FEFE}'),
    ("Specials", '\u{FEFF}', '\u{FEFF}'),
    ("HalfwidthandFullwidthForms", '\u{FF00}', '\u{FFEF}'),
    ("Specials", '\u{FFF0}', '\u{FFFD}'),
    ("OldItalic", '\u{10300}', '\u{1032F}'),
    ("Gothic", '\u{10330}', '\u{1034F}'),
    ("Deseret", '\u{10400}', '\u{1044F}'),
    ("ByzantineMusicalSymbols", '\u{1D000}', '\u{1D0FF}'),
    ("MusicalSymbols", '\u{1D100}', '\u{1D1FF}'),
    ("MathematicalAlphanumericSymbols", '\u{1D400}', '\u{1D7FF}'),
    ("CJKUnifiedIdeographsExtensionB", '\u{20000}', '\u{2A6D6}'),
    ("CJKCompatibilityIdeographsSupplement", '\u{2F800}', '\u{2FA1F}'),
    ("Tags", '\u{E0000}', '\u{E007F}'),
    ("PrivateUse", '\u{F0000}', '\u{FFFFD}'),
    ("PrivateUse", '\u{100000}', '\u{10FFFD}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_has_characters() {
        for (name, first, last) in BLOCKS {
            assert!(first <= last && !ranges(name).is_empty(), "{name}");
        }
        assert_eq!(ranges("Specials").len(), 2);
        assert!(ranges("Latin").is_empty());
    }
}
