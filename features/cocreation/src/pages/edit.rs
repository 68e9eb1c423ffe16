//! Whoever leads a process makes it, changes it and publishes it.

use super::{CREATE, DOORS, EDIT, PROCESS, PUBLISH, done, led, only_html, way};
use crate::commands::process::{Plan, create, edit};
use crate::model::phases::{Phase, PhaseKind};
use crate::model::{Criterion, JURISDICTION, Process, Who};
use crate::policy;
use minga_auth::standing;
use minga_kernel::{Day, Lang, Problem, Ref, Text, clean};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Choice, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Signed, View, Visit,
    mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct EditPage {
    edit: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    /// Nothing where the process has one, which stays.
    code: Option<Field>,
    title: Field,
    summary: Field,
    jurisdiction: Field,
    who: Field,
    phases: Vec<PhaseFields>,
    phases_error: Option<String>,
    themes: Field,
    places: Field,
    criteria: Field,
    hurry: Field,
    publish: Option<String>,
    /// Where it is said who takes part, once there is a process.
    doors: Option<String>,
    saved: bool,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct PhaseFields {
    kind: &'static str,
    begins: Field,
    ends: Field,
    proposals: bool,
    supports: bool,
}

impl View for EditPage {
    const TEMPLATE: &'static str = "cocreation/edit.html";

    fn samples() -> Vec<EditPage> {
        let phase = |kind, yes| PhaseFields {
            kind,
            begins: Field::sample(),
            ends: Field::sample(),
            proposals: yes,
            supports: yes,
        };
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            code: full.then(Field::sample),
            title: Field::sample(),
            summary: Field::sample(),
            jurisdiction: Field::sample(),
            who: Field::sample(),
            phases: vec![phase("mapping", full), phase("formalisation", !full)],
            phases_error: full.then(|| "…".to_owned()),
            themes: Field::sample(),
            places: Field::sample(),
            criteria: Field::sample(),
            hurry: Field::sample(),
            publish: (!full).then(|| "/es".to_owned()),
            doors: (!full).then(|| "/es".to_owned()),
            saved: !full,
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].map(|full| EditPage { edit: sample(full) }).into_iter().collect()
    }
}

pub(crate) async fn show_new(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let standing = standing(&signed.cx(&app, visit.lang), &db).await?;
    policy::may_create(&standing).map_err(CommandError::from)?;
    page(&app, &db, &visit, None, None, &[]).await
}

