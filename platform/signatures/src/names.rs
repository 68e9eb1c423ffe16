//! Names in certificates, as people read them.

use const_oid::ObjectIdentifier as Oid;
use const_oid::db::rfc4519::{COMMON_NAME, ORGANIZATION_NAME};
use der::asn1::{Ia5StringRef, PrintableStringRef, TeletexStringRef, Utf8StringRef};
use der::{AnyRef, Tag, Tagged};
use x509_cert::name::Name;

/// The longest name that is kept.
const LONGEST: usize = 200;

/// The name of whose certificate it is, and their organisation; empty where it has none.
pub(crate) fn of(it: &Name) -> (String, String) {
    (attribute(it, COMMON_NAME), attribute(it, ORGANIZATION_NAME))
}

fn attribute(name: &Name, which: Oid) -> String {
    let all = name.0.iter().flat_map(|part| part.0.iter());
    let found = all.filter(|it| it.oid == which).find_map(|it| text(AnyRef::from(&it.value)));
    let seen: String = found.unwrap_or_default().chars().filter(|it| !is_invisible(*it)).collect();
    seen.trim().chars().take(LONGEST).collect()
}

fn text(value: AnyRef<'_>) -> Option<String> {
    Some(match value.tag() {
        Tag::Utf8String => Utf8StringRef::try_from(value).ok()?.as_str().to_owned(),
        Tag::PrintableString => PrintableStringRef::try_from(value).ok()?.as_str().to_owned(),
        Tag::Ia5String => Ia5StringRef::try_from(value).ok()?.as_str().to_owned(),
        // What is called T.61 is Latin-1 wherever it was written.
        Tag::TeletexString => TeletexStringRef::try_from(value).ok().map_or_else(
            || value.value().iter().copied().map(char::from).collect(),
            |text| text.as_str().to_owned(),
        ),
        Tag::BmpString => {
            let pairs = value.value().chunks_exact(2);
            String::from_utf16(&pairs.map(|it| u16::from_be_bytes([it[0], it[1]])).collect::<Vec<_>>())
                .ok()?
        }
        _ => return None,
    })
}

/// Letters that nobody sees, and those that turn the others round: in a name they deceive.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}'
        )
}
