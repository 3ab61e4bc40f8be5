//! What is wrong with a configuration, one line for each problem.

use std::{
    fmt,
    path::{Path, PathBuf},
};

/// The fields that are wrong, and what is wrong with each.
#[derive(Debug)]
pub struct ConfigError {
    file: Option<PathBuf>,
    /// Fields as written in the file, such as `upstreams.apig`, and their problems; a field is empty
    /// when the problem is about the whole file.
    problems: Vec<(String, String)>,
}

impl ConfigError {
    pub(super) fn new(field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::of_all(vec![(field.into(), problem.into())])
    }

    pub(super) const fn of_all(problems: Vec<(String, String)>) -> Self {
        Self { file: None, problems }
    }

    pub(super) fn in_file(mut self, file: Option<&Path>) -> Self {
        self.file = file.map(Path::to_owned);
        self
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (field, problem)) in self.problems.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            if let Some(file) = &self.file {
                write!(formatter, "{}: ", file.display())?;
            }
            if !field.is_empty() {
                write!(formatter, "{field}: ")?;
            }
            formatter.write_str(problem)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}
