//! Values of a simple type with facets: one generic type, so that thousands of restrictions cost little to compile.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use crate::error::{self, ValueError};
use crate::prefixes::{Expanded, ReadNames, WriteNames};
use crate::simple::facets::Facets;
use crate::simple::{
    self, Each, Form, KeyValue, Parts, SimpleType, WhiteSpace, display, parse, restrict, restricted_in, white_space,
};
use crate::slot::{Base, Blank, Info, Make, Mut, Occurs, Presence, Ref, Slot, ValueKind, in_box};
use crate::spelled::Held;

/// What a restriction allows. Sealed: [`restriction!`](crate::restriction) implements it.
pub trait Rules: 'static {
    /// The type that is restricted.
    type Base: SimpleType;
    /// How a value of it is held: with a text, where a pattern does not take all canonical ones.
    #[doc(hidden)]
    type Held: Held<Self::Base>;
    /// The facets of the schema.
    const FACETS: &'static Facets;
}

/// A value of a simple type that facets of a schema allow.
///
/// Every way to make one checks the facets, with one exception that has to be asked for: [`ReadOptions::lenient`] keeps
/// what a server newer than the schema has sent, and tells of each such value. [`check`](Self::check) finds it again, and
/// writing refuses it wherever it was put since. So where nothing is read leniently, no other value exists.
///
/// [`ReadOptions::lenient`]: crate::ReadOptions::lenient
///
/// Generated code names each restriction: `pub type PhoneNumber = Restricted<PhoneNumberRules>`.
///
/// ```
/// use xsdbind::{Restricted, types::Token};
///
/// xsdbind::restriction! { PhoneNumberRules "PhoneNumber" (Token) { min_length: Some(1), max_length: Some(23), } }
///
/// /// A telephone number.
/// pub type PhoneNumber = Restricted<PhoneNumberRules>;
///
/// let number: PhoneNumber = "+15551234".parse()?;
/// assert_eq!(number.as_str(), "+15551234");
/// assert_eq!("".parse::<PhoneNumber>().unwrap_err().to_string(), "PhoneNumber: shorter than 1 character");
/// # Ok::<(), xsdbind::ValueError>(())
/// ```
///
/// # Texts
///
/// A pattern is about texts and not about values (XSD Part 2, section 4.3.4). Where one does not take the canonical texts
/// of its type, a value is written as the text that it was read from, and one that is made in code as the shortest text
/// of its value that the pattern takes: with zeros before and after a number, a sign or an exponent, `1` for `true`, small
/// letters in hexadecimal, `+00:00` for `Z`. Where the time zone or the fields of a value do not fit, the same instant in
/// another time zone is taken, and other fields of the same duration. Names are written with the prefixes that they were
/// read with, or with some that the pattern takes, which are declared where they stand. Two values are equal whatever their texts are.
///
/// ```
/// use xsdbind::{Restricted, types::Decimal};
///
/// xsdbind::restriction! { AmountRules "Amount" (Decimal, spelled) { patterns: &[&[r"-?[0-9]{1,9}\.[0-9]{2}"]], } }
///
/// /// An amount of money.
/// pub type Amount = Restricted<AmountRules>;
///
/// assert_eq!(Amount::new(5)?.to_string(), "5.00");
/// assert_eq!("005.00".parse::<Amount>()?.to_string(), "005.00");
/// assert_eq!("005.00".parse::<Amount>()?, Amount::new(5)?);
/// assert!("5".parse::<Amount>().is_err());
/// let error = Amount::new("0.005".parse::<Decimal>()?).unwrap_err();
/// assert_eq!(error.to_string(), "Amount: no text of the value `0.005` matches the pattern `-?[0-9]{1,9}\\.[0-9]{2}`");
/// # Ok::<(), xsdbind::ValueError>(())
/// ```
pub struct Restricted<R: Rules>(R::Held);

impl<R: Rules> Restricted<R> {
    /// Checks a value of the base type.
    ///
    /// # Errors
    ///
    /// When the facets do not allow the value, or a pattern takes none of its texts.
    pub fn new(value: impl Into<R::Base>) -> Result<Self, ValueError> {
        restrict(R::Held::hold(value.into()), R::FACETS).map(Self)
    }

    /// Checks the value once more: only one that was read leniently can be wrong.
    ///
    /// A pattern of a type of names, such as `xs:QName`, is for a text with prefixes, and looked at when a value is made and
    /// on reading and writing.
    ///
    /// # Errors
    ///
    /// When the facets do not allow the value.
    pub fn check(&self) -> Result<(), ValueError> {
        simple::check(&self.0, R::FACETS)
    }

    /// The value of the base type.
    pub fn get(&self) -> &R::Base {
        self.0.value()
    }

    /// The value of the base type, taken out.
    pub fn into_value(self) -> R::Base {
        self.0.into_value()
    }
}

impl<R: Rules> Restricted<R>
where
    R::Base: AsRef<str>,
{
    /// The text of the value.
    pub fn as_str(&self) -> &str {
        self.get().as_ref()
    }
}

impl<R: Rules> AsRef<str> for Restricted<R>
where
    R::Base: AsRef<str>,
{
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<R: Rules> FromStr for Restricted<R> {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        parse(text)
    }
}

