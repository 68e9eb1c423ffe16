//! The institution's colour, made into tokens that can be read (WCAG 2.2, 1.4.3).

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

/// The ground of pages, light and dark, as `minga.css` has it.
const LIGHT: Colour = Colour([0xf8, 0xf7, 0xf2]);
const DARK: Colour = Colour([0x11, 0x13, 0x1e]);
const WHITE: Colour = Colour([0xff; 3]);
/// The least contrast of words.
const WORDS: f64 = 4.5;

impl Colour {
    /// Reads `#rrggbb`.
    pub(crate) fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        let mut bytes = [0; 3];
        hex::decode_to_slice(digits, &mut bytes).ok()?;
        Some(Colour(bytes))
    }

    pub(crate) fn write(self) -> String {
        format!("#{}", hex::encode(self.0))
    }

    /// The relative luminance, as WCAG defines it.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// So many hundredths of the way to another colour.
    fn towards(self, other: Colour, hundredths: u32) -> Colour {
        let mut mixed = [0; 3];
        for (at, part) in mixed.iter_mut().enumerate() {
            let (from, to) = (u32::from(self.0[at]), u32::from(other.0[at]));
            *part = u8::try_from((from * (100 - hundredths) + to * hundredths) / 100).unwrap_or(u8::MAX);
        }
        Colour(mixed)
    }

    /// Whether words in it can be read on the light ground, and white words on it.
    pub(crate) fn is_readable(self) -> bool {
        self.contrast(LIGHT) >= WORDS && self.contrast(WHITE) >= WORDS
    }

    /// The nearest lighter one that can be read on the dark ground.
    fn on_dark(self) -> Colour {
        let lighter = (0..=100).map(|hundredths| self.towards(WHITE, hundredths));
        lighter.into_iter().find(|it| it.contrast(DARK) >= 7.0).unwrap_or(WHITE)
    }

    /// The tokens of `minga.css` that follow from it.
    pub(crate) fn tokens(self) -> String {
        let black = Colour([0; 3]);
        let dark = self.on_dark();
        let token = |name: &str, colour: Colour| format!("--minga-{name}:{};", colour.write());
        let light = [
            token("primary", self),
            token("primary-strong", self.towards(black, 35)),
            token("primary-soft", self.towards(WHITE, 88)),
            token("primary-tint", self.towards(WHITE, 60)),
            token("on-primary", WHITE),
            token("footer", self.towards(black, 35)),
            token("on-footer", WHITE),
            token("band", self),
        ];
        let dim = [
            token("primary", dark),
            token("primary-strong", dark.towards(WHITE, 30)),
            token("primary-soft", self.towards(DARK, 75)),
            token("primary-tint", self.towards(DARK, 40)),
            token("on-primary", DARK),
            token("footer", self.towards(black, 60)),
            token("on-footer", WHITE),
            token("band", self),
        ];
        format!(":root{{{}}}@media(prefers-color-scheme:dark){{:root{{{}}}}}", light.concat(), dim.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_known() {
        let readable = |text: &str| Colour::parse(text).expect("a colour").is_readable();
        assert!(readable("#26337f") && readable("#7a1f3d") && readable("#000000"));
        assert!(!readable("#ffff00") && !readable("#aaaaaa") && !readable("#ffffff"));
        for none in ["26337f", "#26337", "#26337g", "red", "#26337f;}", ""] {
            assert_eq!(Colour::parse(none), None, "{none}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_readable_colour_stays_readable_in_the_dark(parts: [u8; 3]) {
            let colour = Colour(parts);
            proptest::prop_assume!(colour.is_readable());
            proptest::prop_assert!(colour.on_dark().contrast(DARK) >= WORDS);
            proptest::prop_assert!(colour.towards(Colour([0; 3]), 35).contrast(WHITE) >= WORDS);
            proptest::prop_assert_eq!(Colour::parse(&colour.write()), Some(colour));
        }
    }
}
