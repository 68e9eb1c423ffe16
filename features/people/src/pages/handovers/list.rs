//! Every handover that somebody looks after: the gaps first.

use super::shown::{RoleShown, roles};
use super::{HANDOVER_PLAN, HANDOVERS, Sight};
use crate::model::{HANDED_OVER, HandoverState};
use crate::policy;
use crate::queries::handovers_of;
use minga_auth::{ending, standing};
use minga_kernel::{Refusal, Standing};
use minga_store::{CommandError, Conn};
use minga_web::http::State;
use minga_web::pages::WORK;
use minga_web::{App, Crumb, PageError, PageMeta, PageResult, Signed, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct HandoversPage {
    handovers: Shown,
}

#[derive(Serialize)]
struct Shown {
    gaps: Vec<RoleShown>,
    settled: Vec<RoleShown>,
    /// Where a whole plan is handed over, with the codes of the plans.
    plans: Vec<PlanLine>,
}

#[derive(Serialize)]
struct PlanLine {
    code: String,
    path: String,
}

impl View for HandoversPage {
    const TEMPLATE: &'static str = "people/handovers.html";

    fn samples() -> Vec<HandoversPage> {
        let sample = |full: bool| Shown {
            gaps: if full { vec![RoleShown::sample(true), RoleShown::sample(false)] } else { Vec::new() },
            settled: if full { vec![RoleShown::sample(true)] } else { Vec::new() },
            plans: if full {
                vec![PlanLine { code: "<P>".to_owned(), path: "/es".to_owned() }]
            } else {
                Vec::new()
            },
        };
        [false, true].into_iter().map(|full| HandoversPage { handovers: sample(full) }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let cx = signed.cx(&app, lang);
    let db = app.store.read().await?;
    let standing = standing(&cx, &db).await?;
    let arranges = policy::may_arrange_handovers(&standing).is_ok();
    if !arranges && policy::coordinates(&standing).is_empty() {
        return Err(PageError::from(CommandError::from(Refusal::Role)));
    }
    let (gaps, settled) = all(&app, &cx, &db, &visit, &standing, arranges).await?;
    let plans = if arranges { plans(&app, &db, &visit).await? } else { Vec::new() };
    let title = app.words.plain(lang, "handovers-title");
    let meta = PageMeta {
        paths: HANDOVERS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &HandoversPage { handovers: Shown { gaps, settled, plans } })
}

async fn all(
    app: &App,
    cx: &minga_kernel::Cx,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
    arranges: bool,
) -> Result<(Vec<RoleShown>, Vec<RoleShown>), PageError> {
    let mut ended = ending(db, HANDED_OVER, cx.now()).await?;
    if !arranges {
        let sight = Sight::of(app, db, standing).await?;
        ended.retain(|it| sight.sees(it));
    }
    let ids: Vec<_> = ended.iter().map(|it| it.id).collect();
    let handovers = handovers_of(db, &ids).await?;
    let (gaps, settled): (Vec<_>, Vec<_>) =
        ended.into_iter().partition(|it| HandoverState::of(handovers.get(&it.id)).is_gap());
    let gaps = roles(app, db, visit.lang, &gaps, &handovers).await?;
    let settled = roles(app, db, visit.lang, &settled, &handovers).await?;
    Ok((gaps, settled))
}

/// The plans that can be handed over as a whole.
async fn plans(app: &App, db: &Conn, visit: &Visit) -> Result<Vec<PlanLine>, PageError> {
    let mut lines = Vec::new();
    for work in &app.work {
        for plan in work.plans(db).await? {
            let path = HANDOVER_PLAN.path(visit.lang, &[("plan", &plan)]);
            lines.push(PlanLine { code: plan, path });
        }
    }
    Ok(lines)
}
