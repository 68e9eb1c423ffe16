use crate::fixtures::{encoded, holds, photograph, picture};
use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, GenericImageView, ImageFormat, Rgba, RgbaImage};
use minga_files::{Accepted, Kind, Limits, Refusal, accept};

async fn sent(bytes: Vec<u8>) -> Result<Accepted, Refusal> {
    accept(bytes.into(), &Limits::default()).await
}

fn shown(accepted: &Accepted) -> DynamicImage {
    image::load_from_memory(&accepted.content).unwrap()
}

#[tokio::test]
async fn a_photograph_loses_its_place_and_stands_upright() {
    let photograph = photograph(80, 40);
    assert!(holds(&photograph, b"SECRETCAM") && holds(&photograph, b"Exif"));
    let accepted = sent(photograph).await.unwrap();
    assert_eq!(accepted.kind, Kind::Jpeg);
    for trace in [&b"SECRETCAM"[..], b"Exif", b"II*\0"] {
        assert!(!holds(&accepted.content, trace));
    }
    // Orientation 6 means: turn it to the right. The red corner goes to the top right.
    let shown = shown(&accepted);
    assert_eq!(shown.dimensions(), (40, 80));
    assert!(shown.get_pixel(36, 4).0[0] > 200 && shown.get_pixel(4, 4).0[0] < 60);
}

#[tokio::test]
async fn what_hangs_on_behind_a_picture_stays_behind() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let loaded =
            [encoded(&picture(20, 20), format), b"<script>alert(1)</script>PK\x05\x06".to_vec()].concat();
        let accepted = sent(loaded).await.unwrap();
        assert!(!holds(&accepted.content, b"<script>"), "{format:?}");
        assert_eq!(shown(&accepted).dimensions(), (20, 20));
    }
}

#[tokio::test]
async fn a_picture_that_is_also_a_script_is_refused_or_only_a_picture() {
    // Valid as JavaScript: the picture's size is the beginning of a comment.
    let polyglot = b"GIF89a/*\0\0\0\0\0*/=1;alert(document.domain);//".to_vec();
    assert!(matches!(sent(polyglot).await, Err(Refusal::Broken | Refusal::TooLarge)));
    // A picture in whose comment a script stands.
    let plain = encoded(&picture(9, 9), ImageFormat::Jpeg);
    let comment = b"\xFF\xFE\x00\x1B*/alert(document.cookie)/*";
    let accepted = sent([&plain[..2], comment, &plain[2..]].concat()).await.unwrap();
    assert!(!holds(&accepted.content, b"alert"));
}

#[tokio::test]
async fn each_kind_becomes_what_it_should() {
    let kind = async |bytes| sent(bytes).await.unwrap().kind;
    assert_eq!(kind(encoded(&picture(9, 9), ImageFormat::Png)).await, Kind::Png);
    assert_eq!(kind(encoded(&picture(9, 9), ImageFormat::WebP)).await, Kind::Jpeg);
    assert_eq!(kind(encoded(&picture(9, 9), ImageFormat::Gif)).await, Kind::Png);
    let grey = DynamicImage::ImageLuma8(picture(9, 9).to_luma8());
    assert_eq!(kind(encoded(&grey, ImageFormat::Jpeg)).await, Kind::Jpeg);
    // Where something shines through, it still does.
    let glass = DynamicImage::ImageRgba8(RgbaImage::from_pixel(9, 9, Rgba([9, 9, 9, 80])));
    let accepted = sent(encoded(&glass, ImageFormat::WebP)).await.unwrap();
    assert_eq!(accepted.kind, Kind::Png);
    assert_eq!(shown(&accepted).get_pixel(4, 4).0[3], 80);
}

#[tokio::test]
async fn of_a_moving_picture_the_first_frame_stays() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for colour in [[250, 0, 0, 255], [0, 250, 0, 255]] {
        encoder.encode_frame(Frame::new(RgbaImage::from_pixel(10, 10, Rgba(colour)))).unwrap();
    }
    drop(encoder);
    let accepted = sent(bytes).await.unwrap();
    assert_eq!(accepted.kind, Kind::Png);
    assert_eq!(shown(&accepted).get_pixel(5, 5).0[..2], [250, 0]);
}

#[tokio::test]
async fn a_large_picture_is_made_smaller_and_keeps_its_form() {
    let accepted = sent(encoded(&picture(4000, 1000), ImageFormat::Png)).await.unwrap();
    assert_eq!(shown(&accepted).dimensions(), (2560, 640));
    let accepted = sent(photograph(3000, 1500)).await.unwrap();
    assert_eq!(shown(&accepted).dimensions(), (1280, 2560));
    let accepted = sent(encoded(&picture(2560, 30), ImageFormat::Png)).await.unwrap();
    assert_eq!(shown(&accepted).dimensions(), (2560, 30));
}

#[tokio::test]
async fn a_picture_that_would_fill_the_memory_is_refused_unread() {
    // A small PNG that says it has 50,000 by 50,000 pixels; then a GIF and a JPEG that do.
    let mut png = encoded(&picture(4, 4), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50]);
    let crc = crc(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&crc);
    assert_eq!(sent(png).await, Err(Refusal::TooLarge));
    let mut gif = encoded(&picture(4, 4), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    assert_eq!(sent(gif).await, Err(Refusal::TooLarge));
    let mut jpeg = encoded(&picture(4, 4), ImageFormat::Jpeg);
    let size = jpeg.windows(2).position(|it| it == b"\xFF\xC0").unwrap() + 5;
    jpeg[size..size + 4].copy_from_slice(&[0xFF; 4]);
    assert_eq!(sent(jpeg).await, Err(Refusal::TooLarge));
    // Within the sides and still too much.
    let limits = Limits { memory: 1000, ..Limits::default() };
    let answer = accept(encoded(&picture(100, 100), ImageFormat::Png).into(), &limits).await;
    assert_eq!(answer, Err(Refusal::TooLarge));
}

#[tokio::test]
async fn a_picture_that_breaks_off_is_broken() {
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = encoded(&picture(64, 64), format);
        assert_eq!(sent(whole[..whole.len() / 2].to_vec()).await, Err(Refusal::Broken), "{format:?}");
    }
    assert_eq!(sent(b"\xFF\xD8\xFF\xE0 not at all".to_vec()).await, Err(Refusal::Broken));
}

/// The sum of a PNG's chunk.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}
