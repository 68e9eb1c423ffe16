//! Pages of co-creation.

mod analyse;
mod chain;
mod dashboard;
pub(crate) mod deed;
mod desk;
mod doors;
mod edit;
mod enter;
pub(crate) mod evaluation;
mod export;
mod groups;
mod incoming;
mod letters;
mod merge;
mod paper;
mod process;
mod processes;
mod proposal;
mod proposals;
mod propose;
mod publish;
mod receipt;
mod rescue;
pub(crate) mod rescue_letters;
pub(crate) mod shown;
mod similar;
mod suggest;
pub(crate) mod trace;
mod waiting;

use crate::model::Process;
use crate::model::proposal::Proposal;
use crate::slots::{ActSlot, CameFrom, OriginSlot, TableSlot};
use crate::{policy, queries};
use deed::Deed;
use minga_auth::standing;
use minga_kernel::Lang;
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, Response, Router, State, get};
use minga_web::{Address, App, Crumb, Form, PageError, Signed, ViewSamples, Visit};

/// The processes.
pub(crate) const PROCESSES: Address = Address::new("procesos", "processes");
/// Where one is made.
pub(crate) const CREATE: Address = Address::new("crear-proceso", "create-process");
/// One process.
pub(crate) const PROCESS: Address = Address::new("procesos/{process}", "processes/{process}");
/// Where it is changed.
pub(crate) const EDIT: Address = Address::new("procesos/{process}/editar", "processes/{process}/edit");
/// Where it is published.
pub(crate) const PUBLISH: Address =
    Address::new("procesos/{process}/publicar", "processes/{process}/publish");
/// Where it is said who takes part in it.
pub(crate) const DOORS: Address =
    Address::new("procesos/{process}/participacion", "processes/{process}/participation");
/// Where somebody shows that they may take part.
pub(crate) const ENTER: Address = Address::new("procesos/{process}/entrar", "processes/{process}/enter");
/// Where people propose.
pub(crate) const PROPOSE: Address =
    Address::new("procesos/{process}/proponer", "processes/{process}/propose");
/// What was proposed.
pub(crate) const PROPOSALS: Address =
    Address::new("procesos/{process}/propuestas", "processes/{process}/proposals");
/// Where several are merged.
pub(crate) const MERGE: Address = Address::new("procesos/{process}/integrar", "processes/{process}/merge");
/// Where its evaluation is arranged.
pub(crate) const EVALUATION: Address =
    Address::new("procesos/{process}/evaluacion", "processes/{process}/evaluation");
/// What an evaluator has to evaluate.
pub(crate) const EVALUATE: Address =
    Address::new("procesos/{process}/evaluar", "processes/{process}/evaluate");
/// What came into it, for whoever leads it.
pub(crate) const DASHBOARD: Address =
    Address::new("procesos/{process}/tablero", "processes/{process}/dashboard");
/// Where it is told from which proposals something came.
pub(crate) const ORIGINS: Address = Address::new("origenes/{kind}/{id}", "origins/{kind}/{id}");
/// One proposal.
pub(crate) const PROPOSAL: Address =
    Address::new("procesos/{process}/propuestas/{number}", "processes/{process}/proposals/{number}");

/// Where staff enters what people without internet propose.
pub(crate) const DESK: Address = Address::new("procesos/{process}/ventanilla", "processes/{process}/desk");
/// The sheet on which they write it.
pub(crate) const PAPER: Address = Address::new("procesos/{process}/hoja", "processes/{process}/sheet");
/// Where what an earlier process did not select is offered again.
pub(crate) const RESCUE: Address = Address::new("procesos/{process}/rescate", "processes/{process}/rescue");
/// Where its author says what they think of it.
pub(crate) const RESCUE_OWN: Address = Address::new("rescates/{rescue}", "rescues/{rescue}");
/// What they have in their hand.
pub(crate) const RECEIPT: Address = Address::new("recibos/{key}", "receipts/{key}");
/// Where proposals from elsewhere are brought in.
pub(crate) const IMPORT: Address = Address::new("procesos/{process}/importar", "processes/{process}/import");
/// What a file of them would change.
pub(crate) const IMPORT_FILE: Address =
    Address::new("procesos/{process}/importar/{upload}", "processes/{process}/import/{upload}");

/// Where a whole process is taken away.
pub(crate) const EXPORT: Address = Address::new("procesos/{process}/exportar", "processes/{process}/export");

/// The analyst's table.
pub(crate) const ANALYSE: Address =
    Address::new("procesos/{process}/analizar", "processes/{process}/analyse");
