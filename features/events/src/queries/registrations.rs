use crate::entity::{gathering, registration, wish};
use crate::model::State;
use crate::model::registration::{Person, Registration, Standing};
use minga_kernel::{Lang, Moment};
use minga_store::orm::sea_orm::ActiveValue::{NotSet, Set};
use minga_store::orm::sea_orm::sea_query::{Expr, Query};
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect, Select};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use registration::Column;

/// How many of a gathering stand so.
pub(crate) async fn standing_count(
    db: &Conn,
    gathering: Uuid,
    standing: Standing,
) -> Result<i64, StoreError> {
    let found = of_gathering(gathering).filter(Column::Standing.eq(standing.code())).count(db).await?;
    Ok(i64::try_from(found).unwrap_or(i64::MAX))
}

/// Those of a gathering who stand so, by their number.
pub(crate) async fn registrations_of(
    db: &Conn,
    gathering: Uuid,
    standing: &[Standing],
) -> Result<Vec<Registration>, StoreError> {
    let found = of_gathering(gathering)
        .filter(Column::Standing.is_in(standing.iter().map(|it| it.code())))
        .order_by_asc(Column::Number);
    found.all(db).await?.into_iter().map(registration_of).collect()
}

/// Some of those who have a place and were not reminded.
pub(crate) async fn unreminded(
    db: &Conn,
    gathering: Uuid,
    limit: u64,
) -> Result<Vec<Registration>, StoreError> {
    let found = of_gathering(gathering)
        .filter(Column::Standing.eq(Standing::Placed.code()))
        .filter(Column::Reminded.eq(false))
        .order_by_asc(Column::Number)
        .limit(limit);
    found.all(db).await?.into_iter().map(registration_of).collect()
}

/// The gatherings that begin after one moment and until another, and of which somebody with a
/// place was not reminded.
pub(crate) async fn to_remind(db: &Conn, after: Moment, until: Moment) -> Result<Vec<Uuid>, StoreError> {
    let mut some = Query::select();
    some.column(Column::GatheringId)
        .from(registration::Entity)
        .and_where(Column::Standing.eq(Standing::Placed.code()))
        .and_where(Column::Reminded.eq(false));
    let found = gathering::Entity::find()
        .select_only()
        .column(gathering::Column::Id)
        .filter(gathering::Column::State.eq(State::Published.code()))
        .filter(gathering::Column::StartsAt.gt(after))
        .filter(gathering::Column::StartsAt.lte(until))
        .filter(gathering::Column::Id.in_subquery(some));
    Ok(found.into_tuple().all(db).await?)
}

/// Whoever has first waited.
pub(crate) async fn first_waiting(db: &Conn, gathering: Uuid) -> Result<Option<Registration>, StoreError> {
    let found = of_gathering(gathering)
        .filter(Column::Standing.eq(Standing::Waiting.code()))
        .order_by_asc(Column::Number)
        .one(db)
        .await?;
    found.map(registration_of).transpose()
}

/// How many waited before this one.
pub(crate) async fn waiting_before(db: &Conn, it: &Registration) -> Result<u64, StoreError> {
    let found = of_gathering(it.gathering)
        .filter(Column::Standing.eq(Standing::Waiting.code()))
        .filter(Column::Number.lt(it.number));
    Ok(found.count(db).await?)
}

/// The number of the next one.
pub(crate) async fn next_number(db: &Conn, gathering: Uuid) -> Result<i64, StoreError> {
    let last = of_gathering(gathering).order_by_desc(Column::Number).one(db).await?;
    Ok(last.map_or(1, |it| it.number + 1))
}

/// The one of an address.
pub(crate) async fn registration_by_address(
    db: &Conn,
    gathering: Uuid,
    address: &str,
) -> Result<Option<Registration>, StoreError> {
    let found = of_gathering(gathering).filter(Column::Address.eq(address)).one(db).await?;
    found.map(registration_of).transpose()
}

/// The one of an account.
pub(crate) async fn registration_of_account(
    db: &Conn,
    gathering: Uuid,
    account: Uuid,
) -> Result<Option<Registration>, StoreError> {
    let found = of_gathering(gathering).filter(Column::AccountId.eq(account)).one(db).await?;
    found.map(registration_of).transpose()
}

/// The one with this key.
pub(crate) async fn registration_by_key(db: &Conn, key: &str) -> Result<Option<Registration>, StoreError> {
    let found = registration::Entity::find().filter(Column::Key.eq(key)).one(db).await?;
    found.map(registration_of).transpose()
}

/// Everything that somebody registered for, by their account or their address.
pub(crate) async fn registrations_by(
    db: &Conn,
    account: Uuid,
    address: &str,
) -> Result<Vec<Registration>, StoreError> {
    let own = Condition::any().add(Column::AccountId.eq(account)).add(Column::Address.eq(address));
    let found = registration::Entity::find().filter(own).order_by_asc(Column::MadeAt);
    found.all(db).await?.into_iter().map(registration_of).collect()
}

