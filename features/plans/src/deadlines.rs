//! Until when counterparts have to answer reports and plans to be heard of, by the calendars of
//! the plan's jurisdiction and, of a report, of those of its counterparts.

use crate::model::{BodyRole, MILESTONE, PLAN, Plan, REPORT, Report, rules};
use crate::queries;
use chrono::NaiveTime;
use minga_calendar::{Deadlines, OpenDeadline, calendars_of};
use minga_kernel::{Calendar, Count, Day, Moment, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, References, StoreError};
use std::collections::HashMap;
use uuid::Uuid;

/// This feature's deadlines.
pub(crate) struct PlanDeadlines;

#[async_trait]
impl Deadlines for PlanDeadlines {
    async fn open(
        &self,
        db: &Conn,
        references: &References,
        now: Moment,
    ) -> Result<Vec<OpenDeadline>, StoreError> {
        let reports = queries::waiting_reports(db).await?;
        let places = places_of(db, references, reports.iter()).await?;
        let mut open: Vec<OpenDeadline> = Vec::new();
        for (report, places) in reports.iter().zip(places) {
            let Some(rule) = rules::answer(report.reported_at.date_naive()) else { continue };
            open.push(OpenDeadline {
                root: PLAN.with(report.plan),
                about: MILESTONE.with(report.milestone),
                thing: REPORT.with(report.id),
                what: "plans-deadline-answer",
                since: report.reported_at,
                days: rule.days,
                count: Count::Working,
                places,
            });
        }
        for plan in queries::plans_not_over(db).await? {
            let Some(heard) = plan.report_date else { continue };
            let Some(rule) = rules::silence(now.date_naive()) else { continue };
            open.push(OpenDeadline {
                root: plan.reference(),
                about: plan.reference(),
                thing: plan.reference(),
                what: "plans-deadline-silence",
                since: noon(heard),
                days: rule.days,
                count: Count::Every,
                places: vec![plan.reference()],
            });
        }
        Ok(open)
    }
}

/// A moment that is on this day in every country that has a calendar.
fn noon(day: Day) -> Moment {
    (day.and_time(NaiveTime::MIN) + chrono::Duration::hours(12)).and_utc()
}

/// The calendar that counts for the answer to each of these reports.
pub(crate) async fn calendars<'a>(
    db: &Conn,
    references: &References,
    reports: impl Iterator<Item = &'a Report> + Clone + Send,
) -> Result<HashMap<Uuid, Calendar>, StoreError> {
    let waiting = reports.filter(|it| it.waits());
    let places = places_of(db, references, waiting.clone()).await?;
    let found = calendars_of(db, references, &places).await?;
    Ok(waiting.map(|it| it.id).zip(found).collect())
}

/// The calendar that counts for a plan.
pub(crate) async fn calendar_of_plan(
    db: &Conn,
    references: &References,
    plan: &Plan,
) -> Result<Calendar, StoreError> {
    let found = calendars_of(db, references, &[vec![plan.reference()]]).await?;
    Ok(found.into_iter().next().unwrap_or_default())
}

async fn places_of<'a>(
    db: &Conn,
    references: &References,
    reports: impl Iterator<Item = &'a Report> + Send,
) -> Result<Vec<Vec<Ref>>, StoreError> {
    let about: Vec<(Uuid, Ref)> = reports.map(|it| (it.plan, MILESTONE.with(it.milestone))).collect();
    let things: Vec<Ref> = about.iter().map(|(_, milestone)| milestone.clone()).collect();
    let parts = references.parts(db, &things).await?;
    let places = about.into_iter().map(|(plan, milestone)| {
        let bodies = parts.get(&milestone).into_iter();
        let bodies = bodies.flat_map(|parts| parts.with(BodyRole::Counterpart.code()).cloned());
        [PLAN.with(plan)].into_iter().chain(bodies).collect()
    });
    Ok(places.collect())
}
