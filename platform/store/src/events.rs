use crate::official::{Ledger, Salt, state};
use crate::{Conn, StoreError};
use minga_kernel::{Capacity, Cx, Moment, Ref};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ActiveValue::Set, Condition, DerivePartialModel, ExprTrait, QueryOrder, QuerySelect};

/// Something official that happened. It carries no personal data and no free text.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The thing under which it is filed: a milestone's plan.
    pub root: Ref,
    /// What it happened to.
    pub subject: Ref,
    /// Whose official facts the record states with it, as they are after the change: mostly
    /// the subject; a part of it that has no page of its own, such as a learning.
    pub thing: Ref,
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
    /// Whose official facts the record states with it; none in events from before there was
    /// a record, and in those that were tampered with.
    pub thing: Option<Ref>,
    /// What happened.
    pub action: String,
    /// In which capacity somebody did it, as the row has it: what was tampered with is read
    /// all the same, so that it can be found.
    pub actor: String,
    /// The official facts.
    pub facts: serde_json::Value,
}

impl EventRow {
    /// In which capacity somebody did it; nothing if the row has been tampered with.
    pub fn capacity(&self) -> Option<Capacity> {
        self.actor.parse().ok()
    }
}

crate::entity!(entity, "events", {
    #[sea_orm(primary_key, auto_increment = false)]
    sequence: i64,
    at: DateTimeUtc,
    root: String,
    subject: String,
    action: String,
    actor: String,
    facts: String,
    thing: Option<String>,
    state: Option<String>,
    salt: Option<String>,
});

/// An event without what only the record needs.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "entity::Entity")]
struct Line {
    sequence: i64,
    at: DateTimeUtc,
    root: String,
    subject: String,
    action: String,
    actor: String,
    facts: String,
    thing: Option<String>,
}

crate::entity!(counter, "counters", {
    #[sea_orm(primary_key, auto_increment = false)]
    name: String,
    value: i64,
});

/// The counter that numbers events. A row that every publisher updates makes the order
/// of numbers the order of commits; a database sequence would not.
pub(crate) const COUNTER: &str = "events";

/// Rows in one statement: PostgreSQL takes at most 65,535 values.
const BATCH: usize = 1_000;

pub(crate) async fn publish(
    tx: &Conn,
    ledger: &Ledger,
    cx: &Cx,
    actor: &Capacity,
    events: Vec<Event>,
) -> Result<u64, StoreError> {
    let (actor, now) = (actor.to_string(), cx.now());
    let mut events = events.into_iter();
    let mut last = 0;
    loop {
        // Some at a time, so that the facts of a large import are not all in memory.
        let some: Vec<Event> = events.by_ref().take(BATCH).collect();
        if some.is_empty() {
            return Ok(number(last));
        }
        let things: Vec<&Ref> = some.iter().map(|event| &event.thing).collect();
        // Before the numbers are taken: from then on everybody else who publishes waits.
        let facts = ledger.of(tx, &things).await?;
        let count = i64::try_from(some.len()).map_err(StoreError::corrupt)?;
        let at;
        (last, at) = take_numbers(tx, count, now).await?;
        let rows = some.into_iter().zip(last - count + 1..).map(|(event, sequence)| {
            let salt = Salt::new(&*cx.random);
            let state = facts.get(&event.thing).map(|facts| state(facts, salt).to_string());
            entity::ActiveModel {
                sequence: Set(sequence),
                at: Set(at),
                root: Set(event.root.to_string()),
                subject: Set(event.subject.to_string()),
                action: Set(event.action.to_owned()),
                actor: Set(actor.clone()),
                facts: Set(event.facts.to_string()),
                thing: Set(Some(event.thing.to_string())),
                salt: Set(state.as_ref().map(|_| salt.encode())),
                state: Set(state),
            }
        });
        entity::Entity::insert_many(rows).exec_without_returning(tx).await?;
        cx.watch.done(count.unsigned_abs());
    }
}

/// Takes the next so many numbers; returns the last of them, and when their events happened:
/// now, and never before the event before them, whatever the clock says.
async fn take_numbers(tx: &Conn, count: i64, now: Moment) -> Result<(i64, Moment), StoreError> {
    let before = Query::select()
        .column(entity::Column::At)
        .from(entity::Entity)
        .and_where(
            Expr::col((entity::Entity, entity::Column::Sequence)).eq(Expr::col((
                counter::Entity,
                counter::Column::Value,
            ))
            .sub(count)),
        )
        .take();
    let update = Query::update()
        .table(counter::Entity)
        .value(counter::Column::Value, Expr::col(counter::Column::Value).add(count))
        .and_where(counter::Column::Name.eq(COUNTER))
        .returning(
            Query::returning()
                .exprs([Expr::col(counter::Column::Value), Expr::SubQuery(None, Box::new(before.into()))]),
        )
        .take();
    let row = tx.query_one(&update).await?.ok_or_else(|| StoreError::corrupt("no counter of events"))?;
    let last: i64 = row.try_get_by_index(0)?;
    let before: Option<Moment> = row.try_get_by_index(1)?;
    Ok((last, before.map_or(now, |before| std::cmp::max(now, before))))
}