/// Writes one that is new.
pub(crate) async fn add_registration(tx: &Tx, it: &Registration) -> Result<(), StoreError> {
    registration::Entity::insert(row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of one that is known.
pub(crate) async fn save_registration(tx: &Tx, it: &Registration) -> Result<(), StoreError> {
    row(it).update(&**tx).await?;
    Ok(())
}

/// Deletes who they were that registered for what ended before this moment; how many.
pub(crate) async fn forget_attendees(tx: &Tx, before: Moment) -> Result<u64, StoreError> {
    let mut over = Query::select();
    over.column(gathering::Column::Id)
        .from(gathering::Entity)
        .and_where(gathering::Column::EndsAt.lt(before));
    let named = Condition::any()
        .add(Column::Name.ne(""))
        .add(Column::Address.is_not_null())
        .add(Column::AccountId.is_not_null())
        .add(Column::Key.is_not_null());
    let forgotten = registration::Entity::update_many()
        .col_expr(Column::Name, Expr::value(""))
        .col_expr(Column::Address, Expr::value(Option::<String>::None))
        .col_expr(Column::AccountId, Expr::value(Option::<Uuid>::None))
        .col_expr(Column::Key, Expr::value(Option::<String>::None))
        .filter(Column::GatheringId.in_subquery(over))
        .filter(named)
        .exec(&**tx)
        .await?;
    Ok(forgotten.rows_affected)
}

/// Keeps what somebody wants until they confirm it.
pub(crate) async fn add_wish(
    tx: &Tx,
    hash: &str,
    gathering: Uuid,
    who: &Person,
    ends: Moment,
) -> Result<(), StoreError> {
    let new = wish::ActiveModel {
        hash: Set(hash.to_owned()),
        gathering_id: Set(gathering),
        name: Set(who.name.clone()),
        address: Set(who.address.clone()),
        lang: Set(who.lang.code().to_owned()),
        ends_at: Set(ends),
    };
    wish::Entity::insert(new).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What somebody wants who has this link: the gathering, and who they are.
pub(crate) async fn wish(db: &Conn, hash: &str, now: Moment) -> Result<Option<(Uuid, Person)>, StoreError> {
    let found = wish::Entity::find_by_id(hash).filter(wish::Column::EndsAt.gt(now)).one(db).await?;
    Ok(found.map(|it| {
        let lang = Lang::from_code(&it.lang).unwrap_or_default();
        (it.gathering_id, Person { account: None, name: it.name, address: it.address, lang })
    }))
}

/// Takes a wish away; whether it was still there.
pub(crate) async fn take_wish(tx: &Tx, hash: &str) -> Result<bool, StoreError> {
    Ok(wish::Entity::delete_by_id(hash).exec(&**tx).await?.rows_affected > 0)
}

/// Deletes the wishes of an address.
pub(crate) async fn forget_wishes(tx: &Tx, address: &str) -> Result<(), StoreError> {
    wish::Entity::delete_many().filter(wish::Column::Address.eq(address)).exec(&**tx).await?;
    Ok(())
}

/// Deletes the wishes whose time is over.
pub(crate) async fn sweep_wishes(tx: &Tx, now: Moment) -> Result<(), StoreError> {
    wish::Entity::delete_many().filter(wish::Column::EndsAt.lte(now)).exec(&**tx).await?;
    Ok(())
}

fn of_gathering(gathering: Uuid) -> Select<registration::Entity> {
    registration::Entity::find().filter(Column::GatheringId.eq(gathering))
}

fn row(it: &Registration) -> registration::ActiveModel {
    registration::ActiveModel {
        id: Set(it.id),
        gathering_id: Set(it.gathering),
        number: Set(it.number),
        account_id: Set(it.account),
        name: Set(it.name.clone()),
        address: Set(it.address.clone()),
        lang: Set(it.lang.code().to_owned()),
        key: Set(it.key.clone()),
        standing: Set(it.standing.code().to_owned()),
        code: Set(it.code.clone()),
        reminded: Set(it.reminded),
        // Written by whoever says that they came.
        came_at: NotSet,
        made_at: Set(it.made_at),
    }
}

pub(super) fn registration_of(it: registration::Model) -> Result<Registration, StoreError> {
    Ok(Registration {
        id: it.id,
        gathering: it.gathering_id,
        number: it.number,
        account: it.account_id,
        name: it.name,
        address: it.address,
        lang: Lang::from_code(&it.lang).unwrap_or_default(),
        key: it.key,
        standing: Standing::from_code(&it.standing)
            .ok_or_else(|| StoreError::corrupt("an unknown standing of a registration"))?,
        code: it.code,
        reminded: it.reminded,
        came: it.came_at.is_some(),
        made_at: it.made_at,
    })
}
