//! Which projects, users and instances may be requested.

use crate::{config::Access, gateway_error::GatewayError};

/// The IDs that the gateway shows; an empty list allows all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Narrowing {
    projects: Vec<String>,
    users: Vec<String>,
    instances: Vec<String>,
}

impl Narrowing {
    pub(crate) fn new(access: &Access) -> Self {
        let Access { projects, users, instances, .. } = access;
        Self { projects: projects.clone(), users: users.clone(), instances: instances.clone() }
    }

    #[cfg(test)]
    pub(crate) fn of_instances(instances: Vec<String>) -> Self {
        Self { instances, ..Self::default() }
    }

    /// Refuses a call for what is not shown.
    ///
    /// # Errors
    ///
    /// [`GatewayError::NotShown`].
    pub(crate) fn check(
        &self,
        project: Option<&str>,
        user: Option<&str>,
        instance: Option<&str>,
    ) -> Result<(), GatewayError> {
        let is_shown = |known: &[String], id: Option<&str>| {
            known.is_empty() || id.is_none_or(|id| known.iter().any(|known| known == id))
        };
        if is_shown(&self.projects, project)
            && is_shown(&self.users, user)
            && is_shown(&self.instances, instance)
        {
            Ok(())
        } else {
            Err(GatewayError::NotShown)
        }
    }

    /// Whether rows must be left out of lists.
    pub(crate) fn narrows_lists(&self) -> bool {
        !self.instances.is_empty()
    }

    pub(crate) fn shows_instance(&self, id: &str) -> bool {
        self.instances.iter().any(|known| known == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_is_everything() {
        let all = Narrowing::default();
        assert_eq!(all.check(Some("p"), Some("u"), Some("i")), Ok(()));
        let some = Narrowing { projects: vec!["p".to_owned()], ..Narrowing::default() };
        assert_eq!(some.check(Some("p"), None, Some("i")), Ok(()));
        assert_eq!(some.check(None, Some("u"), Some("i")), Ok(()));
        assert_eq!(some.check(Some("q"), None, None), Err(GatewayError::NotShown));
        let some = Narrowing { instances: vec!["i".to_owned()], ..some };
        assert_eq!(some.check(Some("p"), None, None), Ok(()));
        assert_eq!(some.check(Some("p"), None, Some("j")), Err(GatewayError::NotShown));
    }
}
