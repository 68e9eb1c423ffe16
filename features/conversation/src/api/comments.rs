use crate::model::{Comment, State as Stands, TALKED};
use crate::pages::shown::Told;
use crate::pages::{COMMENT, path_of};
use crate::queries;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang, Moment, Ref};
use minga_store::{Conn, StoreError};
use minga_web::api::{List, ListQuery, ProblemDocument};
use minga_web::http::{Query, Response, State, utoipa};
use minga_web::{App, PageError, answer};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// What somebody said about a thing.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Comment)]
pub(crate) struct CommentResource {
    /// The identifier, which never changes.
    id: Uuid,
    /// What it is about, as `kind:identifier`.
    about: String,
    /// `question`, `for`, `against` or `neither`.
    stance: &'static str,
    /// `published`, `hidden` by a moderator, or `withdrawn` by its author.
    state: &'static str,
    /// When it was said, in UTC.
    #[schema(value_type = String, format = DateTime)]
    made_at: Moment,
    /// Its author's name, `null` unless they want it shown.
    author: Option<String>,
    /// The language of the page on which it was written.
    lang: String,
    /// The words; `null` where it does not stand any more.
    text: Option<String>,
    /// Why it was hidden, in the words of moderation, or `null`.
    hidden_for: Option<&'static str>,
    /// Of a question: the last day on which an answer is in time, computed by the calendars that
    /// count for it; `null` while they stand still.
    #[schema(value_type = Option<String>, format = Date)]
    answer_due: Option<Day>,
    /// Of a question: whether that day passed without an answer by a body that leads the thing;
    /// computed today.
    unanswered: bool,
    /// What bodies answered.
    answers: Vec<AnswerResource>,
    /// Its page.
    html_url: String,
}

/// What a body answered.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Answer)]
pub(crate) struct AnswerResource {
    /// The body's code.
    organisation: Option<String>,
    /// The part that the body had when it answered: `lead`, `support` or `counterpart`.
    part: String,
    /// When, in UTC.
    #[schema(value_type = String, format = DateTime)]
    made_at: Moment,
    /// The language of the words.
    lang: String,
    text: String,
}

/// What the list is of.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct About {
    /// A commitment or a milestone, as `kind:identifier`; everything if absent.
    #[param(example = "commitment:018f3c3e-0000-7000-8000-000000000000")]
    about: Option<String>,
}

/// What was said about a thing, or about all, in the order in which it was said.
#[utoipa::path(
    get,
    path = "/comments",
    operation_id = "list_comments",
    params(About, ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<CommentResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "There is no such thing", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "comments"
)]
pub(crate) async fn list(
    State(app): State<App>,
    Query(about): Query<About>,
    Query(page): Query<ListQuery>,
) -> Result<Response, PageError> {
    let about: Option<Ref> =
        about.about.map(|text| text.parse().map_err(|_| PageError::Bad("about"))).transpose()?;
    let db = app.store.read().await?;
    if let Some(about) = &about
        && (!TALKED.contains(&about.kind) || app.references.one(&db, about).await?.is_none())
    {
        return Err(PageError::not_found(""));
    }
    let found = page.page(
        &app.settings,
        |it: &Comment| it.id,
        |after, limit| queries::in_order(&db, about.as_ref(), after, limit),
    );
    let found = found.await?;
    let items = resources(&app, &db, &found.items).await?;
    answer::json(&List { items, next: found.next })
}

/// Comments as the API gives them.
pub(crate) async fn resources(
    app: &App,
    db: &Conn,
    all: &[Comment],
) -> Result<Vec<CommentResource>, StoreError> {
    let told = Told::of(app, db, all).await?;
    let resource = |it: &Comment| {
        let public = it.state == Stands::Published;
        let due = told.due(it);
        let answers = told.answers.get(&it.id).into_iter().flatten().map(|answer| AnswerResource {
            organisation: told.bodies.get(&answer.body).map(|body| body.code.clone()),
            part: answer.part.clone(),
            made_at: answer.made_at,
            lang: answer.lang.clone(),
            text: answer.text.clone(),
        });
        let hidden = told.decisions.get(&it.id).filter(|_| it.state == Stands::Hidden);
        CommentResource {
            id: it.id,
            about: it.about.to_string(),
            stance: it.stance.code(),
            state: it.state.code(),
            made_at: it.made_at,
            author: told.name(it).filter(|_| public),
            lang: it.lang.clone(),
            text: public.then(|| it.text.clone()),
            hidden_for: hidden.map(|it| it.reason.code()),
            answer_due: due.and_then(|(due, _)| due.last),
            unanswered: due.is_some_and(|(_, over)| over) && !told.is_answered(it),
            answers: answers.collect(),
            html_url: app.absolute(&path_of(&COMMENT, Lang::default(), it.id)),
        }
    };
    Ok(all.iter().map(resource).collect())
}

const COMMENTS: Schema = Schema {
    name: "comments",
    columns: &[
        Column::new("id", ColumnKind::Code),
        Column::new("date", ColumnKind::Date),
        Column::new("stance", ColumnKind::Code),
        Column::new("state", ColumnKind::Code),
        Column::new("author", ColumnKind::Text),
        Column::new("text", ColumnKind::LongText),
        Column::new("answer_due", ColumnKind::Date),
        Column::new("unanswered", ColumnKind::Code),
        Column::new("answers", ColumnKind::LongText),
        Column::new("url", ColumnKind::Url),
    ],
};

/// Comments as rows.
pub(crate) fn table(all: &[CommentResource]) -> Table {
    let rows = all.iter().map(|it| {
        let answers: Vec<String> = it
            .answers
            .iter()
            .map(|answer| format!("{}: {}", answer.organisation.as_deref().unwrap_or_default(), answer.text))
            .collect();
        vec![
            Value::from(it.id.to_string().as_str()),
            Value::from(Some(it.made_at.date_naive())),
            Value::from(it.stance),
            Value::from(it.state),
            Value::from(it.author.as_deref().unwrap_or_default()),
            Value::from(it.text.as_deref().unwrap_or_default()),
            Value::from(it.answer_due),
            Value::from(if it.unanswered { "true" } else { "false" }),
            Value::from(answers.join("\n").as_str()),
            Value::from(it.html_url.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&COMMENTS) }
}
