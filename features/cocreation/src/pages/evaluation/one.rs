//! One proposal before an evaluator, or before whoever leads the process: scores, interests, what
//! the others gave once that may be seen, notes, and what is said together.

use super::super::letters::{family, tell};
use super::super::shown::{Known, Line, said};
use super::super::{EVALUATE, EVALUATE_ONE, PROPOSAL, done_of, found, list_crumb, only_html, path_of, way};
use super::shown::{AppraisalShown, DecisionShown, appraisal, bodies, decision};
use crate::commands::evaluation::bench::rules_of;
use crate::commands::evaluation::conflict::declare;
use crate::commands::evaluation::decide::{Decided, NewDecision, decide};
use crate::commands::evaluation::note::note;
use crate::commands::evaluation::propose::{agree, propose};
use crate::commands::evaluation::score::{NewSheet, field, score};
use crate::commands::matter::{day_there, parts};
use crate::model::Process;
use crate::model::evaluation::{Panel, Rules, Seat, Verdict};
use crate::model::proposal::Proposal;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Day, Problem, Refusal};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Body, Choice, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed,
    View, Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct OnePage {
    one: Shown,
}

/// What can be said together: after which, the deed, and the fields.
type Decide = (i64, &'static str, Vec<(Field, &'static str)>);

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a template asks each of these by itself")]
struct Shown {
    line: Line,
    proposal_path: String,
    list: Option<String>,
    problem: Said,
    solution: Said,
    whom: Option<Said>,
    parts: Vec<Line>,
    done: Option<String>,
    due: Option<Day>,
    over: bool,
    action: String,
    /// How far everybody is, which is no secret.
    evaluated: usize,
    of: usize,
    /// Why they may not score, if so.
    conflict: Option<&'static str>,
    /// Whether what they gave before counts no more.
    uncounted: bool,
    /// Their own scores, where they may give some: after which version, and the fields.
    score: Option<(i64, Vec<Field>, Field)>,
    /// Where an interest is declared.
    interest: Option<Field>,
    /// What everybody gave, once they may see it.
    all: Option<AppraisalShown>,
    notes: Vec<NoteShown>,
    note: Option<Field>,
    /// What an evaluator proposes to say, and whether they still can agree.
    proposed: Option<(DecisionShown, bool)>,
    /// What they can say.
    decide: Option<Decide>,
    /// Whether whoever leads has to wait for scores.
    waits: bool,
    changed: bool,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct NoteShown {
    body: Option<Body>,
    day: Day,
    text: Said,
}

impl View for OnePage {
    const TEMPLATE: &'static str = "cocreation/evaluate.html";

