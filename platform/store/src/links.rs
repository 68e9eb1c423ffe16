use crate::{Conn, StoreError};
use minga_kernel::Ref;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, Condition, QueryOrder};

/// A typed relation between two things of any features, shown on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The thing that relates.
    pub from: Ref,
    /// How: one lower-case word (`related`, `originates`, `evidences`).
    pub relation: String,
    /// The thing that it relates to.
    pub to: Ref,
}

crate::entity!(entity, "links", {
    #[sea_orm(primary_key, auto_increment = false)]
    from_ref: String,
    #[sea_orm(primary_key, auto_increment = false)]
    relation: String,
    #[sea_orm(primary_key, auto_increment = false)]
    to_ref: String,
});

/// Ties two things. Doing it twice changes nothing.
pub async fn link(tx: &Conn, link: &Link) -> Result<(), StoreError> {
    let row = entity::ActiveModel {
        from_ref: Set(link.from.to_string()),
        relation: Set(link.relation.clone()),
        to_ref: Set(link.to.to_string()),
    };
    let key = [entity::Column::FromRef, entity::Column::Relation, entity::Column::ToRef];
    entity::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Ties `from` to exactly these things by this relation, and to no other.
pub async fn relink(tx: &Conn, from: &Ref, relation: &str, to: &[Ref]) -> Result<(), StoreError> {
    entity::Entity::delete_many()
        .filter(entity::Column::FromRef.eq(from.to_string()))
        .filter(entity::Column::Relation.eq(relation))
        .exec(tx)
        .await?;
    for to in to {
        link(tx, &Link { from: from.clone(), relation: relation.to_owned(), to: to.clone() }).await?;
    }
    Ok(())
}

/// Every link that touches `thing`, from either side.
pub async fn links_of(db: &Conn, thing: &Ref) -> Result<Vec<Link>, StoreError> {
    let name = thing.to_string();
    let either =
        Condition::any().add(entity::Column::FromRef.eq(&*name)).add(entity::Column::ToRef.eq(&*name));
    find(db, either).await
}

/// Every link of this relation that begins at one of these things.
pub async fn links_from(db: &Conn, things: &[Ref], relation: &str) -> Result<Vec<Link>, StoreError> {
    let mut links = Vec::new();
    for some in things.chunks(1_000) {
        let from = entity::Column::FromRef.is_in(some.iter().map(ToString::to_string));
        let chosen = Condition::all().add(entity::Column::Relation.eq(relation)).add(from);
        links.extend(find(db, chosen).await?);
    }
    Ok(links)
}

/// Which end of a link is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    From,
    To,
}

/// Every link of these relations that has one of these things at this end.
pub(crate) async fn links_touching(
    db: &Conn,
    things: &[Ref],
    relations: &[&str],
    end: End,
) -> Result<Vec<Link>, StoreError> {
    let column = match end {
        End::From => entity::Column::FromRef,
        End::To => entity::Column::ToRef,
    };
    let mut links = Vec::new();
    for some in things.chunks(1_000) {
        let chosen = Condition::all()
            .add(entity::Column::Relation.is_in(relations.iter().copied()))
            .add(column.is_in(some.iter().map(ToString::to_string)));
        links.extend(find(db, chosen).await?);
    }
    Ok(links)
}

/// Unties two things. What was not tied stays as it is.
pub(crate) async fn unlink(tx: &Conn, link: &Link) -> Result<(), StoreError> {
    entity::Entity::delete_many()
        .filter(entity::Column::FromRef.eq(link.from.to_string()))
        .filter(entity::Column::Relation.eq(&*link.relation))
        .filter(entity::Column::ToRef.eq(link.to.to_string()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Every link of this relation that touches any of these things, from either side.
pub(crate) async fn links_between(
    db: &Conn,
    things: &[Ref],
    relation: &str,
) -> Result<Vec<Link>, StoreError> {
    let mut links = Vec::new();
    for some in things.chunks(500) {
        let names: Vec<String> = some.iter().map(ToString::to_string).collect();
        let either = Condition::any()
            .add(entity::Column::FromRef.is_in(names.clone()))
            .add(entity::Column::ToRef.is_in(names));
        let chosen = Condition::all().add(entity::Column::Relation.eq(relation)).add(either);
        links.extend(find(db, chosen).await?);
    }
    Ok(links)
}

async fn find(db: &Conn, chosen: Condition) -> Result<Vec<Link>, StoreError> {
    let found = entity::Entity::find()
        .filter(chosen)
        .order_by_asc(entity::Column::Relation)
        .order_by_asc(entity::Column::FromRef)
        .order_by_asc(entity::Column::ToRef);
    let mut links = Vec::new();
    for row in found.all(db).await? {
        links.push(Link {
            from: row.from_ref.parse().map_err(StoreError::corrupt)?,
            relation: row.relation,
            to: row.to_ref.parse().map_err(StoreError::corrupt)?,
        });
    }
    Ok(links)
}
