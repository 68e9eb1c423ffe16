//! Comments as pages show them.

use super::{ANSWER, APPEAL, COMMENT, REPORT, WITHDRAW, path_of};
use crate::model::{Answer, Comment, Decision, Due, LEAD, Stance, State};
use crate::{deadlines, queries};
use minga_auth::names_of;
use minga_kernel::{Calendar, Count, Day, Lang, Moment, Ref, Resolved, clean};
use minga_store::{Conn, StoreError};
use minga_web::pages::deadline_path;
use minga_web::{App, Body, Said};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// A comment with everything that belongs to it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CommentShown {
    pub(crate) id: Uuid,
    pub(crate) stance: &'static str,
    pub(crate) state: &'static str,
    /// Its author's name, where they want it shown.
    pub(crate) by: Option<String>,
    pub(crate) day: Day,
    /// Nothing where the public may not read it.
    pub(crate) text: Option<Said>,
    pub(crate) hidden: Option<DecisionShown>,
    pub(crate) owed: Option<Owed>,
    pub(crate) answers: Vec<AnswerShown>,
    pub(crate) paths: Paths,
}

/// Where one can do something with a comment.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Paths {
    own: String,
    answer: String,
    report: String,
    withdraw: String,
    appeal: String,
}

/// What is owed to a question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Owed {
    pub(crate) answered: bool,
    /// Whether the last day passed without an answer.
    pub(crate) late: bool,
    /// Nothing while the clock stands still.
    pub(crate) due: Option<Day>,
    pub(crate) days: i64,
    /// Where the deadline is explained day by day.
    pub(crate) explained: String,
    pub(crate) rule: String,
    pub(crate) rule_path: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct AnswerShown {
    pub(crate) id: Uuid,
    pub(crate) body: Option<Body>,
    pub(crate) part: String,
    pub(crate) day: Day,
    pub(crate) text: Said,
}

/// What a moderator decided, without who it was.
#[derive(Clone, Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a template asks each of these by itself")]
pub(crate) struct DecisionShown {
    /// Whether it is on a comment.
    pub(crate) comment: bool,
    pub(crate) hides: bool,
    pub(crate) on_appeal: bool,
    pub(crate) same: bool,
    pub(crate) reason: &'static str,
    pub(crate) text: Said,
    pub(crate) day: Day,
}

/// Words that somebody wrote on a page of that language.
pub(crate) fn said(lang: Lang, written: &str, words: &str) -> Said {
    Said { words: words.to_owned(), lang: written.to_owned(), foreign: written != lang.code() }
}

impl DecisionShown {
    pub(crate) fn of(lang: Lang, it: &Decision) -> DecisionShown {
        DecisionShown {
            comment: it.thing.kind == crate::model::COMMENT,
            hides: it.hides,
            on_appeal: it.on_appeal,
            same: it.same,
            reason: it.reason.code(),
            text: said(lang, &it.lang, &it.text),
            day: it.made_at.date_naive(),
        }
    }

    pub(crate) fn sample(on_appeal: bool) -> DecisionShown {
        DecisionShown {
            comment: on_appeal,
            hides: !on_appeal,
            on_appeal,
            same: on_appeal,
            reason: if on_appeal { "criticism" } else { "personal_data" },
            text: said(Lang::Es, "en", "<b>\"&"),
            day: Day::default(),
        }
    }
}

/// Comments with what belongs to them, in a fixed number of statements.
pub(crate) async fn shown(
    app: &App,
    db: &Conn,
    lang: Lang,
    comments: &[Comment],
) -> Result<Vec<CommentShown>, StoreError> {
    let told = Told::of(app, db, comments).await?;
    Ok(comments.iter().map(|it| told.comment(app, lang, it)).collect())
}

/// What belongs to some comments.
pub(crate) struct Told {
    pub(crate) answers: HashMap<Uuid, Vec<Answer>>,
    /// The last decision on each.
    pub(crate) decisions: HashMap<Uuid, Decision>,
    names: HashMap<Uuid, String>,
    /// For questions that stand, which calendar counts.
    calendars: HashMap<Uuid, Calendar>,
    now: Moment,
    pub(crate) bodies: HashMap<Ref, Resolved>,
}

impl Told {
    pub(crate) async fn of(app: &App, db: &Conn, comments: &[Comment]) -> Result<Told, StoreError> {
        let mut told = Told {
            answers: HashMap::new(),
            decisions: HashMap::new(),
            names: HashMap::new(),
            bodies: HashMap::new(),
            calendars: deadlines::calendars(db, &app.references, comments).await?,
            now: app.clock.now(),
        };
        if comments.is_empty() {
            return Ok(told);
        }
        let ids: Vec<Uuid> = comments.iter().map(|it| it.id).collect();
        let answers = queries::answers_to(db, &ids).await?;
        let bodies: Vec<Ref> = answers.iter().map(|it| it.body.clone()).collect();
        told.bodies = app.references.resolve(db, &bodies).await?;
        for answer in answers {
            told.answers.entry(answer.comment).or_default().push(answer);
        }
        if comments.iter().any(|it| it.state == State::Hidden) {
            let decided = queries::decisions_on(db, &ids).await?;
            told.decisions = decided.into_iter().map(|it| (it.thing.id, it)).collect();
        }
        let named: Vec<Uuid> = comments
            .iter()
            .filter(|it| it.named && it.state == State::Published)
            .filter_map(|it| it.author)
            .collect();
        if !named.is_empty() {
            told.names = names_of(db, &named).await?;
        }
        Ok(told)
    }

