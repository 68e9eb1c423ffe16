use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal::{self, Working};
use minga_exchange::{Change, Deed, ImportError, Input, Intent, Means, Outcome};
use minga_i18n::FluentArgs;
use minga_kernel::table::Value;
use minga_kernel::{Actor, Cx, Lang, Problem, Severity};
use minga_tabular::Problems;
use minga_web::App;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// How an import ended, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Imported, or nothing to do, or only looked.
    Good,
    /// It would change what is there and nobody said yes.
    LeftAlone,
    /// There are problems in the file.
    Refused,
}

impl From<End> for ExitCode {
    fn from(end: End) -> ExitCode {
        match end {
            End::Good => ExitCode::SUCCESS,
            End::LeftAlone => ExitCode::from(3),
            End::Refused => ExitCode::FAILURE,
        }
    }
}

/// `minga import plan`
///
/// Each source is imported wholly or not at all, whatever becomes of the others. Exit
/// status: 0 imported or nothing to do, 1 problems in a file, 3 it would change what is
/// there and nobody said yes.
pub(crate) async fn run(
    config: &Config,
    sources: &[PathBuf],
    dry_run: bool,
    yes: bool,
) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let mut worst = End::Good;
    for source in sources {
        if sources.len() > 1 {
            terminal::say(source.display());
        }
        let (input, problems) = read(&app, config, source).await?;
        worst = worst.max(one(&app, config.lang, (app.means(), &input, problems), dry_run, yes).await?);
    }
    Ok(worst.into())
}

/// `minga import proposals`: the same for proposals from elsewhere.
pub(crate) async fn proposals(
    config: &Config,
    file: &Path,
    (process, source): (&str, &str),
    dry_run: bool,
    yes: bool,
) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let db = app.store.read().await?;
    let incoming = minga_cocreation::Incoming::into(&db, process, source).await?;
    drop(db);
    let Some(incoming) = incoming else {
        let mut args = FluentArgs::new();
        args.set("code", process.to_owned());
        terminal::tell(app.words.say(config.lang, "cli-no-process", &args));
        return Ok(ExitCode::FAILURE);
    };
    let working = Working::on(app.words.plain(config.lang, "cli-reading"));
    let (path, limits) = (file.to_owned(), config.limits());
    let inspected = tokio::task::spawn_blocking(move || minga_tabular::inspect(&path, &limits)).await?;
    let mut problems = Problems::default();
    let input = minga_cocreation::understand(inspected, &mut problems);
    drop(working);
    let features = incoming.sheets();
    let means = Means { store: &app.store, features: &features, references: &app.references };
    Ok(one(&app, config.lang, (means, &input, problems), dry_run, yes).await?.into())
}

