//! Whoever looks after the directory writes it, one row at a time, through the same door as a
//! spreadsheet: the same checks, the same comparison with what is known, the same events.

use crate::model::{JURISDICTION, ORGANISATION};
use crate::{policy, queries, rows};
use minga_auth::standing;
use minga_exchange::{FormRow, Gate, ImportError, Pass, Seen, refused_field};
use minga_kernel::{Cx, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};

/// Lets whoever may write the directory pass, if what they edit is as they saw it.
pub(crate) struct EditGate {
    /// What is edited, as the actor saw it; `None` for something new.
    pub(crate) seen: Option<Seen>,
    /// The row that is written.
    pub(crate) row: FormRow,
}

#[async_trait]
impl Gate for EditGate {
    async fn pass(&self, cx: &Cx, db: &Conn) -> Result<Pass, ImportError> {
        let capacity = policy::may_edit(&standing(cx, db).await?)?;
        if let Some(seen) = &self.seen {
            seen.check(db).await?;
        }
        // A row with a code that is there would change that thing.
        let taken = self.holder(db).await?;
        if taken.is_some() && taken.as_ref() != self.seen.as_ref().map(|seen| &seen.thing) {
            return Err(refused_field("code", "code-taken"));
        }
        Ok(Pass::As(capacity))
    }
}

impl EditGate {
    /// What has the code of the row now.
    async fn holder(&self, db: &Conn) -> Result<Option<Ref>, StoreError> {
        let code = self.row.text("code");
        Ok(if self.row.sheet == rows::ORGANISATIONS.name {
            queries::organisation_by_code(db, &code).await?.map(|it| ORGANISATION.with(it.id))
        } else {
            queries::jurisdiction_by_code(db, &code).await?.map(|it| JURISDICTION.with(it.id))
        })
    }
}
