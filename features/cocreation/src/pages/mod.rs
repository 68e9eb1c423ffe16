//! Pages of co-creation.

mod analyse;
pub(crate) mod deed;
mod edit;
mod export;
mod groups;
mod incoming;
mod letters;
mod merge;
mod process;
mod processes;
mod proposal;
mod proposals;
mod propose;
pub(crate) mod shown;
mod similar;
mod suggest;

use crate::model::Process;
use crate::model::proposal::Proposal;
use crate::queries;
use crate::slots::ActSlot;
use deed::Deed;
use minga_kernel::Lang;
use minga_store::Conn;
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
/// Where people propose.
pub(crate) const PROPOSE: Address =
    Address::new("procesos/{process}/proponer", "processes/{process}/propose");
/// What was proposed.
pub(crate) const PROPOSALS: Address =
    Address::new("procesos/{process}/propuestas", "processes/{process}/proposals");
/// Where several are merged.
pub(crate) const MERGE: Address = Address::new("procesos/{process}/integrar", "processes/{process}/merge");
/// One proposal.
pub(crate) const PROPOSAL: Address =
    Address::new("procesos/{process}/propuestas/{number}", "processes/{process}/proposals/{number}");

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
    /// Where moderators hide it and show it again.
    MODERATE: "moderar", "moderate";
}

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [
        (PROCESSES, get(processes::show)),
        (CREATE, get(edit::show_new).post(edit::send_new)),
        (PROCESS, get(process::show)),
        (EDIT, get(edit::show).post(edit::send)),
        (PUBLISH, get(edit::show_publish).post(edit::send_publish)),
        (PROPOSE, get(propose::show).post(propose::send)),
        (PROPOSALS, get(proposals::show)),
        (MERGE, get(merge::show).post(merge::send)),
        (PROPOSAL, get(proposal::show)),
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
        ViewSamples::of::<edit::PublishPage>(),
        ViewSamples::of::<proposals::ProposalsPage>(),
        ViewSamples::of::<proposal::ProposalPage>(),
        ViewSamples::of::<propose::ProposePage>(),
        ViewSamples::of::<merge::MergePage>(),
        ViewSamples::of::<deed::DeedPage>(),
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
    "hide",
    "show",
    "merged",
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