async fn one(
    app: &App,
    lang: Lang,
    (means, input, problems): (Means<'_>, &Input, Problems),
    dry_run: bool,
    yes: bool,
) -> anyhow::Result<End> {
    let preview = match with_means(app, lang, "cli-checking", means, (input, problems), Intent::Preview).await
    {
        Ok(preview) => preview,
        Err(error) => return refused(app, lang, error),
    };
    for notice in &preview.notices {
        terminal::tell(in_words(app, lang, notice));
    }
    show(app, lang, &preview);
    let nothing = preview.count(Deed::Created) + preview.count(Deed::Changed) == 0;
    if dry_run || nothing {
        terminal::say(app.words.plain(lang, if nothing { "cli-nothing-to-do" } else { "cli-dry-run" }));
        return Ok(End::Good);
    }
    if preview.count(Deed::Changed) > 0 && !yes {
        if !terminal::has_person() {
            terminal::tell(app.words.plain(lang, "cli-say-yes"));
            return Ok(End::LeftAlone);
        }
        if !terminal::ask(&app.words.plain(lang, "cli-ask")) {
            terminal::tell(app.words.plain(lang, "cli-left-alone"));
            return Ok(End::LeftAlone);
        }
    }
    // What is written is worked out again inside the transaction, from what is there then.
    let again = (input, Problems::default());
    match with_means(app, lang, "cli-writing", means, again, Intent::Apply).await {
        Ok(outcome) => {
            terminal::say(counted(app, lang, "cli-imported", &outcome));
            Ok(End::Good)
        }
        Err(error) => refused(app, lang, error),
    }
}

/// Reads and understands a file or folder.
pub(crate) async fn read(app: &App, config: &Config, path: &Path) -> anyhow::Result<(Input, Problems)> {
    let working = Working::on(app.words.plain(config.lang, "cli-reading"));
    let (path, limits) = (path.to_owned(), config.limits());
    let inspected = tokio::task::spawn_blocking(move || minga_tabular::inspect(&path, &limits)).await?;
    let schemas: Vec<_> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
    let mut problems = Problems::default();
    let input = Input::of_file(inspected, &schemas, &app.words, &mut problems);
    drop(working);
    Ok((input, problems))
}

/// Runs the import command as the operator, and shows how far it is under the message `doing`.
pub(crate) async fn take_in(
    app: &App,
    lang: Lang,
    doing: &str,
    input: &Input,
    problems: Problems,
    intent: Intent,
) -> Result<Outcome, ImportError> {
    with_means(app, lang, doing, app.means(), (input, problems), intent).await
}

async fn with_means(
    app: &App,
    lang: Lang,
    doing: &str,
    means: Means<'_>,
    (input, problems): (&Input, Problems),
    intent: Intent,
) -> Result<Outcome, ImportError> {
    let watch = Arc::new(Working::on(app.words.plain(lang, doing)));
    let cx = Cx { watch, ..app.cx(Actor::Operator, lang) };
    minga_exchange::import(&cx, means, input, problems, intent).await
}

fn refused(app: &App, lang: Lang, error: ImportError) -> anyhow::Result<End> {
    let ImportError::Problems(problems) = error else { return Err(error.into()) };
    for problem in &problems {
        terminal::tell(in_words(app, lang, problem));
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let mut args = FluentArgs::new();
    args.set("count", errors as f64);
    terminal::tell(app.words.say(lang, "cli-refused", &args));
    Ok(End::Refused)
}

/// A problem with its place and its mend.
pub(crate) fn in_words(app: &App, lang: Lang, problem: &Problem) -> String {
    let mut place = Vec::new();
    place.extend(problem.place.sheet.clone());
    if let Some(row) = problem.place.row {
        let mut args = FluentArgs::new();
        args.set("row", row.to_string());
        place.push(app.words.say(lang, "cli-row", &args));
    }
    place.extend(problem.place.column.as_ref().map(|column| format!("«{column}»")));
    let what = app.problem_in_words(lang, problem);
    let mark = match problem.severity {
        Severity::Error => "✗",
        Severity::Notice => "·",
    };
    let place = place.join(", ");
    let colon = if place.is_empty() { "" } else { ": " };
    format!("{mark} {place}{colon}{what}")
}

/// Writes what would happen: every change of what is there, and counts of the rest.
fn show(app: &App, lang: Lang, preview: &Outcome) {
    for change in preview.changes.iter().filter(|change| change.deed == Deed::Changed) {
        for field in &change.fields {
            terminal::say(format_args!(
                "~ {} {} · {}: {} → {}",
                change.sheet,
                change.code,
                field.column,
                plain(&field.from),
                plain(&field.to)
            ));
        }
    }
    terminal::say(counted(app, lang, "cli-would", preview));
    let absent: Vec<&Change> = preview.changes.iter().filter(|it| it.deed == Deed::Absent).collect();
    if !absent.is_empty() {
        let mut args = FluentArgs::new();
        args.set("count", absent.len() as f64);
        terminal::say(app.words.say(lang, "cli-absent", &args));
    }
}

fn counted(app: &App, lang: Lang, key: &str, outcome: &Outcome) -> String {
    let mut args = FluentArgs::new();
    args.set("created", outcome.count(Deed::Created) as f64);
    args.set("changed", outcome.count(Deed::Changed) as f64);
    args.set("unchanged", outcome.count(Deed::Unchanged) as f64);
    app.words.say(lang, key, &args)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Empty => "∅".to_owned(),
        Value::Text(text) => format!("«{text}»"),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
        Value::List(items) => items.join("; "),
    }
}
