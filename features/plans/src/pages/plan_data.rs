//! A plan in the forms in which it can be taken away.

use super::parts::bodies;
use super::{PLAN, find};
use crate::api::commitment::{self, CommitmentResource};
use crate::api::plan::plan_resource;
use crate::model::assessment::{
    ACCESS, CIVIC, COMPLETION, Criterion, IMPACT, OPENED, PUBLIC, SPECIFICITY, Side, TECHNOLOGY, in_force,
    newest_with,
};
use crate::model::{self, BodyRole, Milestone, Plan, WholePlan};
use crate::queries::{self, Among};
use crate::resolver;
use minga_exchange::choice_label;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Lang, Text};
use minga_store::{Conn, events_about};
use minga_web::answer::Deadline;
use minga_web::http::{Path, State};
use minga_web::pages::feed_of;
use minga_web::{App, Format, PageError, PageResult, Visit, answer};

/// How many changes a feed holds.
pub(crate) const IN_FEED: u64 = 100;

/// The plan as the visit's form: JSON as in the API, CSV as its commitments, Excel whole
/// and fit for importing again, Atom as its changes, a calendar of its deadlines.
pub(crate) async fn answer(app: &App, db: &Conn, visit: &Visit, plan: Plan) -> PageResult {
    let lang = visit.lang;
    let title = plan.title.for_reader(lang).to_owned();
    let path = PLAN.path(lang, &[("plan", &plan.code)]);
    let reference = model::PLAN.with(plan.id);
    match visit.format {
        Format::Pdf | Format::Odt => Err(PageError::not_found(title)),
        Format::Html => Err(PageError::Internal("a page is not data".to_owned())),
        Format::Json => {
            let summaries = queries::summaries(db, vec![plan]).await?;
            let mut all: Vec<_> = summaries.iter().map(|it| plan_resource(app, it)).collect();
            answer::json(&all.pop())
        }
        Format::Csv => {
            let whole = queries::whole_plan(db, &app.references, plan).await?;
            let rows = commitment::resources(app, &whole, visit.today);
            answer::tables(
                app,
                visit,
                &format!("{}-commitments", whole.plan.code),
                &[commitments(lang, &rows)],
            )
        }
        Format::Xlsx => {
            let tables = minga_exchange::export(db, &app.sheets, &app.references, reference).await?;
            answer::tables(app, visit, &plan.code, &tables)
        }
        Format::Atom => {
            let events = events_about(db, &reference, IN_FEED).await?;
            feed_of(app, db, lang, &title, &path, &events).await
        }
        Format::Ics => {
            let whole = queries::whole_plan(db, &app.references, plan).await?;
            let due = deadlines(app, lang, &whole, &whole.milestones.iter().collect::<Vec<_>>());
            answer::calendar(app, &title, &whole.plan.code, whole.plan.updated, &due)
        }
    }
}

/// The columns of a plan's commitments as a list.
const COMMITMENTS: Schema = Schema {
    name: "commitments",
    columns: &[
        Column::new("number", ColumnKind::Integer),
        Column::new("theme", ColumnKind::Text),
        Column::new("title", ColumnKind::Text),
        Column::new("state", ColumnKind::Code),
        Column::new("progress_reported", ColumnKind::Number),
        Column::new("progress_confirmed", ColumnKind::Number),
        Column::new("milestones", ColumnKind::Integer),
        Column::new("milestones_completed", ColumnKind::Integer),
        Column::new("milestones_overdue", ColumnKind::Integer),
        Column::new("completion_government", ColumnKind::Code),
        Column::new("completion_independent", ColumnKind::Code),
        Column::new("start", ColumnKind::Date),
        Column::new("end", ColumnKind::Date),
        Column::new("responsible", ColumnKind::List),
        Column::new("supporting", ColumnKind::List),
        Column::new("counterpart", ColumnKind::List),
        Column::new("sdg", ColumnKind::List),
        Column::new("note", ColumnKind::LongText),
        Column::new("url", ColumnKind::Url),
    ],
};

