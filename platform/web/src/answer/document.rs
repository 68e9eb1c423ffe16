use super::file;
use crate::{App, Format, PageError, PageMeta, PageResult, View, Visit};
use minga_kernel::document::{Bar, Block, Column, Document, Press, Said, Shape, Signer};
use minga_kernel::{Day, Lang};
use serde::Serialize;
use std::sync::Arc;

/// A document as a page.
#[derive(Serialize)]
pub(crate) struct DocumentPage {
    document: Document,
    /// Where it can be taken along, as `(form, path)`; nothing where the program has no press.
    forms: Vec<(&'static str, String)>,
}

impl View for DocumentPage {
    const TEMPLATE: &'static str = "document.html";

    fn samples() -> Vec<DocumentPage> {
        let said = || Said { words: "<b>Agua</b> & #let \"más\"".to_owned(), lang: Some("qu".to_owned()) };
        let about = || "Ficha <1>".to_owned();
        let signer = Signer { body: said(), part: about(), lines: vec![about()] };
        let bar = Bar { label: said(), reported: 40.0, confirmed: 0.0, figures: about() };
        let blocks = vec![
            Block::Heading { level: 1, said: said() },
            Block::Heading { level: 2, said: said() },
            Block::Heading { level: 3, said: said() },
            Block::Paragraph { said: said() },
            Block::Note { said: said() },
            Block::List { items: vec![said()] },
            Block::Facts { about: about(), rows: vec![(said(), said())] },
            Block::Table {
                about: about(),
                columns: vec![Column { title: about(), share: 1 }],
                rows: vec![vec![said()]],
            },
            Block::Bars { about: about(), columns: [about(), about()], rows: vec![bar] },
            Block::Signatures { about: about(), rows: vec![signer] },
        ];
        let full = Document {
            title: "Informe <1>".to_owned(),
            subtitle: "Plan & más".to_owned(),
            lang: Lang::Es,
            author: "Ecuador".to_owned(),
            day: Day::default(),
            shape: Shape::Report,
            cover: vec![(said(), said())],
            contents: Some("Contenido".to_owned()),
            foot: String::new(),
            blocks,
        };
        let bare = Document {
            subtitle: String::new(),
            cover: Vec::new(),
            contents: None,
            blocks: Vec::new(),
            ..full.clone()
        };
        let forms = vec![("pdf", "/es/a.pdf".to_owned())];
        vec![DocumentPage { document: full, forms }, DocumentPage { document: bare, forms: Vec::new() }]
    }
}

/// A document in the form that was asked for: as a page, as a PDF, as a text to edit. `stem` is
/// what its file is called.
pub async fn document(
    app: &App,
    visit: &Visit,
    mut meta: PageMeta,
    stem: &str,
    document: Document,
) -> PageResult {
    match (visit.format, visit.format.ending()) {
        (Format::Html, _) => {
            meta.formats = if app.press.is_some() { Format::DOCUMENT.to_vec() } else { Vec::new() };
            let path = &meta.paths[visit.lang as usize];
            let endings = meta.formats.iter().filter_map(|format| format.ending());
            let forms = endings.map(|ending| (ending, crate::shell::with_ending(path, ending))).collect();
            app.page(visit, &meta, &DocumentPage { document, forms })
        }
        (Format::Pdf | Format::Odt, Some(ending)) => {
            let bytes = app.print(Arc::new(document), visit.format).await?;
            Ok(file(visit.format.media_type(), Some(&format!("{stem}.{ending}")), bytes))
        }
        _ => Err(PageError::not_found(document.title)),
    }
}

impl App {
    /// A document as a file, written where it keeps nobody waiting. Where the program has no press,
    /// there is no such file.
    pub async fn print(&self, document: Arc<Document>, format: Format) -> Result<Vec<u8>, PageError> {
        let press = self.press.clone().ok_or_else(|| PageError::not_found(document.title.clone()))?;
        let internal = |error: &dyn std::fmt::Display| PageError::Internal(error.to_string());
        // Each takes a core and memory; the others wait for their turn, as long as answers may take.
        let turn = self.printing.acquire().await.map_err(|error| internal(&error))?;
        let written = tokio::task::spawn_blocking(move || written(&*press, &document, format)).await;
        drop(turn);
        written.map_err(|error| internal(&error))?
    }
}

fn written(press: &dyn Press, document: &Document, format: Format) -> Result<Vec<u8>, PageError> {
    let written = match format {
        Format::Pdf => press.pdf(document),
        Format::Odt => press.text(document),
        _ => return Err(PageError::not_found(document.title.clone())),
    };
    written.map_err(|error| PageError::Internal(error.to_string()))
}
