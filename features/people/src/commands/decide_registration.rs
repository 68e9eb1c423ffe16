//! An administrator lists an organisation that asked for it, or says why not. Nothing is kept of
//! what was asked: what was accepted is in the directory, what was refused is told by mail. That
//! somebody of a sector was refused is in the record.

use crate::model::{ORGANISATION, Organisation, REGISTRATION, Registration};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Text};
use minga_store::{CommandError, Event, Tx};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// What was decided.
pub(crate) enum Decision {
    /// It is listed under this code.
    Accepted { code: String },
    /// It is not, for this reason.
    Refused { reason: String },
}

/// Decides; gives what was asked for, which the caller answers by mail in the same transaction.
pub(crate) async fn decide_registration(
    cx: &Cx,
    tx: &Tx,
    id: Uuid,
    decision: &Decision,
) -> Result<Registration, CommandError> {
    let actor = policy::may_review(&standing(cx, tx).await?)?;
    tx.lock("directory").await?;
    let asked = queries::registration(tx, id).await?.ok_or(CommandError::NotFound)?;
    match decision {
        Decision::Refused { reason } => {
            let mut check = Check::default();
            check.words("reason", reason, 1_000, true);
            check.done()?;
            queries::add_refusal(tx, &asked, cx.now()).await?;
            let thing = REGISTRATION.with(asked.id);
            let (root, subject) = (thing.clone(), thing.clone());
            let facts = json!({ "sector": asked.sector });
            let action = "organisation.refused";
            tx.publish(cx, &actor, vec![Event { root, subject, thing, action, facts }]).await?;
        }
        Decision::Accepted { code } => {
            if !is_code(code) {
                return Err(refused("code", "directory-code"));
            }
            if queries::organisation_by_code(tx, code).await?.is_some() {
                return Err(refused("code", "code-taken"));
            }
            let it = organisation(cx, &asked, code);
            queries::save_organisation(tx, &it, true).await?;
            let thing = ORGANISATION.with(it.id);
            let (root, subject) = (thing.clone(), thing.clone());
            let facts = json!({ "changes": {
                "code": [null, it.code], "sector": [null, it.sector], "confirmed": [null, it.confirmed],
            } });
            let action = "organisation.registered";
            tx.publish(cx, &actor, vec![Event { root, subject, thing, action, facts }]).await?;
        }
    }
    if !queries::forget_registration(tx, id).await? {
        return Err(CommandError::Changed);
    }
    Ok(asked)
}

/// What codes are made of: what stands in an address and in a spreadsheet.
fn is_code(code: &str) -> bool {
    let letters = code.chars().all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_');
    (1..=40).contains(&code.len()) && letters
}

fn organisation(cx: &Cx, asked: &Registration, code: &str) -> Organisation {
    Organisation {
        id: cx.new_id(),
        code: code.to_owned(),
        name: Text::new(asked.lang.code(), asked.name.clone()),
        acronym: asked.acronym.clone(),
        sector: asked.sector.clone(),
        city: asked.city.clone(),
        jurisdiction: asked.jurisdiction,
        part_of: None,
        contacts: asked.contacts.clone(),
        themes: asked.themes.clone(),
        // Whoever reads its mail confirmed it then.
        confirmed: asked.confirmed.map(|at| at.date_naive()),
        merged_because: None,
        updated: cx.now(),
    }
}
