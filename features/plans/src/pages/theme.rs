use super::parts::{CommitmentLine, Counts, LevelNames, Named, ProgressShown, crumbs, said_sample};
use super::{THEME, find, plan_data};
use crate::api::commitment;
use crate::model::{self, CommitmentFacts};
use crate::{progress, queries, resolver};
use minga_kernel::Day;
use minga_web::http::{Path, State};
use minga_web::pages::{events_around, feed_of};
use minga_web::{
    App, Crumb, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ThemePage {
    theme: Shown,
    slots: Slots,
}

#[derive(Default, Serialize)]
struct Slots {
    below: Vec<Markup>,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    summary: Option<Said>,
    plan: Named,
    levels: LevelNames,
    last_report: Option<Day>,
    progress: ProgressShown,
    missing: usize,
    counts: Counts,
    today: Day,
    rows: Vec<CommitmentLine>,
}

impl View for ThemePage {
    const TEMPLATE: &'static str = "plans/theme.html";

    fn samples() -> Vec<ThemePage> {
        let [some, none] = ProgressShown::samples();
        let bare = Shown {
            title: said_sample(),
            summary: None,
            plan: Named::sample(),
            levels: LevelNames::sample(),
            last_report: None,
            progress: none,
            missing: 0,
            counts: Counts::default(),
            today: Day::default(),
            rows: Vec::new(),
        };
        let full = Shown {
            title: said_sample(),
            summary: Some(said_sample()),
            plan: Named::sample(),
            levels: LevelNames::sample(),
            last_report: Some(Day::default()),
            progress: some,
            missing: 2,
            counts: Counts { commitments: 2, milestones: 9, completed: 1, overdue: 1 },
            today: Day::default(),
            rows: CommitmentLine::samples(),
        };
        [bare, full].into_iter().map(|theme| ThemePage { theme, slots: Slots::default() }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((code, number)): Path<(String, String)>,
) -> PageResult {
    let (lang, today) = (visit.lang, visit.today);
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let whole = queries::whole_plan(&db, &app.references, plan).await?;
    let wanted = number.parse::<i64>().ok();
    let theme = whole.themes.iter().find(|it| Some(it.number) == wanted);
    let theme = theme.ok_or_else(|| PageError::not_found(whole.plan.title.for_reader(lang)))?;
    let facts = whole.facts();
    let its: Vec<&CommitmentFacts<'_>> =
        facts.iter().filter(|it| it.commitment.theme == Some(theme.id)).collect();
    let number = theme.number.to_string();
    let parts = [("plan", whole.plan.code.as_str()), ("theme", number.as_str())];
    let paths = THEME.paths(&parts);
    let title = theme.title.for_reader(lang).to_owned();
    let stem = format!("{}-{number}", whole.plan.code);
    let chosen: Vec<i64> = its.iter().map(|it| it.commitment.number).collect();
    let resources = || {
        let all = commitment::resources(&app, &whole, today);
        all.into_iter().filter(|it| chosen.contains(&it.number)).collect::<Vec<_>>()
    };
    match visit.format {
        Format::Html => {}
        Format::Json => return answer::json(&serde_json::json!({ "items": resources(), "next": null })),
        Format::Csv | Format::Xlsx => {
            return answer::tables(&app, &visit, &stem, &[plan_data::commitments(lang, &resources())]);
        }
        Format::Atom => {
            let events = events_around(&app, &db, &model::THEME.with(theme.id), plan_data::IN_FEED).await?;
            return feed_of(&app, &db, lang, &title, &paths[lang as usize], &events).await;
        }
        Format::Ics => {
            let milestones: Vec<_> = its.iter().flat_map(|it| it.milestones.iter().copied()).collect();
            let due = plan_data::deadlines(&app, lang, &whole, &milestones);
            return answer::calendar(&app, &title, &stem, whole.plan.updated, &due);
        }
        Format::Pdf | Format::Odt => return Err(PageError::not_found(title)),
    }
    let shown = Shown {
        title: Said::title(lang, &theme.title),
        summary: Said::to(lang, &theme.summary),
        plan: Named {
            number: whole.plan.code.clone(),
            title: Said::title(lang, &whole.plan.title),
            path: resolver::plan(&whole.plan).path(lang).to_owned(),
        },
        levels: LevelNames::of(&app, lang, &whole.plan.levels),
        last_report: whole.plan.report_date,
        progress: ProgressShown::of(progress::mean(its.iter().map(|it| it.progress())), "theme-progress"),
        missing: its.iter().map(|it| it.without_figure()).sum(),
        counts: Counts::of(&its, today),
        today,
        rows: its.iter().map(|it| CommitmentLine::of(it, lang, today)).collect(),
    };
    let reference = model::THEME.with(theme.id);
    let slots = Slots { below: app.slot(&db, &visit, Place::Below, Some(&reference)).await? };
    let mut way = crumbs(&app, lang, &whole.plan);
    way.push(Crumb::here(&title));
    let meta = PageMeta {
        description: theme.summary.best(lang).map_or_else(|| title.clone(), |(_, words)| words.to_owned()),
        crumbs: way,
        formats: vec![Format::Csv, Format::Xlsx, Format::Json, Format::Atom, Format::Ics],
        section: "plans",
        paths,
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &ThemePage { theme: shown, slots })
}