pub(crate) async fn forget_salts(tx: &Conn, thing: &Ref) -> Result<(), StoreError> {
    entity::Entity::update_many()
        .col_expr(entity::Column::Salt, Expr::value(None::<String>))
        .filter(entity::Column::Thing.eq(thing.to_string()))
        .exec(tx)
        .await?;
    Ok(())
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
    lines(db, found).await
}

/// What somebody who follows events wants to hear of; by itself everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// Only what is filed under this thing.
    pub root: Option<Ref>,
    /// Only what happened to this thing.
    pub subject: Option<Ref>,
}

/// Events after this number that the filter lets through, oldest first, at most `limit`.
pub async fn chosen_events_after(
    db: &Conn,
    filter: &EventFilter,
    sequence: u64,
    limit: u64,
) -> Result<Vec<EventRow>, StoreError> {
    let after = i64::try_from(sequence).unwrap_or(i64::MAX);
    let root = filter.root.as_ref().map(|it| entity::Column::Root.eq(it.to_string()));
    let subject = filter.subject.as_ref().map(|it| entity::Column::Subject.eq(it.to_string()));
    let found = entity::Entity::find()
        .filter(Condition::all().add(entity::Column::Sequence.gt(after)).add_option(root).add_option(subject))
        .order_by_asc(entity::Column::Sequence)
        .limit(limit);
    lines(db, found).await
}

/// The number of the newest event that this view of the database shows; 0 before the first.
pub async fn newest_number(db: &Conn) -> Result<u64, StoreError> {
    newest_where(db, Condition::all()).await
}

/// The number of the newest event that happened to this thing; 0 before the first.
pub async fn newest_of(db: &Conn, subject: &Ref) -> Result<u64, StoreError> {
    newest_where(db, Condition::all().add(entity::Column::Subject.eq(subject.to_string()))).await
}

/// The number of the newest event that states one of these things; 0 before the first.
pub async fn newest_about(db: &Conn, things: &[Ref]) -> Result<u64, StoreError> {
    let stated = entity::Column::Thing.is_in(things.iter().map(ToString::to_string));
    newest_where(db, Condition::all().add(stated)).await
}

async fn newest_where(db: &Conn, chosen: Condition) -> Result<u64, StoreError> {
    let found: Option<Option<i64>> = entity::Entity::find()
        .select_only()
        .expr(entity::Column::Sequence.max())
        .filter(chosen)
        .into_tuple()
        .one(db)
        .await?;
    Ok(number(found.flatten().unwrap_or(0)))
}

/// The newest events, or the newest of those before this number, newest first.
pub async fn events_before(
    db: &Conn,
    sequence: Option<u64>,
    limit: u64,
) -> Result<Vec<EventRow>, StoreError> {
    let before = sequence.map(|it| entity::Column::Sequence.lt(i64::try_from(it).unwrap_or(i64::MAX)));
    let found = entity::Entity::find()
        .filter(Condition::all().add_option(before))
        .order_by_desc(entity::Column::Sequence)
        .limit(limit);
    lines(db, found).await
}

/// The newest events about this thing or filed under it, newest first.
pub async fn events_about(db: &Conn, thing: &Ref, limit: u64) -> Result<Vec<EventRow>, StoreError> {
    let name = thing.to_string();
    // In one statement a database would read all that ever happened under it, to sort it.
    let mut found = Vec::new();
    for column in [entity::Column::Subject, entity::Column::Root] {
        let some = entity::Entity::find()
            .filter(column.eq(&*name))
            .order_by_desc(entity::Column::Sequence)
            .limit(limit);
        found.extend(lines(db, some).await?);
    }
    found.sort_by_key(|event| std::cmp::Reverse(event.sequence));
    found.dedup_by_key(|event| event.sequence);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// The newest events about this thing itself, newest first.
pub async fn events_of(db: &Conn, thing: &Ref, limit: u64) -> Result<Vec<EventRow>, StoreError> {
    let found = entity::Entity::find()
        .filter(entity::Column::Subject.eq(thing.to_string()))
        .order_by_desc(entity::Column::Sequence)
        .limit(limit);
    lines(db, found).await
}

/// The newest events about things that are filed under themselves (plans, organisations;
/// not their parts), newest first.
pub async fn newest_events(db: &Conn, limit: u64) -> Result<Vec<EventRow>, StoreError> {
    let found = entity::Entity::find()
        .filter(Expr::col(entity::Column::Subject).eq(Expr::col(entity::Column::Root)))
        .order_by_desc(entity::Column::Sequence)
        .limit(limit);
    lines(db, found).await
}

async fn lines(db: &Conn, found: Select<entity::Entity>) -> Result<Vec<EventRow>, StoreError> {
    found.into_partial_model::<Line>().all(db).await?.into_iter().map(row).collect()
}

fn row(model: Line) -> Result<EventRow, StoreError> {
    Ok(EventRow {
        sequence: number(model.sequence),
        at: model.at,
        root: model.root.parse().map_err(StoreError::corrupt)?,
        subject: model.subject.parse().map_err(StoreError::corrupt)?,
        thing: model.thing.and_then(|name| name.parse().ok()),
        action: model.action,
        actor: model.actor,
        facts: serde_json::from_str(&model.facts).map_err(StoreError::corrupt)?,
    })
}

/// An event with everything that the record states of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The event.
    pub event: EventRow,
    /// Whose facts these are; none in events from before there was a record.
    pub thing: Option<Ref>,
    /// The facts after the change, texts hidden; nothing if the thing was gone, or has none.
    pub state: serde_json::Value,
    /// What hides the texts. Never public while it is not asked for one text of one thing.
    pub salt: Option<Salt>,
}

