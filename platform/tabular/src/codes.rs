//! The list of everything that this crate complains about.

/// Every problem's code and the variables of its message, in the order of the table in
/// the crate's documentation. The messages are in `locales/`.
pub const MESSAGES: &[(&str, &[&str])] = &[
    // Files.
    ("not-found", &["value"]),
    ("unreadable", &["value"]),
    ("link-outside", &["value"]),
    ("file-ignored", &["value"]),
    ("file-too-big", &["limit"]),
    ("unpacks-too-big", &["limit"]),
    ("unsupported-format", &["value"]),
    ("not-a-table", &[]),
    ("corrupt", &["value"]),
    ("encrypted", &[]),
    ("macros-ignored", &[]),
    ("nothing-inside", &[]),
    ("encoding-guessed", &["value"]),
    ("unclosed-quote", &[]),
    // Sheets.
    ("hidden-sheet", &["value"]),
    ("title-skipped", &["value"]),
    ("duplicate-header", &["value"]),
    ("blank-header", &["column", "row", "value"]),
    ("extra-cells", &["column", "value"]),
    ("merged-cells", &["range"]),
    ("too-many-sheets", &["limit"]),
    ("too-many-rows", &["limit"]),
    ("too-many-columns", &["limit"]),
    ("too-many-cells", &["limit"]),
    ("too-much-text", &["limit"]),
    ("cell-too-long", &["limit"]),
    ("too-many-problems", &["limit"]),
    // Cells.
    ("formula-error", &[]),
    ("formula-without-value", &[]),
    ("not-a-code", &["value"]),
    ("code-too-long", &["value", "limit"]),
    ("not-an-integer", &["value"]),
    ("not-whole", &["value"]),
    ("number-too-big", &["value"]),
    ("not-a-number", &["value"]),
    ("number-ambiguous", &["value", "thousands", "decimals"]),
    ("not-a-percent", &["value"]),
    ("percent-out-of-range", &["value"]),
    ("percent-fraction", &["value", "meant"]),
    ("percent-not-whole", &["value"]),
    ("not-a-date", &["value"]),
    ("date-without-day", &["value"]),
    ("date-without-year", &["value"]),
    ("date-short-year", &["value"]),
    ("date-as-number", &["value"]),
    ("date-out-of-range", &["value", "first", "last"]),
    ("not-a-url", &["value"]),
    ("not-a-choice", &["value", "options"]),
];

/// Every problem's code: each has the messages `problem-<code>` and `problem-<code>-mend`.
pub const CODES: &[&str] = &{
    let mut codes = [""; MESSAGES.len()];
    let mut at = 0;
    while at < MESSAGES.len() {
        codes[at] = MESSAGES[at].0;
        at += 1;
    }
    codes
};
