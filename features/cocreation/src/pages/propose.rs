//! Proposing, in three short steps: what is wrong; what would help; where and for whom. Then
//! what is like it already, and what will be sent.

use super::edit::places;
use super::enter::detour;
use super::proposals::themes;
use super::shown::{Known, Line, said};
use super::similar::similar;
use super::{PROCESS, PROPOSAL, PROPOSE, WAITING, done, only_html, path_of, public, way};
use crate::commands::admit::may_take_part;
use crate::commands::declare::{Declared, declare};
use crate::commands::draft::keep;
use crate::commands::matter::day_there;
use crate::commands::send::{NewProposal, send as send_proposal};
use crate::model::declared::{self, ASKED, Gender, Sector};
use crate::model::proposal::{State as Stands, Written};
use crate::model::{JURISDICTION, Process};
use crate::queries;
use minga_auth::standing;
use minga_kernel::{Problem, Ref, clean};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, Response, State};
use minga_web::{
    App, Choice, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ProposePage {
    propose: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    /// 1 to 3; 4 is the preview.
    step: u8,
    /// Why nothing can be proposed, as a part of a message's key.
    closed: Option<&'static str>,
    action: String,
    /// Where each step is.
    steps: Vec<String>,
    fields: Vec<(Field, &'static str)>,
    named: bool,
    name: String,
    preview: Option<Preview>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct Preview {
    title: Said,
    problem: Said,
    solution: Said,
    whom: Option<Said>,
    theme: Option<Said>,
    place: Option<String>,
    body: Option<String>,
    similar: Vec<Line>,
    /// What people may say of themselves, if they like.
    asked: Vec<Field>,
}

impl View for ProposePage {
    const TEMPLATE: &'static str = "cocreation/propose.html";

    fn samples() -> Vec<ProposePage> {
        let text = || Said { words: "<b>Agua</b>".to_owned(), lang: "es".to_owned(), foreign: false };
        let preview = |full: bool| Preview {
            title: text(),
            problem: text(),
            solution: text(),
            whom: full.then(text),
            theme: full.then(text),
            place: full.then(|| "Loja <1>".to_owned()),
            body: full.then(|| "Agua & <b>".to_owned()),
            similar: if full { Line::samples() } else { Vec::new() },
            asked: vec![Field::sample()],
        };
        let sample = |step: u8, full: bool| Shown {
            process: text(),
            process_path: "/es".to_owned(),
            step,
            closed: None,
            action: "/es".to_owned(),
            steps: vec!["/es?step=1".to_owned(); 3],
            fields: if step < 4 {
                vec![(Field::sample(), "textarea"), (Field::sample(), "select")]
            } else {
                Vec::new()
            },
            named: full,
            name: "\"><script>".to_owned(),
            preview: (step == 4).then(|| preview(full)),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        let steps = (1..=4).flat_map(|step| [sample(step, false), sample(step, true)]);
        let closed = ["phase", "unconfirmed"].map(|why| Shown { closed: Some(why), ..sample(1, false) });
        steps.chain(closed).map(|propose| ProposePage { propose }).collect()
    }
}

/// The step that shows what will be sent.
const PREVIEW: u8 = 4;
/// The most that is alike and shown.
const ALIKE: usize = 5;

/// Somebody who proposes something in a process.
struct Place {
    process: Process,
    written: Written,
    closed: Option<&'static str>,
    /// The organisations for which they can propose, as code and name.
    bodies: Vec<(Ref, String)>,
}

async fn place(app: &App, db: &Conn, visit: &Visit, signed: &Signed, code: &str) -> Result<Place, PageError> {
    let process = public(db, code).await?;
    let today = day_there(db, &app.references, &process, app.clock.now()).await?;
    let closed = if !process.takes_proposals(today) {
        Some("phase")
    } else if !may_take_part(db, &process, signed.account.id).await? {
        Some("unconfirmed")
    } else {
        None
    };
    let draft = queries::draft_of(db, process.id, signed.account.id).await?;
    let lang = visit.lang.code().to_owned();
    let written = draft.map_or_else(|| Written { lang, ..Written::default() }, |(_, written)| written);
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    let own: Vec<Ref> = standing.offices.into_iter().filter_map(|it| it.body).collect();
    let known = app.references.resolve(db, &own).await?;
    let mut bodies: Vec<(Ref, String)> =
        known.into_iter().map(|(body, it)| (body, it.title.for_reader(visit.lang).to_owned())).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(Place { process, written, closed, bodies })
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let place = place(&app, &db, &visit, &signed, &code).await?;
    if let Some(detour) = stopped(&db, &visit, &signed, &place).await? {
        return Ok(detour);
    }
    let asked = visit.asked("step").and_then(|step| step.parse().ok()).unwrap_or(1).clamp(1, PREVIEW);
    // Nobody previews what is not there yet.
    let step = missing(&place.written).filter(|first| *first < asked).unwrap_or(asked);
    page(&app, &db, &visit, &signed, &place, step, &[]).await
}

/// Where somebody has to show first that they may take part, if that is what stands in the way.
async fn stopped(
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    place: &Place,
) -> Result<Option<Response>, PageError> {
    if place.closed != Some("unconfirmed") {
        return Ok(None);
    }
    let here = PROPOSE.path(visit.lang, &[("process", &place.process.code)]);
    detour(db, visit, signed, &place.process, &here).await
}

/// The first step at which something is missing.
fn missing(it: &Written) -> Option<u8> {
    if it.problem.is_empty() {
        Some(1)
    } else if it.title.is_empty() || it.solution.is_empty() {
        Some(2)
    } else {
        None
    }
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let mut place = place(&app, &db, &visit, &signed, &code).await?;
    let home = PROCESS.path(visit.lang, &[("process", &place.process.code)]);
    // A field that nobody sees is filled in by programs only; they read that it went well.
    if !form.text("fax").is_empty() {
        return Ok(done(&home, "kept"));
    }
    if let Some(detour) = stopped(&db, &visit, &signed, &place).await? {
        return Ok(detour);
    }
    if place.closed.is_some() {
        return Err(PageError::Conflict("not-now"));
    }
    let step = form.number("step").ok().flatten().and_then(|step| u8::try_from(step).ok()).unwrap_or(1);
    let step = step.clamp(1, PREVIEW);
    let problems = read(&app, &db, &visit, &mut place, step, &form).await?;
    drop(db);
    let cx = signed.cx(&app, visit.lang);
    if step == PREVIEW {
        let into = form.number("join").ok().flatten();
        let new = NewProposal { process: place.process.id, written: place.written.clone(), into };
        return match send_proposal(&cx, &app.store, &app.references, new).await {
            // Nobody else sees it yet, so it is shown where only its author comes.
            Ok(it) if it.state == Stands::Waiting => {
                Ok(Redirect::to(&path_of(&WAITING, visit.lang, &place.process, it.number)).into_response())
            }
            Ok(it) => {
                // Kept apart from what was proposed, and from who proposed it.
                let said = Declared {
                    gender: Gender::from_code(&form.text("gender")).unwrap_or(Gender::Unsaid),
                    sector: Sector::from_code(&form.text("sector")).unwrap_or(Sector::Unsaid),
                };
                declare(&cx, &app.store, place.process.id, said, app.settings.smallest_group).await?;
                let what = if into.is_some() { "joined" } else { "sent" };
                Ok(done(&path_of(&PROPOSAL, visit.lang, &place.process, it.number), what))
            }
            Err(CommandError::Problems(problems)) => {
                let db = app.store.read().await?;
                let page = page(&app, &db, &visit, &signed, &place, PREVIEW, &problems).await?;
                Ok(mended(page, &problems))
            }
            Err(error) => Err(error.into()),
        };
    }
    let kept = keep(&cx, &app.store, &app.references, place.process.id, &place.written).await;
    let problems = match kept {
        // Whoever goes on later may leave anything open.
        Ok(()) if form.has("later") => return Ok(done(&home, "kept")),
        Ok(()) => problems,
        Err(CommandError::Problems(problems)) => problems,
        Err(error) => return Err(error.into()),
    };
    if !problems.is_empty() {
        let db = app.store.read().await?;
        return Ok(mended(page(&app, &db, &visit, &signed, &place, step, &problems).await?, &problems));
    }
    let next = PROPOSE.path(visit.lang, &[("process", &place.process.code)]);
    Ok(Redirect::to(&format!("{next}?step={}", step + 1)).into_response())
}

/// Lays what the form of a step says over what is known; what is missing in it.
async fn read(
    app: &App,
    db: &Conn,
    visit: &Visit,
    place: &mut Place,
    step: u8,
    form: &Form,
) -> Result<Vec<Problem>, PageError> {
    let mut check = Vec::new();
    let it = &mut place.written;
    let missing = |field: &str| Problem::error(minga_kernel::Place::default().column(field), "missing-text");
    match step {
        1 => {
            visit.lang.code().clone_into(&mut it.lang);
            it.problem = clean::text(&form.text("problem"));
            if it.problem.is_empty() {
                check.push(missing("problem"));
            }
        }
        2 => {
            it.title = clean::name(&form.text("title"));
            it.solution = clean::text(&form.text("solution"));
            for (field, text) in [("title", &it.title), ("solution", &it.solution)] {
                if text.is_empty() {
                    check.push(missing(field));
                }
            }
        }
        3 => {
            it.whom = clean::text(&form.text("whom"));
            it.theme = form.number("theme").ok().flatten();
            let code = form.text("place");
            it.place = match &*code {
                "" => None,
                code => app.references.find(db, &JURISDICTION, code).await?.map(|place| place.id),
            };
            it.body = form.text("body").parse().ok();
            it.named = form.has("named");
            if it.theme.is_none() && !place.process.themes.is_empty() {
                let column = minga_kernel::Place::default().column("theme");
                check.push(Problem::error(column, "cocreation-choice"));
            }
        }
        _ => {}
    }
    Ok(check)
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    place: &Place,
    step: u8,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let process = &place.process;
    let parts = [("process", process.code.as_str())];
    let action = PROPOSE.path(lang, &parts);
    let fields = Fields::new(app, lang, "cocreation-propose", problems);
    let preview = match step {
        PREVIEW if place.closed.is_none() => Some(preview(app, db, visit, place).await?),
        _ => None,
    };
    let errors = fields.errors().into_iter();
    let shown = Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &parts),
        step,
        closed: place.closed,
        steps: (1..PREVIEW).map(|step| format!("{action}?step={step}")).collect(),
        fields: step_fields(app, db, visit, place, step, &fields).await?,
        named: place.written.named,
        name: clean::name(&signed.account.name),
        preview,
        // The preview has no fields to lead to.
        errors: if step == PREVIEW {
            errors.map(|it| FieldError { field: String::new(), ..it }).collect()
        } else {
            errors.collect()
        },
        action,
    };
    let title = app.words.plain(lang, "cocreation-propose");
    let meta = PageMeta {
        paths: PROPOSE.paths(&parts),
        crumbs: way(app, lang, Some(process), &[], &title),
        section: "processes",
        drafts: (step < PREVIEW && place.closed.is_none()).then_some(signed.account.id),
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &ProposePage { propose: shown })
}

async fn step_fields(
    app: &App,
    db: &Conn,
    visit: &Visit,
    place: &Place,
    step: u8,
    fields: &Fields<'_>,
) -> Result<Vec<(Field, &'static str)>, PageError> {
    let lang = visit.lang;
    let it = &place.written;
    let nothing = |key| Choice { value: String::new(), label: app.words.plain(lang, key), selected: false };
    Ok(match step {
        1 => vec![(fields.field("problem", &*it.problem, true), "textarea")],
        2 => vec![
            (fields.field("title", &*it.title, true), "text"),
            (fields.field("solution", &*it.solution, true), "textarea"),
        ],
        3 => {
            let mut all = Vec::new();
            if !place.process.themes.is_empty() {
                let mut options = vec![nothing("cocreation-choose")];
                options.extend(themes(lang, &place.process, it.theme));
                all.push((Field { options, ..fields.field("theme", "", true) }, "select"));
            }
            if !place.process.places.is_empty() {
                let mut options = vec![nothing("cocreation-everywhere")];
                options.extend(places(app, db, lang, &place.process, it.place).await?);
                all.push((Field { options, ..fields.field("place", "", false) }, "select"));
            }
            all.push((fields.field("whom", &*it.whom, false), "textarea"));
            if !place.bodies.is_empty() {
                let mut options = vec![nothing("cocreation-myself")];
                options.extend(place.bodies.iter().map(|(body, name)| Choice {
                    value: body.to_string(),
                    label: name.clone(),
                    selected: it.body.as_ref() == Some(body),
                }));
                all.push((Field { options, ..fields.field("body", "", false) }, "select"));
            }
            all
        }
        _ => Vec::new(),
    })
}

async fn preview(app: &App, db: &Conn, visit: &Visit, place: &Place) -> Result<Preview, PageError> {
    let lang = visit.lang;
    let process = &place.process;
    let it = &place.written;
    let own = |words: &str| said(lang, &it.lang, words);
    let alike = similar(app, db, lang, process, it, ALIKE).await?;
    let known = Known::of(app, db, &alike).await?;
    let where_to = places(app, db, lang, process, it.place).await?;
    Ok(Preview {
        title: own(&it.title),
        problem: own(&it.problem),
        solution: own(&it.solution),
        whom: Some(own(&it.whom)).filter(|whom| !whom.words.is_empty()),
        theme: it.theme.and_then(|theme| process.theme(theme)).map(|theme| Said::title(lang, theme)),
        place: where_to.into_iter().find(|it| it.selected).map(|it| it.label),
        body: place
            .bodies
            .iter()
            .find(|(body, _)| it.body.as_ref() == Some(body))
            .map(|(_, name)| name.clone()),
        similar: alike.iter().map(|it| known.line(lang, process, it)).collect(),
        asked: ASKED.iter().map(|(name, codes)| asked(app, lang, name, codes)).collect(),
    })
}

/// A question that somebody answers if they like; what was said is never filled in again.
fn asked(app: &App, lang: minga_kernel::Lang, name: &'static str, codes: &[&'static str]) -> Field {
    let none =
        Choice { value: String::new(), label: app.words.plain(lang, "cocreation-choose"), selected: true };
    let option = |code: &&'static str| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("said", *code);
        let label = app.words.say(lang, declared::words_of(name), &args);
        Choice { value: (*code).to_owned(), label, selected: false }
    };
    let options = std::iter::once(none).chain(codes.iter().map(option)).collect();
    let fields = Fields::new(app, lang, "cocreation-propose", &[]);
    Field { options, ..fields.field(name, "", false) }
}
