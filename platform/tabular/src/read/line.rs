//! One row being put together, before anybody counts what it costs.

use crate::sheet::Cell;

/// The columns of the widest sheet that a spreadsheet program knows.
pub(crate) const MOST_COLUMNS: usize = 16_384;
/// The most bytes of text in one row: a text shared by thousands of cells is copied
/// into each, and this is checked before the next copy.
const MOST_BYTES: u64 = 32 << 20;

/// The cells of one row so far.
#[derive(Default)]
pub(crate) struct Line {
    cells: Vec<Cell>,
    bytes: u64,
}

/// More text than a row may hold.
pub(crate) struct TooMuch;

impl Line {
    /// Puts this cell into as many columns from this one on.
    pub(crate) fn put(&mut self, column: usize, times: usize, cell: Cell) -> Result<(), TooMuch> {
        let end = column.saturating_add(times).min(MOST_COLUMNS);
        if cell.is_empty() || column >= end {
            return Ok(());
        }
        self.bytes = self.bytes.saturating_add(cell.bytes().saturating_mul((end - column) as u64));
        if self.bytes > MOST_BYTES {
            return Err(TooMuch);
        }
        if self.cells.len() < end {
            self.cells.resize(end, Cell::Empty);
        }
        self.cells[column..end].fill(cell);
        Ok(())
    }

    /// The cells; the line is empty again.
    pub(crate) fn take(&mut self) -> Vec<Cell> {
        self.bytes = 0;
        std::mem::take(&mut self.cells)
    }
}
