use minga_files::{Hash, Kind, headers, headers_of_copy};

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
        assert_eq!(header(kind, "cache-control"), "public, max-age=3600");
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

#[test]
fn a_copy_is_bytes_to_save_whatever_its_ending() {
    for ending in ["txt", "pdf", "png", "bin"] {
        let headers = headers_of_copy(Hash::of(b"<script>"), ending);
        let value = |name: &str| {
            let (_, value) = headers.iter().find(|(header, _)| header == name).unwrap();
            value.to_str().unwrap().to_owned()
        };
        assert_eq!(value("content-type"), "application/octet-stream");
        assert_eq!(value("x-content-type-options"), "nosniff");
        assert!(value("content-disposition").starts_with("attachment;"));
        assert!(value("content-security-policy").starts_with("sandbox; default-src 'none';"));
    }
}
