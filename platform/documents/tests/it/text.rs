use crate::sample::{HOSTILE, with_words};
use minga_documents::Typesetter;
use minga_kernel::document::{Press, Shape};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

/// The parts of a text, in their order.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut content = String::new();
            part.read_to_string(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// Every word in a part, and that it is well-formed.
fn words(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut found = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Text(text) => found.push_str(&text),
            Event::GeneralRef(name) => {
                found.push_str(quick_xml::escape::resolve_xml_entity(&name).unwrap());
            }
            _ => {}
        }
    }
}

#[test]
fn a_text_is_a_package_that_names_its_kind_first() {
    let bytes = Typesetter::default().text(&with_words("Agua", Shape::Report)).unwrap();
    let parts = parts(&bytes);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["mimetype", "META-INF/manifest.xml", "content.xml", "meta.xml", "styles.xml"]);
    assert_eq!(parts[0].1, "application/vnd.oasis.opendocument.text");
    assert_eq!(&bytes[38..77], b"application/vnd.oasis.opendocument.text");
}

#[test]
fn nothing_that_people_write_breaks_it() {
    for text in HOSTILE {
        let bytes = Typesetter::default().text(&with_words(text, Shape::Slides)).unwrap();
        for (name, content) in parts(&bytes).into_iter().skip(1) {
            words(&content);
            assert!(!content.contains('\u{0}'), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_word_is_in_the_text(text in "\\PC{0,60}") {
        let bytes = Typesetter::default().text(&with_words(&text, Shape::Sheet)).unwrap();
        let all = parts(&bytes);
        prop_assert_eq!(&Typesetter::default().text(&with_words(&text, Shape::Sheet)).unwrap(), &bytes);
        prop_assert!(words(&all[2].1).contains(&text));
    }
}
