//! Reading what people send: the format is told by what is inside, not by the name.

mod archive;
mod biff;
mod compound;
mod csv;
mod delimiter;
mod encoding;
mod folder;
pub(crate) mod grid;
mod line;
mod ods;
mod sniff;
mod xls;
mod xlsx;

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use minga_kernel::{Place, Problem};

use crate::limits::{Budget, Limits};
use crate::problems::Problems;
use crate::sheet::{Sheet, Workbook};
use sniff::Format;

/// Everything that a file holds and everything that is wrong with it.
///
/// For whoever wants to go on checking a file that has mistakes, so that its owner hears
/// of all of them at once. What has [errors](minga_kernel::Severity::Error) is not to be
/// imported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inspection {
    /// The sheets, as far as they could be read.
    pub sheets: Vec<Sheet>,
    /// Errors and notices in the order found; at most [`crate::MOST_PROBLEMS`] and one more.
    pub problems: Vec<Problem>,
}

impl Inspection {
    /// A workbook without errors, or all problems.
    pub fn into_result(self) -> Result<Workbook, Vec<Problem>> {
        if self.problems.iter().any(|problem| problem.severity == minga_kernel::Severity::Error) {
            return Err(self.problems);
        }
        Ok(Workbook { sheets: self.sheets, notices: self.problems })
    }
}

/// Reads a folder of CSV files, one CSV file, or a workbook (`.xlsx`, `.xlsm`, `.xls`, `.ods`).
pub fn open(path: &Path, limits: &Limits) -> Result<Workbook, Vec<Problem>> {
    inspect(path, limits).into_result()
}

/// Reads a file that came over the network under this name.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Vec<Problem>> {
    inspect_bytes(name, bytes, limits).into_result()
}

/// Like [`open`], but keeps what could be read beside what is wrong.
pub fn inspect(path: &Path, limits: &Limits) -> Inspection {
    if path.is_dir() {
        return whole(limits, |budget, problems| folder::read(path, budget, problems));
    }
    match load(path, limits) {
        Ok(bytes) => inspect_bytes(&file_name(path), &bytes, limits),
        Err(problem) => Inspection { sheets: Vec::new(), problems: vec![problem] },
    }
}

/// Like [`read`], but keeps what could be read beside what is wrong.
pub fn inspect_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Inspection {
    // Only the last part of the name: a browser may send a whole path.
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut inspection = whole(limits, |budget, problems| any(name, bytes, budget, problems));
    for problem in &mut inspection.problems {
        problem.place.sheet.get_or_insert_with(|| name.to_owned());
    }
    inspection
}

fn whole(limits: &Limits, read: impl FnOnce(&mut Budget, &mut Problems) -> Vec<Sheet>) -> Inspection {
    let mut problems = Problems::default();
    let sheets = read(&mut Budget::new(limits), &mut problems);
    if sheets.is_empty() && !problems.has_errors() {
        problems.push(Problem::error(Place::default(), "nothing-inside"));
    }
    Inspection { sheets, problems: problems.into_vec() }
}

fn any(name: &str, bytes: &[u8], budget: &mut Budget, problems: &mut Problems) -> Vec<Sheet> {
    let limit = budget.limits().file_bytes;
    if bytes.len() as u64 > limit {
        problems.push(too_big(name, limit));
        return Vec::new();
    }
    match sniff::format(bytes) {
        Format::Text => csv::read(stem(name), bytes, budget, problems).into_iter().collect(),
        Format::Zip => zipped(name, bytes, budget, problems),
        Format::Encrypted => {
            problems.push(Problem::error(Place::default(), "encrypted"));
            Vec::new()
        }
        Format::Xls => xls::read(bytes, budget, problems),
        Format::Other(what) => {
            problems.push(Problem::error(Place::default(), "unsupported-format").with("value", what));
            Vec::new()
        }
        Format::Empty => {
            problems.push(Problem::error(Place::default(), "nothing-inside"));
            Vec::new()
        }
    }
}

fn zipped(name: &str, bytes: &[u8], budget: &mut Budget, problems: &mut Problems) -> Vec<Sheet> {
    let mut contents = match archive::open(bytes, budget.limits()) {
        Ok(contents) => contents,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    if contents.has("xl/workbook.xml") {
        return xlsx::read(bytes, &contents, budget, problems);
    }
    if contents.has("content.xml") && contents.has("mimetype") {
        return ods::read(&mut contents, budget, problems);
    }
    let what = if contents.has("xl/workbook.bin") {
        "xlsb"
    } else if contents.has("word/document.xml") {
        "docx"
    } else if contents.names.iter().any(|name| name.starts_with("Index/")) {
        "numbers"
    } else if contents.has("[Content_Types].xml") {
        // Excel's file with the main part somewhere else, as other programs may write it.
        return xlsx::read(bytes, &contents, budget, problems);
    } else {
        extension(name).unwrap_or("zip")
    };
    problems.push(Problem::error(Place::default(), "unsupported-format").with("value", what));
    Vec::new()
}

/// A file's bytes, if they are not too many.
fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, Problem> {
    let name = file_name(path);
    let trouble = |error: std::io::Error| {
        let code = if error.kind() == ErrorKind::NotFound { "not-found" } else { "unreadable" };
        Problem::error(Place::sheet(&name), code).with("value", path.display())
    };
    let file = File::open(path).map_err(trouble)?;
    let size = file.metadata().map_err(trouble)?.len();
    if size > limits.file_bytes {
        return Err(too_big(&name, limits.file_bytes));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // It may have grown, or be a device that says that it is empty.
    file.take(limits.file_bytes + 1).read_to_end(&mut bytes).map_err(trouble)?;
    Ok(bytes)
}

fn too_big(name: &str, limit: u64) -> Problem {
    Problem::error(Place::sheet(name), "file-too-big").with("limit", limit >> 20)
}

/// Whether another sheet may be read; says so if not.
fn has_room(sheets: usize, budget: &Budget, problems: &mut Problems) -> bool {
    let limit = budget.limits().sheets;
    if sheets >= limit as usize {
        problems.push(Problem::error(Place::default(), "too-many-sheets").with("limit", limit));
        return false;
    }
    !problems.is_full()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

fn extension(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, extension)| extension)
}
