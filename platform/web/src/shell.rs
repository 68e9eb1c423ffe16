//! The frame around every page, and rendering.

use crate::{App, Crumb, Format, Markup, PageError, View, Visit, security};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use minga_kernel::Lang;
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

/// What the frame says of a page.
#[derive(Clone, Debug, Default)]
pub struct PageMeta {
    /// The page's title, in the reader's language.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// The page's path in each language, in the order of [`Lang::ALL`].
    pub paths: [String; 2],
    /// The way to it; the page itself last.
    pub crumbs: Vec<Crumb>,
    /// The forms in which its content can be taken away.
    pub formats: Vec<Format>,
    /// What the page is, in the vocabulary of schema.org, as JSON-LD.
    pub schema_org: Option<serde_json::Value>,
    /// Which entry of the navigation it belongs to; empty if none.
    pub section: &'static str,
    /// What the search box in the head shows.
    pub query: String,
    /// Whose unsent words the browser keeps on this page: the account's identifier. The page has
    /// a script then.
    pub drafts: Option<uuid::Uuid>,
}

#[derive(Serialize)]
struct Alternate {
    format: &'static str,
    mime: &'static str,
    href: String,
}

#[derive(Serialize)]
struct Language {
    code: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct Entry {
    label: String,
    path: String,
    section: &'static str,
}

impl App {
    /// A whole page.
    pub fn page<V: View>(&self, visit: &Visit, meta: &PageMeta, view: &V) -> Result<Response, PageError> {
        self.page_with_status(visit, meta, view, StatusCode::OK)
    }

    /// A whole page with another status.
    pub(crate) fn page_with_status<V: View>(
        &self,
        visit: &Visit,
        meta: &PageMeta,
        view: &V,
        status: StatusCode,
    ) -> Result<Response, PageError> {
        let context = self.framed(visit.lang, meta, data(view));
        let html = self.render(visit.lang, V::TEMPLATE, &context)?;
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        let response = (status, [(header::CONTENT_TYPE, kind)], html).into_response();
        Ok(if meta.drafts.is_some() { security::with_script(response) } else { response })
    }

    /// A part of a page.
    pub fn fragment<V: View>(&self, lang: Lang, view: &V) -> Result<Markup, minga_store::StoreError> {
        let html = self
            .render(lang, V::TEMPLATE, &data(view))
            .map_err(|error| minga_store::StoreError::new(format!("{error:?}")))?;
        Ok(Markup::rendered(html))
    }

    /// Renders a template with a context that already has its frame.
    pub(crate) fn render(&self, lang: Lang, name: &str, context: &Value) -> Result<String, PageError> {
        self.templates
            .render(lang, name, context)
            .map_err(|error| PageError::Internal(format!("template {name}: {error:#}")))
    }

    /// Renders every sample of every view in every language, and tells what is wrong.
    /// For the test that keeps templates and views true to each other.
    pub fn check_templates(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let own = crate::pages::views().into_iter();
        for samples in own.chain(self.modules.iter().flat_map(|module| (module.views)())) {
            for (number, sample) in (samples.values)().into_iter().enumerate() {
                for lang in Lang::ALL {
                    let context = self.framed(lang, &PageMeta::sample(), sample.clone());
                    match self.templates.render(lang, samples.template, &context) {
                        Err(error) => {
                            faults.push(format!("{} {lang} sample {number}: {error:#}", samples.template));
                        }
                        Ok(html) if html.contains('⟦') => {
                            faults.push(format!(
                                "{} {lang} sample {number}: {}",
                                samples.template,
                                missing(&html)
                            ));
                        }
                        Ok(_) => {}
                    }
                }
            }
        }
        faults
    }