    fn samples() -> Vec<OnePage> {
        let text = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let body = || Body { name: text("Agua <S.A.>"), short: None, path: Some("/es".to_owned()) };
        let line = || Line::samples().remove(0);
        let mut all = AppraisalShown::samples();
        let full = all.pop();
        let decision = DecisionShown::sample;
        let sample = |full: Option<AppraisalShown>| Shown {
            line: line(),
            proposal_path: "/es".to_owned(),
            list: full.is_some().then(|| "/es".to_owned()),
            problem: text("No hay <agua>"),
            solution: text("{{ 7*7 }}"),
            whom: full.is_some().then(|| text("Todos")),
            parts: if full.is_some() { Line::samples() } else { Vec::new() },
            done: full.is_some().then(|| "scored".to_owned()),
            due: full.is_some().then(Day::default),
            over: full.is_some(),
            action: "/es".to_owned(),
            evaluated: 1,
            of: 3,
            conflict: full.is_none().then_some("organisation"),
            uncounted: full.is_none(),
            score: full.is_some().then(|| (1, vec![Field::sample()], Field::sample())),
            interest: full.is_some().then(Field::sample),
            notes: if full.is_some() {
                vec![NoteShown { body: Some(body()), day: Day::default(), text: text("\"<b>") }]
            } else {
                Vec::new()
            },
            note: full.is_some().then(Field::sample),
            proposed: full.is_some().then(|| (decision(), true)),
            decide: full
                .is_some()
                .then(|| (1, "propose", vec![(Field::sample(), "select"), (Field::sample(), "textarea")])),
            waits: full.is_none(),
            changed: full.is_some(),
            errors: if full.is_some() { vec![FieldError::sample()] } else { Vec::new() },
            all: full,
        };
        vec![OnePage { one: sample(None) }, OnePage { one: sample(full) }]
    }
}

/// The newest notes that are shown.
const NOTES: u64 = 100;
/// The most originals that are shown.
const PARTS: usize = 50;

/// Somebody before a proposal.
struct Place {
    process: Process,
    proposal: Proposal,
    panel: Panel,
    rules: Rules,
    evaluates: bool,
    leads: bool,
    over: bool,
}

impl Place {
    async fn find(
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
        (code, number): &(String, String),
    ) -> Result<Place, PageError> {
        only_html(visit)?;
        let (process, it) = found(db, code, number).await?;
        let cx = signed.cx(app, visit.lang);
        let standing = standing(&cx, db).await?;
        let evaluates = policy::may_evaluate(&standing, &it);
        let leads = policy::may(&standing, "cocreation.decide_evaluation", &it, &parts(&it));
        match (&evaluates, &leads) {
            (Err(Refusal::State), _) | (_, Err(Refusal::State)) => {
                return Err(CommandError::from(Refusal::State).into());
            }
            (Err(refusal), Err(_)) => return Err(CommandError::from(*refusal).into()),
            _ => {}
        }
        let panel = queries::panel(db, &it, cx.now()).await?;
        let rules = rules_of(db, &process).await?;
        let today = day_there(db, &app.references, &process, cx.now()).await?;
        let own = signed.account.id;
        // Whoever has an interest leads nothing here, and whoever evaluates too is first an evaluator.
        let free = queries::interest(db, &it, own).await?.is_none();
        let scored = panel.seat(own).is_none() || panel.shows_to(own);
        Ok(Place {
            over: rules.is_over(today),
            process,
            proposal: it,
            evaluates: evaluates.is_ok(),
            leads: leads.is_ok() && free && scored,
            panel,
            rules,
        })
    }

    fn own(&self, signed: &Signed) -> Option<&Seat> {
        self.panel.seat(signed.account.id)
    }

