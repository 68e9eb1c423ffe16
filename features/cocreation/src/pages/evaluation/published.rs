//! The evaluation of a proposal on its own page: how far it is while it goes on, and everything
//! once something was said together.

use super::shown::{AppraisalShown, appraisal, bodies};
use crate::commands::evaluation::bench::rules_of;
use crate::model::Process;
use crate::model::evaluation::Panel;
use crate::model::proposal::{Proposal, State};
use minga_kernel::Lang;
use minga_store::{Conn, StoreError};
use minga_web::{App, Markup, View};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Published {
    published: Shown,
}

#[derive(Serialize)]
struct Shown {
    /// Everything; nothing before something was said together.
    appraisal: Option<AppraisalShown>,
    evaluated: usize,
    of: usize,
    conflicts: usize,
}

impl View for Published {
    const TEMPLATE: &'static str = "cocreation/slot_evaluation.html";

    fn samples() -> Vec<Published> {
        let open = Shown { appraisal: None, evaluated: 1, of: 3, conflicts: 1 };
        let all = AppraisalShown::samples().into_iter();
        let all = all.map(|it| Shown { appraisal: Some(it), evaluated: 2, of: 3, conflicts: 0 });
        std::iter::once(open).chain(all).map(|published| Published { published }).collect()
    }
}

/// What everybody may see of it, if anything.
pub(crate) async fn published(
    app: &App,
    db: &Conn,
    lang: Lang,
    process: &Process,
    it: &Proposal,
    panel: &Panel,
) -> Result<Option<Markup>, StoreError> {
    let decided = panel.decided().is_some();
    if !it.state.is_readable() || (!decided && it.state != State::InEvaluation) {
        return Ok(None);
    }
    let appraisal = if decided {
        let rules = rules_of(db, process).await?;
        Some(appraisal(lang, process, &rules, panel, &bodies(app, db, &[panel]).await?, None))
    } else {
        None
    };
    let published = Shown {
        appraisal,
        evaluated: panel.sheets().len(),
        of: panel.expected(),
        conflicts: panel.conflicts(),
    };
    Ok(Some(app.fragment(lang, &Published { published })?))
}
