use minga_charts::Svg;
use minijinja::Value;
use serde::{Serialize, Serializer};

/// Markup that is safe to show, made by a template or by the chart engine; there is no
/// other way to make one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markup(String);

impl Markup {
    /// What a template rendered, with every text in it escaped.
    pub(crate) fn rendered(html: String) -> Markup {
        Markup(html)
    }

    /// The markup itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Svg> for Markup {
    fn from(svg: Svg) -> Markup {
        Markup(svg.as_str().to_owned())
    }
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}
