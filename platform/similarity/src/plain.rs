//! What somebody wrote, without markup and without letters that nobody sees.

/// A tag that is longer is no tag: somebody wrote `<`.
const LONGEST_TAG: usize = 2_000;
/// The longest name of a character that is understood, without `&` and `;`.
const LONGEST_NAME: usize = 10;

/// Elements that stand within a word and do not part it.
const INLINE: [&str; 17] = [
    "a", "abbr", "b", "bdi", "bdo", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup",
    "u", "wbr",
];

/// The text of at most `most` bytes of markup, with spaces where elements begin and end.
pub(crate) fn plain(written: &str, most: usize) -> String {
    let mut rest = &written[..written.floor_char_boundary(most)];
    let mut out = String::with_capacity(rest.len());
    while let Some(letter) = rest.chars().next() {
        let length = match letter {
            '<' => tag(rest, &mut out),
            '&' => character(rest, &mut out),
            _ => None,
        };
        if length.is_none() && !is_unseen(letter) {
            out.push(letter);
        }
        rest = &rest[length.unwrap_or(letter.len_utf8())..];
    }
    out
}

/// How long the tag is with which `rest` begins, `None` if it is none. What is within a script or
/// a style belongs to its tag.
fn tag(rest: &str, out: &mut String) -> Option<usize> {
    if rest.starts_with("<!--") {
        out.push(' ');
        return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
    let inside = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !inside.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!' || letter == '?') {
        return None;
    }
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')? + 1;
    let name = inside.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    if !INLINE.contains(&name.as_str()) {
        out.push(' ');
    }
    let hidden = matches!(name.as_str(), "script" | "style") && !rest.starts_with("</");
    if hidden {
        // ASCII has one byte a letter, so the two texts have the same length.
        let close = rest[end..].to_ascii_lowercase().find(&["</", &name].concat());
        return Some(close.map_or(rest.len(), |close| end + close));
    }
    Some(end)
}

/// How long the name of a character is with which `rest` begins (`&ntilde;`, `&#243;`).
fn character(rest: &str, out: &mut String) -> Option<usize> {
    let end = rest.bytes().take(LONGEST_NAME + 2).position(|byte| byte == b';')?;
    let name = &rest[1..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32)?
        }
        None => named(name)?,
    };
    if !is_unseen(letter) {
        out.push(letter);
    }
    Some(end + 1)
}

/// Accents fall away later anyway, so `&oacute;` is an `o`.
fn named(name: &str) -> Option<char> {
    const MARKS: [&str; 7] = ["acute", "cedil", "circ", "grave", "ring", "tilde", "uml"];
    let first = name.chars().next()?;
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "shy" | "zwj" | "zwnj" | "lrm" | "rlm" => Some('\u{AD}'),
        _ if MARKS.contains(&&name[1..]) => Some(first),
        _ => Some(' '),
    }
}

/// A letter that is not seen, or that turns the direction of what follows: such letters part a
/// word that readers see as one.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}'
        | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(written: &str) -> String {
        plain(written, 10_000).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn markup_is_left_out_and_parts_words_only_where_a_reader_sees_it() {
        assert_eq!(words("<p>Uno</p><p class='x'>d<b>o</b>s<br/>tres</p>"), "Uno dos tres");
        assert_eq!(words("a<script>let b = '<p>';</script>c<STYLE>d</style>e"), "a c e");
        assert_eq!(words("uno<!-- dos -->tres"), "uno tres");
        assert_eq!(words("5 < 6 y <3 a<b c"), "5 < 6 y <3 a<b c");
        assert_eq!(words("<script>sin fin"), "");
        assert_eq!(words(&["<a ", &"x".repeat(3_000), ">"].concat()).len(), 3_004);
    }

    #[test]
    fn names_of_characters_are_read() {
        assert_eq!(words("ni&ntilde;os&nbsp;y&#32;caf&#xE9; &amp; t&eacute;"), "ninos y café & te");
        assert_eq!(words("&#x110000; &; &nada &#xyz;"), "&#x110000; &; &nada &#xyz;");
        assert_eq!(words("&é; &\u{e9}cute;"), "&é; &écute;");
    }

    #[test]
    fn letters_that_nobody_sees_do_not_part_a_word() {
        assert_eq!(words("bi\u{200B}blio\u{AD}te\u{202E}ca\u{2066} &#x200B;si&shy;no"), "biblioteca sino");
    }

    #[test]
    fn no_more_is_read_than_was_allowed() {
        assert_eq!(plain("ééé", 3), "é");
        assert_eq!(plain(&"<".repeat(1_000_000), 100).len(), 100);
    }
}