    fn framed(&self, lang: Lang, meta: &PageMeta, view: Value) -> Value {
        let here = &meta.paths[lang as usize];
        let alternates: Vec<_> = meta
            .formats
            .iter()
            .filter_map(|format| Some((format.ending()?, format.media_type())))
            .map(|(format, mime)| Alternate { format, mime, href: with_ending(here, format) })
            .collect();
        let languages = Lang::ALL.map(|each| Language {
            code: each.code(),
            name: each.own_name(),
            href: self.absolute(&meta.paths[each as usize]),
            current: each == lang,
        });
        let navigation: Vec<_> = self
            .modules
            .iter()
            .flat_map(|module| module.navigation)
            .chain(crate::pages::NAVIGATION)
            .map(|(section, address)| Entry {
                label: self.words.plain(lang, &format!("nav-{section}")),
                path: address.path(lang, &[]),
                section,
            })
            .collect();
        let page = context! {
            lang => lang.code(),
            title => &*meta.title,
            description => &*meta.description,
            canonical => self.absolute(here),
            section => meta.section,
            query => &*meta.query,
            drafts => meta.drafts.map(|account| account.to_string()),
            languages => data(languages),
            alternates => data(alternates),
            crumbs => data(&meta.crumbs),
            schema_org => meta.schema_org.as_ref().map(json_for_html).map(Value::from_safe_string),
        };
        context! { page, site => self.site(lang, navigation), ..view }
    }

    fn site(&self, lang: Lang, navigation: Vec<Entry>) -> Value {
        use crate::pages::{
            ABOUT, ACCESSIBILITY, DEVELOPERS, HOME, PERSONAL_DATA, RECORD, SEARCH, SIGN_IN, WORK,
        };
        let face = self.face();
        context! {
            place => &*face.place,
            name => self.words.plain(lang, "shell-site-name"),
            work => WORK.path(lang, &[]),
            sign_in => SIGN_IN.path(lang, &[]),
            open_account => self.opening_path(lang, ""),
            home => HOME.path(lang, &[]),
            search => SEARCH.path(lang, &[]),
            about => ABOUT.path(lang, &[]),
            record => RECORD.path(lang, &[]),
            personal => PERSONAL_DATA.path(lang, &[]),
            accessibility => ACCESSIBILITY.path(lang, &[]),
            developers => DEVELOPERS.path(lang, &[]),
            nav => data(navigation),
            licence => context! { name => &*face.licence_name, href => &*face.licence_url },
            logo => face.logo.as_ref().map(|logo| logo.path.clone()),
            colours => face.colour.as_ref().map(|_| face.colours_path()),
            tokens => self.served.address("theme.css"),
        }
    }
}

fn data<T: Serialize>(value: T) -> Value {
    Value::from(Serde(value))
}

/// JSON that can stand inside a `<script type="application/ld+json">`: no text in it can
/// end the element.
fn json_for_html(json: &serde_json::Value) -> String {
    json.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A path with an ending.
pub(crate) fn with_ending(path: &str, ending: &str) -> String {
    match path.split_once('?') {
        Some((path, query)) => format!("{path}.{ending}?{query}"),
        None => format!("{path}.{ending}"),
    }
}

fn missing(html: &str) -> String {
    let keys: Vec<&str> = html.split('⟦').skip(1).filter_map(|rest| rest.split('⟧').next()).collect();
    format!("no message for {}", keys.join(", "))
}

impl PageMeta {
    fn sample() -> PageMeta {
        PageMeta {
            title: "Compromiso <3> & «más»".to_owned(),
            description: "…".to_owned(),
            paths: ["/es/planes".to_owned(), "/en/plans".to_owned()],
            crumbs: vec![Crumb::to("Planes", "/es/planes"), Crumb::here("Compromiso <3>")],
            formats: Format::ENDINGS.into_iter().map(|(format, _)| format).collect(),
            schema_org: Some(serde_json::json!({ "@context": "https://schema.org", "name": "</script>" })),
            section: "plans",
            query: "\"agua\"".to_owned(),
            drafts: Some(uuid::Uuid::nil()),
        }
    }
}
