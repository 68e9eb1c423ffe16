//! What people write, without letters that nobody sees and that lead readers astray.

use unicode_normalization::char::is_combining_mark;

/// The most marks above or below one letter: more of them run over what others wrote.
const MARKS: usize = 4;

/// A text of several lines. Joiners stay, because emoji and several scripts need them.
pub fn text(written: &str) -> String {
    let kept = written.chars().filter(|c| *c == '\n' || !(c.is_control() || leads_astray(*c)));
    let mut marks = 0;
    let mut cleaned = String::new();
    let mut empty_lines = 0;
    for c in kept {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        empty_lines = if c == '\n' { empty_lines + 1 } else { 0 };
        // One empty line between paragraphs; a screen full of nothing hides what follows.
        if marks <= MARKS && empty_lines <= 2 {
            cleaned.push(c);
        }
    }
    let cleaned = cleaned.trim();
    if cleaned.chars().all(is_invisible) { String::new() } else { cleaned.to_owned() }
}

/// A name, on one line.
pub fn name(written: &str) -> String {
    let seen: String = written
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !(c.is_control() || leads_astray(*c) || is_joiner(*c)))
        .collect();
    text(&seen.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Turns the direction of what follows, or is not seen at all.
fn leads_astray(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || is_joiner(c) || is_combining_mark(c) || c == '\u{2800}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_lead_astray_are_left_out() {
        assert_eq!(text("a\u{202E}b\u{200B}c\u{2066}d\0e"), "abcde");
        assert_eq!(name("Ana\u{202E}\u{2066} \u{200D}P\u{AD}érez\n\tLuz"), "Ana Pérez Luz");
        assert_eq!(text("👩\u{200D}🌾 ñandú"), "👩\u{200D}🌾 ñandú");
        assert_eq!(text(" uno\n\n\n\n\n\ndos \n"), "uno\n\ndos");
    }

    #[test]
    fn what_nobody_sees_is_no_text() {
        for written in ["", " \n\t ", "\u{200B}\u{200D}", "\u{2800}\u{3164}\u{301}", "\u{E0041}"] {
            assert_eq!(text(written), "", "{written:?}");
            assert_eq!(name(written), "", "{written:?}");
        }
    }

    #[test]
    fn marks_do_not_pile_up() {
        let piled = format!("a{}b", "\u{301}".repeat(500));
        assert_eq!(text(&piled).chars().count(), 2 + MARKS);
    }
}
