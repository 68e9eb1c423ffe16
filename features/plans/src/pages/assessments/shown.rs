//! Assessments as pages show them, with the versions that they had before.

use crate::model::assessment::{Criterion, Side, in_force};
use crate::model::{Assessment, CodeSet, ORGANISATION};
use crate::pages::parts::{body_sample, said_sample};
use minga_exchange::choice_label;
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Ref, Resolved};
use minga_store::{Conn, StoreError};
use minga_web::{App, Body, Said};
use serde::Serialize;
use std::collections::HashMap;

/// One side, with what it says.
#[derive(Serialize)]
pub(crate) struct SideShown {
    /// `government` or `independent`.
    side: &'static str,
    /// The newest first.
    items: Vec<AssessmentShown>,
}

/// A version of an assessment.
#[derive(Clone, Serialize)]
pub(crate) struct AssessmentShown {
    kind: &'static str,
    version: i64,
    day: Day,
    recorded: Day,
    body: Option<Body>,
    assessor: Option<Said>,
    /// The role in which it was recorded here.
    role: &'static str,
    /// The body for which it was recorded, if another says it.
    recorded_for: Option<Body>,
    set: Option<&'static str>,
    codes: Vec<CodeShown>,
    summary: Option<Said>,
    href: Option<String>,
    reason: Option<Said>,
    /// Where it is corrected, while it can be.
    correct: Option<String>,
    /// The versions that it took the place of, the newest first.
    former: Vec<AssessmentShown>,
}

/// A code in words.
#[derive(Clone, Serialize)]
pub(crate) struct CodeShown {
    /// What is assessed.
    criterion: String,
    pub(crate) code: String,
    pub(crate) label: String,
    /// What the code means, in plain words.
    pub(crate) help: String,
}

impl CodeShown {
    pub(crate) fn of(app: &App, lang: Lang, criterion: Criterion, code: &str) -> CodeShown {
        let key = |name: &str| name.replace('_', "-");
        let help = key(&format!("plans-code-help-{}-{code}", criterion.name));
        CodeShown {
            criterion: app.words.plain(lang, &key(&format!("column-assessments-{}", criterion.name))),
            code: code.to_owned(),
            label: choice_label(&app.words, lang, criterion.name, code),
            help: app.words.try_say(lang, &help, &FluentArgs::new()).unwrap_or_default(),
        }
    }

    /// For samples.
    pub(crate) fn sample() -> CodeShown {
        CodeShown {
            criterion: "…".to_owned(),
            code: "limited".to_owned(),
            label: "<b>".to_owned(),
            help: "&".to_owned(),
        }
    }
}

/// What each side says, in its order; `assess` is where it is corrected.
pub(crate) fn sides(
    app: &App,
    lang: Lang,
    all: &[Assessment],
    known: &HashMap<Ref, Resolved>,
    assess: Option<&str>,
) -> Vec<SideShown> {
    let held = in_force(all);
    let of_side = |side: Side| {
        let own = held.iter().filter(|it| it.kind.side() == side);
        let items = own.map(|it| {
            let mut before: Vec<&Assessment> = all
                .iter()
                .filter(|other| other.thread() == it.thread() && other.version < it.version)
                .collect();
            before.sort_by_key(|it| std::cmp::Reverse(it.version));
            AssessmentShown {
                correct: assess.map(|path| format!("{path}?corrects={}", it.id)),
                former: before.into_iter().map(|it| one(app, lang, it, known)).collect(),
                ..one(app, lang, it, known)
            }
        });
        SideShown { side: side.code(), items: items.collect() }
    };
    Side::ALL.into_iter().map(of_side).collect()
}

fn one(app: &App, lang: Lang, it: &Assessment, known: &HashMap<Ref, Resolved>) -> AssessmentShown {
    let body = |id| known.get(&ORGANISATION.with(id)).map(|it| Body::of(lang, it));
    let criteria = it.set.map(CodeSet::criteria).unwrap_or_default();
    let codes = criteria
        .iter()
        .filter_map(|criterion| Some(CodeShown::of(app, lang, *criterion, it.codes.get(*criterion)?)));
    AssessmentShown {
        kind: it.kind.code(),
        version: it.version,
        day: it.dated,
        recorded: it.recorded_at.date_naive(),
        body: it.organisation.and_then(body),
        assessor: Said::to(lang, &it.assessor),
        role: it.role.code(),
        recorded_for: it.by.filter(|by| it.organisation != Some(*by)).and_then(body),
        set: it.set.map(CodeSet::code),
        codes: codes.collect(),
        summary: Said::to(lang, &it.summary),
        href: it.url.clone(),
        reason: Said::to(lang, &it.reason),
        correct: None,
        former: Vec::new(),
    }
}

impl AssessmentShown {
    /// One version, without those before it.
    pub(crate) async fn alone(
        app: &App,
        db: &Conn,
        lang: Lang,
        it: &Assessment,
    ) -> Result<AssessmentShown, StoreError> {
        let bodies = [it.organisation, it.by].into_iter().flatten().map(|id| ORGANISATION.with(id));
        let known = app.references.resolve(db, &bodies.collect::<Vec<_>>()).await?;
        Ok(one(app, lang, it, &known))
    }

    /// For samples: bare.
    pub(crate) fn sample() -> AssessmentShown {
        AssessmentShown {
            kind: "self_assessment",
            version: 1,
            day: Day::default(),
            recorded: Day::default(),
            body: None,
            assessor: Some(said_sample()),
            role: "operator",
            recorded_for: None,
            set: None,
            codes: Vec::new(),
            summary: None,
            href: None,
            reason: None,
            correct: None,
            former: Vec::new(),
        }
    }
}

impl SideShown {
    /// For samples: one side with everything, the other with nothing.
    pub(crate) fn samples() -> Vec<SideShown> {
        let bare = AssessmentShown::sample();
        let full = AssessmentShown {
            kind: "end_of_commitment",
            version: 2,
            body: Some(body_sample()),
            role: "coordinator",
            recorded_for: Some(body_sample()),
            set: Some("ogp_2021"),
            codes: vec![CodeShown::sample()],
            summary: Some(said_sample()),
            href: Some("https://example.org/?a=1&b".to_owned()),
            reason: Some(said_sample()),
            correct: Some("/es".to_owned()),
            former: vec![bare.clone()],
            ..bare.clone()
        };
        vec![
            SideShown { side: "government", items: vec![full, bare] },
            SideShown { side: "independent", items: Vec::new() },
        ]
    }
}