/// Commitments as rows.
pub(crate) fn commitments(lang: Lang, all: &[CommitmentResource]) -> Table {
    let number = |value: Option<f64>| value.map_or(Value::Empty, Value::Number);
    let count = |value: usize| Value::Integer(i64::try_from(value).unwrap_or(i64::MAX));
    let rows = all.iter().map(|it| {
        vec![
            Value::Integer(it.number),
            Value::from(it.theme.as_ref().map(|theme| theme.title.for_reader(lang).to_owned())),
            Value::from(it.title.for_reader(lang)),
            Value::from(it.state),
            number(it.progress.map(|progress| progress.reported)),
            number(it.progress.map(|progress| progress.confirmed)),
            count(it.milestones.total),
            count(it.milestones.completed),
            count(it.milestones.overdue),
            Value::from(it.completion.government.as_deref().unwrap_or_default()),
            Value::from(it.completion.independent.as_deref().unwrap_or_default()),
            Value::from(it.schedule.in_force.start),
            Value::from(it.schedule.in_force.end),
            Value::from(it.codes(BodyRole::Lead)),
            Value::from(it.codes(BodyRole::Support)),
            Value::from(it.codes(BodyRole::Counterpart)),
            Value::from(it.sdgs.iter().map(ToString::to_string).collect::<Vec<_>>()),
            Value::from(it.note.for_reader(lang)),
            Value::from(it.html_url.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&COMMITMENTS) }
}

/// Dates in force of milestones, for a calendar.
pub(crate) fn deadlines(
    app: &App,
    lang: Lang,
    whole: &WholePlan,
    milestones: &[&Milestone],
) -> Vec<Deadline> {
    let title = |id| whole.commitments.iter().find(|it| it.id == id).map(|it| it.title.for_reader(lang));
    let due = milestones.iter().filter_map(|it| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("state", it.state.code());
        let state = app.words.say(lang, "plans-state", &args);
        Some(Deadline {
            id: it.id.to_string(),
            title: format!("{} {}", it.label(), it.title.for_reader(lang)),
            description: format!("{} · {state}", title(it.commitment).unwrap_or_default()),
            day: it.schedule.in_force.end?,
            path: resolver::milestone(it, &whole.plan.code).path(lang).to_owned(),
        })
    });
    due.collect()
}

/// The columns of the Open Government Partnership's own commitment data set. What this
/// program does not know is `ND` there too.
const OGP_COLUMNS: [&str; 21] = [
    "Commitment Unique Identifier",
    "Country/Locality",
    "Region",
    "Theme",
    "Year Of Submission",
    "Action Plan Number",
    "Commitment Number",
    "Commitment Title",
    "Short Title",
    "Full Text",
    "Lead Institution",
    "Supporting Institution(s)",
    "URL",
    "OGP Value Access To Information",
    "OGP Value Civic Participation",
    "OGP Value Public Accountability",
    "OGP Value Technology",
    "Specificity",
    "Potential Impact",
    "Completion",
    "Did It Open Government (Overall)",
];

/// `…/plans/{plan}/ogp.csv` and `.xlsx`.
pub(crate) async fn ogp(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    use chrono::Datelike;
    if !matches!(visit.format, Format::Csv | Format::Xlsx) {
        return Err(PageError::not_found(code));
    }
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let whole = queries::whole_plan(&db, &app.references, plan).await?;
    let details = queries::commitment_details(&db, Among::Plan(whole.plan.id)).await?;
    let country = country_name(&app, &db, &whole.plan, lang).await?;
    let plan = &whole.plan;
    let facts = whole.facts();
    let held = in_force(&whole.assessments);
    let rows = facts.iter().map(|it| {
        let its = details.get(&it.commitment.id).cloned().unwrap_or_default();
        // Only who looks from outside says what these columns ask; OGP's own words are English.
        let said = |criterion: Criterion| {
            newest_with(&held, it.commitment.id, Side::Independent, criterion)?.codes.get(criterion)
        };
        let coded = |criterion: Criterion| {
            let label = |code| choice_label(&app.words, Lang::En, criterion.name, code);
            Value::from(said(criterion).map_or_else(|| "ND".to_owned(), label))
        };
        let serves = |criterion: Criterion, text: Option<&Text>| {
            Value::from(match (said(criterion), text) {
                (Some("yes"), _) => "1",
                (Some(_), _) => "0",
                (None, Some(text)) if !text.is_empty() => "1",
                (None, _) => "ND",
            })
        };
        let names = |role| {
            let names = bodies(lang, it.bodies, it.known, role).into_iter().map(|body| body.name.words);
            Value::from(names.collect::<Vec<_>>().join("; "))
        };
        let theme = whole.themes.iter().find(|theme| Some(theme.id) == it.commitment.theme);
        let full = [&it.commitment.summary, &its.problem, &its.solution, &its.results]
            .map(|text| text.for_reader(lang))
            .join("\n");
        let identifier = it.commitment.code.clone();
        vec![
            Value::from(identifier.unwrap_or_else(|| format!("{}-{}", plan.code, it.commitment.number))),
            Value::from(country.as_str()),
            Value::from("ND"),
            Value::from(theme.map_or("ND", |theme| theme.title.for_reader(lang))),
            plan.adopted.map_or(Value::from("ND"), |day| Value::Integer(i64::from(day.year()))),
            plan.number.map_or(Value::from("ND"), Value::Integer),
            Value::Integer(it.commitment.number),
            Value::from(it.commitment.title.for_reader(lang)),
            Value::from("ND"),
            Value::from(full.trim()),
            names(BodyRole::Lead),
            names(BodyRole::Support),
            Value::from(app.absolute(resolver::commitment(it.commitment, &plan.code).path(lang))),
            serves(ACCESS, Some(&its.transparency)),
            serves(CIVIC, Some(&its.participation)),
            serves(PUBLIC, Some(&its.accountability)),
            serves(TECHNOLOGY, None),
            coded(SPECIFICITY),
            coded(IMPACT),
            coded(COMPLETION),
            coded(OPENED),
        ]
    });
    let columns = OGP_COLUMNS.iter().map(|column| (*column).into()).collect();
    let table = Table { name: "ogp", columns, rows: rows.collect() };
    answer::tables(&app, &visit, &format!("{}-ogp", plan.code), &[table])
}

async fn country_name(app: &App, db: &Conn, plan: &Plan, lang: Lang) -> Result<String, PageError> {
    let resolved = match plan.jurisdiction {
        Some(id) => app.references.one(db, &model::JURISDICTION.with(id)).await?,
        None => None,
    };
    Ok(resolved.map_or_else(|| plan.country.clone(), |it| it.title.for_reader(lang).to_owned()))
}
