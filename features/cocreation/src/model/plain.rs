//! What somebody wrote as HTML, as plain text: no markup, no script, its lines kept.

use minga_kernel::clean;

/// A tag that is longer is no tag: somebody wrote `<`.
const LONGEST_TAG: usize = 4_000;
/// The longest name of a character that is understood, without `&` and `;`.
const LONGEST_NAME: usize = 10;

/// Elements after which a line ends.
const BLOCKS: [&str; 21] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
    "hr",
    "dd",
    "dt",
    "pre",
];
/// Elements whose content nobody reads.
const UNREAD: [&str; 6] = ["script", "style", "template", "noscript", "iframe", "svg"];
/// Characters by their names: those that texts in Spanish, Portuguese and English have.
const NAMED: [(&str, char); 29] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("ordf", 'ª'),
    ("ordm", 'º'),
    ("deg", '°'),
    ("ntilde", 'ñ'),
    ("Ntilde", 'Ñ'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
    ("ccedil", 'ç'),
    ("times", '×'),
];
const ACUTE: [(char, char); 10] = [
    ('a', 'á'),
    ('e', 'é'),
    ('i', 'í'),
    ('o', 'ó'),
    ('u', 'ú'),
    ('A', 'Á'),
    ('E', 'É'),
    ('I', 'Í'),
    ('O', 'Ó'),
    ('U', 'Ú'),
];

/// The text of what may be HTML. What it gives is a text like any other: whoever shows it escapes
/// it, so what looks like a tag in it is only words.
pub(crate) fn plain(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(letter) = rest.chars().next() {
        let length = match letter {
            '<' => tag(rest, &mut out),
            '&' => character(rest, &mut out),
            _ => None,
        };
        if length.is_none() {
            out.push(letter);
        }
        rest = &rest[length.unwrap_or(letter.len_utf8())..];
    }
    let lines = out.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut text = String::with_capacity(out.len());
    let mut empty = 0;
    for line in lines {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            text.push_str(&line);
            text.push('\n');
        }
    }
    clean::text(text.trim())
}

/// How long the tag is with which `rest` begins, with what is unread in it; `None` if it is none.
fn tag(rest: &str, out: &mut String) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
    let closes = rest[1..].starts_with('/');
    let inside = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !inside.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!' || letter == '?') {
        return None;
    }
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')? + 1;
    let name = inside.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    if BLOCKS.contains(&name.as_str()) {
        out.push('\n');
    }
    if name == "li" && !closes {
        out.push_str("- ");
    }
    if !closes && UNREAD.contains(&name.as_str()) {
        let closing = ["</", &name].concat();
        let after = &rest[end..];
        let close = after.char_indices().find(|(at, letter)| {
            let there = after.get(*at..*at + closing.len());
            *letter == '<' && there.is_some_and(|there| there.eq_ignore_ascii_case(&closing))
        });
        return Some(close.map_or(rest.len(), |(at, _)| end + at));
    }
    Some(end)
}

/// How long the name of a character is with which `rest` begins (`&ntilde;`, `&#243;`).
fn character(rest: &str, out: &mut String) -> Option<usize> {
    let end = rest.bytes().take(LONGEST_NAME + 2).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
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
    // A zero is in no text; PostgreSQL takes none.
    if letter != '\0' {
        out.push(letter);
    }
    Some(end + 1)
}

fn named(name: &str) -> Option<char> {
    if let Some((_, letter)) = NAMED.iter().find(|(own, _)| *own == name) {
        return Some(*letter);
    }
    let first = name.strip_suffix("acute")?;
    ACUTE.iter().find(|(plain, _)| first.chars().eq([*plain])).map(|(_, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_lines() {
        assert_eq!(plain("<p>Uno <b>dos</b></p><p>tres<br>cuatro</p>"), "Uno dos\n\ntres\ncuatro");
        assert_eq!(plain("<ul><li>a</li><li>b</li></ul>"), "- a\n\n- b");
        assert_eq!(plain("sin marcas"), "sin marcas");
        assert_eq!(
            plain("pas&oacute; &amp; &quot;m&aacute;s&quot; &ntilde;and&uacute; &#243;"),
            "pasó & \"más\" ñandú ó"
        );
        assert_eq!(plain(""), "");
        assert_eq!(plain("3 < 4 y 5 > 2 &nada; &"), "3 < 4 y 5 > 2 &nada; &");
    }

    #[test]
    fn what_runs_is_gone() {
        for hostile in [
            "antes<script>alert(1)</script>después",
            "antes<SCRIPT src=x>alert('<')</ScRiPt >después",
            "antes<style>p{}</style>después",
            "antes<!-- <b>no</b> -->después",
            "antes<iframe src=javascript:x>y</iframe>después",
        ] {
            assert_eq!(plain(hostile), "antesdespués", "{hostile}");
        }
        assert_eq!(plain("x<script>nunca acaba"), "x");
        assert_eq!(plain("<img src=x onerror=alert(1)>ya"), "ya");
        // What was escaped is words, and is not understood a second time.
        assert_eq!(plain("&lt;script&gt;x&lt;/script&gt;"), "<script>x</script>");
        assert_eq!(plain("&#0;a&#x110000;"), "a&#x110000;");
    }

    #[test]
    fn long_nonsense_ends() {
        let many = "<".repeat(50_000) + &"&".repeat(50_000);
        assert_eq!(plain(&many), many);
        assert_eq!(plain(&"<script>".repeat(20_000)), "");
        assert_eq!(plain(&"<b".repeat(20_000)).len(), 40_000);
    }
}
