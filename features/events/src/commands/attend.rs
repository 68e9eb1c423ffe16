//! Staff says who came: by the code on somebody's screen, by the numbers of a sheet of paper, or
//! by counting those who had not registered. The same said twice is said once.

use super::certify::revoke;
use super::edit::told;
use super::place::hold;
use crate::model::attendance::{Gender, numbers};
use crate::model::registration::Standing;
use crate::model::{Gathering, State};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Capacity, Cx, Place, Problem};
use minga_store::{CommandError, StoreError, Tx};
use minga_web::{App, refused};
use serde_json::json;
use uuid::Uuid;

/// What staff says.
#[derive(Clone, Debug)]
pub(crate) enum Came {
    /// Whoever has this code.
    Code(String),
    /// Those with these numbers, as they were written.
    Numbers(String),
    /// Whoever has this number did not come after all.
    NotNumber(i64),
    /// So many who had not registered; `None` where what was written is no number.
    Without(Vec<(Gender, Option<i64>)>),
}

/// The most people who come without registering.
const MOST: i64 = 100_000;

/// The command.
pub(crate) async fn attend(cx: &Cx, app: &App, id: Uuid, came: Came) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    hold(&tx, id).await?;
    let it = queries::gathering_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let actor = policy::may(&standing(cx, &tx).await?, "events.attend", &it)?;
    if !is_near(cx, &it) {
        return Err(refused("", "events-not-yet"));
    }
    let before = people(&tx, id).await?;
    match came {
        Came::Code(code) => {
            let found = queries::registration_by_code(&tx, id, &tidy(&code)).await?;
            let found = found.filter(|it| it.standing != Standing::Left);
            let found = found.ok_or_else(|| refused("code", "events-code"))?;
            queries::mark(&tx, id, &[found.number], Some(cx.now())).await?;
        }
        Came::Numbers(list) => {
            let all = numbers(&list).map_err(|part| wrong("events-numbers", part))?;
            let known = queries::registrations_of(&tx, id, &[Standing::Placed, Standing::Waiting]).await?;
            let unknown: Vec<String> = all
                .iter()
                .filter(|number| !known.iter().any(|it| it.number == **number))
                .map(ToString::to_string)
                .collect();
            if !unknown.is_empty() {
                return Err(wrong("events-no-number", unknown.join(", ").chars().take(200).collect()));
            }
            let all: Vec<i64> = all.into_iter().collect();
            queries::mark(&tx, id, &all, Some(cx.now())).await?;
        }
        Came::NotNumber(number) => {
            let known = queries::registrations_of(&tx, id, &[Standing::Placed, Standing::Waiting]).await?;
            if let Some(own) = known.iter().find(|own| own.number == number) {
                revoke(cx, &tx, &it, own).await?;
            }
            queries::mark(&tx, id, &[number], None).await?;
        }
        Came::Without(counts) => {
            let right = |it: &Option<i64>| it.is_some_and(|it| (0..=MOST).contains(&it));
            let problems: Vec<Problem> = counts
                .iter()
                .filter(|(_, count)| !right(count))
                .map(|(gender, _)| Problem::error(Place::default().column(gender.code()), "events-count"))
                .collect();
            if !problems.is_empty() {
                return Err(CommandError::Problems(problems));
            }
            let counts: Vec<(Gender, i64)> =
                counts.into_iter().filter_map(|(gender, count)| Some((gender, count?))).collect();
            queries::save_walk_ins(&tx, id, &counts).await?;
        }
    }
    // While people come in nothing is told; how many came is official once it was held.
    if it.state == State::Held && people(&tx, id).await? != before {
        tell(cx, &tx, &actor, &it).await?;
    }
    Ok(tx.commit().await?)
}

/// Tells how many came.
pub(super) async fn tell(cx: &Cx, tx: &Tx, actor: &Capacity, it: &Gathering) -> Result<(), StoreError> {
    let people = people(tx, it.id).await?;
    tx.publish(cx, actor, vec![told(it, "gathering.counted", json!({ "people": people }))]).await?;
    Ok(())
}

/// Whether it is the day of it, or later: so early nobody has come.
pub(crate) fn is_near(cx: &Cx, it: &Gathering) -> bool {
    cx.now() + super::place::BEFORE >= it.starts
}

/// How many came.
pub(super) async fn people(tx: &Tx, id: Uuid) -> Result<i64, StoreError> {
    let without: i64 = queries::walk_ins(tx, id).await?.iter().map(|(_, count)| count).sum();
    Ok(queries::came_count(tx, id).await? + without)
}

/// A code as it is stored, however it was typed.
pub(crate) fn tidy(code: &str) -> String {
    let upper = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    upper
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .take(20)
        .collect()
}

fn wrong(code: &'static str, part: String) -> CommandError {
    CommandError::Problems(vec![Problem::error(Place::default().column("numbers"), code).with("part", part)])
}
