use crate::sample::{HOSTILE, with_words};
use minga_documents::{Fonts, Typesetter};
use minga_kernel::document::{Press, Shape};

const SHAPES: [Shape; 3] = [Shape::Report, Shape::Sheet, Shape::Slides];

#[test]
fn every_shape_is_a_tagged_pdf_and_the_same_words_give_the_same_bytes() {
    let (press, other) = (Typesetter::default(), Typesetter::default());
    for shape in SHAPES {
        let document = with_words("Agua limpia para Ñuñoa", shape);
        let pdf = press.pdf(&document).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"), "{shape:?}");
        for mark in ["/MarkInfo", "/StructTreeRoot", "pdfuaid:part", "/Lang"] {
            let found = pdf.windows(mark.len()).any(|some| some == mark.as_bytes());
            assert!(found, "{shape:?} has no {mark}");
        }
        assert_eq!(other.pdf(&document).unwrap(), pdf, "{shape:?}");
    }
}

#[test]
fn nothing_that_people_write_breaks_it() {
    let press = Typesetter::default();
    for words in HOSTILE {
        for shape in SHAPES {
            let pdf = press.pdf(&with_words(words, shape));
            assert!(pdf.is_ok(), "{words:?} {shape:?}: {}", pdf.unwrap_err());
        }
    }
}

#[test]
fn without_fonts_it_says_so() {
    let document = with_words("Agua", Shape::Sheet);
    for files in [Vec::new(), vec![b"no font".to_vec()]] {
        let error = Typesetter::new(Fonts::read(files)).pdf(&document).unwrap_err();
        assert!(error.to_string().contains("fonts"), "{error}");
    }
}
