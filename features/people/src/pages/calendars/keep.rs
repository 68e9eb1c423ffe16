//! Where a calendar is kept: what it says, adding to it, ending something of it. Nothing is
//! changed before whoever does it has seen which open deadlines move.

use super::shown::{EntryShown, LawShown};
use super::{CALENDAR, KEEP};
use crate::commands::calendar::{Asked, Surroundings, keep, preview};
use crate::model::JURISDICTION;
use crate::pages::jurisdictions::JURISDICTIONS;
use crate::policy;
use minga_auth::standing;
use minga_calendar::{Calendars, Moved};
use minga_kernel::{Day, Effect, Lang, Problem, Ref, Resolved, Text};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::WORK;
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct KeepPage {
    keep: Shown,
}

#[derive(Default, Serialize)]
struct Shown {
    action: String,
    calendar: String,
    /// How many deadlines the change moved that was just made.
    done: Option<u64>,
    preview: Option<Preview>,
    laws: Vec<LawShown>,
    entries: Vec<EntryShown>,
    errors: Vec<FieldError>,
    new: NewFields,
    law: LawFields,
    /// The entry that is to end, with its fields.
    ending: Option<Ending>,
}

#[derive(Default, Serialize)]
struct NewFields {
    effect: Field,
    occurs: Field,
    name_es: Field,
    name_en: Field,
    shifts: Field,
    valid_from: Field,
    source: Field,
    source_url: Field,
}

#[derive(Default, Serialize)]
struct LawFields {
    valid_from: Field,
    rest: Field,
    shifts: Field,
    offset: Field,
    source: Field,
}

#[derive(Serialize)]
struct Ending {
    entry: EntryShown,
    until: Field,
    source: Field,
}

/// What a change would do.
#[derive(Serialize)]
struct Preview {
    /// What is sent again to do it.
    fields: Vec<(String, String)>,
    moved: Vec<MovedShown>,
}

#[derive(Serialize)]
struct MovedShown {
    what: String,
    title: Option<Said>,
    path: Option<String>,
    /// Nothing where the clock stands still.
    from: Option<Day>,
    to: Option<Day>,
}

impl View for KeepPage {
    const TEMPLATE: &'static str = "people/calendar_keep.html";

    fn samples() -> Vec<KeepPage> {
        let moved = |full: bool| MovedShown {
            what: "…".to_owned(),
            title: full.then(|| Said { words: "<Hito>".to_owned(), lang: "es".to_owned(), foreign: true }),
            path: full.then(|| "/es".to_owned()),
            from: full.then(Day::default),
            to: (!full).then(Day::default),
        };
        let preview = |moved| Preview { fields: vec![("name_es".to_owned(), "\"<b>".to_owned())], moved };
        let ending = || Ending {
            entry: EntryShown::samples().remove(0),
            until: Field::sample(),
            source: Field::sample(),
        };
        let full = Shown {
            done: Some(2),
            laws: LawShown::samples(),
            entries: EntryShown::samples(),
            errors: vec![FieldError::sample()],
            ending: Some(ending()),
            ..Shown::default()
        };
        let pages = [
            Shown::default(),
            full,
            Shown { preview: Some(preview(vec![moved(true), moved(false)])), ..Shown::default() },
            Shown { preview: Some(preview(Vec::new())), ..Shown::default() },
        ];
        pages.into_iter().map(|keep| KeepPage { keep }).collect()
    }
}

