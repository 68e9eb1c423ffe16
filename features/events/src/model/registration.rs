//! Who registers for a gathering.

use minga_kernel::{Lang, Moment, Random};
use uuid::Uuid;

/// How somebody stands who registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// They have a place.
    Placed,
    /// They get one when somebody else leaves theirs.
    Waiting,
    /// They left. Nothing of the person is kept.
    Left,
}

impl Standing {
    /// As the database and messages write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Standing::Placed => "placed",
            Standing::Waiting => "waiting",
            Standing::Left => "left",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Standing> {
        [Standing::Placed, Standing::Waiting, Standing::Left].into_iter().find(|it| it.code() == code)
    }
}

/// Somebody who registered. All of it is private.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Registration {
    pub(crate) id: Uuid,
    pub(crate) gathering: Uuid,
    /// Its number among those of the gathering, from 1; never given again.
    pub(crate) number: i64,
    pub(crate) account: Option<Uuid>,
    /// Empty once it was deleted.
    pub(crate) name: String,
    pub(crate) address: Option<String>,
    /// The language in which they are written to.
    pub(crate) lang: Lang,
    /// What stands in the address of their page.
    pub(crate) key: Option<String>,
    pub(crate) standing: Standing,
    /// What they show when they arrive.
    pub(crate) code: String,
    /// Whether they were reminded.
    pub(crate) reminded: bool,
    /// Whether they came.
    pub(crate) came: bool,
    pub(crate) made_at: Moment,
}

/// Who wants to register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) account: Option<Uuid>,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) lang: Lang,
}

/// Letters and digits that nobody takes for others (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code to show and to type: six of them. It opens nothing but a page for staff.
pub(crate) fn code(random: &dyn Random) -> String {
    let mut bytes = [0; 6];
    random.fill(&mut bytes);
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// A name on one line, without letters that nobody sees or that turn the direction of others.
pub(crate) fn name(written: &str) -> String {
    let seen = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}'
                | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}')
    };
    let spaced = written.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    spaced.filter(seen).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_people_see() {
        assert_eq!(name("  Ana\u{202E} \u{200D}Pérez\n\tLuz\0 "), "Ana Pérez Luz");
        assert_eq!(name("Ñandú O’Higgins"), "Ñandú O’Higgins");
        assert_eq!(name("\u{200B}\u{3164} \u{2800}"), "");
    }
}
