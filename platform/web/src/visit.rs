use crate::{App, PageError};
use axum::extract::{FromRequestParts, Request};
use http::Uri;
use http::request::Parts;
use http::uri::PathAndQuery;
use minga_kernel::{Day, Lang};

/// The form in which somebody wants a page's content, chosen by the address's ending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A page to read.
    #[default]
    Html,
    /// `.json`
    Json,
    /// `.csv` (RFC 4180)
    Csv,
    /// `.xlsx`
    Xlsx,
    /// `.atom` (RFC 4287)
    Atom,
    /// `.ics` (RFC 5545)
    Ics,
    /// `.pdf` (ISO 32000), tagged
    Pdf,
    /// `.odt` (OpenDocument), to edit
    Odt,
}

impl Format {
    /// Every form but the page, with its ending.
    pub const ENDINGS: [(Format, &'static str); 7] = [
        (Format::Json, "json"),
        (Format::Csv, "csv"),
        (Format::Xlsx, "xlsx"),
        (Format::Atom, "atom"),
        (Format::Ics, "ics"),
        (Format::Pdf, "pdf"),
        (Format::Odt, "odt"),
    ];

    /// The forms of a document.
    pub const DOCUMENT: [Format; 2] = [Format::Pdf, Format::Odt];

    /// Its ending; `None` for the page itself.
    pub fn ending(self) -> Option<&'static str> {
        Format::ENDINGS.into_iter().find(|(format, _)| *format == self).map(|(_, ending)| ending)
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html",
            Format::Json => "application/json",
            Format::Csv => "text/csv",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Atom => "application/atom+xml",
            Format::Ics => "text/calendar",
            Format::Pdf => "application/pdf",
            Format::Odt => "application/vnd.oasis.opendocument.text",
        }
    }
}

/// One request for a page: in which language, in which form, on which day.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of the address.
    pub lang: Lang,
    /// The form asked for.
    pub format: Format,
    /// The path without its ending.
    pub path: String,
    /// The query's parameters in order; broken escapes are replaced, not refused.
    pub query: Vec<(String, String)>,
    /// The present day.
    pub today: Day,
}

impl Visit {
    /// A path of the same form as this visit: with its ending, if it has one.
    pub fn with_ending(&self, path: &str) -> String {
        self.format.ending().map_or_else(|| path.to_owned(), |ending| format!("{path}.{ending}"))
    }

    /// The first value of a query parameter, trimmed; `None` if it is absent or blank.
    pub fn asked(&self, name: &str) -> Option<&str> {
        let value = self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// All values of a query parameter.
    pub fn asked_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query.iter().filter(move |(key, _)| key == name).map(|(_, value)| &**value)
    }
}

/// A text as the value of a query parameter.
pub fn escape_query(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, crate::address::ESCAPED).to_string()
}

/// The most parameters of a query that are read; the rest are passed over.
const PARAMETERS: usize = 64;

impl FromRequestParts<App> for Visit {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visit, PageError> {
        let path = parts.uri.path().to_owned();
        let lang = lang_of(&path).unwrap_or_default();
        let format = parts.extensions.get::<Format>().copied().unwrap_or_default();
        let query = parts.uri.query().unwrap_or_default();
        let query =
            query.split('&').filter(|pair| !pair.is_empty()).take(PARAMETERS).map(parameter).collect();
        Ok(Visit { lang, format, path, query, today: app.clock.today() })
    }
}

pub(crate) fn parameter(pair: &str) -> (String, String) {
    let decode = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
    };
    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
    (decode(key), decode(value))
}

/// The language that a path begins with.
pub(crate) fn lang_of(path: &str) -> Option<Lang> {
    Lang::from_code(path.trim_start_matches('/').split('/').next()?)
}

/// Takes the ending off the path of a page, so that one route serves every form.
pub(crate) fn take_ending(mut request: Request) -> Request {
    let path = request.uri().path();
    let found = Format::ENDINGS
        .into_iter()
        .find_map(|(format, ending)| Some((format, path.strip_suffix(ending)?.strip_suffix('.')?)));
    if let Some((format, stem)) = found.filter(|(_, stem)| lang_of(stem).is_some()) {
        let target = match request.uri().query() {
            Some(query) => format!("{stem}?{query}"),
            None => stem.to_owned(),
        };
        if let Ok(target) = PathAndQuery::try_from(target) {
            *request.uri_mut() = Uri::from(target);
            request.extensions_mut().insert(format);
        }
    }
    request
}
