//! The document as markup and texts, one after the other (XML 1.0, sections 2.1, 2.4 to 2.7 and 3.1).
//!
//! Only where a token ends is decided here; whether what is in it is right, in `input`, `tag` and `declaration`. Start
//! tags as nearly all are do not come here: `fast_tag`.

use std::borrow::Cow;

use super::tag::character_of_reference;
use crate::bytes;
use crate::limits::Limits;
use crate::white_space::is_space;

#[cfg(test)]
mod tests;

/// A piece of a document, as it is written between its marks.
pub(crate) enum Token<'i> {
    /// `<..>` and `<../>`.
    Start(Start<'i>),
    /// `</..>`.
    End(&'i str),
    /// Characters up to the next mark or reference.
    Text(Text<'i>),
    /// `<![CDATA[..]]>`.
    Section(&'i str),
    /// `&..;`.
    Reference(&'i str),
    /// `<?..?>`: an instruction, or the declaration.
    Instruction(&'i str),
    /// `<!--..-->`.
    Comment,
    /// `<!DOCTYPE`, whose end is not looked for.
    DocumentType,
    /// Nothing is left.
    Nothing,
}

#[derive(Clone, Copy)]
pub(crate) struct Start<'i> {
    pub(crate) text: &'i str,
    /// Whether it closes itself.
    pub(crate) empty: bool,
}

/// What nearly all documents begin with.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// What ends characters that stand for themselves, and what may have to be changed or refused in them.
const ENDS: [u8; 2] = [b'<', b'&'];
const RARE: [u8; 2] = [b'\r', b']'];

#[derive(Clone, Copy)]
pub(crate) struct Text<'i> {
    pub(crate) text: &'i str,
    /// Whether it surely has neither line ends to be changed nor the end of a CDATA section.
    pub(crate) plain: bool,
}

/// What is wrong, and where.
pub(crate) struct Malformed {
    pub(crate) at: usize,
    pub(crate) message: &'static str,
}

/// A document, from a place on.
#[derive(Clone, Copy)]
pub(crate) struct Tokens<'i> {
    text: &'i str,
    at: usize,
}

impl<'i> Tokens<'i> {
    #[cfg(test)]
    pub(crate) fn new(text: &'i str) -> Self {
        Self { text, at: 0 }
    }

    /// A document from a place on.
    pub(crate) fn behind(text: &'i str, at: usize) -> Self {
        Self { text, at }
    }

    /// The same behind the declaration, where it is as nearly always.
    pub(crate) fn behind_declaration(text: &'i str) -> Self {
        Self { text, at: if text.starts_with(DECLARATION) { DECLARATION.len() } else { 0 } }
    }

    /// Where the next token begins.
    #[inline]
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Goes to where another token begins.
    pub(crate) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// What is left of the document.
    #[inline]
    pub(crate) fn rest(&self) -> &'i str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether what is left is but the beginning of a token, where the document goes on behind it: then nothing that is said of
    /// it need be so.
    pub(crate) fn is_cut(&self) -> bool {
        let rest = self.rest();
        let begins = |mark: &str| {
            let start = rest.as_bytes().iter().zip(mark.as_bytes());
            rest.len() < mark.len() && start.into_iter().all(|(one, other)| one.eq_ignore_ascii_case(other))
        };
        if ["<!--", "<![CDATA[", "<!DOCTYPE"].into_iter().any(begins) {
            return true;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            return comment.find("--").is_none_or(|at| at + "--".len() == comment.len());
        }
        if rest.starts_with("<![CDATA[") {
            return !rest.contains("]]>");
        }
        match rest.as_bytes() {
            [b'<', b'?', inside @ ..] => !inside.windows(2).any(|two| two == b"?>"),
            [b'<', b'!', ..] => false,
            [b'<', b'/', ..] => !rest.contains('>'),
            [b'<', tag @ ..] => self.end_of_tag(tag).is_err(),
            [b'&', name @ ..] => !name.iter().any(|byte| matches!(byte, b';' | b'<' | b'&')),
            text => !text.iter().any(|byte| ENDS.contains(byte)),
        }
    }

    /// Whether the next token is the end tag of this name, as it is nearly always written, and if so goes behind it.
    #[inline]
    pub(crate) fn end_of(&mut self, name: &str) -> bool {
        let end = self.end_of_at(self.at, name);
        self.at = end.unwrap_or(self.at);
        end.is_some()
    }

    /// The same at a place: that behind it.
    #[inline]
    fn end_of_at(&self, at: usize, name: &str) -> Option<usize> {
        let after = self.text.as_bytes().get(at..)?.strip_prefix(b"</")?;
        let (found, after) = after.split_at_checked(name.len())?;
        let is_end = after.first() == Some(&b'>') && bytes::are_same(found, name.as_bytes());
        is_end.then_some(at + "</>".len() + name.len())
    }

    /// A text that begins at a place, and behind it the end tag of this name. Returns the text, its references resolved in
    /// `room`, and the place behind both; `None` where anything else stands in it, or has to be changed.
    #[expect(clippy::inline_always, reason = "asked of each text")]
    #[inline(always)]
    pub(crate) fn text_and_end(
        &self,
        at: usize,
        name: &str,
        limits: &Limits,
        room: &mut String,
    ) -> Option<(Cow<'i, str>, usize)> {
        let rest = self.text.get(at..)?;
        let (length, plain) = bytes::text_before(rest.as_bytes(), ENDS, RARE);
        if !plain || length > limits.text {
            return None;
        }
        match self.end_of_at(at + length, name) {
            Some(end) => Some((Cow::Borrowed(rest.get(..length)?), end)),
            None => self.resolved_text(at, length, name, limits, room),
        }
    }

    /// The same where the first reference comes so many bytes behind the place.
    #[inline(never)]
    fn resolved_text(
        &self,
        mut at: usize,
        mut length: usize,
        name: &str,
        limits: &Limits,
        room: &mut String,
    ) -> Option<(Cow<'i, str>, usize)> {
        let bytes = self.text.as_bytes();
        if bytes.get(at + length) != Some(&b'&') {
            return None;
        }
        let mut text = std::mem::take(room);
        text.clear();
        loop {
            text.push_str(self.text.get(at..at + length)?);
            at += length;
            if let Some(end) = self.end_of_at(at, name) {
                return (text.len() <= limits.text).then_some((Cow::Owned(text), end));
            }
            let reference = self.text.get(at..)?.strip_prefix('&')?;
            let end = reference.bytes().position(|byte| matches!(byte, b';' | b'<' | b'&'))?;
            if reference.as_bytes().get(end) != Some(&b';') {
                return None;
            }
            text.push(character_of_reference(reference.get(..end)?).ok()?);
            if text.len() > limits.text {
                return None;
            }
            at += "&;".len() + end;
            let (next, plain) = bytes::text_before(bytes.get(at..)?, ENDS, RARE);
            if !plain {
                return None;
            }
            length = next;
        }
    }

    /// The text of an element that comes next, whose tag has this name and nothing else in it, likewise.
    #[inline]
    pub(crate) fn text_element(&self, name: &str, limits: &Limits, room: &mut String) -> Option<(Cow<'i, str>, usize)> {
        let tag = self.text.as_bytes().get(self.at..)?.strip_prefix(b"<")?;
        let (found, after) = tag.split_at_checked(name.len())?;
        let behind = self.at + "<".len() + name.len();
        match after {
            [b'>' | b'/', ..] if !bytes::are_same(found, name.as_bytes()) => None,
            [b'>', ..] => self.text_and_end(behind + 1, name, limits, room),
            [b'/', b'>', ..] => Some((Cow::Borrowed(""), behind + 2)),
            _ => None,
        }
    }

    /// The next token.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<Token<'i>, Malformed> {
        let rest = self.rest();
        match rest.as_bytes() {
            [b'<', b'/', ..] => self.end(rest),
            [b'<', b'!' | b'?', ..] => self.rare(rest),
            [b'<', ..] => self.start(rest),
            [b'&', ..] => self.reference(rest),
            [] => Ok(Token::Nothing),
            _ => Ok(self.characters(rest)),
        }
    }

    #[inline]
    fn characters(&mut self, rest: &'i str) -> Token<'i> {
        let (length, plain) = bytes::text_before(rest.as_bytes(), ENDS, RARE);
        self.at += length;
        Token::Text(Text { text: rest.get(..length).unwrap_or_default(), plain })
    }

    fn start(&mut self, rest: &'i str) -> Result<Token<'i>, Malformed> {
        let length = self.end_of_tag(&rest.as_bytes()[1..])?;
        let text = &rest[1..=length];
        self.at += length + "<>".len();
        let (text, empty) = text.strip_suffix('/').map_or((text, false), |text| (text, true));
        Ok(Token::Start(Start { text, empty }))
    }

    /// Goes over white space.
    #[inline]
    pub(crate) fn skip_white_space(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if let [b'<', ..] = rest {
            return;
        }
        let spaces = rest.iter().position(|byte| !is_space(char::from(*byte)));
        self.at += spaces.unwrap_or(rest.len());
    }

    /// How many bytes of a tag are left up to its `>`, which may stand in quotes, too.
    fn end_of_tag(&self, mut tag: &[u8]) -> Result<usize, Malformed> {
        let length = tag.len();
        while let Some(at) = tag.iter().position(|byte| matches!(byte, b'>' | b'"' | b'\'')) {
            let (mark, after) = (tag[at], &tag[at + 1..]);
            if mark == b'>' {
                return Ok(length - after.len() - 1);
            }
            let (closing, _) = bytes::text_before(after, [mark, mark], [mark, mark]);
            let Some(rest) = after.get(closing + 1..) else {
                return self.malformed("the value of an attribute does not end with its quotation mark");
            };
            tag = rest;
        }
        self.malformed("a tag does not end with `>`")
    }

    #[inline]
    fn end(&mut self, rest: &'i str) -> Result<Token<'i>, Malformed> {
        let Some(length) = rest.bytes().position(|byte| byte == b'>') else {
            return self.malformed("a tag does not end with `>`");
        };
        self.at += length + 1;
        Ok(Token::End(rest.get("</".len()..length).unwrap_or_default()))
    }

    fn reference(&mut self, rest: &'i str) -> Result<Token<'i>, Malformed> {
        let name = &rest[1..];
        match name.bytes().position(|byte| matches!(byte, b';' | b'<' | b'&')) {
            Some(length) if name.as_bytes()[length] == b';' => {
                self.at += length + "&;".len();
                Ok(Token::Reference(&name[..length]))
            }
            _ => self.malformed("`&` begins no reference, which ends with `;`"),
        }
    }

    /// What begins with `<!` or `<?`.
    fn rare(&mut self, rest: &'i str) -> Result<Token<'i>, Malformed> {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return self.comment(comment);
        }
        if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let section = self.up_to(rest, section, "]]>", "a CDATA section does not end with `]]>`")?;
            return Ok(Token::Section(section));
        }
        if let Some(instruction) = rest.strip_prefix("<?") {
            let message = "a processing instruction does not end with `?>`";
            return Ok(Token::Instruction(self.up_to(rest, instruction, "?>", message)?));
        }
        if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!DOCTYPE")) {
            return Ok(Token::DocumentType);
        }
        self.malformed("`<!` begins neither a comment nor a CDATA section")
    }

    /// What stands before `mark`, and goes behind it.
    fn up_to(
        &mut self,
        rest: &'i str,
        inside: &'i str,
        mark: &str,
        message: &'static str,
    ) -> Result<&'i str, Malformed> {
        let Some((inside, after)) = inside.split_once(mark) else { return self.malformed(message) };
        self.at += rest.len() - after.len();
        Ok(inside)
    }

    fn comment(&mut self, comment: &'i str) -> Result<Token<'i>, Malformed> {
        let Some(length) = comment.find("--") else { return self.malformed("a comment does not end with `-->`") };
        let end = self.at + "<!--".len() + length;
        if !comment[length..].starts_with("-->") {
            return Err(Malformed { at: end, message: "`--` is not allowed in a comment" });
        }
        self.at = end + "-->".len();
        Ok(Token::Comment)
    }

    #[cold]
    fn malformed<T>(&self, message: &'static str) -> Result<T, Malformed> {
        Err(Malformed { at: self.at, message })
    }
}
