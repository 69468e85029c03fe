//! What a module's configuration says of requests and their responses.

use super::Rule;

/// Which types are requests, and what answers each: with this, generated requests are `xsdbind::Request`s.
///
/// Types are named by their local names, or `{namespace}` and local name. The response to a request is what
/// [`response`](Self::response) says; else the type of the request's name with a word replaced
/// ([`name`](Self::name)); else the type that its documentation names ([`documentation`](Self::documentation)); else
/// [`fallback`](Self::fallback). What fits or names nothing is a warning.
///
/// # Examples
///
/// ```
/// use xsdbind_codegen::{Module, Requests};
///
/// let requests = Requests::derived_from("{C}OCIRequest")
///     .fallback("{C}SuccessResponse")
///     .error("{C}ErrorResponse")
///     .response("GroupAddRequest", ["GroupAddResponse", "{C}SuccessResponse"]);
/// let module = Module::new("ocip").schema("ocip.xsd").requests(requests);
/// ```
#[derive(Debug, Clone)]
pub struct Requests {
    /// The type that requests are derived from.
    pub(crate) base: Rule<String>,
    /// Derived types that are no requests.
    pub(crate) except: Vec<Rule<String>>,
    /// Words in names of requests, and those in their places in names of responses; the usual ones if empty.
    pub(crate) names: Vec<(Rule<String>, Rule<String>)>,
    /// After which words documentation names a response, if not the usual ones.
    pub(crate) documentation: Option<Rule<String>>,
    /// What answers where nothing else is found.
    pub(crate) fallback: Option<Rule<String>>,
    /// What may answer any request instead.
    pub(crate) errors: Vec<Rule<String>>,
    /// Patterns for the requests that only read.
    pub(crate) reads: Vec<Rule<String>>,
    /// The responses of single requests.
    pub(crate) responses: Vec<(Rule<String>, Vec<Rule<String>>)>,
}

impl Requests {
    /// The concrete types derived from this one are requests.
    #[must_use]
    pub fn derived_from(base: impl Into<String>) -> Self {
        Self::of(Rule::built(base.into()))
    }

    pub(crate) fn of(base: Rule<String>) -> Self {
        Self {
            base,
            except: Vec::new(),
            names: Vec::new(),
            documentation: None,
            fallback: None,
            errors: Vec::new(),
            reads: Vec::new(),
            responses: Vec::new(),
        }
    }

    /// A derived type that is no request.
    #[must_use]
    pub fn except(mut self, name: impl Into<String>) -> Self {
        self.except.push(Rule::built(name.into()));
        self
    }

    /// A response has the name of its request with `response` in place of the last `request`; unless set, `Response` or
    /// else `Result` in place of `Request`.
    #[must_use]
    pub fn name(mut self, request: impl Into<String>, response: impl Into<String>) -> Self {
        self.names.push((Rule::built(request.into()), Rule::built(response.into())));
        self
    }

    /// After these words, in the same sentence, the documentation of a request names its response; `response is` unless
    /// set. Case does not matter, and the name has one of the words for responses in it.
    #[must_use]
    pub fn documentation(mut self, words: impl Into<String>) -> Self {
        self.documentation = Some(Rule::built(words.into()));
        self
    }

    /// What answers a request for which nothing else is found.
    #[must_use]
    pub fn fallback(mut self, name: impl Into<String>) -> Self {
        self.fallback = Some(Rule::built(name.into()));
        self
    }

    /// A type that may answer any request instead of its response.
    #[must_use]
    pub fn error(mut self, name: impl Into<String>) -> Self {
        self.errors.push(Rule::built(name.into()));
        self
    }

    /// Says that requests whose names fit a pattern only read, so that asking twice does no harm: their
    /// `xsdbind::Request::READS` is true. A client may send them again by itself.
    #[must_use]
    pub fn reads(mut self, pattern: impl Into<String>) -> Self {
        self.reads.push(Rule::built(pattern.into()));
        self
    }

    /// What answers one request, whatever else fits: for several types, the response is an enum over them.
    #[must_use]
    pub fn response<N: Into<String>>(
        mut self,
        request: impl Into<String>,
        responses: impl IntoIterator<Item = N>,
    ) -> Self {
        let responses = responses.into_iter().map(|name| Rule::built(name.into())).collect();
        self.responses.push((Rule::built(request.into()), responses));
        self
    }
}
