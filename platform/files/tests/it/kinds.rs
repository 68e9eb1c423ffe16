use crate::fixtures::{DOCX, docx, encoded, pdf, picture, zip};
use image::ImageFormat;
use minga_files::{Kind, Limits, Refusal, accept};
use proptest::prelude::*;

fn kind(bytes: impl AsRef<[u8]>) -> Result<Kind, Refusal> {
    Kind::of(bytes.as_ref(), &Limits::default())
}

#[track_caller]
fn refused(bytes: impl AsRef<[u8]>) {
    assert_eq!(kind(bytes), Err(Refusal::NotAllowed));
}

#[test]
fn every_kind_is_known_by_its_content() {
    assert_eq!(kind(pdf("1 0 obj")), Ok(Kind::Pdf));
    let formats = [
        (ImageFormat::Png, Kind::Png),
        (ImageFormat::Jpeg, Kind::Jpeg),
        (ImageFormat::WebP, Kind::Webp),
        (ImageFormat::Gif, Kind::Gif),
    ];
    for (format, known) in formats {
        assert_eq!(kind(encoded(&picture(8, 8), format)), Ok(known));
    }
    assert_eq!(kind(docx(&[])), Ok(Kind::Docx));
    let office = [("spreadsheetml.sheet", Kind::Xlsx), ("presentationml.presentation", Kind::Pptx)];
    for (word, known) in office {
        let types = DOCX.replace("wordprocessingml.document", word);
        assert_eq!(kind(zip(&[("[Content_Types].xml", types.as_bytes())])), Ok(known));
    }
    for known in [Kind::Odt, Kind::Ods, Kind::Odp] {
        let document = zip(&[("mimetype", known.media_type().as_bytes()), ("content.xml", b"<a/>")]);
        assert_eq!(kind(document), Ok(known));
    }
    assert_eq!(kind("código;título\n1;Uno\n2;\"Dos; y más\"\n"), Ok(Kind::Csv));
    assert_eq!(kind("Acta de la sesión.\nTodo, o casi todo, dicho.\n"), Ok(Kind::Text));
    // A text from an old Windows, and one with a mark of its encoding.
    assert_eq!(kind(b"Sesi\xF3n ordinaria"), Ok(Kind::Text));
    assert_eq!(kind("\u{FEFF}a,b\n1,2\n"), Ok(Kind::Csv));
}

#[test]
fn what_is_written_down_is_found_again() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_ending(kind.ending()), Some(kind));
    }
    assert_eq!(Kind::from_ending("exe"), None);
}

