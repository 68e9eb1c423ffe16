//! Files as people and attackers make them.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

pub(crate) const DOCX: &str = r#"<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

/// An archive of these entries.
pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A text document, with more parts.
pub(crate) fn docx(more: &[(&str, &[u8])]) -> Vec<u8> {
    let own: [(&str, &[u8]); 2] =
        [("[Content_Types].xml", DOCX.as_bytes()), ("word/document.xml", b"<document/>")];
    zip(&[&own[..], more].concat())
}

pub(crate) fn pdf(body: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{body}\nstartxref\n9\n%%EOF\n").into_bytes()
}

/// A picture with a red corner at the top left.
pub(crate) fn picture(width: u32, height: u32) -> DynamicImage {
    let corner = |x, y| x < width / 4 && y < height / 4;
    let colour = |x, y| if corner(x, y) { Rgb([250, 0, 0]) } else { Rgb([0, 0, 200]) };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour))
}

pub(crate) fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG as a telephone writes it: lying on its side (orientation 6), and saying where it was
/// taken and by which camera.
pub(crate) fn photograph(width: u32, height: u32) -> Vec<u8> {
    let plain = encoded(&picture(width, height), ImageFormat::Jpeg);
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    // The header, then the first directory with three entries, then the camera, then the place.
    let camera = b"SECRETCAM\0";
    let (camera_at, place_at) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 10);
    let numbers_at = place_at + 2 + 2 * 12 + 4;
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(3u16.to_le_bytes());
    tiff.extend(entry(0x010F, 2, 10, camera_at));
    tiff.extend(entry(0x0112, 3, 1, 6));
    tiff.extend(entry(0x8825, 4, 1, place_at));
    tiff.extend([0; 4]);
    tiff.extend(camera);
    tiff.extend(2u16.to_le_bytes());
    tiff.extend(entry(0x0001, 2, 2, u32::from(b'S')));
    tiff.extend(entry(0x0002, 5, 3, numbers_at));
    tiff.extend([0; 4]);
    // 0° 13' 12" south: a square in Quito.
    for number in [0u32, 1, 13, 1, 12, 1] {
        tiff.extend(number.to_le_bytes());
    }
    let length = u16::try_from(2 + 6 + tiff.len()).unwrap();
    let segment = [b"\xFF\xE1", &length.to_be_bytes()[..], b"Exif\0\0", &tiff].concat();
    [&plain[..2], &segment, &plain[2..]].concat()
}

/// Whether these bytes are somewhere in those.
pub(crate) fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