pub(crate) async fn send_new(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let db = app.store.read().await?;
    let plan = plan(&app, &db, visit.lang, None, &form).await?;
    drop(db);
    let cx = signed.cx(&app, visit.lang);
    match create(&cx, &app.store, &form.text("code"), plan).await {
        Ok(it) => Ok(done(&EDIT.path(visit.lang, &[("process", &it.code)]), "saved")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            Ok(mended(page(&app, &db, &visit, None, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let it = led(&app, &db, &visit, &signed, &code, "cocreation.edit").await?;
    page(&app, &db, &visit, Some(&it), None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let it = led(&app, &db, &visit, &signed, &code, "cocreation.edit").await?;
    let plan = plan(&app, &db, visit.lang, Some(&it), &form).await?;
    drop(db);
    let cx = signed.cx(&app, visit.lang);
    match edit(&cx, &app.store, &app.references, it.id, plan).await {
        Ok(it) if it.is_public() => Ok(done(&PROCESS.path(visit.lang, &[("process", &it.code)]), "saved")),
        Ok(it) => Ok(done(&EDIT.path(visit.lang, &[("process", &it.code)]), "saved")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            Ok(mended(page(&app, &db, &visit, Some(&it), Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// What the form says. Texts in other languages than the page's stay as they are.
async fn plan(
    app: &App,
    db: &Conn,
    lang: Lang,
    before: Option<&Process>,
    form: &Form,
) -> Result<Plan, PageError> {
    let text = |name: &str, known: Option<&Text>| {
        let mut text = known.cloned().unwrap_or_default();
        text.set(lang.code(), clean::text(&form.text(name)));
        text
    };
    let place = app.references.find(db, &JURISDICTION, &form.text("jurisdiction")).await?;
    let mut places = Some(Vec::new());
    for code in form.text("places").split([',', ';', '\n']).map(str::trim).filter(|it| !it.is_empty()) {
        let found = app.references.find(db, &JURISDICTION, code).await?;
        places = places.zip(found).map(|(mut all, found): (Vec<Uuid>, Ref)| {
            if !all.contains(&found.id) {
                all.push(found.id);
            }
            all
        });
    }
    let themes = form.text("themes");
    let themes = lines(&themes).enumerate().map(|(at, line)| {
        let mut theme = before.and_then(|it| it.themes.get(at)).cloned().unwrap_or_default();
        theme.set(lang.code(), clean::name(line));
        theme
    });
    let criteria = form.text("criteria");
    let criteria = lines(&criteria).enumerate().map(|(at, line)| {
        let (weight, words) = line.split_once(char::is_whitespace)?;
        let mut title =
            before.and_then(|it| it.criteria.get(at)).map(|it| it.title.clone()).unwrap_or_default();
        title.set(lang.code(), clean::name(words));
        Some(Criterion { title, weight: weight.trim_end_matches('%').parse().ok()? })
    });
    Ok(Plan {
        title: text("title", before.map(|it| &it.title)),
        summary: text("summary", before.map(|it| &it.summary)),
        jurisdiction: place.map(|place| place.id),
        who: Who::from_code(&form.text("who")),
        phases: phases(form),
        themes: themes.collect(),
        places,
        criteria: criteria.collect(),
        hurry: text("hurry", before.map(|it| &it.hurry)),
    })
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The phases that have days; nothing if one has only one of both, or something that is no day.
fn phases(form: &Form) -> Option<Vec<Phase>> {
    let mut all = Vec::new();
    for kind in PhaseKind::ALL {
        let day = |what: &str| form.day(&format!("{what}-{}", kind.code()));
        match (day("begins").ok()?, day("ends").ok()?) {
            (None, None) => {}
            (Some(begins), Some(ends)) => {
                let (proposals, supports) = (
                    form.has(&format!("proposals-{}", kind.code())),
                    form.has(&format!("supports-{}", kind.code())),
                );
                all.push(Phase { kind: *kind, begins, ends, proposals, supports });
            }
            _ => return None,
        }
    }
    Some(all)
}

/// What stands in the form.
struct Values {
    title: String,
    summary: String,
    jurisdiction: String,
    who: String,
    themes: String,
    places: String,
    criteria: String,
    hurry: String,
}

async fn values(
    app: &App,
    db: &Conn,
    lang: Lang,
    before: Option<&Process>,
    form: Option<&Form>,
) -> Result<Values, PageError> {
    if let Some(form) = form {
        let text = |name| form.text(name);
        return Ok(Values {
            title: text("title"),
            summary: text("summary"),
            jurisdiction: text("jurisdiction"),
            who: text("who"),
            themes: text("themes"),
            places: text("places"),
            criteria: text("criteria"),
            hurry: text("hurry"),
        });
    }
    let Some(it) = before else {
        let empty = String::new;
        let who = Who::Account.code().to_owned();
        return Ok(Values {
            title: empty(),
            summary: empty(),
            jurisdiction: empty(),
            who,
            themes: empty(),
            places: empty(),
            criteria: empty(),
            hurry: empty(),
        });
    };
    let refs: Vec<Ref> =
        it.places.iter().chain([&it.jurisdiction]).map(|id| JURISDICTION.with(*id)).collect();
    let known = app.references.resolve(db, &refs).await?;
    let code = |id: &Uuid| known.get(&JURISDICTION.with(*id)).map(|it| it.code.clone());
    let own = |text: &Text| text.for_reader(lang).to_owned();
    let criteria = it.criteria.iter().map(|it| format!("{} {}", it.weight, own(&it.title)));
    Ok(Values {
        title: own(&it.title),
        summary: own(&it.summary),
        jurisdiction: code(&it.jurisdiction).unwrap_or_default(),
        who: it.who.code().to_owned(),
        themes: it.themes.iter().map(own).collect::<Vec<_>>().join("\n"),
        places: it.places.iter().filter_map(code).collect::<Vec<_>>().join("\n"),
        criteria: criteria.collect::<Vec<_>>().join("\n"),
        hurry: own(&it.hurry),
    })
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    before: Option<&Process>,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let values = values(app, db, lang, before, form).await?;
    let fields = Fields::new(app, lang, "cocreation-process", problems);
    let who = Who::ALL.iter().map(|it| (it.code().to_owned(), who_in_words(app, lang, *it)));
    let wrong = problems.iter().find(|it| it.place.column.as_deref() == Some("phases"));
    let parts = before.map(|it| [("process", it.code.as_str())]);
    let address = |parts: Option<[(&str, &str); 1]>| match parts {
        Some(parts) => EDIT.paths(&parts),
        None => CREATE.paths(&[]),
    };
    let shown = Shown {
        action: address(parts)[lang as usize].clone(),
        code: before
            .is_none()
            .then(|| fields.field("code", form.map(|form| form.text("code")).unwrap_or_default(), true)),
        title: fields.field("title", values.title, true),
        summary: fields.field("summary", values.summary, true),
        jurisdiction: fields.field("jurisdiction", values.jurisdiction, true),
        who: fields.choice("who", &values.who, true, who),
        phases: PhaseKind::ALL.iter().map(|kind| phase_fields(app, lang, *kind, before, form)).collect(),
        phases_error: wrong.map(|it| app.problem_in_words(lang, it)),
        themes: fields.field("themes", values.themes, false),
        places: fields.field("places", values.places, false),
        criteria: fields.field("criteria", values.criteria, false),
        hurry: fields.field("hurry", values.hurry, false),
        publish: before.filter(|it| !it.is_public()).map(|it| PUBLISH.path(lang, &[("process", &it.code)])),
        doors: before.map(|it| DOORS.path(lang, &[("process", &it.code)])),
        saved: visit.asked("done") == Some("saved"),
        errors: fields.errors(),
    };
    let key = if before.is_some() { "cocreation-edit" } else { "cocreation-create" };
    let title = app.words.plain(lang, key);
    let public = before.filter(|it| it.is_public());
    let meta = PageMeta {
        paths: address(parts),
        crumbs: way(app, lang, public, &[], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &EditPage { edit: shown })
}

pub(super) fn who_in_words(app: &App, lang: Lang, who: Who) -> String {
    let mut args = minga_i18n::FluentArgs::new();
    args.set("who", who.code());
    app.words.say(lang, "cocreation-who", &args)
}

fn phase_fields(
    app: &App,
    lang: Lang,
    kind: PhaseKind,
    before: Option<&Process>,
    form: Option<&Form>,
) -> PhaseFields {
    let known = before.and_then(|it| it.phases.iter().find(|it| it.kind == kind));
    let field = |what: &str, label: &str, day: Option<Day>| {
        let name = format!("{what}-{}", kind.code());
        let value = match form {
            Some(form) => form.text(&name),
            None => day.map(|day| day.to_string()).unwrap_or_default(),
        };
        Field { name, label: app.words.plain(lang, label), value, ..Field::default() }
    };
    let ticked = |what: &str, known: Option<bool>, at_first: bool| match form {
        Some(form) => form.has(&format!("{what}-{}", kind.code())),
        None => known.unwrap_or(at_first && before.is_none()),
    };
    PhaseFields {
        kind: kind.code(),
        begins: field("begins", "cocreation-phase-begins", known.map(|it| it.begins)),
        ends: field("ends", "cocreation-phase-ends", known.map(|it| it.ends)),
        proposals: ticked("proposals", known.map(|it| it.proposals), kind == PhaseKind::Reception),
        supports: ticked(
            "supports",
            known.map(|it| it.supports),
            matches!(kind, PhaseKind::Reception | PhaseKind::Analysis),
        ),
    }
}

/// The jurisdictions of a process as a choice.
pub(super) async fn places(
    app: &App,
    db: &Conn,
    lang: Lang,
    it: &Process,
    chosen: Option<Uuid>,
) -> Result<Vec<Choice>, PageError> {
    let ids: Vec<Uuid> = [it.jurisdiction]
        .into_iter()
        .chain(it.places.iter().copied().filter(|id| *id != it.jurisdiction))
        .collect();
    let refs: Vec<Ref> = ids.iter().map(|id| JURISDICTION.with(*id)).collect();
    let known = app.references.resolve(db, &refs).await?;
    let choices = refs.iter().filter_map(|place| {
        let found = known.get(place)?;
        Some(Choice {
            value: found.code.clone(),
            label: found.title.for_reader(lang).to_owned(),
            selected: chosen == Some(place.id),
        })
    });
    Ok(choices.collect())
}
