//! Who may say, answer, report and decide.

use crate::commands::case::Case;
use crate::model::{Comment, State};
use minga_kernel::{Capacity, Matter, Office, Parts, Permission, Refusal, Role, Standing, authorise};
use uuid::Uuid;

/// A comment that everybody can read.
const PUBLISHED: &[&str] = &[State::Published.code()];
/// A comment that was hidden.
const HIDDEN: &[&str] = &[State::Hidden.code()];
/// A comment whose text is there.
const THERE: &[&str] = &[State::Published.code(), State::Hidden.code()];

/// The roles that decide what stands.
pub(crate) const MODERATORS: [Role; 2] = [Role::Moderator, Role::Administrator];

/// The table; `docs/permissions.md` is written from it. Everybody who is signed in acts as a
/// participant, without having been given the role.
pub(crate) const PERMISSIONS: &[Permission] = &[
    Permission::new("conversation.comment", Role::Participant),
    Permission::new("conversation.ask", Role::Participant),
    Permission::new("conversation.report", Role::Participant).states(PUBLISHED),
    Permission::new("conversation.withdraw", Role::Participant).states(THERE),
    Permission::new("conversation.appeal", Role::Participant).states(HIDDEN),
    Permission::new("conversation.answer", Role::Officer).part(&["lead", "support"]).states(PUBLISHED),
    Permission::new("conversation.answer", Role::Counterpart).part(&["counterpart"]).states(PUBLISHED),
    Permission::new("conversation.moderate", Role::Moderator).states(PUBLISHED),
    Permission::new("conversation.moderate", Role::Administrator).states(PUBLISHED),
    Permission::new("conversation.decide_appeal", Role::Moderator).states(HIDDEN),
    Permission::new("conversation.decide_appeal", Role::Administrator).states(HIDDEN),
];

/// Whose something is that people made, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own {
    state: State,
    author: Option<Uuid>,
}

impl From<&Comment> for Own {
    fn from(it: &Comment) -> Own {
        Own { state: it.state, author: it.author }
    }
}

impl From<&Case> for Own {
    fn from(it: &Case) -> Own {
        Own { state: it.state, author: it.author }
    }
}

/// Whether somebody may say something about anything.
pub(crate) fn may_say(standing: &Standing, action: &str) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, &as_person(standing), action, &Matter::default())
}

/// Whether somebody may report this, which is not their own.
pub(crate) fn may_report(standing: &Standing, it: impl Into<Own>) -> Result<Capacity, Refusal> {
    let it = it.into();
    let capacity = to_it(&as_person(standing), "conversation.report", it)?;
    if is_own(standing, it) { Err(Refusal::Role) } else { Ok(capacity) }
}

/// Whether somebody may do this to what is their own, and to nobody else's.
pub(crate) fn may_with_own(
    standing: &Standing,
    action: &str,
    it: impl Into<Own>,
) -> Result<Capacity, Refusal> {
    let it = it.into();
    if !standing.is_signed_in() {
        return Err(Refusal::SignIn);
    }
    if !is_own(standing, it) {
        return Err(Refusal::Role);
    }
    to_it(&as_person(standing), action, it)
}

/// Whether somebody may answer for a body with a part in the thing.
pub(crate) fn may_answer(standing: &Standing, comment: &Comment, parts: &Parts) -> Result<Capacity, Refusal> {
    authorise(PERMISSIONS, standing, "conversation.answer", &parts.matter(comment.state.code()))
}

/// Whether somebody may decide on this, or on the appeal of its author. Nobody decides on their
/// own.
pub(crate) fn may_decide(
    standing: &Standing,
    it: impl Into<Own>,
    parts: &Parts,
) -> Result<Capacity, Refusal> {
    let it = it.into();
    let action = match it.state {
        State::Hidden => "conversation.decide_appeal",
        _ => "conversation.moderate",
    };
    let capacity = authorise(PERMISSIONS, standing, action, &parts.matter(it.state.code()))?;
    if is_own(standing, it) { Err(Refusal::Role) } else { Ok(capacity) }
}

fn to_it(standing: &Standing, action: &str, it: Own) -> Result<Capacity, Refusal> {
    let matter = Matter { state: it.state.code(), ..Matter::default() };
    authorise(PERMISSIONS, standing, action, &matter)
}

/// Somebody as a person: what they say is said in no other capacity, whatever they hold, so
/// that the record does not tell it either.
fn as_person(standing: &Standing) -> Standing {
    let office = Office { role: Role::Participant, body: None, scope: None };
    let offices = if standing.is_signed_in() { vec![office] } else { Vec::new() };
    Standing { account: standing.account, offices }
}

