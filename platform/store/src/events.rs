use crate::{Conn, StoreError};
use minga_kernel::{Actor, Cx, Moment, Ref};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, Condition, ExprTrait, QueryOrder, QuerySelect};

/// Something official that happened. It carries no personal data and no free text.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The thing under which it is filed: a milestone's plan.
    pub root: Ref,
    /// What it happened to.
    pub subject: Ref,
    /// What happened, as `<feature>.<deed>`: `plans.imported`.
    pub action: &'static str,
    /// The official facts: dates, states, percentages, identifiers.
    pub facts: serde_json::Value,
}

/// An [`Event`] as it was written down.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    /// Its number; the first is 1 and there are no gaps.
    pub sequence: u64,
    /// When.
    pub at: Moment,
    /// The thing under which it is filed.
    pub root: Ref,
    /// What it happened to.
    pub subject: Ref,
    /// What happened.
    pub action: String,
    /// In which capacity somebody did it: `operator`.
    pub actor: String,
    /// The official facts.
    pub facts: serde_json::Value,
}

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "events")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(super) sequence: i64,
        pub(super) at: DateTimeUtc,
        pub(super) root: String,
        pub(super) subject: String,
        pub(super) action: String,
        pub(super) actor: String,
        pub(super) facts: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod counter {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "counters")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(super) name: String,
        pub(super) value: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The counter that numbers events. A row that every publisher updates makes the order
/// of numbers the order of commits; a database sequence would not.
pub(crate) const COUNTER: &str = "events";

/// Rows in one statement: PostgreSQL takes at most 65,535 values.
const BATCH: usize = 1_000;

pub(crate) async fn publish(tx: &Conn, cx: &Cx, events: Vec<Event>) -> Result<u64, StoreError> {
    let count = i64::try_from(events.len()).map_err(StoreError::corrupt)?;
    let counted = counter::Entity::update_many()
        .col_expr(counter::Column::Value, Expr::col(counter::Column::Value).add(count))
        .filter(counter::Column::Name.eq(COUNTER))
        .exec_with_returning(tx)
        .await?;
    let last = counted.first().ok_or_else(|| StoreError::corrupt("no counter of events"))?.value;
    let actor = match cx.actor {
        Actor::Operator => "operator",
        Actor::Anonymous => "anonymous",
    };
    let at = cx.now();
    let rows = events.into_iter().zip(last - count + 1..).map(|(event, sequence)| entity::ActiveModel {
        sequence: Set(sequence),
        at: Set(at),
        root: Set(event.root.to_string()),
        subject: Set(event.subject.to_string()),
        action: Set(event.action.to_owned()),
        actor: Set(actor.to_owned()),
        facts: Set(event.facts.to_string()),
    });
    let rows: Vec<_> = rows.collect();
    for batch in rows.chunks(BATCH) {
        entity::Entity::insert_many(batch.to_vec()).exec_without_returning(tx).await?;
        cx.watch.done(batch.len() as u64);
    }
    Ok(number(last))
}

pub(crate) async fn head(db: &sea_orm::DatabaseConnection) -> Result<u64, StoreError> {
    let value = counter::Entity::find_by_id(COUNTER)
        .select_only()
        .column(counter::Column::Value)
        .into_tuple::<i64>()
        .one(db)
        .await?;
    Ok(number(value.unwrap_or(0)))
}

/// Events after this number, oldest first, at most `limit`.
pub async fn events_after(db: &Conn, sequence: u64, limit: u64) -> Result<Vec<EventRow>, StoreError> {
    let after = i64::try_from(sequence).unwrap_or(i64::MAX);
    let found = entity::Entity::find()
        .filter(entity::Column::Sequence.gt(after))
        .order_by_asc(entity::Column::Sequence)
        .limit(limit);
    found.all(db).await?.into_iter().map(row).collect()
}

/// The newest events about this thing or filed under it, newest first.
pub async fn events_about(db: &Conn, thing: &Ref, limit: u64) -> Result<Vec<EventRow>, StoreError> {
    let name = thing.to_string();
    let about = Condition::any().add(entity::Column::Subject.eq(&*name)).add(entity::Column::Root.eq(&*name));
    let found = entity::Entity::find().filter(about).order_by_desc(entity::Column::Sequence).limit(limit);
    found.all(db).await?.into_iter().map(row).collect()
}

/// The newest events about this thing itself, newest first.
pub async fn events_of(db: &Conn, thing: &Ref, limit: u64) -> Result<Vec<EventRow>, StoreError> {
    let found = entity::Entity::find()
        .filter(entity::Column::Subject.eq(thing.to_string()))
        .order_by_desc(entity::Column::Sequence)
        .limit(limit);
    found.all(db).await?.into_iter().map(row).collect()
}

/// The newest events about things that are filed under themselves (plans, organisations;
/// not their parts), newest first.
pub async fn newest_events(db: &Conn, limit: u64) -> Result<Vec<EventRow>, StoreError> {
    let found = entity::Entity::find()
        .filter(Expr::col(entity::Column::Subject).eq(Expr::col(entity::Column::Root)))
        .order_by_desc(entity::Column::Sequence)
        .limit(limit);
    found.all(db).await?.into_iter().map(row).collect()
}

fn row(model: entity::Model) -> Result<EventRow, StoreError> {
    Ok(EventRow {
        sequence: number(model.sequence),
        at: model.at,
        root: model.root.parse().map_err(StoreError::corrupt)?,
        subject: model.subject.parse().map_err(StoreError::corrupt)?,
        action: model.action,
        actor: model.actor,
        facts: serde_json::from_str(&model.facts).map_err(StoreError::corrupt)?,
    })
}

fn number(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
