use crate::{Ref, RefError};
use std::str::FromStr;
use uuid::Uuid;

/// What somebody is entitled to, within a body, a plan, or everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs the program on its own machine, through the command line. Nobody else has it.
    Operator,
    /// The program itself, in work that nobody asked it for at this moment. Nobody else has it.
    Program,
    /// Looks after organisations, accounts and roles.
    Administrator,
    /// Leads plans: writes them, decides on dates, closes them.
    Coordinator,
    /// Reports for a body that answers for a commitment.
    Officer,
    /// Holds the second key: confirms or disputes what is reported.
    Counterpart,
    /// Assesses from outside.
    Evaluator,
    /// Decides which comments stand.
    Moderator,
    /// Looks through what waits for publication.
    Reviewer,
    /// Takes part: comments and asks.
    Participant,
}

impl Role {
    /// Every role that an account can be given.
    pub const GIVEN: [Role; 8] = [
        Role::Administrator,
        Role::Coordinator,
        Role::Officer,
        Role::Counterpart,
        Role::Evaluator,
        Role::Moderator,
        Role::Reviewer,
        Role::Participant,
    ];

    /// As the database, the API and the record write it.
    pub const fn code(self) -> &'static str {
        match self {
            Role::Operator => "operator",
            Role::Program => "program",
            Role::Administrator => "administrator",
            Role::Coordinator => "coordinator",
            Role::Officer => "officer",
            Role::Counterpart => "counterpart",
            Role::Evaluator => "evaluator",
            Role::Moderator => "moderator",
            Role::Reviewer => "reviewer",
            Role::Participant => "participant",
        }
    }

    /// Reads what [`Role::code`] wrote.
    pub fn from_code(code: &str) -> Option<Role> {
        [Role::Operator, Role::Program].into_iter().chain(Role::GIVEN).find(|role| role.code() == code)
    }
}

/// A role that somebody holds at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The role.
    pub role: Role,
    /// The body for which they act; `None` where the role belongs to no body.
    pub body: Option<Ref>,
    /// The thing (a plan) to which the role is limited; `None` where it is not.
    pub scope: Option<Ref>,
}

impl Office {
    /// Whether the office reaches this thing.
    pub fn reaches(&self, thing: &Ref) -> bool {
        self.scope.as_ref().is_none_or(|scope| scope == thing)
    }

    /// The capacity in which its holder acts.
    pub fn capacity(&self) -> Capacity {
        Capacity { role: self.role, body: self.body.clone() }
    }
}

/// Everything that somebody may act as at this moment, as the database says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Their account; `None` for the operator, the program itself and whoever did not sign in.
    pub account: Option<Uuid>,
    /// Their offices.
    pub offices: Vec<Office>,
}

impl Standing {
    /// The first capacity of an office for which this holds.
    pub fn capacity(&self, holds: impl Fn(&Office) -> bool) -> Option<Capacity> {
        self.offices.iter().find(|office| holds(office)).map(Office::capacity)
    }

    /// Whether somebody signed in, in whatever role.
    pub fn is_signed_in(&self) -> bool {
        self.account.is_some()
    }
}

/// In which capacity somebody acted: the role and the body, never the person.
///
/// Authorising a command gives one, and nothing is published without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The role.
    pub role: Role,
    /// The body for which they acted.
    pub body: Option<Ref>,
}

impl Capacity {
    /// Whoever runs the program on its own machine.
    pub const OPERATOR: Capacity = Capacity { role: Role::Operator, body: None };
}

/// A text that is not a [`Capacity`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum CapacityError {
    /// No role has this name.
    #[error("`{0}` is not a role")]
    Role(String),
    /// What follows the role is no reference.
    #[error(transparent)]
    Body(#[from] RefError),
}

impl std::fmt::Display for Capacity {
    /// `operator`, `officer organisation:018f…`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.role.code())?;
        self.body.as_ref().map_or(Ok(()), |body| write!(f, " {body}"))
    }
}

impl FromStr for Capacity {
    type Err = CapacityError;

    fn from_str(text: &str) -> Result<Capacity, CapacityError> {
        let (role, body) = text.split_once(' ').map_or((text, None), |(role, body)| (role, Some(body)));
        Ok(Capacity {
            role: Role::from_code(role)
                .ok_or_else(|| CapacityError::Role(role.chars().take(40).collect()))?,
            body: body.map(str::parse).transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn a_capacity_reads_as_it_writes() {
        let body = Some(Kind::new("organisation").with(Uuid::from_u128(7)));
        for role in [Role::Operator, Role::Program].into_iter().chain(Role::GIVEN) {
            for body in [None, body.clone()] {
                let capacity = Capacity { role, body };
                assert_eq!(capacity.to_string().parse(), Ok(capacity));
            }
        }
        assert!("king".parse::<Capacity>().is_err());
        assert!("officer king".parse::<Capacity>().is_err());
    }

    #[test]
    fn an_office_reaches_what_it_is_limited_to() {
        let plan = |id| Kind::new("plan").with(Uuid::from_u128(id));
        let everywhere = Office { role: Role::Coordinator, body: None, scope: None };
        let one = Office { scope: Some(plan(1)), ..everywhere.clone() };
        assert!(everywhere.reaches(&plan(2)));
        assert!(one.reaches(&plan(1)) && !one.reaches(&plan(2)));
    }
}
