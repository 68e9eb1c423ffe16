use minga_files::{Kind, headers};

fn header(kind: Kind, name: &str) -> String {
    let headers = headers(kind, "Acta.pdf");
    let (_, value) = headers.iter().find(|(header, _)| header == name).unwrap();
    value.to_str().unwrap().to_owned()
}

#[test]
fn every_file_goes_out_with_its_own_type_and_nothing_else() {
    for kind in Kind::ALL {
        assert_eq!(header(kind, "content-type"), kind.media_type());
        assert_eq!(header(kind, "x-content-type-options"), "nosniff");
        assert_eq!(header(kind, "cross-origin-resource-policy"), "same-origin");
        assert_eq!(header(kind, "cache-control"), "public, max-age=31536000, immutable");
        assert!(header(kind, "content-security-policy").contains("frame-ancestors 'none'"));
        let is_boxed = header(kind, "content-security-policy").starts_with("sandbox; default-src 'none';");
        assert_eq!(is_boxed, kind != Kind::Pdf);
    }
}

#[test]
fn only_pictures_and_pdf_are_shown() {
    for kind in Kind::ALL {
        let is_shown = header(kind, "content-disposition").starts_with("inline;");
        assert_eq!(is_shown, kind.is_image() || kind == Kind::Pdf, "{kind:?}");
    }
}
