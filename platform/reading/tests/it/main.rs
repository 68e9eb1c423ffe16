//! What is read of documents, and what they cannot do.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use minga_reading::{Limits, Unreadable, text_of};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let body = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.as_bytes())])
}

/// A PDF with one page that shows this stream, by the rules of the format and no library.
fn pdf(stream: &[u8], filter: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |out: &mut Vec<u8>, body: &[u8]| {
        places.push(out.len());
        let number = places.len();
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend_from_slice(body);
        out.extend(b"\nendobj\n");
    };
    object(&mut out, b"<</Type/Catalog/Pages 2 0 R>>");
    object(&mut out, b"<</Type/Pages/Kids[3 0 R]/Count 1>>");
    object(
        &mut out,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    );
    let mut content = format!("<</Length {}{filter}>>stream\n", stream.len()).into_bytes();
    content.extend_from_slice(stream);
    content.extend(b"\nendstream");
    object(&mut out, &content);
    object(&mut out, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", places.len() + 1).bytes(),
    );
    out
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(content).unwrap();
    packer.finish().unwrap()
}

#[test]
fn the_text_of_a_word_document_is_read() {
    let body = "<w:p><w:r><w:t>Acta de la reuni\u{f3}n</w:t></w:r><w:r><w:tab/><w:t>n&#250;mero &lt;7&gt;</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:t>SERCOP</w:t></w:p></w:tc><w:tc><w:p><w:t>FCD</w:t></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(
        text_of("docx", &docx(body), &Limits::default()).unwrap(),
        "Acta de la reunión número <7>\nSERCOP\nFCD"
    );
}

#[test]
fn the_text_of_an_open_document_is_read() {
    let content = "<office:document-content><office:body><office:text><text:h>Estudio</text:h>\
        <text:p>sobre<text:s/>el<text:line-break/>agua &amp; la tierra</text:p></office:text></office:body></office:document-content>";
    let odt = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    assert_eq!(text_of("odt", &odt, &Limits::default()).unwrap(), "Estudio\nsobre el\nagua & la tierra");
}

#[test]
fn the_text_of_a_pdf_is_read() {
    let shown = b"BT /F 12 Tf 20 200 Td (Acta de la reuni\\363n 7) Tj 0 -20 Td (Compras p\\372blicas) Tj ET";
    for (stream, filter) in [(shown.to_vec(), ""), (deflated(shown), "/Filter/FlateDecode")] {
        let text = text_of("pdf", &pdf(&stream, filter), &Limits::default()).unwrap();
        assert!(text.contains("Acta de la reunión 7") && text.contains("Compras públicas"), "{text:?}");
    }
}

#[test]
fn plain_texts_are_read_in_either_encoding() {
    for bytes in ["reunión".as_bytes(), b"reuni\xf3n"] {
        assert_eq!(text_of("txt", bytes, &Limits::default()).unwrap(), "reunión");
    }
}

#[test]
fn what_is_broken_is_said_and_breaks_nothing() {
    let whole = pdf(b"BT /F 12 Tf (Acta) Tj ET", "");
    for cut in (0..whole.len()).step_by(7) {
        // Whatever comes of it, it comes to an end.
        let _ = text_of("pdf", &whole[..cut], &Limits::default());
        let mut bent = whole.clone();
        bent[cut] ^= 0x55;
        let _ = text_of("pdf", &bent, &Limits::default());
    }
    let document = docx("<w:p><w:t>Acta</w:t></w:p>");
    for cut in (0..document.len()).step_by(5) {
        assert!(text_of("docx", &document[..cut], &Limits::default()).is_err());
    }
    for ending in ["pdf", "docx", "odt", "pptx"] {
        assert_eq!(text_of(ending, b"", &Limits::default()), Err(Unreadable::Broken), "{ending}");
        assert_eq!(
            text_of(ending, b"%PDF-1.4 nada", &Limits::default()),
            Err(Unreadable::Broken),
            "{ending}"
        );
    }
    assert_eq!(text_of("docx", &docx(""), &Limits::default()), Err(Unreadable::Empty));
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    let bomb = docx(&"<w:p><w:t>agua </w:t></w:p>".repeat(100_000));
    assert!(bomb.len() < 100_000);
    assert_eq!(text_of("docx", &bomb, &limits), Err(Unreadable::TooLarge));
    // No entity of its own is expanded, and nothing is fetched.
    let laughs = "<!DOCTYPE d [<!ENTITY a 'ja'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>\
        <d><p>&b;&x;fin</p></d>";
    let odt = archive(&[("content.xml", laughs.as_bytes())]);
    assert_eq!(text_of("odt", &odt, &Limits::default()).unwrap(), "fin");
    let few = Limits { letters: 12, ..Limits::default() };
    assert_eq!(text_of("txt", "agua clara y limpia".as_bytes(), &few).unwrap(), "agua clara");
}