/// Proposals that may say the same.
pub(crate) const GROUPS: Address =
    Address::new("procesos/{process}/parecidas", "processes/{process}/similar");

macro_rules! below {
    ($($(#[$meta:meta])* $name:ident: $es:literal, $en:literal;)*) => {
        $($(#[$meta])* pub(crate) const $name: Address = Address::new(
            concat!("procesos/{process}/propuestas/{number}/", $es),
            concat!("processes/{process}/proposals/{number}/", $en),
        );)*
    };
}

below! {
    /// Where somebody supports it, or takes that back.
    SUPPORT: "apoyar", "support";
    /// Where its author takes it back.
    WITHDRAW: "retirar", "withdraw";
    /// Where its author says what they have against its being merged.
    OBJECT: "objetar", "object";
    /// Where its theme, its place and who is to answer are said.
    CLASSIFY: "clasificar", "classify";
    /// Where an institution answers.
    ANSWER: "responder", "answer";
    /// Where it is taken out of a joint proposal, or that is undone.
    PART: "separar", "part";
    /// Where an evaluator scores it, and where it is said together what follows.
    EVALUATE_ONE: "evaluar", "evaluate";
    /// Where it is told what came of it.
    TRACE: "compromisos", "commitments";
    /// Where moderators hid it and showed it again; now it leads to its page, where moderation has
    /// its place.
    MODERATE: "moderar", "moderate";
    /// Where its author sees that it waits for a first look.
    WAITING: "espera", "waiting";
}

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [
        (PROCESSES, get(processes::show)),
        (CREATE, get(edit::show_new).post(edit::send_new)),
        (PROCESS, get(process::show)),
        (EDIT, get(edit::show).post(edit::send)),
        (PUBLISH, get(publish::show).post(publish::send)),
        (DOORS, get(doors::show).post(doors::send)),
        (ENTER, get(enter::show).post(enter::send)),
        (PROPOSE, get(propose::show).post(propose::send)),
        (PROPOSALS, get(proposals::show)),
        (MERGE, get(merge::show).post(merge::send)),
        (PROPOSAL, get(proposal::show)),
        (EVALUATION, get(evaluation::arrange::show).post(evaluation::arrange::send)),
        (EVALUATE, get(evaluation::list::show)),
        (EVALUATE_ONE, get(evaluation::one::show).post(evaluation::one::send)),
        (DASHBOARD, get(dashboard::show)),
        (TRACE, get(trace::show).post(trace::send)),
        (ORIGINS, get(trace::show_origins).post(trace::send_origins)),
        (MODERATE, get(waiting::moved)),
        (WAITING, get(waiting::show)),
        (DESK, get(desk::show).post(desk::send)),
        (PAPER, get(paper::show)),
        (RESCUE, get(rescue::show).post(rescue::send)),
        (RESCUE_OWN, get(rescue::show_own).post(rescue::send_own)),
        (RECEIPT, get(receipt::show).post(receipt::send)),
        (ANALYSE, get(analyse::show).post(analyse::send)),
        (GROUPS, get(groups::show).post(groups::send)),
        (EXPORT, get(export::show)),
        (IMPORT, get(incoming::show).post(incoming::send)),
        (IMPORT_FILE, get(incoming::preview).post(incoming::answer)),
    ];
    let router =
        pages.into_iter().fold(Router::new(), |router, (address, handler)| address.serve(router, &handler));
    Deed::ALL.iter().fold(router, |router, deed| {
        let show = move |app: State<App>, visit: Visit, signed: Signed, path: Path<(String, String)>| {
            deed::show(*deed, app, visit, signed, path)
        };
        let send =
            move |app: State<App>, visit: Visit, signed: Signed, path: Path<(String, String)>, form: Form| {
                deed::send(*deed, app, visit, signed, path, form)
            };
        deed.address().serve(router, &get(show).post(send))
    })
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<ActSlot>(),
        ViewSamples::of::<processes::ProcessesPage>(),
        ViewSamples::of::<process::ProcessPage>(),
        ViewSamples::of::<edit::EditPage>(),
        ViewSamples::of::<publish::PublishPage>(),
        ViewSamples::of::<doors::DoorsPage>(),
        ViewSamples::of::<enter::EnterPage>(),
        ViewSamples::of::<proposals::ProposalsPage>(),
        ViewSamples::of::<proposal::ProposalPage>(),
        ViewSamples::of::<propose::ProposePage>(),
        ViewSamples::of::<merge::MergePage>(),
        ViewSamples::of::<deed::DeedPage>(),
        ViewSamples::of::<evaluation::arrange::ArrangePage>(),
        ViewSamples::of::<evaluation::list::ListPage>(),
        ViewSamples::of::<evaluation::one::OnePage>(),
        ViewSamples::of::<evaluation::published::Published>(),
        ViewSamples::of::<dashboard::DashboardPage>(),
        ViewSamples::of::<chain::Chain>(),
        ViewSamples::of::<trace::TracePage>(),
        ViewSamples::of::<CameFrom>(),
        ViewSamples::of::<waiting::WaitingPage>(),
        ViewSamples::of::<desk::DeskPage>(),
        ViewSamples::of::<paper::PaperPage>(),
        ViewSamples::of::<receipt::ReceiptPage>(),
        ViewSamples::of::<rescue::RescuePage>(),
        ViewSamples::of::<rescue::RescueOwnPage>(),
        ViewSamples::of::<OriginSlot>(),
        ViewSamples::of::<TableSlot>(),
        ViewSamples::of::<analyse::AnalysePage>(),
        ViewSamples::of::<groups::GroupsPage>(),
        ViewSamples::of::<export::ExportPage>(),
        ViewSamples::of::<incoming::ImportPage>(),
    ]
}

