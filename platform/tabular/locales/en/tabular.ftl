### What can be wrong with a table that somebody sends, and how to mend it.

## Files

problem-not-found = There is no “{ $value }”.
problem-not-found-mend = Check that the name and the folder are spelled correctly.
problem-unreadable = “{ $value }” cannot be read.
problem-unreadable-mend = Close the file in other programs and check that you are allowed to read it.
problem-link-outside = “{ $value }” is a link to a file in another folder and is not read.
problem-link-outside-mend = Copy the file itself into the folder.
problem-file-ignored = “{ $value }” was not read: only the .csv files of a folder are.
problem-file-ignored-mend = If it matters, send it on its own or save it as CSV.
problem-file-too-big = The file is larger than { $limit } MB.
problem-file-too-big-mend = Split it into several files, or remove pictures and sheets that are not needed. Whoever operates the system can raise the limit with the setting import_file_bytes.
problem-unpacks-too-big = The file holds far more than it seems to (more than { $limit } MB once opened, or parts out of all proportion) and is not opened.
problem-unpacks-too-big-mend = Copy only the table into a new workbook and send that.
problem-unsupported-format = This is not a table that can be read: it is a “{ $value }” file.
problem-unsupported-format-mend = Open it in your spreadsheet program and save it as an Excel workbook (.xlsx), OpenDocument (.ods) or CSV.
problem-not-a-table = This does not look like a table: the file is not text.
problem-not-a-table-mend = Send a .csv, .xlsx or .ods file. If it is one, open it, save it again and send it once more.
problem-corrupt = The file is damaged or incomplete.
problem-corrupt-mend = Open it in your spreadsheet program, save it under another name and send the copy.
problem-encrypted = The file is protected with a password.
problem-encrypted-mend = Open it, remove the password (in Excel: File, Info, Protect Workbook) and save it.
problem-macros-ignored = The workbook contains macros. They are never run: only the data are read.
problem-macros-ignored-mend = There is nothing you need to do.
problem-nothing-inside = There is no table: everything is blank.
problem-nothing-inside-mend = Write the names of the columns in the first row and the data below.
problem-encoding-guessed = The file is not in UTF-8; it was read as { $value }.
problem-encoding-guessed-mend = Check that accented letters look right. If not, save it as “CSV UTF-8”.
problem-unclosed-quote = A quote (") opens in this row and never closes, so that everything after it is one single cell.
problem-unclosed-quote-mend = Close the quote or remove it. A quote inside a text is written twice ("").

## Sheets

problem-hidden-sheet = The sheet “{ $value }” is hidden and was not read.
problem-hidden-sheet-mend = If it matters, unhide it and send the workbook again.
problem-title-skipped = “{ $value }” was taken for a title and not for a part of the table.
problem-title-skipped-mend = If it is a part of the table, remove the rows above the names of the columns.
problem-duplicate-header = Two columns have the name “{ $value }”.
problem-duplicate-header-mend = Rename one of them or delete it.
problem-blank-header = Column { $column } has no name, but it has data (“{ $value }” in row { $row }).
problem-blank-header-mend = Write its name in the row of names, or delete the whole column.
problem-extra-cells = In this row there are data beyond the last column with a name: “{ $value }” in column { $column }.
problem-extra-cells-mend = Delete them or give that column a name. In a CSV file, a text that contains commas goes between quotes.
problem-merged-cells = The cells { $range } are merged, and nobody can tell which row and column they belong to.
problem-merged-cells-mend = Unmerge them (in Excel: Home, Merge & Center) and write the value in each cell.
problem-too-many-sheets = There are more than { $limit } sheets.
problem-too-many-sheets-mend = Send only those that are needed, or split them into several workbooks.
problem-too-many-rows = There are more than { $limit } rows.
problem-too-many-rows-mend = Split the data into several files. Whoever operates the system can raise the limit with the setting import_rows.
problem-too-many-columns = There are more than { $limit } columns.
problem-too-many-columns-mend = Delete those that are not needed. Sometimes a stray space stands far to the right: delete those columns.
problem-too-many-cells = There are more than { $limit } cells with data.
problem-too-many-cells-mend = Split the data into several files.
problem-too-much-text = There is more text than can be read at once ({ $limit } MB, or too much in a single row).
problem-too-much-text-mend = Split the data into several files.
problem-cell-too-long = The text in this cell has more than { $limit } characters.
problem-cell-too-long-mend = Shorten it, or publish it as a document and put the link here.
problem-too-many-problems = There are more problems; these are the first { $limit }.
problem-too-many-problems-mend = Mend these and send the file again to see the others.

## Cells

problem-formula-error = The formula in this cell gives an error (such as #REF! or #N/A).
problem-formula-error-mend = Correct the formula or write the value itself.
problem-formula-without-value = The formula in this cell has no stored result.
problem-formula-without-value-mend = Open the file in your spreadsheet program, let it calculate and save it; or write the value itself.
problem-not-a-code = “{ $value }” cannot be a code.
problem-not-a-code-mend = Use only letters without accents, digits, hyphens (-) and underscores (_), without spaces. For example: PLAN-2024_01.
problem-code-too-long = The code “{ $value }” is too long.
problem-code-too-long-mend = Use at most { $limit } characters.
problem-not-an-integer = “{ $value }” is not a whole number.
problem-not-an-integer-mend = Write only the number, without words or units. For example: 1250.
problem-not-whole = “{ $value }” has decimals, and a whole number belongs here.
problem-not-whole-mend = Round it or remove the decimals.
problem-number-too-big = “{ $value }” is too large a number.
problem-number-too-big-mend = Check whether there are too many digits. A code or an identity number belongs in a text column.
problem-not-a-number = “{ $value }” is not a number.
problem-not-a-number-mend = Write only the number, without words or units. For example: 1250.75.
problem-number-ambiguous = “{ $value }” can be read in two ways: the sign may separate thousands or decimals.
problem-number-ambiguous-mend = Write { $thousands } if it separates thousands, or { $decimals } if it separates decimals.
problem-not-a-percent = “{ $value }” is not a percentage.
problem-not-a-percent-mend = Write a whole number from 0 to 100. For example: 54.
problem-percent-out-of-range = “{ $value }” is not between 0 and 100.
problem-percent-out-of-range-mend = A percentage goes from 0 (nothing) to 100 (all).
problem-percent-fraction = “{ $value }” is less than one per cent. Did you mean { $meant } %?
problem-percent-fraction-mend = Write the percentage as a whole number: 54 and not 0.54.
problem-percent-not-whole = “{ $value }” has decimals, and a whole percentage belongs here.
problem-percent-not-whole-mend = Round it. For example: 54 or 55 instead of 54.5.
problem-not-a-date = “{ $value }” is not a date that exists or that can be understood.
problem-not-a-date-mend = Write year-month-day (2024-05-31) or day/month/year (31/05/2024).
problem-date-without-day = “{ $value }” lacks the day.
problem-date-without-day-mend = Write the full date. For the end of a month, its last day: 2024-05-31.
problem-date-without-year = “{ $value }” lacks the year.
problem-date-without-year-mend = Write the full date. For example: 31/05/2024.
problem-date-short-year = The year of “{ $value }” has only two digits.
problem-date-short-year-mend = Write the year with four digits. For example: 31/05/2024.
problem-date-as-number = “{ $value }” is a date that the spreadsheet shows as a number.
problem-date-as-number-mend = Give the column a date format (in Excel: Ctrl+1, Date) and save it again.
problem-date-out-of-range = The year of “{ $value }” is not between { $first } and { $last }.
problem-date-out-of-range-mend = Check that the year is spelled correctly.
problem-not-a-url = “{ $value }” is not a web address.
problem-not-a-url-mend = Copy all of it from the browser, with https:// at the beginning.
problem-not-a-choice = “{ $value }” is not one of the choices.
problem-not-a-choice-mend = Write one of these: { $options }.
