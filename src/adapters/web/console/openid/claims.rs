//! What the service says of somebody: their name, their groups, and what these may do here.

use std::collections::BTreeMap;

use openidconnect::AdditionalClaims;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::OpenIdOptions;
use crate::adapters::web::console::sessions::Person;
use crate::model::Access;

/// So many groups of one person are looked at.
const GROUPS_MAX: usize = 1_000;
/// A longer name is cut.
const NAME_CHARS_MAX: usize = 80;

/// All claims that the standard does not name.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct OtherClaims {
    #[serde(flatten)]
    pub all: BTreeMap<String, Value>,
}

impl AdditionalClaims for OtherClaims {}

/// What is taken of what the service says.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    pub name: Option<String>,
    pub others: Vec<OtherClaims>,
}

/// Somebody by their claims.
pub fn person(options: &OpenIdOptions, claims: &Claims) -> Person {
    let groups: Vec<&str> =
        claims.others.iter().flat_map(|claims| groups(claims, &options.groups_claim)).collect();
    let grants = options.grants.iter().filter(|(group, _)| groups.contains(&group.as_str()));
    let grants = grants.map(|(_, grant)| grant.clone()).collect();
    let name = claims.name.as_deref().unwrap_or("?").trim();
    Person { name: name.chars().take(NAME_CHARS_MAX).collect(), access: Access { grants } }
}

/// Whether the claim with the groups is there.
pub fn has_groups(claims: &OtherClaims, claim: &str) -> bool {
    value(claims, claim).is_some()
}

/// The groups that a claim names: a list of texts, or one text.
fn groups<'one>(claims: &'one OtherClaims, claim: &str) -> Vec<&'one str> {
    match value(claims, claim) {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(all)) => all.iter().take(GROUPS_MAX).filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The claim of this very name, or else the one that its dots lead to.
fn value<'one>(claims: &'one OtherClaims, claim: &str) -> Option<&'one Value> {
    let whole = claims.all.get(claim);
    whole.or_else(|| {
        let (first, rest) = claim.split_once('.')?;
        rest.split('.').try_fold(claims.all.get(first)?, |value, name| value.get(name))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Grant, Role};

    fn access(claim: &str, claims: Value) -> Access {
        let grant = |group: &str, role, organisation: Option<&str>| {
            (group.to_string(), Grant { role, organisation: organisation.map(str::to_string) })
        };
        let options = OpenIdOptions {
            issuer: String::new(),
            client_id: String::new(),
            client_secret: None,
            scopes: Vec::new(),
            groups_claim: claim.to_string(),
            grants: vec![
                grant("schrijvers", Role::Author, Some("stad")),
                grant("schrijvers", Role::Author, Some("dorp")),
                grant("beheer", Role::Admin, None),
            ],
            ca_file: None,
        };
        let others = vec![serde_json::from_value(claims).unwrap()];
        person(&options, &Claims { name: None, others }).access
    }

    #[test]
    fn groups_give_their_roles_and_nothing_else_does() {
        let author = access("groups", json!({ "groups": ["iedereen", "schrijvers"] }));
        assert!(author.allows(Role::Author, "dorp"));
        assert!(!author.allows(Role::Author, "elders"));
        assert!(access("groups", json!({ "groups": "beheer" })).allows(Role::Admin, "elders"));
        for none in [json!({}), json!({ "groups": ["Beheer"] }), json!({ "groups": { "a": 1 } })] {
            assert_eq!(access("groups", none), Access::default());
        }
        assert_eq!(access("groups", json!({ "roles": ["beheer"] })), Access::default());
    }

    #[test]
    fn a_claim_may_lie_deeper() {
        let claims = json!({ "realm_access": { "roles": ["beheer"] } });
        assert!(access("realm_access.roles", claims).allows(Role::Admin, "stad"));
        let claims = json!({ "https://stad.example/groepen": ["beheer"] });
        assert!(access("https://stad.example/groepen", claims).allows(Role::Admin, "stad"));
    }
}
