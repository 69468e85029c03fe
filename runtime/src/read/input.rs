//! The document as a stream of start tags, texts and end tags, with one element of look-ahead.
//!
//! `token` finds where they begin and end; what is in them is checked here and in `tag`: what then holds is that the
//! document is well-formed as far as it was read, free of document type declarations, and within the limits.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::ptr;

use super::course::{Around, Course, Surrounding};
use super::fast_tag::{Form, Usual};
use super::place::Places;
use super::problems::{Mode, Problems};
use super::scope::Scope;
use super::tag::{Shape, Tag, character_of_reference};
use super::token::{Malformed, Start, Text, Token, Tokens};
use crate::chars::{first_bad_char, is_nc_name};
use crate::error::{Error, ErrorKind, Position, Result};
use crate::known::Known;
use crate::limits::Limits;
use crate::names::{QName, named, same};
use crate::prefixes::ReadNames;
use crate::slot::{Info, Occurs, Slot};
use crate::table::{Item, Table};
use crate::white_space::{is_blank, is_space};

/// So many bytes are as soon gone through as looked up.
const SMALL: usize = 256;

/// What comes next where only elements may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// A start tag: it is in [`Input::tag`].
    Start,
    /// The end of the element, or of the document.
    End,
}

/// A piece of mixed content.
pub(crate) enum Piece<'i> {
    Text(Cow<'i, str>),
    Start,
    End,
}

/// Keeps an element that was read as its declaration has it, or as a type that it names; with whether it is nil. Returns what
/// is to be its name in what stands around it.
pub(crate) type Keep<'k> = &'k dyn Fn(&Item, &dyn Slot, bool) -> Result<String>;

/// A start tag ahead, to come back to once its element was read.
pub(crate) struct Mark {
    at: usize,
}

/// How what is in a group is shared out among its occurrences.
pub(crate) struct Plan {
    /// How many elements it stands in.
    pub(crate) depth: usize,
    /// How often what is asked for stands, in the order of the document.
    pub(crate) counts: VecDeque<usize>,
}

/// An element that is open.
struct Open<'i> {
    /// Its name as it is written.
    name: &'i str,
    /// How many namespace bindings were in scope before it.
    bindings: usize,
    /// What may stand in it, wherever: the table of its whole content, once that is known.
    content: &'static Table,
}

/// How many items the last lists had, each beside what tells its type from others. Lists of one type are mostly as long as
/// the one before: the columns of a table. Room for as many is made at once, so that no more room is made than there
/// was use for, and each list costs one piece of memory.
#[derive(Default)]
struct Lengths([(usize, usize); 8]);

/// Beyond so many, a list grows as others do.
const MOST_AT_ONCE: usize = 64;

impl Lengths {
    fn of(&mut self, info: &'static Info) -> &mut (usize, usize) {
        let address = ptr::from_ref(info).addr();
        &mut self.0[address / align_of::<Info>() % 8]
    }
}

/// How far the reader has looked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ahead {
    /// Not beyond the last tag that was entered or left.
    Nothing,
    /// At a start tag; whether it closes itself.
    Start { empty: bool },
    /// At an end tag, or the end.
    End,
}

/// A document being read.
#[expect(clippy::struct_excessive_bools, reason = "none of them says anything of another")]
pub(crate) struct Input<'i> {
    text: &'i str,
    tokens: Tokens<'i>,
    pub(crate) tag: Tag<'i>,
    pub(crate) scope: Scope<'i>,
    pub(crate) limits: Limits,
    /// What was noted on the way, where reading does not end with the first problem.
    pub(crate) problems: Problems,
    /// Whether what is read is only looked at, to know whether it is valid.
    pub(crate) is_looking: bool,
    /// What keeps elements that wildcards allow, as they are declared; nothing else is made of what is read then.
    pub(crate) keep: Option<Keep<'i>>,
    /// What the element just read was kept as, where that is of a type that it names.
    pub(crate) kept: Option<String>,
    /// Whether elements keep a default namespace that is not their own, where names in their texts may be in it.
    pub(crate) keeps_default: bool,
    /// The simple types of the schema, which `xsi:type` may name.
    pub(crate) types: &'static [Known],
    /// How what is in groups that are being read is shared out among their occurrences, the innermost last.
    pub(crate) plans: Vec<Plan>,
    /// Where elements end that were passed over and are large, by where they begin.
    ends: HashMap<usize, usize>,
    places: Places,
    /// Room for texts with references.
    resolved: String,
    lengths: Lengths,
    /// Of a document that is read in parts, which lists are apart.
    pub(crate) course: Option<Box<Course>>,
    /// Whether the text is a part of a document that goes on behind it.
    goes_on: bool,
    ahead: Ahead,
    /// Where the token begins that was read last.
    at: usize,
    /// Where the text begins that was read last.
    text_at: usize,
    /// The innermost last.
    open: Vec<Open<'i>>,
    /// Where the scope ends that is not of the tag ahead.
    outer_bindings: usize,
    /// Whether the element just entered was `<empty/>`: its end comes without a token.
    end_pending: bool,
    /// Whether the root element is behind.
    root_done: bool,
}

