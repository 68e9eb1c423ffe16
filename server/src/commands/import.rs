use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use minga_exchange::{Change, Deed, ImportError, Input, Intent, Outcome};
use minga_i18n::FluentArgs;
use minga_kernel::table::Value;
use minga_kernel::{Actor, Lang, Problem, Severity};
use minga_tabular::Problems;
use minga_web::App;
use std::path::Path;
use std::process::ExitCode;

/// `minga import plan`
///
/// Exit status: 0 imported or nothing to do, 1 problems in the file, 3 it would change
/// what is there and nobody said yes.
pub(crate) async fn run(config: &Config, path: &Path, dry_run: bool, yes: bool) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let lang = config.lang;
    let (input, problems) = read(&app, config, path).await?;
    let bar = terminal::working(app.words.plain(lang, "cli-checking"));
    let looked = take_in(&app, lang, &input, problems, Intent::Preview).await;
    bar.finish_and_clear();
    let preview = match looked {
        Ok(preview) => preview,
        Err(error) => return refused(&app, lang, error),
    };
    for notice in &preview.notices {
        terminal::tell(in_words(&app, lang, notice));
    }
    show(&app, lang, &preview);
    let nothing = preview.count(Deed::Created) + preview.count(Deed::Changed) == 0;
    if dry_run || nothing {
        terminal::say(app.words.plain(lang, if nothing { "cli-nothing-to-do" } else { "cli-dry-run" }));
        return Ok(ExitCode::SUCCESS);
    }
    if preview.count(Deed::Changed) > 0 && !yes {
        if !terminal::has_person() {
            terminal::tell(app.words.plain(lang, "cli-say-yes"));
            return Ok(ExitCode::from(3));
        }
        if !terminal::ask(&app.words.plain(lang, "cli-ask")) {
            terminal::tell(app.words.plain(lang, "cli-left-alone"));
            return Ok(ExitCode::from(3));
        }
    }
    let bar = terminal::working(app.words.plain(lang, "cli-writing"));
    // What is written is worked out again inside the transaction, from what is there then.
    let written = take_in(&app, lang, &input, Problems::default(), Intent::Apply).await;
    bar.finish_and_clear();
    match written {
        Ok(outcome) => {
            terminal::say(counted(&app, lang, "cli-imported", &outcome));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => refused(&app, lang, error),
    }
}

/// Reads and understands a file or folder.
pub(crate) async fn read(app: &App, config: &Config, path: &Path) -> anyhow::Result<(Input, Problems)> {
    let bar = terminal::working(app.words.plain(config.lang, "cli-reading"));
    let (path, limits) = (path.to_owned(), config.limits());
    let inspected = tokio::task::spawn_blocking(move || minga_tabular::inspect(&path, &limits)).await?;
    let schemas: Vec<_> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
    let mut problems = Problems::default();
    let readable = !inspected.sheets.is_empty();
    for problem in inspected.problems {
        problems.push(problem);
    }
    let input = if readable || !problems.has_errors() {
        Input::understand(&inspected.sheets, &schemas, &app.words, &mut problems)
    } else {
        Input::default()
    };
    bar.finish_and_clear();
    Ok((input, problems))
}

/// Runs the import command as the operator.
pub(crate) async fn take_in(
    app: &App,
    lang: Lang,
    input: &Input,
    problems: Problems,
    intent: Intent,
) -> Result<Outcome, ImportError> {
    let cx = app.cx(Actor::Operator, lang);
    minga_exchange::import(&cx, &app.store, &app.sheets, &app.references, input, problems, intent).await
}

fn refused(app: &App, lang: Lang, error: ImportError) -> anyhow::Result<ExitCode> {
    let ImportError::Problems(problems) = error else { return Err(error.into()) };
    for problem in &problems {
        terminal::tell(in_words(app, lang, problem));
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let mut args = FluentArgs::new();
    args.set("count", errors as f64);
    terminal::tell(app.words.say(lang, "cli-refused", &args));
    Ok(ExitCode::FAILURE)
}

/// A problem with its place and its mend.
pub(crate) fn in_words(app: &App, lang: Lang, problem: &Problem) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in &problem.args {
        args.set(*name, value.clone());
    }
    let mut place = Vec::new();
    place.extend(problem.place.sheet.clone());
    if let Some(row) = problem.place.row {
        let mut args = FluentArgs::new();
        args.set("row", row.to_string());
        place.push(app.words.say(lang, "cli-row", &args));
    }
    place.extend(problem.place.column.as_ref().map(|column| format!("«{column}»")));
    let what = app.words.say(lang, &format!("problem-{}", problem.code), &args);
    let mend = app.words.try_say(lang, &format!("problem-{}-mend", problem.code), &args).unwrap_or_default();
    let mark = match problem.severity {
        Severity::Error => "✗",
        Severity::Notice => "·",
    };
    let place = place.join(", ");
    let colon = if place.is_empty() { "" } else { ": " };
    format!("{mark} {place}{colon}{what} {mend}").trim_end().to_owned()
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