fn is_own(standing: &Standing, it: Own) -> bool {
    standing.account.is_some() && standing.account == it.author
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Stance, TALKED};
    use minga_kernel::{Kind, Ref};

    fn thing(kind: &'static str, id: u128) -> Ref {
        Kind::new(kind).with(Uuid::from_u128(id))
    }

    fn somebody(id: u128, role: Option<Role>, body: Option<Ref>, scope: Option<Ref>) -> Standing {
        let offices = role.into_iter().map(|role| Office { role, body: body.clone(), scope: scope.clone() });
        Standing { account: Some(Uuid::from_u128(id)), offices: offices.collect() }
    }

    fn comment(state: State) -> Comment {
        Comment {
            id: Uuid::nil(),
            about: TALKED[0].with(Uuid::nil()),
            stance: Stance::Question,
            state,
            author: Some(Uuid::from_u128(1)),
            named: false,
            lang: "es".to_owned(),
            text: "?".to_owned(),
            made_at: "2021-06-01T12:00:00Z".parse().expect("a moment"),
        }
    }

    #[test]
    fn everybody_signed_in_speaks_as_a_person() {
        let plain = somebody(1, None, None, None);
        let officer = somebody(2, Some(Role::Officer), Some(thing("organisation", 9)), None);
        for it in [plain, officer] {
            let capacity = may_say(&it, "conversation.comment").expect("they may");
            assert_eq!(capacity, Capacity { role: Role::Participant, body: None });
        }
        assert_eq!(may_say(&Standing::default(), "conversation.comment"), Err(Refusal::SignIn));
        let operator = Office { role: Role::Operator, body: None, scope: None };
        let operator = Standing { account: None, offices: vec![operator] };
        assert!(may_say(&operator, "conversation.ask").is_err());
    }

    #[test]
    fn a_comment_is_its_authors() {
        let (own, other) = (somebody(1, None, None, None), somebody(2, Some(Role::Moderator), None, None));
        let published = comment(State::Published);
        assert!(may_with_own(&own, "conversation.withdraw", &published).is_ok());
        assert_eq!(may_with_own(&other, "conversation.withdraw", &published), Err(Refusal::Role));
        assert_eq!(may_with_own(&own, "conversation.appeal", &published), Err(Refusal::State));
        assert!(may_with_own(&own, "conversation.appeal", &comment(State::Hidden)).is_ok());
        // What is withdrawn has no author, and nobody without account is it.
        let gone = Comment { author: None, ..comment(State::Withdrawn) };
        assert!(may_with_own(&Standing::default(), "conversation.withdraw", &gone).is_err());
        assert_eq!(may_report(&own, &published), Err(Refusal::Role));
        assert!(may_report(&other, &published).is_ok());
        assert_eq!(may_report(&other, &comment(State::Hidden)), Err(Refusal::State));
    }

    #[test]
    fn bodies_answer_for_what_they_have_a_part_in() {
        let (plan, body) = (thing("plan", 5), thing("organisation", 9));
        let parts = Parts { scope: Some(plan.clone()), bodies: vec![("lead", body.clone())] };
        let published = comment(State::Published);
        let officer = somebody(2, Some(Role::Officer), Some(body.clone()), None);
        assert_eq!(may_answer(&officer, &published, &parts).map(|it| it.body), Ok(Some(body.clone())));
        let stranger = somebody(2, Some(Role::Officer), Some(thing("organisation", 8)), None);
        assert_eq!(may_answer(&stranger, &published, &parts), Err(Refusal::Role));
        let counterpart = somebody(2, Some(Role::Counterpart), Some(body), None);
        assert_eq!(may_answer(&counterpart, &published, &parts), Err(Refusal::Role));
        assert_eq!(may_answer(&officer, &comment(State::Hidden), &parts), Err(Refusal::State));
        // Moderators may be limited to a plan.
        let here = somebody(3, Some(Role::Moderator), None, Some(plan));
        let there = somebody(3, Some(Role::Moderator), None, Some(thing("plan", 6)));
        assert!(may_decide(&here, &published, &parts).is_ok());
        assert_eq!(may_decide(&there, &published, &parts), Err(Refusal::Role));
        assert_eq!(may_decide(&officer, &published, &parts), Err(Refusal::Role));
        assert_eq!(may_decide(&here, &comment(State::Withdrawn), &parts), Err(Refusal::State));
        let own = somebody(1, Some(Role::Moderator), None, None);
        assert_eq!(may_decide(&own, &published, &parts), Err(Refusal::Role));
    }
}
