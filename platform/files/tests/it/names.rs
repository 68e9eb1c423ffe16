use minga_files::{Disposition, Hash, Kind, content_disposition, display_name};
use proptest::prelude::*;

#[test]
fn a_name_is_only_a_name() {
    let cases = [
        ("../../etc/passwd", Kind::Text, "passwd.txt"),
        ("C:\\Users\\Ana\\Acta Sesión.PDF", Kind::Pdf, "Acta Sesión.pdf"),
        ("..", Kind::Pdf, "minga.pdf"),
        ("", Kind::Csv, "minga.csv"),
        (".htaccess", Kind::Text, "htaccess.txt"),
        ("foto.jpeg", Kind::Jpeg, "foto.jpg"),
        ("foto.webp", Kind::Jpeg, "foto.jpg"),
        ("factura.pdf.exe", Kind::Pdf, "factura.pdf.exe.pdf"),
        ("acta v1.2", Kind::Docx, "acta v1.2.docx"),
        ("a\r\nSet-Cookie: x=1", Kind::Text, "a Set-Cookie x=1.txt"),
        ("fdp.\u{202E}exe", Kind::Pdf, "fdp. exe.pdf"),
        ("Sesio\u{301}n.pdf", Kind::Pdf, "Sesión.pdf"),
        ("  a \t b  .pdf", Kind::Pdf, "a b.pdf"),
        ("a\0b.pdf", Kind::Pdf, "a b.pdf"),
        ("informe/", Kind::Pdf, "minga.pdf"),
    ];
    for (sent, kind, name) in cases {
        assert_eq!(display_name(sent, kind), name, "{sent:?}");
    }
}

#[test]
fn a_disposition_names_it_twice() {
    assert_eq!(
        content_disposition("Acta \"1\" Sesión 50%.pdf", Disposition::Inline),
        "inline; filename=\"Acta _1_ Sesion 50_.pdf\"; filename*=UTF-8''Acta%20%221%22%20Sesi%C3%B3n%2050%25.pdf"
    );
    let evil = content_disposition("a\"; filename=\"b.exe\r\nX: y", Disposition::Attachment);
    assert!(evil.starts_with("attachment; filename=\"a__ filename=_b.exe__X: y\";") || !evil.contains('\r'));
    assert_eq!(evil.matches('"').count(), 2);
}

#[test]
fn a_hash_has_one_way_to_be_written() {
    let hash = Hash::of(b"minga");
    assert_eq!(hash.to_string().parse(), Ok(hash));
    for wrong in
        [hash.to_string().to_uppercase(), hash.to_string()[1..].to_owned(), "../..".to_owned(), String::new()]
    {
        assert!(wrong.parse::<Hash>().is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn every_name_is_safe(sent in "\\PC{0,300}|[\\x00-\\x7F./\\\\]{0,40}|.{0,200}", kind in 0..Kind::ALL.len()) {
        let kind = Kind::ALL[kind];
        let name = display_name(&sent, kind);
        prop_assert!(name.chars().count() <= 120);
        let ending = format!(".{}", kind.ending());
        prop_assert!(name.ends_with(&ending));
        prop_assert!(!name.starts_with('.') && !name.contains(['/', '\\']));
        prop_assert!(!name.chars().any(char::is_control));
        prop_assert_eq!(display_name(&name, kind), name.clone());
        let header = content_disposition(&name, Disposition::Attachment);
        prop_assert!(header.bytes().all(|byte| (0x20..0x7F).contains(&byte)));
        prop_assert_eq!(header.matches('"').count(), 2);
        let (_, encoded) = header.split_once("UTF-8''").unwrap();
        let decoded = percent_encoding::percent_decode_str(encoded).decode_utf8().unwrap();
        prop_assert_eq!(decoded, name);
    }

    #[test]
    fn a_hash_comes_back(bytes in any::<[u8; 32]>()) {
        let hash = Hash::from_bytes(bytes);
        prop_assert_eq!(hash.to_string().parse::<Hash>(), Ok(hash));
        prop_assert_eq!(*hash.as_bytes(), bytes);
    }
}
