//! Every setting with its source; those that may change while the program runs have a form.

use super::{SETTINGS, meta, pass};
use crate::colour::Colour;
use crate::face::CHANGEABLE;
use crate::{
    App, Check, Face, Field, FieldError, Fields, Form, PageError, PageResult, Signed, Source, View, Visit,
    mended,
};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use minga_auth::{address_of, may_set_up};
use minga_kernel::{Cx, Kind, Lang, Problem};
use minga_store::{CommandError, Event};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct SettingsPage {
    settings: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    saved: bool,
    fields: Vec<Field>,
    language: Field,
    colour: Field,
    logo: Field,
    /// The logo that is shown now.
    logo_path: Option<String>,
    errors: Vec<FieldError>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    key: &'static str,
    value: String,
    source: Source,
    words: String,
}

impl View for SettingsPage {
    const TEMPLATE: &'static str = "admin_settings.html";

    fn samples() -> Vec<SettingsPage> {
        let row = |source| Row { key: "place", value: "<x>".to_owned(), source, words: "…".to_owned() };
        let all = [Source::Default, Source::File, Source::Environment, Source::CommandLine];
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            saved: full,
            fields: vec![Field::sample()],
            language: Field::sample(),
            colour: Field::sample(),
            logo: Field::sample(),
            logo_path: full.then(|| "/files/x/l.png".to_owned()),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            rows: all.into_iter().map(row).collect(),
        };
        [false, true].into_iter().map(|full| SettingsPage { settings: sample(full) }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    drop(db);
    page(&app, &visit, None, &[])
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    // Before a file is looked at.
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    drop(db);
    let mut values: Vec<(&'static str, Option<String>)> = Vec::new();
    for name in CHANGEABLE.into_iter().filter(|name| *name != "logo") {
        let text = form.text(name);
        let plain = name == "colour" && form.has("no_colour");
        values.push((name, Some(text).filter(|text| !text.is_empty() && !plain)));
    }
    if let Some(upload) = form.files("logo").next() {
        match app.take_in("logo", upload).await? {
            Ok(taken) if ["image/png", "image/jpeg", "image/webp"].contains(&&*taken.media_type) => {
                values.push(("logo", Some(format!("{} {}", taken.sha256, taken.name))));
            }
            Ok(_) => {
                let CommandError::Problems(problems) = crate::refused("logo", "logo") else {
                    return Err(PageError::Bad("form"));
                };
                return Ok(mended(page(&app, &visit, Some(&form), &problems)?, &problems));
            }
            Err(problem) => {
                let problems = [problem];
                return Ok(mended(page(&app, &visit, Some(&form), &problems)?, &problems));
            }
        }
    } else if form.has("no_logo") {
        values.push(("logo", None));
    }
    match app.set_face(&signed.cx(&app, visit.lang), &values).await {
        Ok(()) => {
            let path = SETTINGS.path(visit.lang, &[]);
            Ok(Redirect::to(&format!("{path}?done=saved")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, Some(&form), &problems)?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

impl App {
    /// Sets what the site says of itself; nothing in place of a value lets the installation's
    /// own setting hold again.
    pub async fn set_face(
        &self,
        cx: &Cx,
        values: &[(&'static str, Option<String>)],
    ) -> Result<(), CommandError> {
        let tx = self.store.write().await?;
        let actor = may_set_up(cx, &tx).await?;
        let mut check = Check::default();
        for (name, value) in values {
            let Some(value) = value else { continue };
            check.words(name, value, cx.limits.line, false);
            match *name {
                "contact" if address_of(value).is_none() => check.refuse(name, "address"),
                "licence_url" if !is_web(value) => check.refuse(name, "evidence-address"),
                "language" if Lang::from_code(value).is_none() => check.refuse(name, "choice"),
                "colour" => match Colour::parse(value) {
                    None => check.refuse(name, "colour"),
                    Some(colour) if !colour.is_readable() => check.refuse(name, "colour-contrast"),
                    Some(_) => {}
                },
                _ => {}
            }
        }
        check.done()?;
        tx.lock("site").await?;
        let before = minga_store::site_values(&tx).await?;
        let mut changed = Vec::new();
        for (name, value) in values {
            let value = value.as_deref().filter(|value| !self.own_face().says(name, value));
            let known = before.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
            if known != value {
                tx.set_site_value(name, value).await?;
                changed.push(*name);
            }
        }
        if changed.is_empty() {
            return Ok(());
        }
        let thing = Kind::new("site").with(Uuid::from_u128(1));
        let facts = json!({ "settings": changed });
        let (root, subject) = (thing.clone(), thing.clone());
        tx.publish(cx, &actor, vec![Event { root, subject, thing, action: "site.changed", facts }]).await?;
        tx.commit().await?;
        Ok(self.refresh_face().await?)
    }
}

impl Face {
    /// Whether it says this already.
    fn says(&self, name: &str, value: &str) -> bool {
        match name {
            "place" => self.place == value,
            "contact" => self.contact == value,
            "licence_name" => self.licence_name == value,
            "licence_url" => self.licence_url == value,
            "language" => self.language.code() == value,
            _ => false,
        }
    }
}

fn is_web(address: &str) -> bool {
    let scheme = address.starts_with("https://") || address.starts_with("http://");
    scheme && !address.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}

fn page(app: &App, visit: &Visit, form: Option<&Form>, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let face = app.face();
    let fields = Fields::new(app, lang, "site", problems);
    let text = |name: &str, now: &str| form.map_or_else(|| now.to_owned(), |form| form.text(name));
    let languages = Lang::ALL.map(|it| (it.code().to_owned(), it.own_name().to_owned()));
    let colour = face.colour.clone().unwrap_or_else(|| "#26337f".to_owned());
    let rows = app.settings.told.iter().map(|told| Row {
        key: told.key,
        value: told.value.clone(),
        source: told.source,
        words: app.words.plain(lang, &format!("setting-{}", told.key.replace('_', "-"))),
    });
    let shown = Shown {
        action: SETTINGS.path(lang, &[]),
        saved: visit.asked("done") == Some("saved"),
        fields: vec![
            fields.field("place", text("place", &face.place), false),
            fields.field("contact", text("contact", &face.contact), false),
            fields.field("licence_name", text("licence_name", &face.licence_name), false),
            fields.field("licence_url", text("licence_url", &face.licence_url), false),
        ],
        language: fields.choice("language", &text("language", face.language.code()), true, languages),
        colour: fields.field("colour", text("colour", &colour), false),
        logo: fields.field("logo", "", false),
        logo_path: face.logo.as_ref().map(|logo| logo.path.clone()),
        errors: fields.errors(),
        rows: rows.collect(),
    };
    app.page(visit, &meta(app, lang, SETTINGS, "admin-settings"), &SettingsPage { settings: shown })
}