    /// The name of the author of a published comment, if they want it shown.
    pub(crate) fn name(&self, it: &Comment) -> Option<String> {
        let name = self.names.get(&it.author.filter(|_| it.named)?)?;
        Some(clean::name(name)).filter(|name| !name.is_empty())
    }

    /// Whether a body that leads the thing answered.
    pub(crate) fn is_answered(&self, it: &Comment) -> bool {
        self.answers.get(&it.id).is_some_and(|all| all.iter().any(|answer| answer.part == LEAD))
    }

    /// Until when an answer to a comment is in time, and whether that is over; nothing if none is
    /// owed.
    pub(crate) fn due(&self, it: &Comment) -> Option<(Due, bool)> {
        let calendar = self.calendars.get(&it.id)?;
        let due = it.due(calendar)?;
        Some((due, due.is_over(calendar, self.now)))
    }

    fn comment(&self, app: &App, lang: Lang, it: &Comment) -> CommentShown {
        let public = it.state == State::Published;
        let answered = self.is_answered(it);
        let owed = self.due(it).zip(self.calendars.get(&it.id)).map(|((due, over), calendar)| Owed {
            answered,
            late: !answered && over,
            due: due.last,
            days: due.rule.days,
            explained: deadline_path(lang, calendar, due.since, due.rule.days, Count::Working),
            rule: app.words.plain(lang, due.rule.source.title),
            rule_path: due.rule.source.url(lang),
        });
        let answers = self.answers.get(&it.id).into_iter().flatten().map(|answer| AnswerShown {
            id: answer.id,
            body: self.bodies.get(&answer.body).map(|body| Body::of(lang, body)),
            part: answer.part.clone(),
            day: answer.made_at.date_naive(),
            text: said(lang, &answer.lang, &answer.text),
        });
        let decision = self.decisions.get(&it.id).filter(|_| it.state == State::Hidden);
        CommentShown {
            id: it.id,
            stance: it.stance.code(),
            state: it.state.code(),
            by: self.name(it).filter(|_| public),
            day: it.made_at.date_naive(),
            text: public.then(|| said(lang, &it.lang, &it.text)),
            hidden: decision.map(|decision| DecisionShown::of(lang, decision)),
            owed,
            answers: answers.collect(),
            paths: Paths::of(lang, it.id),
        }
    }
}

impl Paths {
    fn of(lang: Lang, id: Uuid) -> Paths {
        Paths {
            own: path_of(&COMMENT, lang, id),
            answer: path_of(&ANSWER, lang, id),
            report: path_of(&REPORT, lang, id),
            withdraw: path_of(&WITHDRAW, lang, id),
            appeal: path_of(&APPEAL, lang, id),
        }
    }
}

impl CommentShown {
    /// A bare one, a full one, one with letters that hurt, one that was hidden, one that was
    /// withdrawn.
    pub(crate) fn samples() -> Vec<CommentShown> {
        let hostile = "\"><script>alert('x')</script>&{{ 7 * 7 }}";
        let bare = CommentShown {
            id: Uuid::nil(),
            stance: Stance::For.code(),
            state: State::Published.code(),
            by: None,
            day: Day::default(),
            text: Some(said(Lang::Es, "es", "Sí.")),
            hidden: None,
            owed: None,
            answers: Vec::new(),
            paths: Paths::of(Lang::Es, Uuid::nil()),
        };
        let owed = |answered, late| Owed {
            answered,
            late,
            due: (!late).then(Day::default),
            days: 15,
            explained: "/es".to_owned(),
            rule: "…".to_owned(),
            rule_path: "/es/acerca",
        };
        let body = Body {
            name: said(Lang::Es, "en", hostile),
            short: Some(hostile.to_owned()),
            path: Some("/es".to_owned()),
        };
        let answer = |part: &str, body| AnswerShown {
            id: Uuid::nil(),
            body,
            part: part.to_owned(),
            day: Day::default(),
            text: said(Lang::Es, "en", hostile),
        };
        let question = CommentShown {
            stance: Stance::Question.code(),
            by: Some(hostile.to_owned()),
            text: Some(said(Lang::Es, "en", hostile)),
            owed: Some(owed(true, false)),
            answers: vec![answer("lead", Some(body)), answer("counterpart", None)],
            ..bare.clone()
        };
        let late = CommentShown { owed: Some(owed(false, true)), answers: Vec::new(), ..question.clone() };
        let waiting = CommentShown { owed: Some(owed(false, false)), ..late.clone() };
        let hidden = |on_appeal| CommentShown {
            state: State::Hidden.code(),
            text: None,
            by: None,
            owed: None,
            hidden: Some(DecisionShown { hides: true, ..DecisionShown::sample(on_appeal) }),
            ..question.clone()
        };
        let withdrawn = CommentShown { state: State::Withdrawn.code(), hidden: None, ..hidden(false) };
        vec![bare, question.clone(), late, waiting, hidden(false), hidden(true), withdrawn]
    }
}
