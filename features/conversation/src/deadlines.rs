//! Until when bodies have to answer questions: by the calendars of the jurisdiction of what is
//! asked about, and of those of the bodies that lead it.

use crate::commands::matter::told;
use crate::model::{COMMENT, Comment, LEAD, Stance, State, rules};
use crate::queries;
use minga_calendar::{Deadlines, OpenDeadline, calendars_of};
use minga_kernel::{Calendar, Count, Moment, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, References, StoreError};
use std::collections::HashMap;
use uuid::Uuid;

/// This feature's deadlines.
pub(crate) struct Questions;

#[async_trait]
impl Deadlines for Questions {
    async fn open(
        &self,
        db: &Conn,
        references: &References,
        _now: Moment,
    ) -> Result<Vec<OpenDeadline>, StoreError> {
        let questions = queries::all_open_questions(db).await?;
        let places = places_of(db, references, questions.iter()).await?;
        let open = questions.iter().zip(places).filter_map(|(it, places)| {
            let told = told(&it.about, COMMENT.with(it.id), "", serde_json::Value::Null);
            Some(OpenDeadline {
                root: told.root,
                about: told.subject,
                thing: told.thing,
                what: "talk-deadline",
                since: it.made_at,
                days: rules::answer(it.made_at.date_naive())?.days,
                count: Count::Working,
                places,
            })
        });
        Ok(open.collect())
    }
}

/// The calendar that counts for each of these comments to which an answer is owed.
pub(crate) async fn calendars(
    db: &Conn,
    references: &References,
    comments: &[Comment],
) -> Result<HashMap<Uuid, Calendar>, StoreError> {
    let owed = || comments.iter().filter(|it| it.stance == Stance::Question && it.state == State::Published);
    let places = places_of(db, references, owed()).await?;
    let found = calendars_of(db, references, &places).await?;
    Ok(owed().map(|it| it.id).zip(found).collect())
}

async fn places_of(
    db: &Conn,
    references: &References,
    comments: impl Iterator<Item = &Comment> + Send,
) -> Result<Vec<Vec<Ref>>, StoreError> {
    let about: Vec<Ref> = comments.map(|it| it.about.clone()).collect();
    let parts = references.parts(db, &about).await?;
    let places = about.iter().map(|thing| {
        let parts = parts.get(thing);
        let bodies = parts.into_iter().flat_map(|parts| parts.with(LEAD).cloned());
        parts.and_then(|parts| parts.scope.clone()).into_iter().chain(bodies).collect()
    });
    Ok(places.collect())
}