/// What may stand behind `done=` in an address: each has its words. Anybody can write it there, so
/// it says nothing that is not true of the page.
const DONE: &[&str] = &[
    "saved",
    "published",
    "kept",
    "sent",
    "joined",
    "support",
    "take_back",
    "withdraw",
    "object",
    "classify",
    "answer",
    "part",
    "merged",
    "named",
    "ended",
    "opened",
    "scored",
    "conflict",
    "note",
    "agreed",
    "traced",
];

fn done_of(visit: &Visit) -> Option<String> {
    visit.asked("done").filter(|done| DONE.contains(done)).map(str::to_owned)
}

/// After a deed: a page, with what was done.
fn done(path: &str, what: &str) -> Response {
    Redirect::to(&format!("{path}?done={what}")).into_response()
}

/// A page of one proposal.
pub(crate) fn path_of(address: &Address, lang: Lang, process: &Process, number: i64) -> String {
    address.path(lang, &[("process", &process.code), ("number", &number.to_string())])
}

/// The process of an address, if it is public.
async fn public(db: &Conn, code: &str) -> Result<Process, PageError> {
    let found = queries::process_by_code(db, code).await?.filter(Process::is_public);
    found.ok_or_else(|| PageError::not_found(code))
}

/// The process of an address, for somebody who may do this to it. What is not public is not there
/// for anybody else.
async fn led(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    code: &str,
    action: &str,
) -> Result<Process, PageError> {
    only_html(visit)?;
    let found = queries::process_by_code(db, code).await?;
    let it = found.ok_or_else(|| PageError::not_found(code))?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    match policy::may_lead(&standing, action, it.id) {
        Err(_) if !it.is_public() => Err(PageError::not_found(code)),
        pass => pass.map(|_| it).map_err(|denied| CommandError::from(denied).into()),
    }
}

/// The proposal of an address, with its process.
async fn found(db: &Conn, code: &str, number: &str) -> Result<(Process, Proposal), PageError> {
    let process = public(db, code).await?;
    let number = number.parse().map_err(|_| PageError::not_found(number))?;
    let found = queries::proposal_by_number(db, process.id, number).await?;
    Ok((process, found.ok_or_else(|| PageError::not_found(code))?))
}

/// Pages on which people act have no other form.
fn only_html(visit: &Visit) -> Result<(), PageError> {
    if visit.format.ending().is_some() { Err(PageError::not_found("")) } else { Ok(()) }
}

/// The way to a process, and to what is below it.
fn way(app: &App, lang: Lang, process: Option<&Process>, below: &[Crumb], title: &str) -> Vec<Crumb> {
    let mut way = vec![Crumb::to(app.words.plain(lang, "nav-processes"), PROCESSES.path(lang, &[]))];
    if let Some(it) = process {
        way.push(Crumb::to(it.title.for_reader(lang), PROCESS.path(lang, &[("process", &it.code)])));
    }
    way.extend(below.iter().cloned());
    way.push(Crumb::here(title));
    way
}

/// The step of the way that is the list of proposals.
fn list_crumb(app: &App, lang: Lang, process: &Process) -> Crumb {
    let path = PROPOSALS.path(lang, &[("process", &process.code)]);
    Crumb::to(app.words.plain(lang, "cocreation-proposals"), path)
}