#[test]
fn pages_and_programs_are_refused() {
    refused("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
    refused("<!DOCTYPE html><p>Hola");
    refused("\u{FEFF} \n<?xml version=\"1.0\"?><a/>");
    refused("Hola\n<ScRiPt>alert(1)</ScRiPt>");
    refused("<?php system($_GET['c']);");
    refused("#!/bin/sh\nrm -rf /\n");
    refused(b"\x7FELF\x02\x01\x01\0\0\0\0\0");
    refused(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF");
    refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old .doc");
    refused(b"one\0two");
    refused(b"\x1B[2J\x1B]0;title\x07");
    refused("a".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    refused(zip(&[("a.txt", b"a")]));
    refused(b"Rar!\x1A\x07\x01\0");
}

#[test]
fn what_is_two_things_at_once_is_refused() {
    refused([b"<html>".to_vec(), pdf("")].concat());
    refused([b"text\n".to_vec(), pdf("1")].concat());
    refused(pdf("<script>alert(1)</script>"));
    refused([pdf("1"), zip(&[("a.txt", b"a")])].concat());
    refused([pdf("1"), b"<html>".to_vec()].concat());
    // The archive's comment ends as a PDF does.
    let mut hidden = [b"%PDF-1.7\n".to_vec(), zip(&[("a.txt", b"a")])].concat();
    let length = hidden.len();
    hidden[length - 2..].copy_from_slice(&5u16.to_le_bytes());
    refused([hidden, b"%%EOF".to_vec()].concat());
    // Something behind an archive, or a comment.
    refused([docx(&[]), b"<script>".to_vec()].concat());
    refused([zip(&[("a", b"a")]), docx(&[])].concat());
    // Two parts of one name, of which programs read one or the other.
    let mut twice = docx(&[("word/a.xml", b"a"), ("word/b.xml", b"b")]);
    for at in 0..twice.len() - 10 {
        if &twice[at..at + 10] == b"word/b.xml" {
            twice[at + 5] = b'a';
        }
    }
    refused(twice);
    // Two documents in one.
    refused(zip(&[
        ("mimetype", Kind::Odt.media_type().as_bytes()),
        ("[Content_Types].xml", DOCX.as_bytes()),
    ]));
}

#[test]
fn documents_with_programs_are_refused() {
    refused(docx(&[("word/vbaProject.bin", b"x")]));
    refused(docx(&[("word/VBAPROJECT.BIN", b"x")]));
    refused(docx(&[("xl\\macrosheets\\sheet1.xml", b"x")]));
    refused(docx(&[("../../etc/passwd", b"x")]));
    let types = |word: &str, other: &str| {
        let types = DOCX.replace(word, other);
        zip(&[("[Content_Types].xml", types.as_bytes())])
    };
    refused(types(
        "<Types>",
        "<Types><Default Extension=\"dat\" ContentType=\"application/vnd.ms-office.vbaProject\"/>",
    ));
    refused(types(
        "<Types>",
        "<Types><Default Extension=\"dat\" ContentType=\"application/vnd.ms-office.vba&#80;roject\"/>",
    ));
    refused(types(
        "openxmlformats-officedocument.wordprocessingml.document",
        "ms-word.document.macroEnabled",
    ));
    let basic: [(&str, &[u8]); 2] =
        [("mimetype", Kind::Ods.media_type().as_bytes()), ("Basic/Standard/Module1.xml", b"x")];
    refused(zip(&basic));
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let zeros = vec![0; 30 << 20];
    let bomb = docx(&[("word/media/image1.bmp", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(kind(&bomb), Err(Refusal::Bomb));
    // One that says that it is small is not believed.
    let mut liar = bomb.clone();
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == size {
            liar[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
        }
    }
    assert_ne!(liar, bomb);
    assert!(matches!(kind(&liar), Err(Refusal::Bomb | Refusal::Broken)), "{:?}", kind(&liar));
    // One whose first part, which says what it is, is the bomb.
    let types = [DOCX.as_bytes(), &zeros].concat();
    assert!(kind(zip(&[("[Content_Types].xml", &types)])).is_err());
    // A great number of nothings.
    let few = Limits { entries: 3, ..Limits::default() };
    assert_eq!(Kind::of(&docx(&[("a", b""), ("b", b"")]), &few), Err(Refusal::Bomb));
    assert_eq!(Kind::of(&docx(&[("a", b"")]), &few), Ok(Kind::Docx));
    // A short text that repeats itself is none.
    assert_eq!(kind(docx(&[("word/a.xml", &vec![b' '; 1 << 20])])), Ok(Kind::Docx));
}

#[test]
fn what_breaks_off_is_broken() {
    let whole = docx(&[]);
    assert_eq!(kind(&whole[..whole.len() - 30]), Err(Refusal::Broken));
    assert_eq!(kind(b"%PDF-1.7\n1 0 obj"), Err(Refusal::Broken));
    let mut bent = docx(&[("word/media/a.bin", b"the same, the same, the same")]);
    let name = b"word/media/a.bin";
    let at = bent.windows(name.len()).position(|it| it == name).unwrap();
    bent[at + name.len() + 5] ^= 0x55;
    assert_eq!(kind(&bent), Err(Refusal::Broken));
}

#[test]
fn nothing_and_too_much_have_codes_of_their_own() {
    assert_eq!(kind(""), Err(Refusal::Empty));
    assert_eq!(kind(" \r\n"), Err(Refusal::Empty));
    let limits = Limits { bytes: 10, ..Limits::default() };
    assert_eq!(Kind::of(b"12345678901", &limits), Err(Refusal::TooLarge));
    let all = [Refusal::TooLarge, Refusal::NotAllowed, Refusal::Broken, Refusal::Bomb, Refusal::Empty];
    assert_eq!(all.map(Refusal::code), ["too_large", "not_allowed", "broken", "bomb", "empty"]);
}

#[tokio::test]
async fn documents_are_kept_to_the_byte() {
    for document in [pdf("1"), docx(&[]), b"a,b\n1,2\n".to_vec()] {
        let accepted = accept(document.clone().into(), &Limits::default()).await.unwrap();
        assert_eq!(accepted.content, document);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(head in 0usize..7, bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let heads: [&[u8]; 7] = [b"", b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\xFF\xD8\xFF", b"GIF89a", b"RIFF"];
        let _ = kind([heads[head], &bytes].concat());
    }

    #[test]
    fn a_document_with_a_bent_byte_never_becomes_something_else(at in 0usize..300, bit in 0u8..8) {
        let mut bytes = docx(&[("word/styles.xml", b"<styles/>")]);
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        prop_assert!(!matches!(kind(&bytes), Ok(other) if other != Kind::Docx));
    }
}