impl<'i> Input<'i> {
    pub(crate) fn new(text: &'i str, limits: Limits, mode: Mode) -> Result<Self> {
        if text.len() > limits.document {
            return Err(Error::too_long(limits.document));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some((at, character)) = first_bad_char(text) {
            return Err(Error::bad_character(character).at(|| Places::default().of(text, at)));
        }
        Ok(Self::over(text, Tokens::behind_declaration(text), limits, mode))
    }

    /// What is around the lists of a document that is read in parts; its characters are checked.
    pub(crate) fn of_course(text: &'i str, limits: Limits, goes_on: bool, course: Box<Course>) -> Self {
        let input = Self::over(text, Tokens::behind_declaration(text), limits, Mode::Strict);
        Self { places: course.places(), course: Some(course), goes_on, ..input }
    }

    /// Items of a list and what may follow on them, given what is around them and the place where the text begins; its
    /// characters are checked.
    pub(crate) fn of_items(text: &'i str, limits: Limits, goes_on: bool, around: &'i Around, place: Position) -> Self {
        let mut input = Self::over(text, Tokens::behind(text, 0), limits, Mode::Strict);
        input.goes_on = goes_on;
        input.places = Places::of_parts(vec![(0, place)]);
        input.types = around.types;
        for (prefix, uri) in &around.bindings {
            input.scope.bind(prefix, Cow::Borrowed(uri));
        }
        // Those of the elements around, which are not left here, need not be told from each other.
        let bindings = input.scope.len();
        input.outer_bindings = bindings;
        let open = around.elements.iter().map(|Surrounding { name, content }| Open { name, bindings, content });
        input.open.extend(open);
        input
    }

    fn over(text: &'i str, tokens: Tokens<'i>, limits: Limits, mode: Mode) -> Self {
        let scope = Scope::new();
        let outer_bindings = scope.len();
        Self {
            text,
            tokens,
            tag: Tag::default(),
            scope,
            problems: Problems::new(mode, &limits),
            limits,
            is_looking: false,
            keep: None,
            kept: None,
            keeps_default: false,
            types: &[],
            plans: Vec::new(),
            ends: HashMap::new(),
            places: Places::default(),
            resolved: String::new(),
            lengths: Lengths::default(),
            course: None,
            goes_on: false,
            ahead: Ahead::Nothing,
            at: 0,
            text_at: 0,
            open: Vec::with_capacity(16),
            outer_bindings,
            end_pending: false,
            root_done: false,
        }
    }

    /// What is around the element whose start tag is ahead, to go on in it with another text.
    pub(crate) fn around(&self) -> Around {
        let element = |open: &Open<'i>| Surrounding { name: open.name.to_owned(), content: open.content };
        Around {
            elements: self.open.iter().map(element).collect(),
            bindings: self.scope.declarations(self.outer_bindings),
            types: self.types,
        }
    }

    /// Goes over what begins with the start tag ahead, to a place behind it, in the same element.
    pub(crate) fn go_on_at(&mut self, at: usize) {
        self.scope.truncate(self.outer_bindings);
        self.tokens.go_to(at);
        self.ahead = Ahead::Nothing;
    }

    /// Where the start tag ends that is ahead.
    pub(crate) fn tag_end(&self) -> usize {
        self.tokens.at()
    }

    /// Where what comes next begins, be it a tag that was looked at.
    pub(crate) fn next_at(&self) -> usize {
        if self.ahead == Ahead::Nothing { self.tokens.at() } else { self.at }
    }

    /// The elements that are open, the innermost last: their names as they are written, and what may stand in them.
    pub(crate) fn open_elements(&self) -> impl ExactSizeIterator<Item = (&'i str, &'static Table)> + '_ {
        self.open.iter().map(|open| (open.name, open.content))
    }

