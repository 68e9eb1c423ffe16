//! Who follows what, and who asked to.

use crate::entity::{follow, follower, letter, wish};
use crate::model::{Follow, Follower, Rhythm, Wish};
use minga_kernel::{Lang, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::sea_orm::sea_query::OnConflict;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// Keeps what somebody asked to follow, under the hash of the token that confirms it.
pub(crate) async fn add_wish(tx: &Tx, hash: &str, it: &Wish, ends: Moment) -> Result<(), StoreError> {
    let row = wish::ActiveModel {
        hash: Set(hash.to_owned()),
        address: Set(it.address.clone()),
        lang: Set(it.lang.code().to_owned()),
        topic: Set(it.topic.to_string()),
        rhythm: Set(it.rhythm.code().to_owned()),
        ends_at: Set(ends),
    };
    wish::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What is confirmed by the token with this hash.
pub(crate) async fn wish(db: &Conn, hash: &str, now: Moment) -> Result<Option<Wish>, StoreError> {
    let found =
        wish::Entity::find_by_id(hash.to_owned()).filter(wish::Column::EndsAt.gt(now)).one(db).await?;
    found.map(wish_of).transpose()
}

/// Uses a wish up; whether it was there.
pub(crate) async fn take_wish(tx: &Tx, hash: &str) -> Result<bool, StoreError> {
    let taken = wish::Entity::delete_by_id(hash.to_owned()).exec(&**tx).await?;
    Ok(taken.rows_affected == 1)
}

/// The follower with this address.
pub(crate) async fn follower_by_address(db: &Conn, address: &str) -> Result<Option<Follower>, StoreError> {
    let found = follower::Entity::find().filter(follower::Column::Address.eq(address)).one(db).await?;
    Ok(found.map(follower_of))
}

/// The follower who holds this key.
pub(crate) async fn follower_by_key(db: &Conn, key: &str) -> Result<Option<Follower>, StoreError> {
    let found = follower::Entity::find().filter(follower::Column::Key.eq(key)).one(db).await?;
    Ok(found.map(follower_of))
}

/// The follower whose mail is returned with this code.
pub(crate) async fn follower_by_returns(db: &Conn, code: &str) -> Result<Option<Follower>, StoreError> {
    let found = follower::Entity::find().filter(follower::Column::Returns.eq(code)).one(db).await?;
    Ok(found.map(follower_of))
}

/// Some followers.
pub(crate) async fn followers(db: &Conn, ids: &[Uuid]) -> Result<Vec<Follower>, StoreError> {
    let found = follower::Entity::find().filter(follower::Column::Id.is_in(ids.iter().copied()));
    Ok(found.all(db).await?.into_iter().map(follower_of).collect())
}

/// Writes a follower who is new.
pub(crate) async fn add_follower(tx: &Tx, it: &Follower, now: Moment) -> Result<(), StoreError> {
    let row = follower::ActiveModel { id: Set(it.id), made_at: Set(now), ..changing(it) };
    follower::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of a follower who is known.
pub(crate) async fn save_follower(tx: &Tx, it: &Follower) -> Result<(), StoreError> {
    let row = follower::ActiveModel { id: Set(it.id), ..changing(it) };
    row.update(&**tx).await?;
    Ok(())
}

fn changing(it: &Follower) -> follower::ActiveModel {
    follower::ActiveModel {
        address: Set(it.address.clone()),
        lang: Set(it.lang.code().to_owned()),
        key: Set(it.key.clone()),
        returns: Set(it.returns.clone()),
        soft: Set(it.soft),
        soft_at: Set(it.soft_at),
        stopped_at: Set(it.stopped_at),
        ..Default::default()
    }
}

/// Deletes everything that is known of a follower.
pub(crate) async fn forget(tx: &Tx, it: &Follower) -> Result<(), StoreError> {
    letter::Entity::delete_many().filter(letter::Column::FollowerId.eq(it.id)).exec(&**tx).await?;
    follow::Entity::delete_many().filter(follow::Column::FollowerId.eq(it.id)).exec(&**tx).await?;
    forget_wishes(tx, &it.address).await?;
    follower::Entity::delete_by_id(it.id).exec(&**tx).await?;
    Ok(())
}

/// Deletes what was asked for by an address and not confirmed.
pub(crate) async fn forget_wishes(tx: &Tx, address: &str) -> Result<(), StoreError> {
    wish::Entity::delete_many().filter(wish::Column::Address.eq(address)).exec(&**tx).await?;
    Ok(())
}

/// What somebody follows, the oldest first.
pub(crate) async fn follows_of(db: &Conn, follower: Uuid) -> Result<Vec<Follow>, StoreError> {
    let found = follow::Entity::find()
        .filter(follow::Column::FollowerId.eq(follower))
        .order_by_asc(follow::Column::Id);
    // What cannot be followed any more is passed over.
    Ok(found.all(db).await?.into_iter().filter_map(follow_of).collect())
}

/// How many things somebody follows.
pub(crate) async fn follow_count(db: &Conn, follower: Uuid) -> Result<u64, StoreError> {
    Ok(follow::Entity::find().filter(follow::Column::FollowerId.eq(follower)).count(db).await?)
}

/// Whether somebody follows this already.
pub(crate) async fn follows_topic(db: &Conn, follower: Uuid, topic: &str) -> Result<bool, StoreError> {
    let found = follow::Entity::find()
        .filter(follow::Column::FollowerId.eq(follower))
        .filter(follow::Column::Topic.eq(topic));
    Ok(found.count(db).await? > 0)
}

/// Lets somebody follow something from the event after this number on; what they follow already
/// gets the rhythm only.
pub(crate) async fn follow(tx: &Tx, follower: Uuid, it: &Follow, since: u64) -> Result<(), StoreError> {
    let row = follow::ActiveModel {
        id: Set(it.id),
        follower_id: Set(follower),
        topic: Set(it.topic.to_string()),
        rhythm: Set(it.rhythm.code().to_owned()),
        since: Set(i64::try_from(since).unwrap_or(i64::MAX)),
    };
    let again = OnConflict::columns([follow::Column::FollowerId, follow::Column::Topic])
        .update_column(follow::Column::Rhythm)
        .to_owned();
    follow::Entity::insert(row).on_conflict(again).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Changes how often somebody hears of one thing that they follow.
pub(crate) async fn set_rhythm(tx: &Tx, follower: Uuid, id: Uuid, rhythm: Rhythm) -> Result<(), StoreError> {
    follow::Entity::update_many()
        .col_expr(follow::Column::Rhythm, rhythm.code().into())
        .filter(follow::Column::Id.eq(id))
        .filter(follow::Column::FollowerId.eq(follower))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Ends one thing that somebody follows.
pub(crate) async fn unfollow(tx: &Tx, follower: Uuid, id: Uuid) -> Result<(), StoreError> {
    follow::Entity::delete_many()
        .filter(follow::Column::Id.eq(id))
        .filter(follow::Column::FollowerId.eq(follower))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Deletes wishes that nobody confirmed in time, and whoever could not be reached since then.
pub(crate) async fn sweep_followers(tx: &Tx, now: Moment, unreached: Moment) -> Result<(), StoreError> {
    wish::Entity::delete_many().filter(wish::Column::EndsAt.lte(now)).exec(&**tx).await?;
    let gone = follower::Entity::find().filter(follower::Column::StoppedAt.lte(unreached));
    for it in gone.all(&**tx).await? {
        forget(tx, &follower_of(it)).await?;
    }
    Ok(())
}

fn wish_of(row: wish::Model) -> Result<Wish, StoreError> {
    Ok(Wish {
        address: row.address,
        lang: Lang::from_code(&row.lang).unwrap_or_default(),
        topic: row.topic.parse().map_err(|_| StoreError::corrupt("a topic"))?,
        rhythm: Rhythm::from_code(&row.rhythm).ok_or_else(|| StoreError::corrupt("a rhythm"))?,
    })
}

fn follower_of(row: follower::Model) -> Follower {
    Follower {
        id: row.id,
        address: row.address,
        lang: Lang::from_code(&row.lang).unwrap_or_default(),
        key: row.key,
        returns: row.returns,
        soft: row.soft,
        soft_at: row.soft_at,
        stopped_at: row.stopped_at,
    }
}

fn follow_of(row: follow::Model) -> Option<Follow> {
    Some(Follow { id: row.id, topic: row.topic.parse().ok()?, rhythm: Rhythm::from_code(&row.rhythm)? })
}
