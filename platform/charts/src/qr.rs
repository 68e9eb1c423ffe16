use crate::caption::tidy_id;
use crate::svg::{El, Svg};
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The empty border that readers need, in modules.
const QUIET: i32 = 4;

/// A QR code (ISO/IEC 18004) of these words, read aloud as its title; nothing if they are too long
/// for one.
///
/// Unlike the charts it has a `viewBox` and is square: its parts keep their shape at any size. Its
/// ground and its ink are the classes `qr-ground` and `qr-ink`, which a stylesheet leaves light
/// and dark in every theme, because readers look for dark on light.
pub fn qr(id: &str, title: &str, words: &str) -> Option<Svg> {
    let code = QrCode::encode_text(words, QrCodeEcc::Medium).ok()?;
    let side = code.size();
    let mut path = String::new();
    for y in 0..side {
        for x in (0..side).filter(|x| code.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let whole = (side + 2 * QUIET).to_string();
    let id = tidy_id(id);
    let svg = El::new("svg")
        .class("qr")
        .attr("viewBox", format!("0 0 {whole} {whole}"))
        .attr("role", "img")
        .attr("aria-labelledby", &id);
    let ground = El::new("rect").class("qr-ground").attr("width", &whole).attr("height", &whole);
    let ink = El::new("path").class("qr-ink").attr("d", path);
    Some(svg.child(El::new("title").attr("id", &id).text(title)).child(ground).child(ink).into_svg())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_its_border() {
        let svg = qr("q", "<Código>", "https://minga.example/es/eventos/1").expect("it is short");
        let text = svg.as_str();
        assert!(text.contains("&lt;Código&gt;") && !text.contains("style"));
        // 34 bytes at this level are version 3: 29 modules, and four of border on each side.
        assert!(text.contains("viewBox=\"0 0 37 37\""), "{text}");
        for corner in ["M4 4h1", "M32 4h1", "M4 32h1"] {
            assert!(text.contains(corner), "{corner}");
        }
        assert!(!text.contains("M3 ") && !text.contains("M33 "));
        assert!(qr("q", "", &"x".repeat(3_000)).is_none());
        roxmltree::Document::parse(text).expect("it is well-formed");
    }
}
