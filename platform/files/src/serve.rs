use crate::{Disposition, Hash, Kind, content_disposition};
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderName, HeaderValue};

/// Nothing in a file may do anything, and no other site may frame it.
const NOTHING: &str =
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// It never changes under its name, but it can be taken down: what others keep of it is asked
/// about again after an hour.
const WHILE_IT_STANDS: &str = "public, max-age=3600";
/// A browser shows a PDF with a page of its own, to which the file's policy would apply:
/// Safari shows nothing in a sandbox, and Chromium a small window without styles.
const FOR_PDF: &str = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The headers with which the copy of what stood elsewhere is served. Nobody looked at it: it
/// may be a page with a program, so it is bytes that a browser saves, whatever its server said
/// that it is, and never shows. `ending` is the one of its name.
pub fn headers_of_copy(hash: Hash, ending: &str) -> [(HeaderName, HeaderValue); 6] {
    let name = format!("{}.{ending}", &hash.to_string()[..16]);
    let disposition = content_disposition(&name, Disposition::Attachment);
    let disposition = HeaderValue::from_str(&disposition);
    let fixed = HeaderValue::from_static;
    [
        (CONTENT_TYPE, fixed("application/octet-stream")),
        (X_CONTENT_TYPE_OPTIONS, fixed("nosniff")),
        (CONTENT_DISPOSITION, disposition.expect("only what can be seen of ASCII is in it")),
        (CONTENT_SECURITY_POLICY, fixed(NOTHING)),
        (HeaderName::from_static("cross-origin-resource-policy"), fixed("same-origin")),
        (CACHE_CONTROL, fixed(WHILE_IT_STANDS)),
    ]
}

/// The headers with which a file is served. `name` is what it is called for people.
pub fn headers(kind: Kind, name: &str) -> [(HeaderName, HeaderValue); 6] {
    let is_shown = kind.is_image() || kind == Kind::Pdf;
    let disposition = if is_shown { Disposition::Inline } else { Disposition::Attachment };
    let disposition = HeaderValue::from_str(&content_disposition(name, disposition));
    let policy = if kind == Kind::Pdf { FOR_PDF } else { NOTHING };
    let fixed = HeaderValue::from_static;
    [
        (CONTENT_TYPE, fixed(kind.media_type())),
        (X_CONTENT_TYPE_OPTIONS, fixed("nosniff")),
        (CONTENT_DISPOSITION, disposition.expect("only what can be seen of ASCII is in it")),
        (CONTENT_SECURITY_POLICY, fixed(policy)),
        (HeaderName::from_static("cross-origin-resource-policy"), fixed("same-origin")),
        (CACHE_CONTROL, fixed(WHILE_IT_STANDS)),
    ]
}
