use crate::{Capacity, Ref, Role, Standing};

/// One line of the table of who may do what. Commands are authorised by these lines, and
/// `docs/permissions.md` is written from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// What is done, as `<feature>.<deed>`.
    pub action: &'static str,
    /// Who may.
    pub role: Role,
    /// In which part the holder's body has to stand to the thing (`lead`, `counterpart`): one
    /// of these. Empty: any body, or none.
    pub part: &'static [&'static str],
    /// In which states of the thing; empty: in every one, or it has none.
    pub states: &'static [&'static str],
}

impl Permission {
    /// A permission in every state, for a role that needs no part in the thing.
    pub const fn new(action: &'static str, role: Role) -> Permission {
        Permission { action, role, part: &[], states: &[] }
    }

    /// Only for bodies in one of these parts.
    #[must_use]
    pub const fn part(self, part: &'static [&'static str]) -> Permission {
        Permission { part, ..self }
    }

    /// Only in these states.
    #[must_use]
    pub const fn states(self, states: &'static [&'static str]) -> Permission {
        Permission { states, ..self }
    }
}

/// What a command is about to be done to.
#[derive(Clone, Debug, Default)]
pub struct Matter<'a> {
    /// What limited offices are limited to: the plan.
    pub scope: Option<&'a Ref>,
    /// Which bodies have a part in it.
    pub bodies: &'a [(&'static str, Ref)],
    /// Its state; empty if it has none.
    pub state: &'a str,
}

/// Why somebody may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody signed in.
    #[error("nobody is signed in")]
    SignIn,
    /// No role of theirs may.
    #[error("no role allows it")]
    Role,
    /// They may, but not in this state.
    #[error("not in this state")]
    State,
}

/// Whether somebody of this standing may do it, and in which capacity.
pub fn authorise(
    table: &[Permission],
    standing: &Standing,
    action: &str,
    matter: &Matter<'_>,
) -> Result<Capacity, Refusal> {
    let mut refusal =
        if standing.offices.is_empty() && !standing.is_signed_in() { Refusal::SignIn } else { Refusal::Role };
    for line in table.iter().filter(|line| line.action == action) {
        let holds = |office: &crate::Office| {
            office.role == line.role
                && match matter.scope {
                    Some(scope) => office.reaches(scope),
                    None => office.scope.is_none(),
                }
                && (line.part.is_empty()
                    || matter
                        .bodies
                        .iter()
                        .any(|(part, body)| line.part.contains(part) && office.body.as_ref() == Some(body)))
        };
        let Some(capacity) = standing.capacity(holds) else { continue };
        if line.states.is_empty() || line.states.contains(&matter.state) {
            return Ok(capacity);
        }
        refusal = Refusal::State;
    }
    Err(refusal)
}

/// Whether somebody of this standing may do it to anything at all: for what is asked before it is
/// known to what, as of a file that nobody has read yet.
pub fn may_somewhere(table: &[Permission], standing: &Standing, action: &str) -> Result<(), Refusal> {
    let mut lines = table.iter().filter(|line| line.action == action);
    if lines.any(|line| standing.offices.iter().any(|office| office.role == line.role)) {
        return Ok(());
    }
    let nobody = standing.offices.is_empty() && !standing.is_signed_in();
    Err(if nobody { Refusal::SignIn } else { Refusal::Role })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Office};
    use uuid::Uuid;

    const TABLE: &[Permission] = &[
        Permission::new("plans.edit", Role::Coordinator).states(&["open"]),
        Permission::new("plans.report", Role::Officer).part(&["lead", "support"]),
    ];

    fn thing(kind: &'static str, id: u128) -> Ref {
        Kind::new(kind).with(Uuid::from_u128(id))
    }

    fn holder(role: Role, body: Option<Ref>, scope: Option<Ref>) -> Standing {
        Standing { account: Some(Uuid::nil()), offices: vec![Office { role, body, scope }] }
    }

    #[test]
    fn part_scope_and_state_all_count() {
        let (plan, other, body) = (thing("plan", 1), thing("plan", 2), thing("organisation", 3));
        let bodies = [("lead", body.clone())];
        let matter = Matter { scope: Some(&plan), bodies: &bodies, state: "open" };
        let may = |standing: &Standing, action: &str| authorise(TABLE, standing, action, &matter);

        assert_eq!(may(&Standing::default(), "plans.edit"), Err(Refusal::SignIn));
        let officer = holder(Role::Officer, Some(body.clone()), None);
        assert_eq!(may(&officer, "plans.report").map(|it| it.to_string()), Ok(format!("officer {body}")));
        assert_eq!(may(&officer, "plans.edit"), Err(Refusal::Role));
        let stranger = holder(Role::Officer, Some(thing("organisation", 4)), None);
        assert_eq!(may(&stranger, "plans.report"), Err(Refusal::Role));
        let nobodys = holder(Role::Officer, None, None);
        assert_eq!(may(&nobodys, "plans.report"), Err(Refusal::Role));
        assert!(may(&holder(Role::Coordinator, None, Some(plan.clone())), "plans.edit").is_ok());
        assert_eq!(may(&holder(Role::Coordinator, None, Some(other)), "plans.edit"), Err(Refusal::Role));
        let closed = Matter { state: "closed", ..matter.clone() };
        let coordinator = holder(Role::Coordinator, None, None);
        assert_eq!(authorise(TABLE, &coordinator, "plans.edit", &closed), Err(Refusal::State));
        assert_eq!(may(&coordinator, "plans.unknown"), Err(Refusal::Role));
        // What is limited to no plan is not for whoever is limited to one.
        let nothing = Matter { state: "open", ..Matter::default() };
        let limited = holder(Role::Coordinator, None, Some(plan.clone()));
        assert_eq!(authorise(TABLE, &limited, "plans.edit", &nothing), Err(Refusal::Role));
        assert_eq!(may_somewhere(TABLE, &limited, "plans.edit"), Ok(()));
        assert_eq!(may_somewhere(TABLE, &officer, "plans.edit"), Err(Refusal::Role));
        assert_eq!(may_somewhere(TABLE, &Standing::default(), "plans.edit"), Err(Refusal::SignIn));
    }
}
