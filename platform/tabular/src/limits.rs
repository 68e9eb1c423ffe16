//! How much of somebody's file we are willing to look at.

/// The bounds of one reading. Whatever passes them is refused with a clear problem,
/// before the memory is spent.
///
/// The defaults let a municipality's machine with 100 MB to spare read any honest file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of one file as it was sent.
    pub file_bytes: u64,
    /// The bytes that a workbook's archive may unpack to.
    pub unpacked_bytes: u64,
    /// The sheets of a workbook, or the CSV files of a folder.
    pub sheets: u32,
    /// The rows with something in them, without headers, in all sheets together.
    pub rows: u32,
    /// The columns of one sheet.
    pub columns: u32,
    /// The cells with something in them, in all sheets together.
    pub cells: u32,
    /// The characters of one cell, counted in UTF-16: as many as Excel holds.
    pub cell_chars: u32,
    /// The bytes of text in all cells together.
    pub text_bytes: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes: 32 << 20,
            unpacked_bytes: 512 << 20,
            sheets: 100,
            rows: 200_000,
            columns: 200,
            cells: 4_000_000,
            cell_chars: 32_767,
            text_bytes: 128 << 20,
        }
    }
}

/// What is left of the [`Limits`] that hold for all sheets together.
#[derive(Debug)]
pub(crate) struct Budget {
    limits: Limits,
    rows: u32,
    cells: u32,
    text_bytes: u64,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Budget {
        Budget { limits: *limits, rows: 0, cells: 0, text_bytes: 0 }
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Counts one row of data.
    pub(crate) fn spend_row(&mut self) -> Result<(), Overspent> {
        self.rows = self.rows.saturating_add(1);
        if self.rows > self.limits.rows {
            return Err(Overspent { code: "too-many-rows", limit: self.limits.rows.into() });
        }
        Ok(())
    }

    /// Counts so many filled cells and bytes of text.
    pub(crate) fn spend_cells(&mut self, cells: usize, text: u64) -> Result<(), Overspent> {
        self.cells = self.cells.saturating_add(u32::try_from(cells).unwrap_or(u32::MAX));
        self.text_bytes = self.text_bytes.saturating_add(text);
        if self.cells > self.limits.cells {
            return Err(Overspent { code: "too-many-cells", limit: self.limits.cells.into() });
        }
        if self.text_bytes > self.limits.text_bytes {
            return Err(Overspent { code: "too-much-text", limit: self.limits.text_bytes >> 20 });
        }
        Ok(())
    }
}

/// A limit that was passed: its problem's code, and the limit as its message says it.
#[derive(Debug)]
pub(crate) struct Overspent {
    pub(crate) code: &'static str,
    pub(crate) limit: u64,
}
