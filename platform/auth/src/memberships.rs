use crate::entity::{account, membership};
use minga_kernel::{Actor, Cx, Moment, Office, Ref, Role, Standing};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::sea_orm::{QuerySelect, QueryTrait};
use minga_store::orm::*;
use minga_store::{Conn, Same, StoreError, Tx};
use std::collections::HashSet;

/// A role that an account holds, from one moment to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub account: Uuid,
    /// The role.
    pub role: Role,
    /// The body for which they act.
    pub body: Option<Ref>,
    /// The thing to which the role is limited.
    pub scope: Option<Ref>,
    /// The first moment.
    pub begins: Moment,
    /// The moment at which it is over; `None` while nobody ended it.
    pub ends: Option<Moment>,
}

impl Membership {
    /// Whether it holds at this moment.
    pub fn holds(&self, now: Moment) -> bool {
        self.begins <= now && self.ends.is_none_or(|ends| now < ends)
    }
}

/// What the actor may act as at this moment.
pub async fn standing(cx: &Cx, db: &Conn) -> Result<Standing, StoreError> {
    let id = match cx.actor {
        Actor::Anonymous => return Ok(Standing::default()),
        Actor::Operator | Actor::Program => {
            let role = if cx.actor == Actor::Operator { Role::Operator } else { Role::Program };
            let office = Office { role, body: None, scope: None };
            return Ok(Standing { account: None, offices: vec![office] });
        }
        Actor::Account(id) => id,
    };
    let free = account::Entity::find_by_id(id).filter(account::Column::Blocked.eq(false));
    let free = free.select_only().column(account::Column::Id);
    let found = membership::Entity::find()
        .filter(membership::Column::AccountId.in_subquery(free.clone().into_query()))
        .order_by_asc(membership::Column::Id);
    let all: Vec<Membership> = found.all(db).await?.into_iter().map(of).collect::<Result<_, _>>()?;
    // Somebody without any office, or nobody who may do anything.
    if all.is_empty() && free.into_tuple::<Uuid>().one(db).await?.is_none() {
        return Ok(Standing::default());
    }
    let now = cx.now();
    let held = all.into_iter().filter(|it| it.holds(now));
    let offices = held.map(|it| Office { role: it.role, body: it.body, scope: it.scope });
    Ok(Standing { account: Some(id), offices: for_all_that_are_the_same(db, offices.collect()).await? })
}

/// Whoever acts for an organisation acts for every entry of it, under whichever it was named.
async fn for_all_that_are_the_same(db: &Conn, offices: Vec<Office>) -> Result<Vec<Office>, StoreError> {
    let bodies: Vec<Ref> = offices.iter().filter_map(|it| it.body.clone()).collect();
    let same = Same::of(db, &bodies).await?;
    let mut all: Vec<Office> = Vec::with_capacity(offices.len());
    for office in offices {
        let others = office.body.iter().flat_map(|body| same.all(body)).skip(1);
        let others: Vec<Office> = others.map(|body| Office { body: Some(body), ..office.clone() }).collect();
        for it in std::iter::once(office).chain(others) {
            if !all.contains(&it) {
                all.push(it);
            }
        }
    }
    Ok(all)
}

/// One membership.
pub async fn membership(db: &Conn, id: Uuid) -> Result<Option<Membership>, StoreError> {
    membership::Entity::find_by_id(id).one(db).await?.map(of).transpose()
}

/// Some memberships.
pub async fn memberships(db: &Conn, ids: &[Uuid]) -> Result<Vec<Membership>, StoreError> {
    let found = membership::Entity::find().filter(membership::Column::Id.is_in(ids.iter().copied()));
    found.all(db).await?.into_iter().map(of).collect()
}

/// What an account holds, held and will hold, oldest first.
pub async fn memberships_of(db: &Conn, account: Uuid) -> Result<Vec<Membership>, StoreError> {
    let found = membership::Entity::find()
        .filter(membership::Column::AccountId.eq(account))
        .order_by_asc(membership::Column::Id);
    found.all(db).await?.into_iter().map(of).collect()
}

/// What these accounts hold, held and will hold, oldest first.
pub async fn memberships_of_all(db: &Conn, accounts: &[Uuid]) -> Result<Vec<Membership>, StoreError> {
    let found = membership::Entity::find()
        .filter(membership::Column::AccountId.is_in(accounts.iter().copied()))
        .order_by_asc(membership::Column::Id);
    found.all(db).await?.into_iter().map(of).collect()
}

/// Who holds, held and will hold this role limited to this thing, oldest first.
pub async fn memberships_in(db: &Conn, role: Role, scope: &Ref) -> Result<Vec<Membership>, StoreError> {
    let found = membership::Entity::find()
        .filter(membership::Column::Role.eq(role.code()))
        .filter(membership::Column::Scope.eq(scope.to_string()))
        .order_by_asc(membership::Column::Id);
    found.all(db).await?.into_iter().map(of).collect()
}

/// Who holds one of these roles at this moment; without whoever was blocked.
pub async fn holders_of(db: &Conn, roles: &[Role], now: Moment) -> Result<Vec<Membership>, StoreError> {
    let found = membership::Entity::find()
        .filter(membership::Column::Role.is_in(roles.iter().map(|role| role.code())))
        .order_by_asc(membership::Column::Id);
    let mut held: Vec<Membership> = found.all(db).await?.into_iter().map(of).collect::<Result<_, _>>()?;
    held.retain(|it| it.holds(now));
    let known = account::Entity::find()
        .filter(account::Column::Id.is_in(held.iter().map(|it| it.account)))
        .filter(account::Column::Blocked.eq(false));
    let known: HashSet<Uuid> = known.all(db).await?.into_iter().map(|row| row.id).collect();
    held.retain(|it| known.contains(&it.account));
    Ok(held)
}

/// The memberships in these roles that end before this moment, those that ended last first.
pub async fn ending(db: &Conn, roles: &[Role], before: Moment) -> Result<Vec<Membership>, StoreError> {
    let found = membership::Entity::find()
        .filter(membership::Column::Role.is_in(roles.iter().map(|role| role.code())))
        .filter(membership::Column::Ends.lte(before))
        .order_by_desc(membership::Column::Ends)
        .order_by_desc(membership::Column::Id);
    found.all(db).await?.into_iter().map(of).collect()
}

/// Writes a membership that is new.
pub(crate) async fn insert(tx: &Tx, it: &Membership) -> Result<(), StoreError> {
    membership::Entity::insert(row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of a membership that is known.
pub(crate) async fn save_membership(tx: &Tx, it: &Membership) -> Result<(), StoreError> {
    row(it).update(&**tx).await?;
    Ok(())
}

fn row(it: &Membership) -> membership::ActiveModel {
    membership::ActiveModel {
        id: Set(it.id),
        account_id: Set(it.account),
        role: Set(it.role.code().to_owned()),
        body: Set(it.body.as_ref().map(Ref::to_string)),
        scope: Set(it.scope.as_ref().map(Ref::to_string)),
        begins: Set(it.begins),
        ends: Set(it.ends),
    }
}

fn of(row: membership::Model) -> Result<Membership, StoreError> {
    let reference =
        |text: Option<String>| text.map(|text| text.parse::<Ref>().map_err(StoreError::corrupt)).transpose();
    Ok(Membership {
        id: row.id,
        account: row.account_id,
        role: Role::from_code(&row.role).ok_or_else(|| StoreError::corrupt("an unknown role"))?,
        body: reference(row.body)?,
        scope: reference(row.scope)?,
        begins: row.begins,
        ends: row.ends,
    })
}
