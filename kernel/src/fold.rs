use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text without case or accents, for comparing what people type: *Contratación* and
/// `contratacion` fold to the same.
pub fn fold(text: &str) -> String {
    text.trim().nfkd().filter(|letter| !is_combining_mark(*letter)).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(super::fold(" Contratación Ñandú "), "contratacion nandu");
    }
}