impl<R: Rules> TryFrom<String> for Restricted<R> {
    type Error = ValueError;

    fn try_from(text: String) -> Result<Self, ValueError> {
        parse(&text)
    }
}

impl<R: Rules> TryFrom<&str> for Restricted<R> {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<Self, ValueError> {
        parse(text)
    }
}

impl<R: Rules> fmt::Display for Restricted<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(&self.0, f)
    }
}

impl<R: Rules> fmt::Debug for Restricted<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<R: Rules> Clone for Restricted<R> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<R: Rules> Copy for Restricted<R> where R::Held: Copy {}

impl<R: Rules> PartialEq for Restricted<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(&other.0)
    }
}

impl<R: Rules> Eq for Restricted<R> where R::Base: Eq {}

impl<R: Rules> Hash for Restricted<R>
where
    R::Base: Hash,
{
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state);
    }
}

impl<R: Rules> PartialOrd for Restricted<R>
where
    R::Base: PartialOrd,
{
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.get().partial_cmp(other.get())
    }
}

impl<R: Rules> Ord for Restricted<R>
where
    R::Base: Ord,
{
    fn cmp(&self, other: &Self) -> Ordering {
        self.get().cmp(other.get())
    }
}

impl<R: Rules> SimpleType for Restricted<R> {
    const WHITE_SPACE: WhiteSpace = white_space::<R::Base>(R::FACETS);
    const FORM: Form = R::Base::FORM;
    const LENGTH_UNIT: &'static str = R::Base::LENGTH_UNIT;
    const PREFIXED: bool = R::Base::PREFIXED;
    const AMBIGUOUS: bool = R::Base::AMBIGUOUS;
    const FACETS: &'static Facets = R::FACETS;

    fn place_holder() -> Self {
        Self(R::Held::place_holder())
    }

    fn check_own(&self) -> Result<(), ValueError> {
        self.0.check_own()
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        Self::from_lexical_in(text, &Expanded)
    }

    fn from_lexical_in(text: &str, names: &dyn ReadNames) -> Result<Self, ValueError> {
        restricted_in(text, R::FACETS, names).map(Self)
    }

    fn from_value_text(text: &str) -> Result<Self, ValueError> {
        let held = R::Held::from_value_text(text).map_err(|error| error.of_type(R::FACETS.name))?;
        restrict(held, R::FACETS).map(Self)
    }

    fn to_lexical(&self, out: &mut String) {
        self.0.to_lexical(out);
    }

    fn texts(&self, wide: bool, out: &mut String) {
        self.0.texts(wide, out);
    }

    fn to_lexical_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        self.0.to_lexical_in(out, names)
    }

    fn has_unprefixed(&self) -> bool {
        self.0.has_unprefixed()
    }

    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.0.processed(text)
    }

    fn is_listed(&self) -> bool {
        self.0.is_listed()
    }

    fn identities(&self, with: Each<'_>) -> error::Result<()> {
        self.0.identities(with)
    }

    fn key_value(&self) -> KeyValue {
        self.0.key_value()
    }

    fn hash_value(&self, state: &mut dyn Hasher) {
        self.0.hash_value(state);
    }

    fn parts(with: Parts<'_>) {
        R::Base::parts(with);
    }

    fn same(&self, other: &Self) -> bool {
        self.0.same(&other.0)
    }

    fn as_text(&self) -> Option<&str> {
        self.0.as_text()
    }

    fn length(&self) -> Option<usize> {
        self.0.length()
    }

    fn compare(&self, other: &Self) -> Option<Ordering> {
        self.0.compare(&other.0)
    }

    fn compare_bound(&self, bound: &str) -> Result<Option<Ordering>, ValueError> {
        self.0.compare_bound(bound)
    }

    fn digits(&self) -> Option<(usize, usize)> {
        self.0.digits()
    }

    /// As an item of a list; in a field, it is seen as a value of the base type.
    #[cfg(feature = "arbitrary")]
    fn candidate(choose: &mut crate::simple::choose::Choose<'_, '_>, _facets: &Facets, attempt: usize) -> String {
        R::Base::candidate(choose, R::FACETS, attempt)
    }
}

/// Seen as a value of the base type, whose code all restrictions share.
impl<R: Rules> Slot for Restricted<R> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        if index == 0 { Presence::Value(Ref::Simple(&self.0, R::FACETS)) } else { Presence::Absent }
    }

    fn put(&mut self, nil: bool, _variant: usize) -> Option<Mut<'_>> {
        if nil { None } else { Some(Mut::Simple(&mut self.0, R::FACETS)) }
    }
}

impl<R: Rules> Make for Restricted<R> {
    const INFO: Info =
        Info { occurs: Occurs::One, nillable: false, nil_attributes: false, of: ValueKind::Simple(R::FACETS) };
    const IN_BOX: fn() -> Box<dyn Slot> = in_box::<Base<R::Held>>;

    fn make(_variant: usize) -> Self {
        <Self as SimpleType>::place_holder()
    }
}

impl<R: Rules> Blank for Restricted<R> {
    fn blank() -> Self {
        <Self as SimpleType>::place_holder()
    }
}
