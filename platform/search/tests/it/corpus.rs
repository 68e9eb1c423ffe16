//! The things that are looked for: part of the first plan of Ecuador, and a little more.

use minga_kernel::search::{Document, Hits, Query, Search, SearchError};
use minga_kernel::{Day, Kind, Lang, Ref, Text};
use minga_search::Index;
use uuid::Uuid;

pub(crate) const ORGANISATION: Kind = Kind::new("organisation");
pub(crate) const PLAN: Kind = Kind::new("plan");
pub(crate) const COMMITMENT: Kind = Kind::new("commitment");
pub(crate) const MILESTONE: Kind = Kind::new("milestone");
pub(crate) const POST: Kind = Kind::new("post");

pub(crate) fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).unwrap()
}

/// A document with a title and a body in Spanish; its identifier comes from its code.
pub(crate) fn document(kind: &Kind, code: &str, title: &str, body: &str) -> Document {
    let bytes = code.bytes().chain(title.bytes());
    let id = bytes.fold(7_u128, |sum, byte| sum.wrapping_mul(257).wrapping_add(byte.into()));
    Document {
        reference: kind.with(Uuid::from_u128(id)),
        code: code.to_owned(),
        title: Text::new("es", title),
        names: Vec::new(),
        body: Text::new("es", body),
        paths: [format!("/es/{code}"), format!("/en/{code}")],
        facets: Vec::new(),
        due: None,
    }
}

fn organisation(code: &str, name: &str, acronym: &str, sector: &str) -> Document {
    let names = if acronym.is_empty() { Vec::new() } else { vec![acronym.to_owned()] };
    let facets = vec![("sector", sector.to_owned())];
    Document { names, facets, ..document(&ORGANISATION, code, name, "") }
}

fn commitment(number: u32, title: &str, body: &str, responsible: &str, sdg: &[&str]) -> Document {
    let mut facets = vec![("responsible", responsible.to_owned()), ("theme", "Datos abiertos".to_owned())];
    facets.extend(sdg.iter().map(|goal| ("sdg", (*goal).to_owned())));
    Document { facets, ..document(&COMMITMENT, &format!("EC-PAGA-1-{number}"), title, body) }
}

fn milestone(code: &str, title: &str, state: &str, due: Option<Day>) -> Document {
    let facets = vec![("state", state.to_owned())];
    Document { facets, due, ..document(&MILESTONE, code, title, "") }
}

/// The things.
pub(crate) fn documents() -> Vec<Document> {
    let mut guide = commitment(
        1,
        "Elaboración colaborativa de la política de datos abiertos y la guía para su implementación",
        "Política de datos abiertos y guía de implementación, hechas con participación ciudadana y con cuidado \
         de los datos personales. Responsable: MINTEL.",
        "MINTEL",
        &["9", "16", "17"],
    );
    guide.title.set("en", "Collaborative drafting of the open data policy and its implementation guide");
    guide.body.set("en", "An open data policy and guide, made with citizens, careful of personal data.");
    let mut rights = commitment(
        4,
        "Implementación de los derechos de participación y acceso a la información ambiental (Escazú)",
        "Cumplir el Acuerdo de Escazú: acceso a la información, participación y justicia en asuntos ambientales.",
        "MAAE",
        &["16"],
    );
    rights.title.set("qu", "Pachamamata rikuchiy, q'uma yaku");
    let mut plan = document(
        &PLAN,
        "EC-PAGA-1",
        "Primer Plan de Acción de Gobierno Abierto de Ecuador",
        "Compromisos del gobierno y de la sociedad civil del Ecuador.",
    );
    plan.facets = vec![("state", "in_progress".to_owned())];
    vec![
        organisation(
            "MINTEL",
            "Ministerio de Telecomunicaciones y de la Sociedad de la Información",
            "MINTEL",
            "public",
        ),
        organisation("SERCOP", "Servicio Nacional de Contratación Pública", "SERCOP", "public"),
        organisation(
            "GFARO",
            "Fundación para el Avance de las Reformas y las Oportunidades",
            "Grupo FARO",
            "civil_society",
        ),
        organisation("ESQUEL", "Fundación Esquel", "", "civil_society"),
        plan,
        guide,
        commitment(
            2,
            "Rediseño y actualización del portal de datos abiertos",
            "Portal con formatos y estructuras estándar, accesible y abierto a la participación. El grupo de \
             trabajo se reunió con Grupo FARO y con MINTEL cada año.",
            "STPE",
            &["9", "17"],
        ),
        commitment(
            3,
            "Plataforma de información abierta de contratación pública",
            "Información fácil de encontrar y de entender; promueve el control externo.",
            "SERCOP",
            &["8", "9", "16"],
        ),
        rights,
        milestone("EC-PAGA-1-3.1", "Identificar actores clave", "completed", None),
        milestone(
            "EC-PAGA-1-3.2",
            "Capacitar sobre contrataciones abiertas",
            "delayed",
            Some(day(2021, 3, 31)),
        ),
        milestone("EC-PAGA-1-3.10", "Evaluar el portal rediseñado", "delayed", Some(day(2021, 10, 31))),
        document(&POST, "", "Ano nuevo en la sierra", "Texto sin la letra, escrito con otro teclado."),
        document(
            &POST,
            "",
            "Presupuesto para la niñez",
            "Cada niño y cada niña de la montaña tendrá escuela el próximo año. El Estado lo garantiza.",
        ),
    ]
}

/// Every document is filed under its own reference.
pub(crate) fn filed(
    documents: Vec<Document>,
) -> impl Iterator<Item = Result<(Ref, Document), SearchError>> + use<> {
    documents.into_iter().map(|document| Ok((document.reference.clone(), document)))
}

/// An index of [`documents`].
pub(crate) fn index() -> Index {
    let index = Index::in_memory().unwrap();
    index.replace(None, &mut filed(documents()), 1).unwrap();
    index
}

/// The query for this text on a day in June 2021.
pub(crate) fn query(text: &str) -> Query {
    Query { text: text.to_owned(), lang: Lang::Es, today: day(2021, 6, 1), limit: 20, ..Query::default() }
}

pub(crate) fn find(index: &Index, text: &str) -> Hits {
    index.find(&query(text)).unwrap()
}

/// What is found, by code, or by title where there is none.
pub(crate) fn names(hits: &Hits) -> Vec<String> {
    let name =
        |code: &str, title: &Text| if code.is_empty() { title.for_reader(Lang::Es) } else { code }.to_owned();
    hits.items.iter().map(|hit| name(&hit.code, &hit.title)).collect()
}

pub(crate) fn found(index: &Index, text: &str) -> Vec<String> {
    names(&find(index, text))
}
