//! What came into a process, in one look.

use crate::entity::proposal;
use crate::model::proposal::State;
use minga_kernel::Moment;
use minga_store::orm::sea_orm::QuerySelect;
use minga_store::orm::*;
use minga_store::{Conn, StoreError};

/// What is counted of a proposal.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    pub(crate) state: State,
    pub(crate) joint: bool,
    pub(crate) theme: Option<i64>,
    pub(crate) place: Option<Uuid>,
    pub(crate) made_at: Moment,
}

/// Every proposal of a process, as what is counted of it.
pub(crate) async fn tallies(db: &Conn, process: Uuid) -> Result<Vec<Tally>, StoreError> {
    use proposal::Column::{Joint, MadeAt, PlaceId, ProcessId, State as Stands, Theme};
    type Row = (String, bool, Option<i64>, Option<Uuid>, Moment);
    let found = proposal::Entity::find()
        .filter(ProcessId.eq(process))
        .select_only()
        .columns([Stands, Joint, Theme, PlaceId, MadeAt]);
    let rows: Vec<Row> = found.into_tuple().all(db).await?;
    let tally = |(state, joint, theme, place, made_at): Row| {
        let state = State::from_code(&state).ok_or_else(|| StoreError::corrupt("an unknown state"))?;
        Ok(Tally { state, joint, theme, place, made_at })
    };
    rows.into_iter().map(tally).collect()
}
