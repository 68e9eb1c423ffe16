//! The sheet on which people sign when they come.

use crate::model::Gathering;
use crate::model::registration::Registration;
use crate::pages::shown::When;
use minga_kernel::document::{Block, Column, Document, Said, Shape};
use minga_kernel::{Day, Lang};
use minga_web::App;

/// Empty rows for those who had not registered.
const EMPTY: usize = 12;

/// The sheet, with everybody who registered, by number. For staff only: it has names.
pub(crate) fn sheet(app: &App, lang: Lang, today: Day, it: &Gathering, all: &[Registration]) -> Document {
    let word = |key: &str| app.words.plain(lang, key);
    let columns =
        [("events-number", 2), ("events-name", 8), ("events-sheet-waits", 3), ("events-sheet-signature", 8)];
    let columns = columns.map(|(key, share)| Column { title: word(key), share });
    let people = all.iter().map(|it| {
        let waits = if it.standing == crate::model::registration::Standing::Waiting {
            word("events-sheet-yes")
        } else {
            String::new()
        };
        vec![it.number.to_string().into(), it.name.as_str().into(), waits.into(), "".into()]
    });
    let empty = (0..EMPTY).map(|_| vec![Said::from(""); 4]);
    let about = word("events-attendance");
    let blocks = vec![
        Block::Note { said: word("events-sheet-words").into() },
        Block::Table { about: about.clone(), columns: columns.into(), rows: people.chain(empty).collect() },
    ];
    Document {
        title: it.title.for_reader(lang).to_owned(),
        subtitle: format!("{about} · {}", When::of(it).in_words(app, lang)),
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