    /// Where the name of the element stands that is open in so many with itself, which no other has.
    #[cfg(feature = "dynamic")]
    pub(crate) fn element_at(&self, depth: usize) -> Option<usize> {
        let open = self.open.get(depth.checked_sub(1)?)?;
        Some(open.name.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr()))
    }

    /// Whether an error may come of the text being cut.
    pub(crate) fn is_cut(&self, error: &Error) -> bool {
        // What is too long does not become shorter.
        let is_limit = error.kind() == ErrorKind::Limit && error.is_fatal();
        self.goes_on && !is_limit && self.tokens.is_cut()
    }

    /// Makes room in an empty list for as many items as the last of its type had.
    #[inline]
    pub(crate) fn make_room(&mut self, slot: &mut dyn Slot) {
        let info = slot.info();
        let (address, length) = self.lengths.of(info);
        if *address == ptr::from_ref(info).addr() {
            // Once for each that was noted: lists within one of the same type would multiply it.
            slot.reserve(std::mem::take(length));
        }
    }

    /// Notes how many items a list of this type has.
    #[inline]
    pub(crate) fn note_length(&mut self, info: &'static Info, length: usize) {
        if info.occurs != Occurs::Many {
            return;
        }
        *self.lengths.of(info) = (ptr::from_ref(info).addr(), length.min(MOST_AT_ONCE));
    }

    /// Where the token begins that was read last: an offset for [`place`](Self::place).
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn place(&self, at: usize) -> Position {
        self.places.of(self.text, at)
    }

    fn syntax(&self, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Syntax, message).at(|| self.place(self.at))
    }

    #[cold]
    fn not_well_formed(&self, problem: &Malformed) -> Error {
        Error::new(ErrorKind::Syntax, problem.message).at(|| self.place(problem.at))
    }

    /// Looks at what comes next where only elements may stand.
    #[inline]
    pub(crate) fn peek(&mut self) -> Result<Next> {
        match self.ahead {
            Ahead::Start { .. } => Ok(Next::Start),
            Ahead::End => Ok(Next::End),
            Ahead::Nothing => self.look(),
        }
    }

    fn look(&mut self) -> Result<Next> {
        if let Some(next) = self.fast_next() {
            return Ok(next);
        }
        match self.piece()? {
            Piece::Start => Ok(Next::Start),
            Piece::End => Ok(Next::End),
            Piece::Text(text) => self.white_space_then_tag(&text),
        }
    }

    /// What comes next inside of an element, if it is what nearly always does: the end tag, or a start tag as most are,
    /// perhaps behind white space.
    #[inline]
    fn fast_next(&mut self) -> Option<Next> {
        let open = self.open.last().filter(|_| !self.end_pending)?;
        let mut tokens = self.behind_white_space()?;
        let at = tokens.at();
        if tokens.end_of(open.name) {
            self.tokens = tokens;
            self.ahead = Ahead::End;
            self.at = at;
            return Some(Next::End);
        }
        if self.fast_start(at) { Some(Next::Start) } else { None }
    }

    /// The tokens behind white space, of which there may be any; `None` where it is longer than a text may be.
    #[inline]
    fn behind_white_space(&self) -> Option<Tokens<'i>> {
        let mut tokens = self.tokens;
        tokens.skip_white_space();
        (tokens.at() - self.tokens.at() <= self.limits.text).then_some(tokens)
    }

    /// Takes the start tag apart that begins here, if it is as most are, and goes behind it.
    #[inline]
    fn fast_start(&mut self, at: usize) -> bool {
        if let Some(usual) = Usual::at(self.text, at, &self.scope, &self.limits) {
            self.start_usual(&usual);
            return true;
        }
        let outer_bindings = self.scope.len();
        let Some((end, empty)) = self.tag.read_fast(self.text, at, &mut self.scope, &self.limits) else {
            self.scope.truncate(outer_bindings);
            return false;
        };
        self.at = at;
        self.tokens.go_to(end);
        self.outer_bindings = outer_bindings;
        self.ahead = Ahead::Start { empty };
        true
    }

    /// A usual start tag, if one comes next, perhaps behind white space. Nothing is gone over.
    #[inline]
    pub(crate) fn usual_ahead(&self) -> Option<Usual<'i>> {
        if self.ahead != Ahead::Nothing || self.end_pending || self.open.is_empty() {
            return None;
        }
        Usual::at(self.text, self.behind_white_space()?.at(), &self.scope, &self.limits)
    }

    /// Takes a usual start tag that comes next: then it is ahead.
    #[inline]
    pub(crate) fn start_usual(&mut self, usual: &Usual<'i>) {
        let empty = self.tag.become_usual(usual, &self.scope);
        self.at = usual.at;
        self.tokens.go_to(usual.end);
        self.outer_bindings = self.scope.len();
        self.ahead = Ahead::Start { empty };
    }

    /// Whether a usual tag is of this namespace.
    #[inline]
    pub(crate) fn is_default(&self, namespace: &str) -> bool {
        self.scope.is(self.scope.default_namespace(), namespace)
    }

    /// What stands in the element of a usual tag that comes next, if that is a text alone. Returns the text, and the place
    /// behind the element, for [`pass`](Self::pass).
    #[inline]
    pub(crate) fn text_of(&mut self, usual: &Usual<'i>) -> Option<(Cow<'i, str>, usize)> {
        if !self.has_room() {
            return None;
        }
        match usual.form {
            Form::Open => self.tokens.text_and_end(usual.end, usual.name, &self.limits, &mut self.resolved),
            Form::Empty | Form::Nil => Some((Cow::Borrowed(""), usual.end)),
        }
    }

    /// The same of one more element whose tag is written as that of the element before, which was such an element, too.
    #[inline]
    pub(crate) fn text_of_next(&mut self, name: &'i str) -> Option<(Cow<'i, str>, usize)> {
        self.behind_white_space()?.text_element(name, &self.limits, &mut self.resolved)
    }

    /// The name of the tag ahead, as it is written, where nothing else is in the tag, and more elements with such a tag may
    /// stand beside it.
    pub(crate) fn plain_name(&self) -> Option<&'i str> {
        (self.tag.shape != Shape::Other && self.has_room()).then_some(self.tag.written)
    }

    /// Goes over an element that comes next and is nil.
    #[inline]
    pub(crate) fn pass_nil(&mut self, usual: &Usual<'i>) -> bool {
        let has_room = self.has_room();
        if has_room {
            self.tokens.go_to(usual.end);
        }
        has_room
    }

    /// Goes over an element that comes next, to the place behind it. The room that its text took is used again.
    #[inline]
    pub(crate) fn pass(&mut self, text: Cow<'i, str>, end: usize) {
        self.tokens.go_to(end);
        if let Cow::Owned(text) = text {
            self.resolved = text;
        }
    }

    fn white_space_then_tag(&mut self, text: &str) -> Result<Next> {
        let text = text.trim_matches(is_space);
        if text.is_empty() {
            return self.peek();
        }
        self.text_between(text, "only elements are")?;
        self.peek()
    }

    /// Whether nothing stands in the element just entered, not even white space, of which else only elements are.
    pub(crate) fn is_empty(&mut self) -> Result<bool> {
        match self.piece()? {
            Piece::End => Ok(true),
            Piece::Start => Ok(false),
            Piece::Text(text) => self.white_space_then_tag(&text).map(|_| text.is_empty()),
        }
    }

    /// Where the content is empty, not even white space may stand (XSD Part 1, section 3.4.4). An empty CDATA section may.
    pub(crate) fn no_text(&mut self) -> Result<()> {
        match self.piece()? {
            Piece::Text(text) if !text.is_empty() => self.text_between(&text, "the element is empty"),
            _ => Ok(()),
        }
    }

    #[cold]
    fn text_between(&mut self, text: &str, allowed: &str) -> Result<()> {
        let found: String = text.chars().take(40).collect();
        let message = format!("text `{}` is not allowed here, {allowed}", found.escape_debug());
        let error = Error::new(ErrorKind::UnexpectedText, message).at(|| self.place(self.text_at));
        self.report(error)
    }

    /// The next piece of content: all text up to the next tag, or that tag.
    pub(crate) fn piece(&mut self) -> Result<Piece<'i>> {
        match self.ahead {
            Ahead::Start { .. } => return Ok(Piece::Start),
            Ahead::End => return Ok(Piece::End),
            Ahead::Nothing if self.end_pending => {
                self.ahead = Ahead::End;
                return Ok(Piece::End);
            }
            Ahead::Nothing => {}
        }
        let mut text: Option<Cow<'i, str>> = None;
        let mut began = 0;
        loop {
            self.at = self.tokens.at();
            if let Some(open) = self.open.last()
                && self.tokens.end_of(open.name)
            {
                break self.ahead = Ahead::End;
            }
            if !self.root_done && self.fast_start(self.at) {
                break;
            }
            let piece = match self.tokens.next() {
                Ok(Token::Start(tag)) => break self.start(tag)?,
                Ok(Token::End(name)) => break self.end(name)?,
                Ok(Token::Text(text)) => self.characters(text)?,
                Ok(Token::Nothing) if self.open.is_empty() => break self.ahead = Ahead::End,
                Ok(Token::Nothing) => return Err(self.syntax("the document ends inside an element")),
                Ok(token) => match self.rare(&token)? {
                    Some(piece) => piece,
                    None => continue,
                },
                Err(problem) => return Err(self.not_well_formed(&problem)),
            };
            if text.is_none() {
                began = self.at;
            }
            append(&mut text, piece);
            let length = text.as_ref().map_or(0, |text| text.len());
            if length > self.limits.text {
                let message = format!("a text is longer than {} bytes", self.limits.text);
                return Err(Error::new(ErrorKind::Limit, message).at(|| self.place(began)));
            }
        }
        Ok(match (text, self.ahead) {
            (Some(text), _) => {
                self.text_at = began;
                Piece::Text(text)
            }
            (None, Ahead::Start { .. }) => Piece::Start,
            (None, _) => Piece::End,
        })
    }

    /// The characters of a text.
    #[inline]
    fn characters(&self, text: Text<'i>) -> Result<Cow<'i, str>> {
        let Text { text, plain } = text;
        if !plain && text.contains("]]>") {
            return Err(self.syntax("`]]>` is not allowed in text"));
        }
        if self.open.is_empty() && !is_blank(text) {
            return Err(self.syntax("text is not allowed outside of the root element"));
        }
        Ok(if plain { Cow::Borrowed(text) } else { line_ends(text) })
    }

    /// The characters that a token stands for which is neither text nor a tag; `None` where it stands for none.
    fn rare(&self, token: &Token<'i>) -> Result<Option<Cow<'i, str>>> {
        match token {
            Token::Section(_) if self.open.is_empty() => {
                Err(self.syntax("text is not allowed outside of the root element"))
            }
            Token::Section(text) => Ok(Some(line_ends(text))),
            Token::Reference(_) if self.open.is_empty() => {
                Err(self.syntax("a reference is not allowed outside of the root element"))
            }
            Token::Reference(name) => self.reference(name).map(Some),
            Token::DocumentType => Err(self.syntax("a document type declaration is not accepted")),
            Token::Instruction(text) => self.instruction(text).map(|()| None),
            _ => Ok(None),
        }
    }

    fn reference(&self, name: &str) -> Result<Cow<'i, str>> {
        let character = character_of_reference(name).map_err(|error| error.at(|| self.place(self.at)))?;
        Ok(Cow::Owned(character.to_string()))
    }

    /// Checks a processing instruction, or the declaration `<?xml version=".." encoding=".." standalone=".."?>` (XML
    /// 1.0, sections 2.6 and 2.8).
    fn instruction(&self, text: &str) -> Result<()> {
        let target = text.split(is_space).next().unwrap_or_default();
        if target == "xml" {
            if self.at > 0 || !self.open.is_empty() {
                return Err(self.syntax("the XML declaration is only allowed at the start"));
            }
            return super::declaration::check(&text[target.len()..]).map_err(|message| self.syntax(message));
        }
        if target.eq_ignore_ascii_case("xml") || !is_nc_name(target) {
            let message = format!("`{}` is not the name of a processing instruction", target.escape_debug());
            return Err(self.syntax(message));
        }
        Ok(())
    }

    /// Takes a start tag apart, which then is ahead.
    #[inline]
    fn start(&mut self, start: Start<'i>) -> Result<()> {
        if self.open.is_empty() && self.root_done {
            return Err(self.syntax("a second root element"));
        }
        self.outer_bindings = self.scope.len();
        let Self { tag, scope, limits, .. } = self;
        tag.read(start.text, scope, limits).map_err(|error| error.at(|| self.place(self.at)))?;
        self.ahead = Ahead::Start { empty: start.empty };
        Ok(())
    }

    /// Takes an end tag, which must be that of the innermost element; white space may stand after its name.
    #[inline]
    fn end(&mut self, found: &str) -> Result<()> {
        let name = self.open.last().map(|open| open.name);
        if name.is_some_and(|name| same(found.trim_end_matches(is_space), name)) {
            self.ahead = Ahead::End;
            return Ok(());
        }
        let found: String = found.chars().take(40).flat_map(char::escape_debug).collect();
        Err(self.syntax(match name {
            None => format!("`</{found}>` ends no element"),
            Some(name) => format!("expected `</{name}>`, found `</{found}>`"),
        }))
    }

    /// The start tag ahead.
    pub(crate) fn mark(&self) -> Result<Mark> {
        match self.ahead {
            Ahead::Start { .. } => Ok(Mark { at: self.at }),
            Ahead::Nothing | Ahead::End => Err(self.syntax("an element was expected")),
        }
    }

    /// The start tag of the element just entered.
    pub(crate) fn mark_entered(&self) -> Mark {
        Mark { at: self.at }
    }

    /// Goes back to a start tag, whose element was read: namespaces are again those outside of it.
    pub(crate) fn back_to(&mut self, mark: &Mark) -> Result<()> {
        if self.is_at_start() {
            self.scope.truncate(self.outer_bindings);
        }
        self.tokens.go_to(mark.at);
        self.ahead = Ahead::Nothing;
        self.end_pending = false;
        self.root_done = false;
        self.piece().map(drop)
    }

    /// Goes into the element whose start tag is ahead.
    #[inline]
    pub(crate) fn enter(&mut self) -> Result<()> {
        let Ahead::Start { empty } = self.ahead else {
            return Err(self.syntax("an element was expected"));
        };
        if !self.has_room() {
            return Err(Error::too_deep(self.limits.depth).at(|| self.place(self.at)));
        }
        self.open.push(Open { name: self.tag.written, bindings: self.outer_bindings, content: Table::EMPTY });
        self.end_pending = empty;
        self.ahead = Ahead::Nothing;
        Ok(())
    }

    /// Goes out of the element whose end is ahead.
    #[inline]
    pub(crate) fn leave(&mut self) {
        let bindings = self.open.pop().map_or(self.scope.len(), |open| open.bindings);
        self.scope.truncate(bindings);
        self.end_pending = false;
        self.ahead = Ahead::Nothing;
        self.root_done = self.open.is_empty();
    }

    /// Says what may stand in the element just entered.
    #[inline]
    pub(crate) fn set_content(&mut self, table: &'static Table) {
        if let Some(open) = self.open.last_mut() {
            open.content = table;
        }
    }

    /// What may stand in the element that is being read, wherever.
    pub(crate) fn content(&self) -> &'static Table {
        self.open.last().map_or(Table::EMPTY, |open| open.content)
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Goes over all that is left, until no more than `depth` elements are open.
    pub(crate) fn skip_to(&mut self, depth: usize) -> Result<()> {
        while self.open.len() > depth {
            match self.piece()? {
                Piece::Text(_) => {}
                Piece::Start => self.enter()?,
                Piece::End => self.leave(),
            }
        }
        Ok(())
    }

    /// Takes the elements that are open beyond this depth, and the next one, to be at their end.
    pub(crate) fn end_here(&mut self, depth: usize) {
        self.open.truncate(depth);
        self.ahead = Ahead::End;
    }

    /// Goes over the element ahead. Returns its text.
    pub(crate) fn skip_element(&mut self) -> Result<&'i str> {
        let (from, depth) = (self.at, self.depth());
        self.enter()?;
        self.skip_to(depth)?;
        Ok(self.text.get(from..self.tokens.at()).unwrap_or_default())
    }

    /// Goes over the element ahead, to come back to it. However often elements are passed over so, in those around them,
    /// each is gone through once but for small ones.
    pub(crate) fn pass_over(&mut self) -> Result<()> {
        let depth = self.depth();
        let mut begun = Vec::new();
        loop {
            if self.is_at_start()
                && let Some(end) = self.end_from(self.at)
            {
                self.go_on_at(end);
            } else if self.is_at_start() {
                begun.push(self.at);
                self.enter()?;
            } else {
                self.leave();
                let (from, end) = (begun.pop().unwrap_or_default(), self.tokens.at());
                if end - from > SMALL {
                    self.ends.insert(from, end);
                }
            }
            if self.depth() == depth {
                return Ok(());
            }
            while let Piece::Text(_) = self.piece()? {}
        }
    }

    /// Where the element ends that begins there, or the list that is apart, if that is known.
    fn end_from(&self, at: usize) -> Option<usize> {
        let gap = self.course.as_ref().and_then(|course| course.gap_at(at));
        gap.map(|gap| gap.end).or_else(|| self.ends.get(&at).copied())
    }

    /// Goes over the element ahead if it is nil, which its tag says and no more.
    #[inline]
    pub(crate) fn take_nil(&mut self) -> bool {
        let is = self.ahead == Ahead::Start { empty: true } && self.tag.shape == Shape::Nil && self.has_room();
        if is {
            self.ahead = Ahead::Nothing;
        }
        is
    }

    /// What stands in the element ahead, if its tag is a name, and nothing is in it but a text. Returns the text, and the
    /// place behind the element, for [`pass_ahead`](Self::pass_ahead).
    #[inline]
    pub(crate) fn text_ahead(&mut self) -> Option<(Cow<'i, str>, usize)> {
        if self.tag.shape != Shape::Plain || !self.has_room() {
            return None;
        }
        let at = self.tokens.at();
        match self.ahead {
            Ahead::Start { empty: true } => Some((Cow::Borrowed(""), at)),
            Ahead::Start { empty: false } => {
                self.tokens.text_and_end(at, self.tag.written, &self.limits, &mut self.resolved)
            }
            Ahead::Nothing | Ahead::End => None,
        }
    }

    /// Goes over the element ahead.
    #[inline]
    pub(crate) fn pass_ahead(&mut self, text: Cow<'i, str>, end: usize) {
        self.ahead = Ahead::Nothing;
        self.pass(text, end);
    }

    /// Whether one more element may be open.
    fn has_room(&self) -> bool {
        self.open.len() < self.limits.depth
    }

    /// The prefixes that the start tag ahead declares itself.
    pub(crate) fn own_prefixes(&self) -> Vec<&'i str> {
        self.scope.prefixes().skip(self.outer_bindings).collect()
    }

    /// All text up to the end of the element, in which no element may stand.
    pub(crate) fn text_only(&mut self) -> Result<Cow<'i, str>> {
        let text = match self.piece()? {
            Piece::Text(text) => text,
            Piece::End => return Ok(Cow::Borrowed("")),
            Piece::Start => Cow::Borrowed(""),
        };
        if matches!(self.ahead, Ahead::Start { .. }) {
            let message = format!("element `{}` is not allowed here, only text is", self.tag.name.local);
            return Err(Error::new(ErrorKind::UnexpectedElement, message).at(|| self.place(self.at)));
        }
        Ok(text)
    }

    /// Nothing but comments and the like up to the end of the document.
    pub(crate) fn finish(&mut self) -> Result<()> {
        match self.peek()? {
            Next::End => Ok(()),
            Next::Start => Err(self.syntax("a second root element")),
        }
    }

    /// Whether a start tag is ahead.
    pub(crate) fn is_at_start(&self) -> bool {
        matches!(self.ahead, Ahead::Start { .. })
    }

    /// The namespace and local name of the element ahead, if one is.
    pub(crate) fn ahead(&self) -> Option<(&str, &str)> {
        let name = self.tag.name;
        if self.is_at_start() { Some((self.scope.uri(name.namespace), name.local)) } else { None }
    }

    /// Whether the start tag ahead has this name.
    #[inline]
    pub(crate) fn is_at(&self, namespace: &str, local: &str) -> bool {
        same(self.tag.name.local, local) && self.scope.is(self.tag.name.namespace, namespace)
    }

    /// The name of the element ahead as messages show it.
    pub(crate) fn element_name(&self) -> String {
        named(self.scope.uri(self.tag.name.namespace), self.tag.name.local)
    }

    /// The qualified name that a text stands for here.
    pub(crate) fn qualified(&self, text: &str) -> Result<QName> {
        self.scope.name(text).map_err(Error::value)
    }
}

fn append<'i>(text: &mut Option<Cow<'i, str>>, piece: Cow<'i, str>) {
    match text {
        None => *text = Some(piece),
        Some(text) => text.to_mut().push_str(&piece),
    }
}

/// Line ends of one or two characters are one line feed (XML 1.0, section 2.11).
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}
