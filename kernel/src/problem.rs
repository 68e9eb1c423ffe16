use serde::Serialize;

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is stopped.
    Notice,
    /// Nothing is written until it is mended.
    Error,
}

/// Where in somebody's file a problem lies.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The sheet or the CSV file, as its owner named it.
    pub sheet: Option<String>,
    /// The row as a spreadsheet counts it: the header is row 1.
    pub row: Option<u32>,
    /// The column's header, as its owner wrote it.
    pub column: Option<String>,
}

impl Place {
    /// A whole sheet.
    pub fn sheet(name: impl Into<String>) -> Place {
        Place { sheet: Some(name.into()), ..Place::default() }
    }

    /// One row of this sheet.
    #[must_use]
    pub fn row(mut self, row: u32) -> Place {
        self.row = Some(row);
        self
    }

    /// One column.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Place {
        self.column = Some(column.into());
        self
    }
}

/// Something wrong with what a person gave us, in no language yet.
///
/// `code` names a message `problem-<code>` and its mend `problem-<code>-mend` in the
/// locale files; `args` fill the message's variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The message's key, in kebab-case, without the prefix.
    pub code: &'static str,
    /// The message's variables. Values that came from the person are cut at
    /// [`Problem::LONGEST`] characters.
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    /// The most characters of a person's own value that a message repeats.
    pub const LONGEST: usize = 80;

    /// A problem that stops everything.
    pub fn error(place: Place, code: &'static str) -> Problem {
        Problem { severity: Severity::Error, place, code, args: Vec::new() }
    }

    /// Something worth knowing.
    pub fn notice(place: Place, code: &'static str) -> Problem {
        Problem { severity: Severity::Notice, place, code, args: Vec::new() }
    }

    /// Adds a variable of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Problem {
        let value = value.to_string();
        let mut short: String = value.chars().take(Self::LONGEST).collect();
        if short.len() < value.len() {
            short.push('…');
        }
        self.args.push((name, short));
        self
    }
}
