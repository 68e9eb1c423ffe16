//! Who coordinates a plan, or assesses it from outside, says what a commitment or the plan
//! itself came to.

use super::{ASSESS, ASSESS_PLAN, done, words};
use crate::commands::assess::{About, NewAssessment, assess};
use crate::commands::evidence::NewFile;
use crate::model::{Assessment, AssessmentKind, CodeSet, Codes, Commitment, ORGANISATION, Plan};
use crate::pages::assessments::{AssessmentShown, CodeShown};
use crate::pages::find;
use crate::pages::parts::{LevelNames, crumbs, said_sample, step};
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_auth::standing;
use minga_exchange::choice_label;
use minga_i18n::FluentArgs;
use minga_kernel::{Capacity, Lang, Problem, Ref, Refusal, Role, Standing, Text};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Body, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View,
    Visit, mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct AssessPage {
    assess: Shown,
}

#[derive(Serialize)]
struct Shown {
    /// What is assessed.
    title: Said,
    path: String,
    action: String,
    /// How many versions there are.
    after: usize,
    /// The version that is corrected.
    corrects: Option<String>,
    /// What somebody else recorded meanwhile.
    changed: Option<AssessmentShown>,
    kind: Field,
    /// The set of the codes, and where the form with the other one is; none of a whole plan.
    set: Option<SetShown>,
    criteria: Vec<CriterionShown>,
    /// In whose name an evaluator speaks.
    own: Option<Body>,
    organisation: Option<Field>,
    assessor: Field,
    dated: Field,
    summary: Field,
    url: Field,
    file: Field,
    reason: Option<Field>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct SetShown {
    code: &'static str,
    other: String,
    other_code: &'static str,
    error: Option<String>,
}

#[derive(Serialize)]
struct CriterionShown {
    name: &'static str,
    label: String,
    help: Option<String>,
    error: Option<String>,
    chosen: String,
    codes: Vec<CodeShown>,
}

impl View for AssessPage {
    const TEMPLATE: &'static str = "plans/assess.html";

    fn samples() -> Vec<AssessPage> {
        let criterion = |full: bool| CriterionShown {
            name: "completion",
            label: "…".to_owned(),
            help: full.then(|| "<b>".to_owned()),
            error: full.then(|| "…".to_owned()),
            chosen: if full { "limited".to_owned() } else { String::new() },
            codes: vec![CodeShown::sample()],
        };
        let sample = |full: bool| Shown {
            title: said_sample(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            after: 3,
            corrects: full.then(|| "1".to_owned()),
            changed: full.then(AssessmentShown::sample),
            kind: Field::sample(),
            set: full.then(|| SetShown {
                code: "ogp_2021",
                other: "/es?a=1&b".to_owned(),
                other_code: "ogp_before_2021",
                error: Some("…".to_owned()),
            }),
            criteria: if full { vec![criterion(true), criterion(false)] } else { Vec::new() },
            own: full.then(crate::pages::parts::body_sample),
            organisation: (!full).then(Field::sample),
            assessor: Field::sample(),
            dated: Field::sample(),
            summary: Field::sample(),
            url: Field::sample(),
            file: Field::sample(),
            reason: full.then(Field::sample),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| AssessPage { assess: sample(full) }).collect()
    }
}

/// What is assessed, for somebody who may.
struct Found {
    plan: Plan,
    commitment: Option<Commitment>,
    /// Every version about the same thing.
    known: Vec<Assessment>,
    corrected: Option<Assessment>,
    kinds: Vec<AssessmentKind>,
    capacity: Capacity,
}

impl Found {
    async fn of(
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
        parts: (&str, Option<&str>),
        corrects: Option<&str>,
    ) -> Result<Found, PageError> {
        let plan = find::plan(app, db, visit, parts.0).await?;
        let commitment = match parts.1 {
            None => None,
            Some(number) => {
                let (mut all, position) = find::commitment(db, &plan, number).await?;
                Some(all.swap_remove(position))
            }
        };
        let standing = standing(&signed.cx(app, visit.lang), db).await?;
        let mut known = queries::assessments(db, Among::Plan(plan.id)).await?;
        known.retain(|it| it.commitment == commitment.as_ref().map(|it| it.id));
        let corrected = match corrects {
            None => None,
            Some(id) => {
                let id: Uuid = id.parse().map_err(|_| PageError::not_found(""))?;
                Some(known.iter().find(|it| it.id == id).cloned().ok_or_else(|| PageError::not_found(""))?)
            }
        };
        let (kinds, capacity) = allowed(&standing, &plan, commitment.is_none(), corrected.as_ref())?;
        Ok(Found { plan, commitment, known, corrected, kinds, capacity })
    }

