//! What can be wrong with the schema that the documents define together.

super::messages! {
    /// The documents do not define a valid schema together.
    pub enum SchemaProblem {
        /// A name that nothing defines.
        Unresolved {
            /// `type`, `element` and the like.
            kind: &'static str,
            /// The expanded name.
            name: String,
        } => "there is no {kind} `{name}`",
        /// A namespace that the document uses without importing it.
        NotImported {
            /// The namespace.
            namespace: String,
        } => "the namespace `{namespace}` is used without an import in this file",
        /// Two components of one kind with one name.
        Duplicate {
            /// `type`, `element` and the like.
            kind: &'static str,
            /// The expanded name.
            name: String,
        } => "the {kind} `{name}` is defined more than once",
        /// A definition that leads back to itself.
        Circular {
            /// `type`, `group` and the like.
            kind: &'static str,
            /// The expanded name.
            name: String,
        } => "the {kind} `{name}` is defined by itself",
        /// Content that expands to too many particles.
        TooLarge {
            /// The greatest number.
            limit: u64,
        } => "the content has more than {limit} parts once its groups are expanded",
        /// Types that have too much in them together.
        TooManyParts {
            /// The greatest number.
            limit: u64,
        } => "with this there are more than {limit} elements, groups, attributes and facets, inherited ones counted in every type",
        /// Content that is nested too deeply once expanded.
        TooDeep {
            /// The greatest depth.
            limit: u32,
        } => "the content is nested more than {limit} deep once its groups are expanded",
        /// More components than can be numbered.
        TooMany => "there are too many definitions",
        /// A least number above the greatest one.
        Range {
            /// The name of the least one.
            low_name: &'static str,
            /// Its value.
            low: String,
            /// The name of the greatest one.
            high_name: &'static str,
            /// Its value.
            high: String,
        } => "`{low_name}` is {low}, which is not within `{high_name}`, {high}",
        /// A type of the wrong kind.
        WrongKind {
            /// The expanded name.
            name: String,
            /// What it must be.
            expected: &'static str,
        } => "`{name}` is not {expected}",
        /// A derivation that the base forbids.
        Final {
            /// The base's name.
            name: String,
            /// The derivation.
            derivation: &'static str,
        } => "`{name}` is final for {derivation}",
        /// An `all` group in a place where it cannot stand.
        MisplacedAll => "`all` can only be the whole content of a type, with `maxOccurs` 1",
        /// An extension of an `all`, or by an `all`.
        ExtendedAll => "a content that is not empty cannot be extended by `all`, nor `all` extended by content",
        /// Two elements of one name and different types in one content.
        Inconsistent {
            /// The element's name.
            name: String,
        } => "the element `{name}` occurs in this content with different types",
        /// Two particles of one content that one element can belong to.
        Ambiguous {
            /// The element's name, or `any`.
            name: String,
        } => "the content is ambiguous: `{name}` can belong to two parts of it",
        /// More contents than are checked.
        Unchecked => "contents are not checked from here on, since they are too large: neither for ambiguity nor for restriction",
        /// One attribute twice.
        DuplicateAttribute {
            /// The attribute's name.
            name: String,
        } => "the attribute `{name}` is declared twice for one type",
        /// Attribute wildcards that make no set together.
        Wildcards => "the namespaces that the `anyAttribute`s allow together cannot be expressed in XSD",
        /// Text allowed in the base or in the extension, not in both.
        Mixed => "a type and the extension of it must both be mixed, or neither",
        /// A restriction with an attribute that the base does not have.
        RestrictionAdds {
            /// The attribute's name.
            name: String,
        } => "the attribute `{name}` is not one of the base, and a restriction cannot add any",
        /// A facet that the base type does not have.
        FacetNotApplicable {
            /// The facet.
            facet: &'static str,
            /// The base.
            base: String,
        } => "the facet `{facet}` does not apply to `{base}`",
        /// A pattern that is no regular expression.
        Pattern {
            /// The pattern.
            value: String,
            /// The character at which it is wrong, from 1.
            character: usize,
            /// What is wrong there.
            reason: String,
        } => "the pattern `{value}` is wrong at its character {character}: {reason}",
        /// Escapes in a pattern that XML Schema does not have, but that others take for the character.
        ForeignEscapes {
            /// The pattern.
            value: String,
            /// The character at which the first stands, from 1.
            character: usize,
            /// All of them.
            escapes: String,
        } => "the pattern `{value}` has escapes that XML Schema does not have, from its character {character} on: {escapes}, taken for the characters themselves",
        /// A facet stated twice in one step.
        FacetTwice {
            /// The facet.
            facet: &'static str,
        } => "the facet `{facet}` occurs twice",
        /// Two facets that exclude each other in one step.
        FacetsExclude {
            /// The one.
            one: &'static str,
            /// The other.
            other: &'static str,
        } => "the facets `{one}` and `{other}` exclude each other",
        /// A facet whose value is none of the base.
        FacetValue {
            /// The facet.
            facet: &'static str,
            /// The value.
            value: String,
            /// The base.
            base: String,
        } => "the value `{value}` of the facet `{facet}` is not one of `{base}`",
        /// A facet that allows more than the base does.
        FacetWider {
            /// The facet.
            facet: &'static str,
            /// The value.
            value: String,
            /// The base's value.
            base: String,
        } => "the facet `{facet}` is {value}, which is wider than the base's, {base}",
        /// A facet that the base fixes.
        FacetFixed {
            /// The facet.
            facet: &'static str,
            /// The value.
            value: String,
            /// The base's value.
            base: String,
        } => "the facet `{facet}` is {value}, but the base fixes it to {base}",
        /// One enumeration value twice.
        DuplicateValue {
            /// The value.
            value: String,
        } => "the enumeration value `{value}` occurs twice",
        /// An enumeration value that other facets of the step exclude.
        ExcludedValue {
            /// The value.
            value: String,
        } => "the enumeration value `{value}` can never occur: another facet of the type excludes it",
        /// Facets that exclude every value of the base.
        NoValueLeft => "the type has no value: its facets exclude every value that its base lists",
        /// A simple type of which a list cannot be made.
        ListOfList {
            /// The item type.
            name: String,
        } => "`{name}` is a list, or has one as a member, and cannot be the item of a list",
        /// A simple type that restricts `xs:anySimpleType`.
        RestrictedAny => "`xs:anySimpleType` cannot be restricted (XSD part 1, section 3.14.6)",
        /// A list or a union made of `xs:anySimpleType`.
        AnyAsPart {
            /// `item of a list` or `member of a union`.
            part: &'static str,
        } => "`xs:anySimpleType` cannot be the {part} (XSD part 1, section 3.14.6)",
        /// A value constraint on a type without text.
        ValueOfElements {
            /// The element's name.
            name: String,
        } => "`{name}` has a default or fixed value, but its type has no text, or required elements",
        /// A value constraint that is no value of its type.
        DeclaredValue {
            /// The value.
            value: String,
            /// The type.
            base: String,
        } => "the default or fixed value `{value}` is not one of `{base}`",
        /// A value constraint on an ID, which must be another one in each place.
        ValueOfId {
            /// The name of the declaration.
            name: String,
        } => "`{name}` has a default or fixed value, but its type is an ID",
        /// A reference to an attribute with a fixed value that says another one.
        OtherFixed {
            /// The attribute's name.
            name: String,
        } => "the declaration of `{name}` fixes another value",
        /// An attribute in the namespace of `xsi:type`.
        InstanceAttribute {
            /// The attribute's name.
            name: String,
        } => "the attribute `{name}` is in the namespace of `xsi:type`, in which schemas cannot declare any",
        /// A notation without an identifier.
        NotationOfNothing {
            /// The notation's name.
            name: String,
        } => "the notation `{name}` has neither `public` nor `system`",
        /// Attributes of one type that are both IDs.
        TwoIds {
            /// The name of the second.
            name: String,
        } => "`{name}` is an ID, and another attribute of the type is one too",
        /// A restricted type that allows what its base does not.
        NotRestricted {
            /// The base's name.
            base: String,
            /// What.
            reason: &'static str,
        } => "this is no restriction of `{base}`: {reason}",
        /// A substitution group member whose type does not fit the head's.
        Substitution {
            /// The member.
            member: String,
            /// The head.
            head: String,
        } => "the type of `{member}` is not derived from that of `{head}`, whose place it takes",
        /// A redefinition of what another file has.
        NotRedefined {
            /// `type`, `group` and the like.
            kind: &'static str,
            /// The expanded name.
            name: String,
        } => "there is no {kind} `{name}` in the file that is redefined",
        /// A redefinition that is not of itself.
        RedefineBase {
            /// `type`, `group` and the like.
            kind: &'static str,
            /// The name.
            name: String,
        } => "the redefined {kind} `{name}` must be made from itself",
        /// A redefined group that has itself in it several times.
        RedefineOnce {
            /// The name.
            name: String,
        } => "the redefined group `{name}` can have itself in it once only, with no other number of times",
        /// A key reference to no key.
        KeyRefFields {
            /// The constraint's name.
            name: String,
        } => "`{name}` has another number of fields than the key it refers to",
    }
}