    /// Whether they may see what the others gave.
    fn sees(&self, signed: &Signed) -> bool {
        let ready = self.panel.is_complete() || self.over || self.panel.decided().is_some();
        self.panel.shows_to(signed.account.id) || (self.leads && ready)
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(path): Path<(String, String)>,
) -> PageResult {
    let db = app.store.read().await?;
    let place = Place::find(&app, &db, &visit, &signed, &path).await?;
    page(&app, &db, &visit, &signed, &place, None, &[], false).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(path): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let place = Place::find(&app, &db, &visit, &signed, &path).await?;
    drop(db);
    match act(&app, &visit, &signed, &place, &form).await {
        Ok("decided") => {
            let own = path_of(&PROPOSAL, visit.lang, &place.process, place.proposal.number);
            Ok(Redirect::to(&format!("{own}#evaluation")).into_response())
        }
        Ok(what) => {
            let own = path_of(&EVALUATE_ONE, visit.lang, &place.process, place.proposal.number);
            Ok(super::super::done(&own, what))
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, &place, Some(&form), &problems, false).await?;
            Ok(mended(page, &problems))
        }
        Err(CommandError::Changed) => {
            let db = app.store.read().await?;
            let place = Place::find(&app, &db, &visit, &signed, &path).await?;
            Ok(mended(page(&app, &db, &visit, &signed, &place, Some(&form), &[], true).await?, &[]))
        }
        Err(error) => Err(error.into()),
    }
}

/// Does it; what was done.
async fn act(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    place: &Place,
    form: &Form,
) -> Result<&'static str, CommandError> {
    let cx = signed.cx(app, visit.lang);
    let (store, id) = (&app.store, place.proposal.id);
    let after = form.number("after").ok().flatten().unwrap_or(0);
    match &*form.text("deed") {
        "conflict" => {
            declare(&cx, store, id, &form.text("interest")).await?;
            Ok("conflict")
        }
        "note" => {
            note(&cx, store, id, &form.text("note")).await?;
            Ok("note")
        }
        deed @ ("decide" | "propose" | "agree") => {
            let verdict = Verdict::from_code(&form.text("verdict"));
            let new = NewDecision { proposal: id, verdict, text: form.text("text"), after };
            let tx = store.write().await?;
            let Decided { process, proposal, holds } = match deed {
                "decide" => decide(&cx, &tx, &app.references, new).await?,
                "propose" => propose(&cx, &tx, &app.references, new).await?,
                _ => agree(&cx, &tx, id, after).await?,
            };
            if holds {
                let all = family(&tx, &proposal).await?;
                tell(app, &cx, &tx, &process, &all, Some(&proposal), "evaluated").await?;
            }
            tx.commit().await?;
            Ok(if holds { "decided" } else { "agreed" })
        }
        _ => {
            let scores =
                (0..place.process.criteria.len()).map(|at| form.number(&field(at)).ok().flatten()).collect();
            let new = NewSheet { proposal: id, scores, reason: form.text("reason"), after };
            score(&cx, store, new).await?;
            Ok("scored")
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "what was typed, what is wrong with it, and where")]
async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    place: &Place,
    form: Option<&Form>,
    problems: &[Problem],
    changed: bool,
) -> PageResult {
    let lang = visit.lang;
    let (process, it, panel) = (&place.process, &place.proposal, &place.panel);
    let own = place.own(signed);
    let conflict = own.and_then(|it| it.conflict);
    let sees = place.sees(signed);
    let decided = panel.decided().is_some();
    let known = bodies(app, db, &[panel]).await?;
    let mut originals = queries::parts_of(db, &[it.id]).await?;
    originals.truncate(PARTS);
    let mut all = vec![it.clone()];
    all.extend(originals.iter().cloned());
    let lines = Known::of(app, db, &all).await?;
    let fields = Fields::new(app, lang, "cocreation-evaluate", problems);
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let open = place.evaluates && !decided;
    let notes = if sees { queries::notes_of(db, it.id, NOTES).await? } else { Vec::new() };
    let bodies_of_notes: Vec<_> = notes.iter().filter_map(|it| it.body.clone()).collect();
    let note_bodies = app.references.resolve(db, &bodies_of_notes).await?;
    let words = |text: &str| said(lang, &it.written.lang, text);
    let ready = panel.is_complete() || place.over;
    let can_propose = open && panel.shows_to(signed.account.id);
    let says = if place.leads && ready && !panel.sheets().is_empty() {
        Some("decide")
    } else if can_propose && ready {
        Some("propose")
    } else {
        None
    };
    let proposed = panel.proposed().filter(|_| sees);
    let agreed = |id| panel.agreements.contains(&(id, signed.account.id));
    let shown = Shown {
        line: lines.line(lang, process, it),
        proposal_path: path_of(&PROPOSAL, lang, process, it.number),
        list: place.evaluates.then(|| EVALUATE.path(lang, &[("process", &process.code)])),
        problem: words(&it.written.problem),
        solution: words(&it.written.solution),
        whom: Some(words(&it.written.whom)).filter(|it| !it.words.is_empty()),
        parts: originals.iter().map(|part| lines.line(lang, process, part)).collect(),
        done: done_of(visit),
        due: place.rules.due,
        over: place.over,
        action: path_of(&EVALUATE_ONE, lang, process, it.number),
        evaluated: panel.sheets().len(),
        of: panel.expected(),
        conflict: conflict.map(crate::model::evaluation::Cause::code),
        uncounted: conflict.is_some() && own.is_some_and(|it| !it.sheets.is_empty()),
        score: (open && conflict.is_none())
            .then(|| score_fields(app, visit, place, own, form, &fields, problems)),
        interest: (open && conflict.is_none()).then(|| fields.field("interest", typed("interest"), true)),
        all: sees.then(|| appraisal(lang, process, &place.rules, panel, &known, Some(signed.account.id))),
        notes: notes
            .iter()
            .map(|it| NoteShown {
                body: it
                    .body
                    .as_ref()
                    .and_then(|body| note_bodies.get(body))
                    .map(|body| Body::of(lang, body)),
                day: it.made_at.date_naive(),
                text: said(lang, &it.lang, &it.text),
            })
            .collect(),
        note: can_propose.then(|| fields.field("note", typed("note"), true)),
        proposed: proposed.map(|it| (decision(lang, panel, it), can_propose && !agreed(it.id))),
        decide: says.map(|deed| {
            let last = panel.decisions.last().map_or(0, |it| it.number);
            (last, deed, decision_fields(app, visit, form, &fields))
        }),
        waits: place.leads && !place.evaluates && !ready,
        changed,
        errors: fields.errors(),
    };
    let number = it.number.to_string();
    let title = app.words.plain(lang, "evaluation-one");
    let mut args = minga_i18n::FluentArgs::new();
    args.set("number", it.number);
    let crumbs = [
        list_crumb(app, lang, process),
        Crumb::to(app.words.say(lang, "cocreation-number", &args), shown.proposal_path.clone()),
    ];
    let meta = PageMeta {
        paths: EVALUATE_ONE.paths(&[("process", &process.code), ("number", &number)]),
        crumbs: way(app, lang, Some(process), &crumbs, &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &OnePage { one: shown })
}

/// A field for each criterion, and one for the reasons.
fn score_fields(
    app: &App,
    visit: &Visit,
    place: &Place,
    own: Option<&Seat>,
    form: Option<&Form>,
    fields: &Fields<'_>,
    problems: &[Problem],
) -> (i64, Vec<Field>, Field) {
    let lang = visit.lang;
    let last = own.and_then(|it| it.sheets.last());
    let given = form.filter(|form| matches!(&*form.text("deed"), "" | "score"));
    let one = |at: usize| {
        let name = field(at);
        let value = match given {
            Some(form) => form.text(&name),
            None => last.and_then(|it| it.scores.get(at)).map(ToString::to_string).unwrap_or_default(),
        };
        let nothing = (String::new(), app.words.plain(lang, "cocreation-choose"));
        let scale = (place.rules.lowest..=place.rules.highest).map(|it| (it.to_string(), it.to_string()));
        let options = std::iter::once(nothing).chain(scale).map(|(code, label)| Choice {
            selected: code == value,
            value: code,
            label,
        });
        let mut args = minga_i18n::FluentArgs::new();
        let criterion = &place.process.criteria[at];
        args.set("title", criterion.title.for_reader(lang).to_owned());
        args.set("weight", criterion.weight);
        let wrong = problems.iter().find(|it| it.place.column.as_deref() == Some(&name));
        Field {
            label: app.words.say(lang, "evaluation-criterion", &args),
            error: wrong.map(|it| app.problem_in_words(lang, it)),
            options: options.collect(),
            required: true,
            name,
            ..Field::default()
        }
    };
    let reason = match given {
        Some(form) => form.text("reason"),
        None => last.map(|it| it.reason.clone()).unwrap_or_default(),
    };
    let all = (0..place.process.criteria.len()).map(one).collect();
    (last.map_or(0, |it| it.version), all, fields.field("reason", reason, true))
}

fn decision_fields(
    app: &App,
    visit: &Visit,
    form: Option<&Form>,
    fields: &Fields<'_>,
) -> Vec<(Field, &'static str)> {
    let lang = visit.lang;
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let verdict = |it: &Verdict| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("verdict", it.code());
        (it.code().to_owned(), app.words.say(lang, "evaluation-verdict", &args))
    };
    let first = (String::new(), app.words.plain(lang, "cocreation-choose"));
    let options = std::iter::once(first).chain(Verdict::ALL.iter().map(verdict));
    vec![
        (fields.choice("verdict", &typed("verdict"), true, options), "select"),
        (fields.field("text", typed("text"), true), "textarea"),
    ]
}