    /// The same, with the newest version in place of the one that is corrected.
    fn latest(mut self) -> Found {
        if let Some(it) = &self.corrected {
            let versions = self.known.iter().filter(|other| other.thread() == it.thread());
            self.corrected = versions.max_by_key(|it| it.version).cloned();
        }
        self
    }

    fn about(&self) -> About {
        self.commitment.as_ref().map_or(About::Plan(self.plan.id), |it| About::Commitment(it.id))
    }

    /// The address of the form.
    fn paths(&self) -> [String; 2] {
        match &self.commitment {
            None => ASSESS_PLAN.paths(&[("plan", &self.plan.code)]),
            Some(it) => ASSESS.paths(&[("plan", &self.plan.code), ("commitment", &it.number.to_string())]),
        }
    }

    /// The set of the form: the one that was asked for, that of the version that is corrected,
    /// or that of the days of the plan.
    fn set(&self, asked: Option<&str>) -> CodeSet {
        let corrected = self.corrected.as_ref().and_then(|it| it.set);
        let began = self.plan.period.signed.start.or(self.plan.period.in_force.start);
        asked.and_then(CodeSet::from_code).or(corrected).unwrap_or_else(|| CodeSet::at(began))
    }

    /// The body in whose name an evaluator speaks.
    fn own(&self) -> Option<&Ref> {
        self.capacity.body.as_ref().filter(|_| self.capacity.role == Role::Evaluator)
    }
}

/// The kinds that somebody may record here, and in which capacity; why not, if none.
fn allowed(
    standing: &Standing,
    plan: &Plan,
    whole_plan: bool,
    corrected: Option<&Assessment>,
) -> Result<(Vec<AssessmentKind>, Capacity), CommandError> {
    if let Some(it) = corrected {
        return Ok((vec![it.kind], policy::may_correct(standing, it, plan)?));
    }
    let mut refusal = Refusal::Role;
    let mut kinds = Vec::new();
    let mut capacity = None;
    for kind in AssessmentKind::ALL {
        if whole_plan && kind == AssessmentKind::EndOfCommitment {
            continue;
        }
        match policy::may_assess(standing, kind, plan) {
            Ok(as_whom) => {
                kinds.push(kind);
                capacity.get_or_insert(as_whom);
            }
            Err(Refusal::Role) => {}
            Err(other) => refusal = other,
        }
    }
    Ok((kinds, capacity.ok_or(refusal)?))
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((plan, commitment)): Path<(String, String)>,
) -> PageResult {
    open(&app, &visit, &signed, (&plan, Some(&commitment))).await
}

pub(crate) async fn show_plan(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(plan): Path<String>,
) -> PageResult {
    open(&app, &visit, &signed, (&plan, None)).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((plan, commitment)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    record(&app, &visit, &signed, (&plan, Some(&commitment)), &form).await
}

pub(crate) async fn send_plan(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(plan): Path<String>,
    form: Form,
) -> PageResult {
    record(&app, &visit, &signed, (&plan, None), &form).await
}

async fn open(app: &App, visit: &Visit, signed: &Signed, parts: (&str, Option<&str>)) -> PageResult {
    let db = app.store.read().await?;
    let found = Found::of(app, &db, visit, signed, parts, visit.asked("corrects")).await?.latest();
    page(app, &db, visit, &found, &Wrong::default(), None).await
}

/// What stands in the way of a form that was sent.
#[derive(Default)]
struct Wrong {
    problems: Vec<Problem>,
    changed: bool,
}

async fn record(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    parts: (&str, Option<&str>),
    form: &Form,
) -> PageResult {
    let corrects = Some(form.text("corrects")).filter(|id| !id.is_empty());
    let db = app.store.read().await?;
    // Files are taken in only for somebody who may assess.
    let found = Found::of(app, &db, visit, signed, parts, corrects.as_deref()).await?;
    let kind = match found.kinds.as_slice() {
        [only] => *only,
        kinds => {
            let sent = AssessmentKind::from_code(&form.text("kind"));
            sent.filter(|kind| kinds.contains(kind)).ok_or(PageError::Bad("form"))?
        }
    };
    let mut url = form.text("url");
    let mut file = None;
    if let Some(upload) = form.files("file").next() {
        match app.take_in("file", upload).await? {
            Err(problem) => {
                let wrong = Wrong { problems: vec![problem], changed: false };
                return Ok(mended(page(app, &db, visit, &found, &wrong, Some(form)).await?, &wrong.problems));
            }
            Ok(taken) => {
                url = app.absolute(&taken.path);
                let size = i64::try_from(taken.size).unwrap_or(i64::MAX);
                file = Some(NewFile { sha256: taken.sha256, media_type: taken.media_type, size });
            }
        }
    }
    drop(db);
    let new = NewAssessment {
        about: found.about(),
        corrects: found.corrected.as_ref().map(|it| it.id),
        kind,
        set: found.commitment.as_ref().map(|_| found.set(Some(&form.text("set")))),
        codes: codes(form),
        dated: form.day("dated").unwrap_or_default(),
        organisation: form.text("organisation"),
        assessor: translated(visit, form, "assessor", found.corrected.as_ref().map(|it| &it.assessor)),
        summary: translated(visit, form, "summary", found.corrected.as_ref().map(|it| &it.summary)),
        url,
        file,
        reason: words(visit, form, "reason"),
        after: form.number("after").ok().flatten().and_then(|count| usize::try_from(count).ok()),
    };
    match assess(&signed.cx(app, visit.lang), app, new).await {
        Ok(_) => Ok(done(visit, "assessed")),
        Err(error @ (CommandError::Problems(_) | CommandError::Changed)) => {
            let db = app.store.read().await?;
            let found = Found::of(app, &db, visit, signed, parts, corrects.as_deref()).await?.latest();
            let wrong = match error {
                CommandError::Problems(problems) => Wrong { problems, changed: false },
                _ => Wrong { problems: Vec::new(), changed: true },
            };
            Ok(mended(page(app, &db, visit, &found, &wrong, Some(form)).await?, &wrong.problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The codes of every criterion that the form sends, of whatever set: the command says which of
/// them are wrong.
fn codes(form: &Form) -> Codes {
    let mut codes = Codes::default();
    for criterion in crate::model::assessment::CRITERIA {
        codes.set(criterion.name, &form.text(criterion.name));
    }
    codes
}

/// The words of a field; of a correction with what stood there in other languages.
fn translated(visit: &Visit, form: &Form, field: &str, known: Option<&Text>) -> Text {
    let mut text = known.cloned().unwrap_or_default();
    text.set(visit.lang.code(), form.text(field));
    text
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    found: &Found,
    wrong: &Wrong,
    form: Option<&Form>,
) -> PageResult {
    let lang = visit.lang;
    let corrected = found.corrected.as_ref();
    let fields = Fields::new(app, lang, "plans-assess", &wrong.problems);
    let text = |name: &str, before: &dyn Fn(&Assessment) -> String| match form {
        Some(form) => form.text(name),
        None => corrected.map(before).unwrap_or_default(),
    };
    let own_words = |text: &Text| text.get(lang.code()).unwrap_or_default().to_owned();
    let number = found.commitment.as_ref().map(|it| it.number.to_string());
    let title =
        app.words.plain(lang, if corrected.is_some() { "plans-correct-title" } else { "plans-assess-title" });
    let asked = form.map(|form| form.text("set")).or_else(|| visit.asked("set").map(str::to_owned));
    let set = found.commitment.as_ref().map(|_| found.set(asked.as_deref()));
    let path = &found.paths()[lang as usize];
    let kinds = found
        .kinds
        .iter()
        .map(|kind| (kind.code().to_owned(), choice_label(&app.words, lang, "kind", kind.code())));
    let own = match found.own() {
        Some(own) => app.references.one(db, own).await?.map(|it| Body::of(lang, &it)),
        None => None,
    };
    let organisations = organisations(app, db, lang, found).await?;
    let before = |it: &Assessment| it.organisation.and_then(|id| organisations.code(id)).unwrap_or_default();
    let organisation = text("organisation", &before);
    let today = visit.today.to_string();
    let newest = found.known.iter().max_by_key(|it| it.id).filter(|_| wrong.changed);
    let changed = match newest {
        Some(it) => Some(AssessmentShown::alone(app, db, lang, it).await?),
        None => None,
    };
    let shown = Shown {
        title: found
            .commitment
            .as_ref()
            .map_or_else(|| Said::title(lang, &found.plan.title), |it| Said::title(lang, &it.title)),
        path: found.commitment.as_ref().map_or_else(
            || resolver::plan(&found.plan).path(lang).to_owned(),
            |it| resolver::commitment(it, &found.plan.code).path(lang).to_owned(),
        ),
        action: path.clone(),
        // What somebody sends again after another was first has seen what the other wrote.
        after: found.known.len(),
        corrects: corrected.map(|it| it.id.to_string()),
        changed,
        kind: fields.choice("kind", &text("kind", &|it| it.kind.code().to_owned()), true, kinds),
        set: set.map(|set| {
            let other = CodeSet::ALL.into_iter().find(|it| *it != set).unwrap_or(set);
            let corrects = corrected.map(|it| format!("&corrects={}", it.id)).unwrap_or_default();
            SetShown {
                code: set.code(),
                other: format!("{path}?set={}{corrects}", other.code()),
                other_code: other.code(),
                error: fields.field("set", "", true).error,
            }
        }),
        criteria: set.map(|set| criteria(app, lang, set, corrected, form, &fields)).unwrap_or_default(),
        organisation: own.is_none().then(|| {
            let none = (String::new(), app.words.plain(lang, "plans-assess-other"));
            let all =
                std::iter::once(none).chain(organisations.0.iter().map(|it| (it.1.clone(), it.2.clone())));
            fields.choice("organisation", &organisation, false, all)
        }),
        own,
        assessor: fields.field("assessor", text("assessor", &|it| own_words(&it.assessor)), false),
        dated: fields.field(
            "dated",
            form.map_or_else(
                || corrected.map_or(today, |it| it.dated.to_string()),
                |form| form.text("dated"),
            ),
            true,
        ),
        summary: fields.field("summary", text("summary", &|it| own_words(&it.summary)), set.is_none()),
        url: fields.field("url", text("url", &|it| it.url.clone().unwrap_or_default()), false),
        file: fields.field("file", "", false),
        reason: corrected.map(|_| fields.field("reason", text("reason", &|_| String::new()), true)),
        errors: fields.errors(),
    };
    let mut way = crumbs(app, lang, &found.plan);
    if let Some(number) = number {
        let levels = LevelNames::of(app, lang, &found.plan.levels);
        way.push(Crumb::to(step(&levels.commitment, &number), shown.path.clone()));
    }
    way.push(Crumb::here(&title));
    let paths = found.paths();
    let meta = PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() };
    app.page(visit, &meta, &AssessPage { assess: shown })
}

fn criteria(
    app: &App,
    lang: Lang,
    set: CodeSet,
    corrected: Option<&Assessment>,
    form: Option<&Form>,
    fields: &Fields<'_>,
) -> Vec<CriterionShown> {
    let shown = set.criteria().iter().map(|criterion| {
        let key = format!("column-assessments-{}", criterion.name).replace('_', "-");
        let before = || corrected.and_then(|it| it.codes.get(*criterion)).unwrap_or_default().to_owned();
        CriterionShown {
            name: criterion.name,
            label: app.words.plain(lang, &key),
            help: app.words.try_say(lang, &format!("{key}.help"), &FluentArgs::new()),
            error: fields.field(criterion.name, "", false).error,
            chosen: form.map_or_else(before, |form| form.text(criterion.name)),
            codes: criterion.codes.iter().map(|code| CodeShown::of(app, lang, *criterion, code)).collect(),
        }
    });
    shown.collect()
}

/// Organisations that may speak: identifier, code, name.
struct Organisations(Vec<(Uuid, String, String)>);

impl Organisations {
    fn code(&self, id: Uuid) -> Option<String> {
        self.0.iter().find(|it| it.0 == id).map(|it| it.1.clone())
    }
}

/// Those with a part in the plan, and those that assessed something in it, by name. Another is
/// named in words.
async fn organisations(app: &App, db: &Conn, lang: Lang, found: &Found) -> Result<Organisations, PageError> {
    let mut all: Vec<Ref> = queries::bodies(db, Among::Plan(found.plan.id))
        .await?
        .into_values()
        .flatten()
        .map(|body| body.organisation)
        .chain(found.known.iter().filter_map(|it| Some(ORGANISATION.with(it.organisation?))))
        .chain(found.capacity.body.clone())
        .collect();
    all.sort();
    all.dedup();
    let known = app.references.resolve(db, &all).await?;
    let mut named: Vec<(Uuid, String, String)> = known
        .values()
        .map(|it| (it.reference.id, it.code.clone(), it.title.for_reader(lang).to_owned()))
        .collect();
    named.sort_by(|a, b| (&a.2, &a.1).cmp(&(&b.2, &b.1)));
    Ok(Organisations(named))
}
