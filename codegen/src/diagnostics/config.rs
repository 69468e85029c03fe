//! What can be wrong with the configuration.

super::messages! {
    /// The configuration is not one, or does not fit the schemas.
    pub enum ConfigProblem {
        /// The file is not TOML.
        NotToml {
            /// What is wrong.
            reason: String,
        } => "not valid TOML: {reason}",
        /// A key that there is not.
        UnknownKey {
            /// The key.
            key: String,
        } => "the key `{key}` is not known",
        /// A key that must be there is not.
        MissingKey {
            /// The key.
            key: &'static str,
        } => "the key `{key}` is missing",
        /// A value of another type.
        Type {
            /// The key.
            key: String,
            /// The type it has.
            found: &'static str,
            /// The type it must have.
            expected: &'static str,
        } => "`{key}` is of the type {found}, expected {expected}",
        /// A value that its key cannot have.
        Value {
            /// The key.
            key: &'static str,
            /// The value.
            found: String,
            /// What it can be.
            expected: String,
        } => "`{key}` is `{found}`, expected one of {expected}",
        /// A number that its key cannot have.
        Number {
            /// The key.
            key: &'static str,
            /// The number.
            found: String,
            /// What it can be.
            expected: String,
        } => "`{key}` is {found}, expected {expected}",
        /// Nothing to generate.
        NoModules => "there is no module to generate",
        /// A module without schemas.
        NoSchemas {
            /// The module's name.
            module: String,
        } => "the module `{module}` has no schemas",
        /// A name that cannot be that of a module.
        ModuleName {
            /// The name.
            name: String,
        } => "`{name}` cannot be the name of a Rust module",
        /// Two modules of one name.
        DuplicateModule {
            /// The name.
            name: String,
        } => "the module name `{name}` is used twice",
        /// More crates than there can be.
        TooManyCrates {
            /// The module.
            module: String,
            /// How many there were to be.
            crates: usize,
            /// How many there can be.
            most: usize,
        } => "the module `{module}` can be cut into {most} crates at most, and `crates` is {crates}",
        /// A crate of the name of another one.
        CrateName {
            /// The name.
            name: String,
            /// The module that it is of.
            module: String,
            /// What the other one is.
            other: String,
        } => "the crate `{name}` of the module `{module}` has the name of another, {other}",
        /// A path to what a crate of its own does not have.
        CratePath {
            /// The path.
            path: String,
        } => "`{path}` names the crate that it is in, and `crates` makes several",
        /// Crates that a build script cannot make.
        CratesInBuild {
            /// The module.
            module: String,
        } => "a build script cannot make crates, as `crates` of the module `{module}` says",
        /// Two names for one namespace.
        DuplicateNamespace {
            /// The namespace.
            namespace: String,
        } => "the namespace `{namespace}` is named twice",
        /// A folder or file of `allow-read` or `locations` that is not there, or not what it must be.
        NotReadable {
            /// The key.
            key: &'static str,
            /// Why, in the system's words.
            reason: String,
        } => "what `{key}` names cannot be read: {reason}",
        /// A location for what is no URL.
        NotUrl {
            /// What it is.
            found: String,
        } => "`{found}` of `locations` is no URL",
        /// Two locations of one URL.
        DuplicateLocation {
            /// The URL.
            url: String,
        } => "the URL `{url}` of `locations` is named twice",
        /// A location that nothing needs.
        UnusedLocation {
            /// The URL.
            url: String,
        } => "no schema refers to `{url}` of `locations`",
        /// What is no form of versions.
        VersionForm {
            /// The form.
            form: String,
        } => "`{form}` of `versions` is no form of names, expected `*` for the name and behind it a `#` for each number",
        /// A rule for changes that there is not.
        NoSuchRule {
            /// Its name.
            name: String,
        } => "there is no rule `{name}`, `xsdbind diff --rules` lists them",
        /// An exception that says nothing of what it is for.
        ExceptsAll => "the exception names no rule, type, field or fingerprint",
        /// What is no day.
        NoDay {
            /// The key.
            key: String,
            /// What is there.
            found: String,
        } => "`{found}` of `{key}` is no day, expected one such as `2027-01-31`",
        /// An exception that nothing fits.
        UnusedException {
            /// Its reason.
            reason: String,
        } => "nothing that has changed fits this exception: {reason}",
        /// An exception whose day has passed.
        ExceptionIsOver {
            /// Its reason.
            reason: String,
            /// The day.
            until: String,
        } => "this exception was over on {until}, and what fits it counts again: {reason}",
        /// A rule for a namespace that no schema has.
        UnmatchedNamespace {
            /// The namespace.
            namespace: String,
        } => "no schema has the target namespace `{namespace}`",
        /// The namespace of the module itself is that of another one.
        ExternOwn {
            /// The namespace.
            namespace: String,
        } => "`{namespace}` is the namespace of the module itself, which `extern` cannot lead elsewhere",
        /// A pattern for names that is none.
        RenamePattern {
            /// The pattern.
            pattern: String,
            /// What is wrong.
            reason: String,
        } => "`{pattern}` is no pattern: {reason}",
        /// A group that a pattern for names does not have.
        RenameGroup {
            /// The group.
            group: String,
            /// Where it is named.
            to: String,
        } => "the pattern has no group `{group}`, which `{to}` names",
        /// A pattern for names that nothing fits.
        UnmatchedRename {
            /// The key.
            key: &'static str,
            /// The pattern.
            pattern: String,
        } => "no name fits `{pattern}` of `{key}`",
        /// A name that is none of Rust.
        RenamedToNoName {
            /// The name.
            name: String,
            /// What it is made of.
            of: String,
        } => "`{of}` cannot be called `{name}` in Rust",
        /// A name that two things would have.
        RenamedAlike {
            /// One of them.
            one: String,
            /// The other one.
            other: String,
            /// Their name.
            name: String,
        } => "`{one}` and `{other}` would both be called `{name}`",
        /// A name that generated code uses itself.
        RenamedToReserved {
            /// What would have it.
            one: String,
            /// The name.
            name: String,
        } => "`{one}` would be called `{name}`, which generated code uses itself",
        /// A choice among definitions where there is none.
        NotTwice {
            /// The pattern.
            pattern: String,
        } => "nothing that fits `{pattern}` of `definitions` is defined more than once",
        /// A choice of a definition that is not there.
        NotDefinedIn {
            /// The name.
            name: String,
            /// The file.
            file: String,
        } => "`{file}` does not define `{name}`",
        /// What cannot be a prefix.
        Prefix {
            /// What it is.
            found: String,
        } => "`{found}` of `prefixes` cannot be a prefix",
        /// A prefix for a namespace that can have none, or has one already.
        PrefixOf {
            /// The namespace.
            namespace: String,
        } => "no prefix can be chosen for the namespace `{namespace}`",
        /// Two namespaces of one prefix.
        PrefixTwice {
            /// The prefix.
            prefix: String,
        } => "the prefix `{prefix}` is used twice",
        /// Too many prefixes.
        TooManyPrefixes {
            /// The greatest number.
            limit: usize,
        } => "there are more than {limit} prefixes",
        /// What cannot end a name.
        Suffix {
            /// What it is.
            found: String,
        } => "`{found}` of `choice-suffix` cannot end a name",
        /// A pattern that nothing fits.
        UnmatchedPattern {
            /// The key.
            key: &'static str,
            /// The pattern.
            pattern: String,
        } => "no type or global element fits `{pattern}` of `{key}`",
        /// A pattern that fits no simple type, nor a complex one from which others are derived.
        UnmatchedSimpleType {
            /// The key.
            key: &'static str,
            /// The pattern.
            pattern: String,
        } => "neither a simple type nor one from which others are derived fits `{pattern}` of `{key}`",
        /// A rule for requests names a type that is not there.
        NoSuchType {
            /// The key.
            key: &'static str,
            /// The name.
            name: String,
        } => "there is no complex type `{name}`, which `{key}` of `requests` names",
        /// A rule for a request that is none.
        NoRequest {
            /// The key.
            key: &'static str,
            /// The name.
            name: String,
        } => "`{name}`, which `{key}` of `requests` names, is no request",
        /// A pattern that no request fits.
        NoRequestFits {
            /// The pattern.
            pattern: String,
        } => "no request fits `{pattern}` of `reads`",
        /// A pattern that no field fits.
        NothingSecret {
            /// The pattern.
            pattern: String,
        } => "no element or attribute fits `{pattern}` of `secret`",
        /// What is no path.
        NotPath {
            /// The text.
            path: String,
            /// What is wrong.
            reason: String,
        } => "`{path}` is no path of Rust: {reason}",
        /// What is no attribute.
        NotAttribute {
            /// The text.
            text: String,
            /// What is wrong.
            reason: String,
        } => "`{text}` is no attribute of Rust: {reason}",
        /// A rule for traits and attributes that names none.
        EmptyDerive => "this `derive` names no traits, attributes or fields",
        /// Neither a struct nor an enum fits a pattern.
        NothingDerives {
            /// The pattern.
            pattern: String,
        } => "no struct or enum fits `{pattern}` of `derive`",
        /// No field of these types fits a pattern.
        NoFieldDerives {
            /// The pattern.
            pattern: String,
        } => "no field or variant of these types fits `{pattern}` of `derive`",
        /// What is `Eq` is not `PartialEq`.
        EqWithout {
            /// The type.
            name: String,
        } => "`Eq` needs `PartialEq`, which `without` takes from `{name}`",
        /// No type fits a pattern.
        NothingOwn {
            /// The pattern.
            pattern: String,
        } => "no simple type fits `{pattern}` of `types`",
        /// A type that no other can stand for.
        NotOwn {
            /// The type.
            name: String,
            /// The pattern.
            pattern: String,
            /// What it is.
            kind: &'static str,
        } => "`{name}`, which fits `{pattern}` of `types`, is {kind}",
        /// Words that are in no request.
        UnusedWords {
            /// The key.
            key: &'static str,
            /// The words.
            words: String,
        } => "no request has `{words}` of `{key}`",
        /// Requests for which no response is found.
        Unanswered {
            /// How many.
            count: usize,
            /// The first.
            name: String,
        } => "for {count} requests no response is found, the first of them `{name}`",
        /// A message that no request asks for is not selected.
        UnaskedLeftOut {
            /// Its type.
            name: String,
        } => "`{name}` is left out, which a server may send in place of any answer",
        /// A type of a patch that there is not.
        NoStruct {
            /// The key.
            key: &'static str,
            /// The name.
            name: String,
        } => "no struct is generated for a type `{name}`, which `{key}` names",
        /// A name of several types.
        SeveralStructs {
            /// The key.
            key: &'static str,
            /// The name.
            name: String,
        } => "several types are called `{name}`, which `{key}` names",
        /// A request of two patches.
        PatchedTwice {
            /// The request.
            request: String,
        } => "the request `{request}` is that of two patches",
        /// A field that is excepted and not there.
        NoSuchField {
            /// The field.
            field: String,
            /// The request.
            request: String,
        } => "`except` names `{field}`, which `{request}` does not have",
        /// A field of a request that no field of the record goes with.
        NotPatched {
            /// The field.
            field: String,
            /// The request.
            request: String,
            /// The record.
            record: String,
            /// Why.
            reason: &'static str,
        } => "`{field}` of `{request}` is not set from `{record}`: {reason}",
        /// Types that are not selected are to be kept, and there are none.
        AllSelected => "`unselected` has a meaning only beside `roots` or `skip`",
        /// A root of which nothing is left.
        SkippedRoot {
            /// The pattern.
            pattern: String,
        } => "all that fits `{pattern}` of `roots` is left out by `skip`",
        /// What is left out is needed.
        SkippedNeeded {
            /// What is left out.
            name: String,
            /// What needs it.
            by: String,
        } => "`skip` leaves out `{name}`, which `{by}` cannot do without",
        /// All types that an element could be of are left out.
        SkippedAll {
            /// The type of the element.
            name: String,
            /// What has the element.
            by: String,
        } => "`skip` leaves out every type that an element of type `{name}` could be of, which `{by}` has",
    }
}
