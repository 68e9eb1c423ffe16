use crate::App;
use axum::Router;
use axum::routing::MethodRouter;
use minga_kernel::Lang;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The address of a page, in the words of each language.
///
/// `{name}` stands for a part that varies and has the same name in both. Published
/// addresses never change.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    es: &'static str,
    en: &'static str,
}

/// What stays as it is in a segment of a path and in a query (RFC 3986, unreserved).
pub(crate) const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

impl Address {
    /// An address: the path after the language, without a leading slash.
    pub const fn new(es: &'static str, en: &'static str) -> Address {
        Address { es, en }
    }

    /// The path for a reader of `lang`, with its varying parts filled in.
    pub fn path(&self, lang: Lang, parts: &[(&str, &str)]) -> String {
        let mut path = format!("/{lang}");
        for segment in self.pattern(lang).split('/').filter(|segment| !segment.is_empty()) {
            path.push('/');
            match segment.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) => {
                    let value = parts.iter().find(|(part, _)| *part == name).map_or("", |(_, value)| *value);
                    path.extend(utf8_percent_encode(value, ESCAPED));
                }
                None => path.push_str(segment),
            }
        }
        path
    }

    /// The path in every language, in the order of [`Lang::ALL`].
    pub fn paths(&self, parts: &[(&str, &str)]) -> [String; 2] {
        Lang::ALL.map(|lang| self.path(lang, parts))
    }

    /// The pattern of the path in this language, with the language in front.
    pub fn route(&self, lang: Lang) -> String {
        format!("/{lang}/{}", self.pattern(lang)).trim_end_matches('/').to_owned()
    }

    /// Adds the handler under this address in every language.
    pub fn serve(&self, router: Router<App>, handler: &MethodRouter<App>) -> Router<App> {
        Lang::ALL.into_iter().fold(router, |router, lang| router.route(&self.route(lang), handler.clone()))
    }

    fn pattern(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.es,
            Lang::En => self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_filled_in_and_escaped() {
        let address = Address::new("planes/{plan}/compromisos/{number}", "plans/{plan}/commitments/{number}");
        let parts = [("plan", "EC 1/ñ"), ("number", "3")];
        assert_eq!(address.path(Lang::Es, &parts), "/es/planes/EC%201%2F%C3%B1/compromisos/3");
        assert_eq!(address.route(Lang::En), "/en/plans/{plan}/commitments/{number}");
        assert_eq!(Address::new("", "").route(Lang::En), "/en");
    }
}
