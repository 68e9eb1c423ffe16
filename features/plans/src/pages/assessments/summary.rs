//! How many commitments came to what, and who says so.

use super::shown::CodeShown;
use crate::model::assessment::{COMPLETION, Side, in_force, newest_with};
use crate::model::{Assessment, Commitment, ORGANISATION, WholePlan};
use crate::pages::parts::{Named, body_sample, said_sample};
use crate::resolver;
use minga_kernel::{Lang, Ref, Resolved};
use minga_web::{App, Body, Said};
use serde::Serialize;
use std::collections::HashMap;

/// The commitments of a plan by how far they were carried out, as each side says.
#[derive(Serialize)]
pub(crate) struct SummaryShown {
    rows: Vec<CountRow>,
    /// How many each side did not assess.
    without: [usize; 2],
    /// Who speaks for each side.
    who: [Vec<Who>; 2],
    /// How many both sides assessed.
    both: usize,
    /// Those of which the two do not say the same.
    differ: Vec<VerdictLine>,
}

#[derive(Serialize)]
struct CountRow {
    code: CodeShown,
    /// As the government says, as somebody independent says.
    counts: [usize; 2],
}

/// Who says something.
#[derive(Clone, PartialEq, Serialize)]
struct Who {
    body: Option<Body>,
    assessor: Option<Said>,
}

impl Who {
    fn of(lang: Lang, it: &Assessment, known: &HashMap<Ref, Resolved>) -> Who {
        let body = it.organisation.and_then(|id| known.get(&ORGANISATION.with(id)));
        Who { body: body.map(|it| Body::of(lang, it)), assessor: Said::to(lang, &it.assessor) }
    }
}

/// A commitment with what each side says of it.
#[derive(Serialize)]
pub(crate) struct VerdictLine {
    about: Named,
    verdicts: [Option<Verdict>; 2],
    /// Where it is assessed, while it can be.
    assess: Option<String>,
}

#[derive(Serialize)]
struct Verdict {
    code: CodeShown,
    who: Who,
}

/// The newest word of each side.
fn newest<'a>(held: &[&'a Assessment], it: &Commitment) -> [Option<(&'a Assessment, &'a str)>; 2] {
    Side::ALL.map(|side| {
        let found = newest_with(held, it.id, side, COMPLETION)?;
        Some((found, found.codes.get(COMPLETION)?))
    })
}

impl VerdictLine {
    pub(super) fn of(
        app: &App,
        lang: Lang,
        whole: &WholePlan,
        held: &[&Assessment],
        it: &Commitment,
        assess: Option<String>,
    ) -> VerdictLine {
        let verdicts = newest(held, it).map(|said| {
            let (said, code) = said?;
            let code = CodeShown::of(app, lang, COMPLETION, code);
            Some(Verdict { code, who: Who::of(lang, said, &whole.known) })
        });
        let about = Named {
            number: it.number.to_string(),
            title: Said::title(lang, &it.title),
            path: resolver::commitment(it, &whole.plan.code).path(lang).to_owned(),
        };
        VerdictLine { about, verdicts, assess }
    }

    /// For samples: full, and bare.
    pub(super) fn samples() -> Vec<VerdictLine> {
        let verdict = |who| Some(Verdict { code: CodeShown::sample(), who });
        let full = VerdictLine {
            about: Named::sample(),
            verdicts: [verdict(Who::full()), verdict(Who::bare())],
            assess: Some("/es".to_owned()),
        };
        vec![full, VerdictLine { about: Named::sample(), verdicts: [None, None], assess: None }]
    }
}

impl Who {
    fn full() -> Who {
        Who { body: Some(body_sample()), assessor: Some(said_sample()) }
    }

    fn bare() -> Who {
        Who { body: None, assessor: Some(said_sample()) }
    }
}

impl SummaryShown {
    /// `None` where nobody assessed anything of it.
    pub(crate) fn of(app: &App, lang: Lang, whole: &WholePlan) -> Option<SummaryShown> {
        if whole.assessments.is_empty() {
            return None;
        }
        let held = in_force(&whole.assessments);
        let said: Vec<_> = whole.commitments.iter().map(|it| (it, newest(&held, it))).collect();
        let count = |side: usize, code: Option<&str>| {
            said.iter().filter(|(_, said)| said[side].map(|(_, code)| code) == code).count()
        };
        let rows = COMPLETION.codes.iter().map(|code| CountRow {
            code: CodeShown::of(app, lang, COMPLETION, code),
            counts: [count(0, Some(code)), count(1, Some(code))],
        });
        let mut who: [Vec<Who>; 2] = [Vec::new(), Vec::new()];
        for (side, it) in said.iter().flat_map(|(_, said)| said.iter().enumerate()) {
            let Some((it, _)) = it else { continue };
            let speaks = Who::of(lang, it, &whole.known);
            if !who[side].contains(&speaks) {
                who[side].push(speaks);
            }
        }
        let both = said.iter().filter(|(_, said)| said.iter().all(Option::is_some));
        let differ = both.clone().filter(|(_, [one, other])| one.map(|it| it.1) != other.map(|it| it.1));
        Some(SummaryShown {
            rows: rows.collect(),
            without: [count(0, None), count(1, None)],
            who,
            both: both.clone().count(),
            differ: differ.map(|(it, _)| VerdictLine::of(app, lang, whole, &held, it, None)).collect(),
        })
    }

    /// For samples.
    pub(crate) fn sample() -> SummaryShown {
        SummaryShown {
            rows: vec![CountRow { code: CodeShown::sample(), counts: [3, 0] }],
            without: [0, 2],
            who: [vec![Who::full(), Who::bare()], Vec::new()],
            both: 2,
            differ: VerdictLine::samples(),
        }
    }
}
