//! Typesetting. The layout is one fixed source; the document is a value in it.

use crate::Fonts;
use chrono::Datelike;
use minga_kernel::document::{Document, PressError};
use serde_json::{Value as Json, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart, Value};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// How documents look.
const LAYOUT: &str = include_str!("../assets/document.typ");

pub(crate) fn write(fonts: &Fonts, document: &Document) -> Result<Vec<u8>, PressError> {
    if !fonts.are_there() {
        return Err(PressError("the fonts that documents are set with are missing".to_owned()));
    }
    let mut told = serde_json::to_value(document).map_err(|error| PressError(error.to_string()))?;
    clean(fonts, &mut told);
    told["date"] = json!([document.day.year(), document.day.month(), document.day.day()]);
    let told: Value = serde_json::from_value(told).map_err(|error| PressError(error.to_string()))?;
    let mut inputs = Dict::new();
    inputs.insert("document".into(), told);
    // Cells that head a row, and summaries of tables, for whoever does not see them.
    let features = [Feature::A11yExtras].into_iter().collect();
    let shop = Shop {
        library: LazyHash::new(Library::builder().with_inputs(inputs).with_features(features).build()),
        main: Source::detached(LAYOUT),
        fonts,
    };
    let set = typst::compile::<PagedDocument>(&shop).output;
    let written = set.and_then(|set| typst_pdf::pdf(&set, &options(document)));
    // What was computed is of no use for another document.
    typst::comemo::evict(0);
    written.map_err(|errors| refusal(&errors))
}

fn options(document: &Document) -> PdfOptions {
    let day = document.day;
    let number = |value: u32| u8::try_from(value).unwrap_or(1);
    let moment = Datetime::from_ymd_hms(day.year(), number(day.month()), number(day.day()), 0, 0, 0);
    PdfOptions {
        creator: Smart::Custom(Some("Minga".to_owned())),
        timestamp: moment.map(Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default(),
        ..PdfOptions::default()
    }
}

/// Every text of a value, as the fonts can show it.
fn clean(fonts: &Fonts, value: &mut Json) {
    match value {
        Json::String(text) => *text = fonts.showable(text),
        Json::Array(all) => all.iter_mut().for_each(|it| clean(fonts, it)),
        Json::Object(all) => all.values_mut().for_each(|it| clean(fonts, it)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

fn refusal(errors: &[SourceDiagnostic]) -> PressError {
    let said: Vec<&str> = errors.iter().map(|it| it.message.as_str()).collect();
    PressError(format!("typesetting failed: {}", said.join("; ")))
}

/// What the typesetter can reach: the layout, the document and the fonts, and nothing else.
struct Shop<'a> {
    library: LazyHash<Library>,
    main: Source,
    fonts: &'a Fonts,
}

impl World for Shop<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
