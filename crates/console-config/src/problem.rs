//! The problems of a configuration, as codes without words.

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field's path, such as `sources[1].project_id`; empty for the whole configuration.
    pub path: String,
    /// What is wrong with the field.
    pub kind: ProblemKind,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A required field is absent.
    Missing,
    /// Not an object.
    NotObject,
    /// Not a string, or an empty one.
    NotText,
    /// Neither `true` nor `false`.
    NotBoolean,
    /// Not a list of sources, or an empty one.
    NotSources,
    /// Not a list of IDs.
    NotIds,
    /// Not made of ASCII letters, digits, hyphens and underscores, or too long.
    NotId {
        /// How many characters an ID of this service can have.
        longest: usize,
    },
    /// Not a whole number of seconds from 1 to 3600.
    NotSeconds,
    /// Not one of the three services.
    UnknownService,
    /// Not one of the two languages, nor `auto`.
    UnknownLocale,
    /// Not one of the two themes, nor `auto`.
    UnknownTheme,
    /// Not one of the views of an element: for callers that show a part of the console.
    UnknownView,
    /// The region is absent, but the source's proxy or console URL has a `{region}` placeholder.
    RegionNeeded,
    /// Not an https URL, or one with a placeholder that a console URL cannot have.
    NotConsoleUrl,
    /// The proxy base cannot be used.
    Proxy(ProxyProblem),
    /// The text is not JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 at the end of a line.
        column: usize,
    },
    /// The file could not be loaded: for callers that load one.
    NotLoaded,
    /// The text is `[object Object]`, an object where its URL should be: for callers that take a URL.
    ObjectText,
    /// A source was given beside a whole configuration, where only one of them may be: for callers that accept
    /// either.
    BesideConfig,
    /// The value cannot be written as JSON, or reading it failed: for callers that convert other values.
    Unreadable,
}

/// What is wrong with a proxy base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyProblem {
    /// It has a placeholder other than `{service}` and `{region}`, or an unmatched brace.
    UnknownPlace,
    /// It has a query or a fragment, after which no path can be appended.
    QueryOrFragment,
    /// It has white space, a control character or a backslash.
    ForbiddenCharacter,
    /// It is neither `http`, `https` nor relative to this origin.
    OtherScheme,
    /// It has a user name or a password.
    Credentials,
    /// It is absolute and names no host.
    NoHost,
}
