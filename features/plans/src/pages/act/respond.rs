//! One report, and what somebody may say to it: the second key, questions, answers.

use super::given::{EvidenceFields, given};
use super::{About, Place, RESPOND, done, words};
use crate::commands::respond::{NewStatement, respond_within};
use crate::model::{Report, Say};
use crate::pages::reports::{ReportShown, shown};
use crate::{policy, queries};
use minga_kernel::Problem;
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Before, Field, FieldError, Fields, Form, Once, PageError, PageResult, Signed, View, Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct RespondPage {
    respond: Shown,
}

#[derive(Serialize)]
struct Shown {
    about: About,
    report: ReportShown,
    action: String,
    once: String,
    /// What this person may say now.
    says: Vec<&'static str>,
    said: String,
    after: i64,
    changed: bool,
    text: Field,
    evidence: EvidenceFields,
    errors: Vec<FieldError>,
}

impl View for RespondPage {
    const TEMPLATE: &'static str = "plans/respond.html";

    fn samples() -> Vec<RespondPage> {
        let sample = |full: bool| Shown {
            about: About::sample(),
            report: ReportShown::sample(),
            action: "/es".to_owned(),
            once: "ab".to_owned(),
            says: if full { Say::ALL.map(Say::code).to_vec() } else { vec!["answer"] },
            said: "dispute".to_owned(),
            after: 1,
            changed: full,
            text: Field::sample(),
            evidence: EvidenceFields::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| RespondPage { respond: sample(full) }).collect()
    }
}

type Parts = Path<(String, String, String, String)>;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
) -> PageResult {
    let db = app.store.read().await?;
    let (place, report) = found(&app, &db, &visit, &signed, parts).await?;
    page(&app, &db, &visit, &place, &report, None, &[], false).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let (place, report) = found(&app, &db, &visit, &signed, parts).await?;
    let say = Say::from_code(&form.text("say")).ok_or(PageError::Bad("form"))?;
    let said = || {
        done(
            &visit,
            match say {
                Say::Confirm => "confirmed",
                Say::Dispute => "disputed",
                Say::Ask => "asked",
                Say::Answer => "answered",
                Say::Return => "returned",
            },
        )
    };
    // What came in already is not judged as a second time.
    let once = Once::of(signed.account.id, &form, &["say", "text", "evidence_url", "evidence_title"]);
    if let Some(once) = &once
        && once.before(&db, app.clock.now()).await? == Before::Same
    {
        return Ok(said());
    }
    // Files are taken in only for somebody who may say it.
    policy::may_say(&place.standing, say, &place.plan, &place.bodies, report.state)
        .map_err(CommandError::from)?;
    let given = given(&app, &visit, &form).await?;
    let evidence = match given {
        Ok(evidence) => evidence,
        Err(problems) => {
            let page = page(&app, &db, &visit, &place, &report, Some(&form), &problems, false);
            return Ok(mended(page.await?, &problems));
        }
    };
    drop(db);
    let new = NewStatement {
        report: report.id,
        say,
        text: words(&visit, &form, "text"),
        evidence,
        after: form.number("after").ok().flatten(),
    };
    let cx = signed.cx(&app, visit.lang);
    let tx = app.store.write().await?;
    if let Some(once) = &once
        && once.hold(&cx, &tx).await? == Before::Same
    {
        return Ok(said());
    }
    match respond_within(&cx, tx, new).await {
        Ok((tx, _)) => {
            if let Some(once) = &once {
                once.keep(&cx, &tx).await?;
            }
            tx.commit().await?;
            Ok(said())
        }
        Err(error @ (CommandError::Problems(_) | CommandError::Changed)) => {
            let db = app.store.read().await?;
            let report = queries::report_by_id(&db, report.id).await?.unwrap_or(report);
            let (problems, changed) = match error {
                CommandError::Problems(problems) => (problems, false),
                _ => (Vec::new(), true),
            };
            let page = page(&app, &db, &visit, &place, &report, Some(&form), &problems, changed);
            Ok(mended(page.await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn found(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    (plan, commitment, milestone, number): (String, String, String, String),
) -> Result<(Place, Report), PageError> {
    let place = Place::find(app, db, visit, signed, &(plan, commitment, milestone)).await?;
    let number: i64 = number.parse().map_err(|_| PageError::not_found(""))?;
    let report = queries::report_by_number(db, place.milestone.id, number).await?;
    Ok((place, report.ok_or_else(|| PageError::not_found(""))?))
}

#[expect(clippy::too_many_arguments, reason = "the one place where the page is put together")]
async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    place: &Place,
    report: &Report,
    form: Option<&Form>,
    problems: &[Problem],
    changed: bool,
) -> PageResult {
    let lang = visit.lang;
    let newest = queries::last_report(db, report.milestone).await?;
    let may = |say: &Say| {
        report.number == newest
            && say.leads(report.state).is_some()
            && policy::may_say(&place.standing, *say, &place.plan, &place.bodies, report.state).is_ok()
    };
    let says: Vec<_> = Say::ALL.into_iter().filter(may).map(Say::code).collect();
    if says.is_empty() {
        // Whoever may say nothing here now is told why.
        let refusal = Say::ALL.into_iter().find_map(|say| {
            match policy::may_say(&place.standing, say, &place.plan, &place.bodies, report.state) {
                Err(minga_kernel::Refusal::State) | Ok(_) => Some(minga_kernel::Refusal::State),
                Err(_) => None,
            }
        });
        return Err(CommandError::from(refusal.unwrap_or(minga_kernel::Refusal::Role)).into());
    }
    let statements = queries::statements(db, &[report.id]).await?;
    let after = statements.last().map_or(0, |it| it.number);
    let shown = shown(app, db, visit, &place.plan, &place.milestone, std::slice::from_ref(report)).await?;
    let shown = shown.into_iter().next().ok_or_else(|| PageError::not_found(""))?;
    let fields = Fields::new(app, lang, "plans-respond", problems);
    let numbers = place.numbers();
    let own = report.number.to_string();
    let mut parts = place.parts(&numbers).to_vec();
    parts.push(("report", &own));
    let chosen = form.map(|form| form.text("say")).filter(|said| says.contains(&said.as_str()));
    let view = Shown {
        about: place.about(visit),
        report: shown,
        action: RESPOND.path(lang, &parts),
        once: app.form_key(form.filter(|_| !changed)),
        said: chosen.unwrap_or_else(|| if says.len() == 1 { says[0].to_owned() } else { String::new() }),
        says,
        after,
        changed,
        text: fields.field("text", form.map(|form| form.text("text")).unwrap_or_default(), false),
        evidence: EvidenceFields::of(&fields, form),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "plans-respond-title");
    let mut meta = place.meta(app, visit, &RESPOND, title);
    meta.paths = RESPOND.paths(&parts);
    meta.drafts = place.standing.account;
    app.page(visit, &meta, &RespondPage { respond: view })
}