/// The fields of the forms: sent again as they are when a change is confirmed.
const FIELDS: &[&str] = &[
    "form",
    "entry",
    "effect",
    "occurs",
    "name_es",
    "name_en",
    "shifts",
    "valid_from",
    "source",
    "source_url",
    "until",
    "end_source",
    "law_from",
    "rest",
    "law_shifts",
    "offset",
    "law_source",
];

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    page(&app, &db, &visit, &signed, &code, None, &[], None).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let around = Surroundings { references: &app.references, deadlines: &app.deadlines };
    let asked = asked(&form);
    let apply = match form.text("deed").as_str() {
        "preview" => false,
        "apply" => true,
        _ => return Err(PageError::Bad("form")),
    };
    let outcome = if apply {
        keep(&cx, &app.store, &around, &code, &asked).await.map(|moved| (moved, Vec::new()))
    } else {
        let db = app.store.read().await?;
        preview(&cx, &db, &around, &code, &asked).await.map(|(_, moved)| (moved.len(), moved))
    };
    match outcome {
        Ok((moved, _)) if apply => {
            let own = KEEP.path(visit.lang, &[("jurisdiction", &code)]);
            Ok(Redirect::to(&format!("{own}?done={moved}")).into_response())
        }
        Ok((_, moved)) => {
            let db = app.store.read().await?;
            page(&app, &db, &visit, &signed, &code, Some(&form), &[], Some(moved)).await
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, &code, Some(&form), &problems, None).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

fn asked(form: &Form) -> Asked {
    let law = form.text("form") == "law";
    let entry = form.text("entry").parse().ok();
    let mut name = Text::default();
    for lang in Lang::ALL {
        let words = form.text(&format!("name_{}", lang.code()));
        if !words.is_empty() {
            name.set(lang.code(), words);
        }
    }
    let of = |entry: &str, of_law: &str, ends: &str| {
        form.text(if law {
            of_law
        } else if form.text("form") == "end" {
            ends
        } else {
            entry
        })
    };
    Asked {
        entry,
        law,
        effect: form.text("effect"),
        occurs: form.text("occurs"),
        name,
        shifts: of("shifts", "law_shifts", "shifts"),
        rest: form.text("rest"),
        offset: form.text("offset"),
        valid_from: of("valid_from", "law_from", "valid_from"),
        until: form.text("until"),
        source: of("source", "law_source", "end_source"),
        source_url: form.text("source_url"),
    }
}

#[expect(clippy::too_many_arguments, reason = "one page in four states")]
async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    code: &str,
    form: Option<&Form>,
    problems: &[Problem],
    moved: Option<Vec<Moved>>,
) -> PageResult {
    let lang = visit.lang;
    let standing = standing(&signed.cx(app, lang), db).await?;
    policy::may_keep_calendars(&standing).map_err(CommandError::from)?;
    let gone = || PageError::not_found(code);
    let place = app.references.find(db, &JURISDICTION, code).await?.ok_or_else(gone)?;
    let known = app.references.one(db, &place).await?.ok_or_else(gone)?;
    let calendars = Calendars::load(db).await?;
    let fields = Fields::new(app, lang, "calendar", problems);
    let text = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let field = |name: &str, required| fields.field(name, text(name), required);
    let effects = Effect::ALL
        .map(|it| (it.code().to_owned(), app.words.plain(lang, &format!("calendar-effect-{}", it.code()))));
    let ending = form.map(|form| form.text("entry")).or_else(|| visit.asked("end").map(str::to_owned));
    let ending = ending.and_then(|id| calendars.entry(id.parse().ok()?));
    let ending = ending.filter(|it| it.place == known.code && it.valid_until.is_none()).map(|it| Ending {
        entry: EntryShown::of(app, lang, it),
        until: field("until", true),
        source: field("end_source", true),
    });
    let preview = match moved {
        None => None,
        Some(moved) => Some(Preview {
            fields: FIELDS
                .iter()
                .map(|name| ((*name).to_owned(), text(name)))
                .filter(|(_, it)| !it.is_empty())
                .collect(),
            moved: moved_shown(app, db, lang, &moved).await?,
        }),
    };
    let shown = Shown {
        action: KEEP.path(lang, &[("jurisdiction", &known.code)]),
        calendar: CALENDAR.path(lang, &[("jurisdiction", &known.code)]),
        done: visit.asked("done").and_then(|done| done.parse().ok()).filter(|_| form.is_none()),
        preview,
        laws: calendars.laws.iter().filter(|it| it.place == known.code).map(LawShown::of).collect(),
        entries: calendars
            .entries
            .iter()
            .filter(|it| it.place == known.code)
            .map(|it| EntryShown::of(app, lang, it))
            .collect(),
        errors: fields.errors(),
        new: NewFields {
            effect: fields.choice("effect", &text("effect"), true, effects),
            occurs: field("occurs", true),
            name_es: field("name_es", true),
            name_en: field("name_en", false),
            shifts: field("shifts", false),
            valid_from: field("valid_from", false),
            source: field("source", true),
            source_url: field("source_url", false),
        },
        law: LawFields {
            valid_from: field("law_from", true),
            rest: field("rest", true),
            shifts: field("law_shifts", true),
            offset: field("offset", true),
            source: field("law_source", true),
        },
        ending,
    };
    let mut args = minga_i18n::FluentArgs::new();
    args.set("place", known.title.for_reader(lang).to_owned());
    let title = app.words.say(lang, "calendar-keep-title", &args);
    let meta = PageMeta {
        paths: KEEP.paths(&[("jurisdiction", &known.code)]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "people-places"), JURISDICTIONS.path(lang, &[])),
            Crumb::here(&title),
        ],
        section: "organisations",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &KeepPage { keep: shown })
}

async fn moved_shown(
    app: &App,
    db: &Conn,
    lang: Lang,
    moved: &[Moved],
) -> Result<Vec<MovedShown>, PageError> {
    let about: Vec<Ref> = moved.iter().map(|it| it.deadline.about.clone()).collect();
    let known = app.references.resolve(db, &about).await?;
    let shown = moved.iter().map(|it| {
        let thing: Option<&Resolved> = known.get(&it.deadline.about);
        MovedShown {
            what: app.words.plain(lang, it.deadline.what),
            title: thing.map(|thing| Said::title(lang, &thing.title)),
            path: thing.map(|thing| thing.path(lang).to_owned()),
            from: it.from,
            to: it.to,
        }
    });
    Ok(shown.collect())
}