/// Events after this number with what the record states, oldest first, at most `limit`.
pub async fn stated_after(db: &Conn, sequence: u64, limit: u64) -> Result<Vec<Stated>, StoreError> {
    let after = i64::try_from(sequence).unwrap_or(i64::MAX);
    let found = entity::Entity::find()
        .filter(entity::Column::Sequence.gt(after))
        .order_by_asc(entity::Column::Sequence)
        .limit(limit);
    found.all(db).await?.into_iter().map(stated).collect()
}

/// What the newest event about a thing stated of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The number of the event.
    pub sequence: u64,
    /// The thing.
    pub thing: Ref,
    /// Its facts, texts hidden; nothing if the thing was gone.
    pub state: serde_json::Value,
    /// What hides the texts.
    pub salt: Option<Salt>,
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "entity::Entity")]
struct ToldLine {
    sequence: i64,
    thing: Option<String>,
    state: Option<String>,
    salt: Option<String>,
}

/// What was last told of each of these things; what no event is about is left out.
pub async fn last_told(db: &Conn, things: &[Ref]) -> Result<Vec<Told>, StoreError> {
    let newest: Vec<i64> = entity::Entity::find()
        .select_only()
        .expr(entity::Column::Sequence.max())
        .filter(entity::Column::Thing.is_in(things.iter().map(ToString::to_string)))
        .group_by(entity::Column::Thing)
        .into_tuple()
        .all(db)
        .await?;
    let found = entity::Entity::find().filter(entity::Column::Sequence.is_in(newest));
    let told = |line: ToldLine| {
        Ok(Told {
            sequence: number(line.sequence),
            thing: line.thing.unwrap_or_default().parse().map_err(StoreError::corrupt)?,
            state: read_state(line.state)?,
            salt: read_salt(line.salt)?,
        })
    };
    found.into_partial_model::<ToldLine>().all(db).await?.into_iter().map(told).collect()
}

fn read_state(state: Option<String>) -> Result<serde_json::Value, StoreError> {
    state.map_or(Ok(serde_json::Value::Null), |text| serde_json::from_str(&text).map_err(StoreError::corrupt))
}

fn read_salt(salt: Option<String>) -> Result<Option<Salt>, StoreError> {
    salt.map(|text| Salt::decode(&text).ok_or_else(|| StoreError::corrupt("a salt"))).transpose()
}

/// The next so many things that any event is about, in the order of their names.
pub async fn things_after(db: &Conn, after: Option<&Ref>, limit: u64) -> Result<Vec<Ref>, StoreError> {
    let after = after.map(|thing| entity::Column::Thing.gt(thing.to_string()));
    let found: Vec<String> = entity::Entity::find()
        .select_only()
        .column(entity::Column::Thing)
        .distinct()
        .filter(Condition::all().add(entity::Column::Thing.is_not_null()).add_option(after))
        .order_by_asc(entity::Column::Thing)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    found.iter().map(|name| name.parse().map_err(StoreError::corrupt)).collect()
}

fn stated(model: entity::Model) -> Result<Stated, StoreError> {
    let entity::Model { sequence, at, root, subject, action, actor, facts, thing, state, salt } = model;
    Ok(Stated {
        thing: thing.as_ref().map(|name| name.parse().map_err(StoreError::corrupt)).transpose()?,
        event: row(Line { sequence, at, root, subject, action, actor, facts, thing })?,
        state: read_state(state)?,
        salt: read_salt(salt)?,
    })
}

fn number(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
