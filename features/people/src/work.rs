//! What those can begin who look after organisations, accounts and roles.

use crate::model::{HANDED_OVER, HandoverState, Organisation};
use crate::pages::admin::{ACCOUNTS, REGISTRATION, REGISTRATIONS, registrations};
use crate::pages::contact_keep::KEEP_CONTACT;
use crate::pages::edit::CREATE;
use crate::pages::handovers::{HANDOVERS, START, Sight, path_of};
use crate::pages::jurisdictions::JURISDICTIONS;
use crate::{policy, queries};
use minga_auth::{Membership, accounts_by_id, ending, holders_of, memberships, memberships_of};
use minga_kernel::{Day, Office, Ref, Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Entrusted, EntrustedThing, Urgency, Visit, Work, WorkItem};
use uuid::Uuid;

/// This feature's part of everybody's work.
pub(crate) struct PeopleWork;

#[async_trait]
impl Work for PeopleWork {
    async fn items(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        let mut items = gaps(app, db, visit, standing).await?;
        items.extend(left(app, db, visit, standing).await?);
        items.extend(contacts(app, db, visit, standing).await?);
        if policy::may_review(standing).is_ok() {
            let waiting = queries::registrations(db, registrations::MOST).await?;
            items.extend(waiting.iter().map(|it| WorkItem {
                urgency: Urgency::Waiting,
                due: None,
                deed: app.words.plain(visit.lang, "people-work-registration"),
                title: it.name.clone(),
                note: String::new(),
                path: REGISTRATION.path(visit.lang, &[("registration", &it.id.to_string())]),
            }));
        }
        Ok(items)
    }

    async fn beginnings(
        &self,
        app: &App,
        _db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let administers = standing.offices.iter().any(|office| office.role == Role::Administrator);
        let mut begun = Vec::new();
        let mut begin = |words, path| begun.push((app.words.plain(visit.lang, words), path));
        if !standing.offices.is_empty() {
            begin("start-title", START.path(visit.lang, &[]));
        }
        if policy::may_arrange_handovers(standing).is_ok() || !policy::coordinates(standing).is_empty() {
            begin("handover-work-list", HANDOVERS.path(visit.lang, &[]));
        }
        if administers {
            begin("people-accounts", ACCOUNTS.path(visit.lang, &[]));
            begin("people-registrations", REGISTRATIONS.path(visit.lang, &[]));
        }
        if policy::may_edit(standing).is_ok() {
            begin("people-create", CREATE.path(visit.lang, &[]));
            begin("people-places", JURISDICTIONS.path(visit.lang, &[]));
        }
        Ok(begun)
    }

