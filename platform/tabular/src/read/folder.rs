//! A folder of CSV files: each is a sheet.

use std::path::{Path, PathBuf};

use minga_kernel::{Place, Problem};

use crate::limits::Budget;
use crate::problems::Problems;
use crate::sheet::Sheet;

/// What a person might believe is being read when only `*.csv` is.
const SPREADSHEETS: [&str; 7] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "tsv", "numbers"];

/// All `*.csv` files of this folder, by name. Folders inside are not entered.
pub(crate) fn read(folder: &Path, budget: &mut Budget, problems: &mut Problems) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let Ok(files) = files(folder) else {
        let place = Place::sheet(super::file_name(folder));
        problems.push(Problem::error(place, "unreadable").with("value", folder.display()));
        return sheets;
    };
    for path in files {
        let name = super::file_name(&path);
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if SPREADSHEETS.contains(&extension.as_str()) {
            problems.push(Problem::notice(Place::sheet(&name), "file-ignored").with("value", &name));
        }
        // A hidden file is some program's, not a person's: `.~lock.plans.csv#`, `._plans.csv`.
        if extension != "csv" || name.starts_with('.') || !path.is_file() {
            continue;
        }
        if !is_inside(folder, &path) {
            problems.push(Problem::error(Place::sheet(&name), "link-outside").with("value", &name));
            continue;
        }
        if !super::has_room(sheets.len(), budget, problems) {
            break;
        }
        match super::load(&path, budget.limits()) {
            Ok(bytes) => one(&name, &bytes, budget, problems, &mut sheets),
            Err(problem) => problems.push(problem),
        }
    }
    sheets
}

fn one(name: &str, bytes: &[u8], budget: &mut Budget, problems: &mut Problems, sheets: &mut Vec<Sheet>) {
    let mut inside = Problems::default();
    sheets.extend(super::any(name, bytes, budget, &mut inside));
    for mut problem in inside.into_vec() {
        problem.place.sheet.get_or_insert_with(|| name.to_owned());
        problems.push(problem);
    }
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

/// A symbolic link may lead anywhere on the machine; only inside the folder is fine.
fn is_inside(folder: &Path, path: &Path) -> bool {
    match (folder.canonicalize(), path.canonicalize()) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        _ => false,
    }
}
