//! The acts of a commitment that were handed in, with who signed them.

use super::find;
use super::papers::ACT;
use super::parts::{LevelNames, crumbs, said_sample, step};
use crate::model::{Commitment, ORGANISATION, Plan, SeenSignature, SignedAct};
use crate::pages::act::HAND_IN;
use crate::queries;
use crate::resolver;
use minga_kernel::{Lang, Moment, Ref, Resolved};
use minga_signatures::Verdict;
use minga_store::Conn;
use minga_web::http::{Path, State};
use minga_web::{Address, App, Body, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Where they are.
pub(crate) const ACTS: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/actas",
    "plans/{plan}/commitments/{commitment}/acts",
);

#[derive(Serialize)]
pub(crate) struct ActsPage {
    acts: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    path: String,
    /// The act to sign.
    act: String,
    /// Where a signed one is handed in.
    hand_in: String,
    /// How many issuers the operator trusts.
    roots: usize,
    all: Vec<ActShown>,
}

/// An act as pages show it; `templates/signed.html` draws it.
#[derive(Serialize)]
pub(crate) struct ActShown {
    number: i64,
    url: String,
    /// Where the signature is given out that came in a file of its own.
    separate: Option<String>,
    sha256: String,
    received: String,
    body: Option<Body>,
    signatures: Vec<SignatureShown>,
}

#[derive(Serialize)]
struct SignatureShown {
    verdict: String,
    signer: String,
    organisation: String,
    issuer: String,
    /// Whether somebody who is trusted says whose signature it is.
    known: bool,
    /// When it was signed, as the signer says.
    claimed: Option<String>,
    /// When it was there already, and who says so.
    stamped: Option<(String, String)>,
    added_to: bool,
}

impl ActShown {
    fn of(app: &App, lang: Lang, known: &HashMap<Ref, Resolved>, it: SignedAct) -> ActShown {
        let moment = |moment: Moment| app.words.formats(lang).moment(moment);
        let signature = |it: SeenSignature| SignatureShown {
            known: [Verdict::Valid, Verdict::Expired].iter().any(|verdict| verdict.code() == it.verdict),
            verdict: it.verdict,
            signer: it.signer,
            organisation: it.organisation,
            issuer: it.issuer,
            claimed: it.claimed.map(moment),
            stamped: it.stamped.map(|(at, by)| (moment(at), by)),
            added_to: it.added_to,
        };
        ActShown {
            number: it.number,
            url: it.url,
            separate: it.separate.map(|(_, url)| url),
            sha256: it.file,
            received: moment(it.received_at),
            body: it.by.and_then(|id| known.get(&ORGANISATION.with(id))).map(|it| Body::of(lang, it)),
            signatures: it.signatures.into_iter().map(signature).collect(),
        }
    }

    /// For samples: a scan, and signatures with every verdict, full and bare.
    pub(crate) fn samples() -> Vec<ActShown> {
        let text = |full: bool, text: &str| if full { text.to_owned() } else { String::new() };
        let signature = |verdict: Verdict, full: bool| SignatureShown {
            verdict: verdict.code().to_owned(),
            signer: text(full, "Ana <b>"),
            organisation: text(full, "MINTEL & {{ 7*7 }}"),
            issuer: text(full, "CA & Co"),
            known: full,
            claimed: full.then(|| "1 de junio de 2021".to_owned()),
            stamped: full.then(|| ("1 de junio de 2021".to_owned(), "TSA <i>".to_owned())),
            added_to: full,
        };
        let act = |number, signatures| ActShown {
            number,
            url: "/files/ab/acta.pdf".to_owned(),
            separate: None,
            sha256: "ab".to_owned(),
            received: "1 de junio de 2021".to_owned(),
            body: Some(super::parts::body_sample()),
            signatures,
        };
        let all = Verdict::ALL.into_iter().flat_map(|it| [signature(it, true), signature(it, false)]);
        let separate = Some("/files/ab/acta.p7s".to_owned());
        vec![act(2, Vec::new()), ActShown { body: None, separate, ..act(1, all.collect()) }]
    }
}

/// The acts of a commitment, the newest first.
pub(crate) async fn acts_of(
    app: &App,
    db: &Conn,
    lang: Lang,
    commitment: Uuid,
) -> Result<Vec<ActShown>, PageError> {
    let acts = queries::signed_acts(db, commitment).await?;
    let by: Vec<Ref> = acts.iter().filter_map(|it| Some(ORGANISATION.with(it.by?))).collect();
    let known = if by.is_empty() { HashMap::new() } else { app.references.resolve(db, &by).await? };
    Ok(acts.into_iter().map(|it| ActShown::of(app, lang, &known, it)).collect())
}

impl View for ActsPage {
    const TEMPLATE: &'static str = "plans/acts.html";

    fn samples() -> Vec<ActsPage> {
        let sample = |roots, all| Shown {
            title: said_sample(),
            path: "/es".to_owned(),
            act: "/es".to_owned(),
            hand_in: "/es".to_owned(),
            roots,
            all,
        };
        [(0, Vec::new()), (2, ActShown::samples())]
            .into_iter()
            .map(|(roots, all)| ActsPage { acts: sample(roots, all) })
            .collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((code, number)): Path<(String, String)>,
) -> PageResult {
    let lang = visit.lang;
    if visit.format != Format::Html {
        return Err(PageError::not_found(code));
    }
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let (mut all, position) = find::commitment(&db, &plan, &number).await?;
    let commitment = all.swap_remove(position);
    let acts = acts_of(&app, &db, lang, commitment.id).await?;
    drop(db);
    let number = commitment.number.to_string();
    let parts = [("plan", plan.code.as_str()), ("commitment", number.as_str())];
    let shown = Shown {
        title: Said::title(lang, &commitment.title),
        path: resolver::commitment(&commitment, &plan.code).path(lang).to_owned(),
        act: ACT.path(lang, &parts),
        hand_in: HAND_IN.path(lang, &parts),
        roots: app.settings.signature_roots.len(),
        all: acts,
    };
    let meta = meta(&app, lang, &plan, &commitment, &ACTS, "plans-acts");
    app.page(&visit, &meta, &ActsPage { acts: shown })
}

/// The frame of a page below a commitment.
pub(crate) fn meta(
    app: &App,
    lang: Lang,
    plan: &Plan,
    commitment: &Commitment,
    address: &Address,
    title: &str,
) -> PageMeta {
    let number = commitment.number.to_string();
    let levels = LevelNames::of(app, lang, &plan.levels);
    let mut way = crumbs(app, lang, plan);
    let path = resolver::commitment(commitment, &plan.code);
    way.push(Crumb::to(step(&levels.commitment, &number), path.path(lang)));
    let title = app.words.plain(lang, title);
    way.push(Crumb::here(&title));
    let paths = address.paths(&[("plan", &plan.code), ("commitment", &number)]);
    PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() }
}