    async fn entrusted(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<Entrusted>, StoreError> {
        let called = to_call(app, db, standing).await?;
        let mut things = Vec::new();
        let ids: Vec<_> = called.iter().map(|it| it.account).collect();
        let mut known = accounts_by_id(db, &ids).await?;
        for it in called {
            let Some(known) = known.remove(&it.account) else { continue };
            let role = app.words.plain(visit.lang, &format!("role-{}", it.role.code()));
            let note = format!("{role} · {}", known.address);
            things.push(EntrustedThing { title: known.name, path: None, note, day: None });
        }
        if things.is_empty() {
            return Ok(Vec::new());
        }
        let title = app.words.plain(visit.lang, "handover-call");
        Ok(vec![Entrusted { title, words: app.words.plain(visit.lang, "handover-call-words"), things }])
    }
}

/// The most of one kind that is listed.
const MOST: usize = 50;
/// How many people are named to call.
const CALLED: usize = 12;
/// How long before it ends a role begins to press.
const SOON: chrono::Duration = chrono::Duration::days(30);

/// Roles that end or ended, and that nobody has taken up, for whoever can do something about it.
async fn gaps(app: &App, db: &Conn, visit: &Visit, standing: &Standing) -> Result<Vec<WorkItem>, StoreError> {
    let arranges = policy::may_arrange_handovers(standing).is_ok();
    if !arranges && policy::coordinates(standing).is_empty() {
        return Ok(Vec::new());
    }
    let now = app.clock.now();
    let ended = ending(db, HANDED_OVER, now + SOON).await?;
    let ids: Vec<_> = ended.iter().map(|it| it.id).collect();
    let handovers = queries::handovers_of(db, &ids).await?;
    let sight = Sight::of(app, db, standing).await?;
    let gap = |it: &Membership| HandoverState::of(handovers.get(&it.id)).is_gap();
    let mut open: Vec<Membership> =
        ended.into_iter().filter(|it| gap(it) && (arranges || sight.sees(it))).collect();
    open.truncate(MOST);
    let bodies: Vec<Ref> = open.iter().filter_map(|it| it.body.clone()).collect();
    let known = app.references.resolve(db, &bodies).await?;
    let names = accounts_by_id(db, &open.iter().map(|it| it.account).collect::<Vec<_>>()).await?;
    let items = open.iter().map(|it| {
        let body = it.body.as_ref().and_then(|body| known.get(body));
        let body =
            body.map(|it| it.short.clone().unwrap_or_else(|| it.title.for_reader(visit.lang).to_owned()));
        let role = app.words.plain(visit.lang, &format!("role-{}", it.role.code()));
        let parts = [names.get(&it.account).map(|it| it.name.clone()), Some(role), body];
        WorkItem {
            urgency: if it.holds(now) { Urgency::Soon } else { Urgency::Overdue },
            due: it.ends.map(|ends| ends.date_naive()),
            deed: app.words.plain(visit.lang, "handover-work-gap"),
            title: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            note: String::new(),
            path: path_of(visit.lang, it.id),
        }
    });
    Ok(items.collect())
}

/// What was left to somebody and waits for their word.
async fn left(app: &App, db: &Conn, visit: &Visit, standing: &Standing) -> Result<Vec<WorkItem>, StoreError> {
    let Some(own) = standing.account else { return Ok(Vec::new()) };
    let now = app.clock.now();
    let held = memberships_of(db, own).await?.into_iter().filter(|it| it.holds(now));
    let left = queries::left_to(db, &held.map(|it| it.id).collect::<Vec<_>>()).await?;
    let former = memberships(db, &left.iter().map(|it| it.membership).collect::<Vec<_>>()).await?;
    let names = accounts_by_id(db, &former.iter().map(|it| it.account).collect::<Vec<_>>()).await?;
    let items = former.iter().map(|it| WorkItem {
        urgency: Urgency::Waiting,
        due: None,
        deed: app.words.plain(visit.lang, "handover-work-read"),
        title: names.get(&it.account).map(|it| it.name.clone()).unwrap_or_default(),
        note: String::new(),
        path: path_of(visit.lang, it.id),
    });
    Ok(items.collect())
}

/// Who can be called about what somebody does: who leads, and who acts for the same body.
async fn to_call(app: &App, db: &Conn, standing: &Standing) -> Result<Vec<Membership>, StoreError> {
    if standing.offices.is_empty() {
        return Ok(Vec::new());
    }
    let roles = [Role::Coordinator, Role::Administrator, Role::Officer, Role::Counterpart];
    let mut held = holders_of(db, &roles, app.clock.now()).await?;
    held.retain(|it| {
        let same_body = it.body.is_some() && standing.offices.iter().any(|office| office.body == it.body);
        let leads = matches!(it.role, Role::Coordinator | Role::Administrator);
        (leads || same_body) && Some(it.account) != standing.account
    });
    held.sort_by_key(|it| it.role);
    held.dedup_by_key(|it| it.account);
    held.truncate(CALLED);
    Ok(held)
}

/// How many days before a year is over it begins to press, and how much of what was said is listed.
const CONFIRM_SOON: i64 = 30;
const SAID: u64 = 200;

/// Contacts that are to be confirmed once a year by whoever acts for an organisation, and those
/// that somebody says are dead, for them and for whoever looks after the directory.
async fn contacts(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
) -> Result<Vec<WorkItem>, StoreError> {
    let mut items = Vec::new();
    let acts = |office: &&Office| matches!(office.role, Role::Officer | Role::Counterpart);
    let bodies = standing.offices.iter().filter(acts).filter_map(|it| it.body.as_ref());
    let mut own: Vec<Uuid> = bodies.map(|it| it.id).collect();
    own.sort_unstable();
    own.dedup();
    for it in queries::organisations_by_id(db, &own).await?.into_iter().filter(|it| !it.is_merged()) {
        let due = it.confirm_by();
        if (due - visit.today).num_days() <= CONFIRM_SOON {
            items.push(contact_item(app, visit, &it, "people-work-confirm", Some(due)));
        }
    }
    let edits = policy::may_edit(standing).is_ok();
    if !edits && own.is_empty() {
        return Ok(items);
    }
    let said = queries::contact_reports(db, (!edits).then_some(&*own), SAID).await?;
    let mut said: Vec<Uuid> = said.iter().map(|it| it.organisation).collect();
    said.sort_unstable();
    said.dedup();
    for it in queries::organisations_by_id(db, &said).await? {
        items.push(contact_item(app, visit, &it, "people-work-dead", None));
    }
    Ok(items)
}

fn contact_item(app: &App, visit: &Visit, it: &Organisation, deed: &str, due: Option<Day>) -> WorkItem {
    let urgency = match due {
        Some(due) if due < visit.today => Urgency::Overdue,
        Some(_) => Urgency::Soon,
        None => Urgency::Waiting,
    };
    WorkItem {
        urgency,
        due,
        deed: app.words.plain(visit.lang, deed),
        title: it.name.for_reader(visit.lang).to_owned(),
        note: String::new(),
        path: KEEP_CONTACT.path(visit.lang, &[("organisation", &it.code)]),
    }
}
