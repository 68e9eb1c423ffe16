//! Pictures are drawn anew: only the pixels go on. Where a picture was taken, by whom, what
//! hangs on behind it and what was hidden in it stays behind.
//!
//! JPEG stays JPEG and PNG stays PNG. WebP becomes JPEG, or PNG where something shines
//! through; GIF becomes its first frame in PNG.

use crate::{Kind, Limits, Refusal};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageDecoder, ImageError, ImageFormat, ImageReader};
use std::io::Cursor;

/// The picture with nothing but its pixels, and what it is now.
pub(crate) fn renewed(bytes: &[u8], kind: Kind, limits: &Limits) -> Result<(Kind, Vec<u8>), Refusal> {
    let format = match kind {
        Kind::Png => ImageFormat::Png,
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Webp => ImageFormat::WebP,
        Kind::Gif => ImageFormat::Gif,
        _ => return Err(Refusal::NotAllowed),
    };
    let (mut picture, orientation) = decoded(bytes, format, limits).map_err(|error| refusal(&error))?;
    if picture.width().max(picture.height()) > limits.side {
        picture = picture.thumbnail(limits.side, limits.side);
    }
    // A square bound is the same for a picture that lies on its side, and a small one turns faster.
    picture.apply_orientation(orientation);
    let kind = match kind {
        Kind::Jpeg => Kind::Jpeg,
        Kind::Webp if is_opaque(&picture) => Kind::Jpeg,
        _ => Kind::Png,
    };
    let written = if kind == Kind::Jpeg { jpeg(&picture, limits.quality) } else { png(&picture) };
    Ok((kind, written.map_err(|error| refusal(&error))?))
}

fn decoded(
    bytes: &[u8],
    format: ImageFormat,
    limits: &Limits,
) -> Result<(DynamicImage, Orientation), ImageError> {
    let mut bounds = image::Limits::no_limits();
    bounds.max_image_width = Some(limits.pixels);
    bounds.max_image_height = Some(limits.pixels);
    bounds.max_alloc = Some(limits.memory);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(bounds.clone());
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    // The decoder counts what it needs besides the picture.
    bounds.reserve(decoder.total_bytes())?;
    decoder.set_limits(bounds)?;
    Ok((DynamicImage::from_decoder(decoder)?, orientation))
}

fn is_opaque(picture: &DynamicImage) -> bool {
    !picture.color().has_alpha() || picture.pixels().all(|(_, _, pixel)| pixel.0[3] == u8::MAX)
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, ImageError> {
    let mut written = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut written, quality);
    if picture.color().has_color() {
        encoder.encode_image(&picture.to_rgb8())?;
    } else {
        encoder.encode_image(&picture.to_luma8())?;
    }
    Ok(written)
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, ImageError> {
    let mut written = Cursor::new(Vec::new());
    // A colour profile is a place to hide things; without one, PNG means sRGB.
    picture.write_to(&mut written, ImageFormat::Png)?;
    Ok(written.into_inner())
}

fn refusal(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooLarge,
        _ => Refusal::Broken,
    }
}
