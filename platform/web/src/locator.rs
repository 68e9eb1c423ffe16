use serde::Serialize;

/// One step of the way to a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// The step's name, in the reader's language.
    pub title: String,
    /// Its path; `None` for the page itself.
    pub path: Option<String>,
}

impl Crumb {
    /// A step on the way.
    pub fn to(title: impl Into<String>, path: impl Into<String>) -> Crumb {
        Crumb { title: title.into(), path: Some(path.into()) }
    }

    /// The page itself.
    pub fn here(title: impl Into<String>) -> Crumb {
        Crumb { title: title.into(), path: None }
    }
}
