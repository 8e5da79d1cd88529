//! What somebody who signed in may do, and for which organisations.

/// What somebody may do; each may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Asks, as everybody does.
    Asker,
    /// Looks after guidelines.
    Author,
    /// Looks after the program too.
    Admin,
}

impl Role {
    /// `asker`, `author` or `admin`.
    pub fn code(self) -> &'static str {
        match self {
            Role::Asker => "asker",
            Role::Author => "author",
            Role::Admin => "admin",
        }
    }

    /// The role with this name.
    pub fn of_code(code: &str) -> Option<Role> {
        [Role::Asker, Role::Author, Role::Admin].into_iter().find(|role| role.code() == code)
    }
}

/// A role in one organisation, or in all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    /// The organisation's id; none for all of them.
    pub organisation: Option<String>,
}

/// All that somebody may do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    pub grants: Vec<Grant>,
}

impl Access {
    /// Everything, everywhere.
    pub fn full() -> Access {
        Access { grants: vec![Grant { role: Role::Admin, organisation: None }] }
    }

    /// Whether it reaches `role` in an organisation.
    pub fn allows(&self, role: Role, organisation: &str) -> bool {
        self.role_in(organisation).is_some_and(|own| own >= role)
    }

    /// The highest role in an organisation; none where there is none at all.
    pub fn role_in(&self, organisation: &str) -> Option<Role> {
        let is_there = |grant: &&Grant| {
            grant.organisation.as_deref().is_none_or(|of_grant| of_grant == organisation)
        };
        self.grants.iter().filter(is_there).map(|grant| grant.role).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(role: Role, organisation: Option<&str>) -> Grant {
        Grant { role, organisation: organisation.map(str::to_string) }
    }

    #[test]
    fn an_author_reaches_their_own_organisation_alone() {
        let access = Access { grants: vec![grant(Role::Author, Some("stad"))] };
        assert!(access.allows(Role::Author, "stad"));
        assert!(access.allows(Role::Asker, "stad"));
        assert!(!access.allows(Role::Admin, "stad"));
        assert!(!access.allows(Role::Asker, "dorp"));
        assert!(!Access::default().allows(Role::Asker, "stad"));
    }

    #[test]
    fn the_highest_of_several_roles_counts() {
        let grants = vec![grant(Role::Asker, None), grant(Role::Admin, Some("dorp"))];
        let access = Access { grants };
        assert_eq!(access.role_in("stad"), Some(Role::Asker));
        assert_eq!(access.role_in("dorp"), Some(Role::Admin));
        assert!(Access::full().allows(Role::Admin, "overal"));
    }
}
