//! CSV: UTF-8 without a byte order mark, commas, `\n`, quotes only where needed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use minga_kernel::table::{Table, Value};

use crate::guard::armed;

use super::as_text;

/// Writes the columns' keys and the rows.
///
/// Texts that a spreadsheet would run as a formula get an apostrophe, which [`crate::read`]
/// takes off again. Excel shows accents wrongly unless a byte order mark comes first:
/// whoever wants that writes `\u{feff}` before, and [`crate::read`] passes over it.
pub fn write_csv(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let header: Vec<Value> = table.columns.iter().map(|column| Value::from(&**column)).collect();
    write_csv_rows(&[header], out)?;
    write_csv_rows(&table.rows, out)
}

/// Writes some rows of a table that is written in pieces, as [`write_csv`] does; the header is a
/// row of texts.
pub fn write_csv_rows(rows: &[Vec<Value>], out: &mut dyn Write) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(out);
    for row in rows {
        for value in row {
            let text = as_text(value);
            match value {
                Value::Text(_) | Value::List(_) => writer.write_field(armed(&text).as_bytes())?,
                _ => writer.write_field(text.as_bytes())?,
            }
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

/// Writes one `<name>.csv` for each table into this folder, making it if need be.
///
/// All of them are written under other names first and then renamed, so that a full disk
/// leaves what was there before.
pub fn write_folder(tables: &[Table], folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut written: Vec<(PathBuf, PathBuf)> = Vec::with_capacity(tables.len());
    let done = tables.iter().try_for_each(|table| {
        let path = folder.join(format!("{}.csv", table.name));
        // A name that begins with a dot is not read as a table.
        let draft = folder.join(format!(".{}.csv.{}", table.name, std::process::id()));
        written.push((draft.clone(), path));
        let mut out = BufWriter::new(File::create(draft)?);
        write_csv(table, &mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    });
    let done = done.and_then(|()| written.iter().try_for_each(|(draft, path)| fs::rename(draft, path)));
    if done.is_err() {
        for (draft, _) in &written {
            // Best effort: the error to report is the first one.
            let _ = fs::remove_file(draft);
        }
    }
    done
}
