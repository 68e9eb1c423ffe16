//! A certificate of participation.

use crate::model::Gathering;
use crate::model::certificate::{Certificate, grouped};
use crate::pages::CHECK;
use crate::pages::shown::When;
use minga_kernel::document::{Block, Document, Said, Shape};
use minga_kernel::{Day, Lang, Ref, Resolved};
use minga_web::App;
use std::collections::HashMap;

/// The paper. It alone has the name.
pub(crate) fn certificate(
    app: &App,
    lang: Lang,
    today: Day,
    it: &Gathering,
    named: &HashMap<Ref, Resolved>,
    own: (&Certificate, &str, &str),
) -> Document {
    let (certificate, code, name) = own;
    let word = |key: &str| app.words.plain(lang, key);
    let address = app.absolute(&CHECK.path(lang, &[("code", &grouped(code))]));
    let organiser = named.get(&it.organiser()).map(|it| it.title.for_reader(lang).to_owned());
    let mut rows: Vec<(Said, Said)> = vec![
        (word("events-certificate-name").into(), name.into()),
        (word("events-certificate-event").into(), it.title.for_reader(lang).into()),
        (word("events-certificate-when").into(), When::of(it).in_words(app, lang).into()),
    ];
    if let Some(organiser) = organiser {
        rows.push((word("events-certificate-by").into(), organiser.into()));
    }
    rows.push((word("events-certificate-number").into(), certificate.number.to_string().into()));
    rows.push((word("events-certificate-code").into(), grouped(code).into()));
    let about = word("events-certificate");
    let blocks = vec![
        Block::Paragraph { said: word("events-certificate-words").into() },
        Block::Facts { about: about.clone(), rows },
        Block::Note { said: format!("{} {address}", word("events-certificate-check")).into() },
    ];
    Document {
        title: about.clone(),
        subtitle: it.title.for_reader(lang).to_owned(),
        lang,
        author: format!("{} · {}", app.face().place, word("shell-site-name")),
        day: today,
        shape: Shape::Sheet,
        cover: Vec::new(),
        contents: None,
        foot: about,
        blocks,
    }
}
