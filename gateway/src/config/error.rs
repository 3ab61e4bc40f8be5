//! What is wrong with a configuration, in one line.

use std::{
    fmt,
    path::{Path, PathBuf},
};

/// A field and what is wrong with it.
#[derive(Debug)]
pub struct ConfigError {
    file: Option<PathBuf>,
    /// As written in the file, such as `upstreams.apig`; empty when it is about the whole file.
    field: String,
    problem: String,
}

impl ConfigError {
    pub(super) fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { file: None, field: field.into(), problem: problem.into() }
    }

    pub(super) fn in_file(mut self, file: Option<&Path>) -> Self {
        self.file = file.map(Path::to_owned);
        self
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(formatter, "{}: ", file.display())?;
        }
        if !self.field.is_empty() {
            write!(formatter, "{}: ", self.field)?;
        }
        formatter.write_str(&self.problem)
    }
}

impl std::error::Error for ConfigError {}
