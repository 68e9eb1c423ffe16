### Importing in the browser.

import-title = Import a workbook
import-lead = Choose the file and see everything that it would change. Nothing is written until you say yes.
import-done = { $what ->
    [imported] The workbook was imported.
   *[dropped] The file was deleted.
}
import-done-next = { $what ->
    [imported] Each change is public now and has its place in the record. The file was deleted from here.
   *[dropped] Nothing was changed.
}
import-gone = That file is not here any more.
import-gone-next = A file waits for { $hours } hours, and only whoever sent it can see it. Choose it again.
import-refused = “{ $name }” cannot be imported yet.
import-refused-next = Below is everything that has to be mended. Nothing was changed and the file was not kept: mend it and choose it again.
import-problems = What has to be mended
field-import-file = File
import-file-help = Excel (.xlsx, .xls), LibreOffice (.ods) or one sheet as CSV; up to { $largest } MB. Macros never run.
import-look = See what would change
import-look-only = This only looks. If there is nothing to mend, the file waits for up to { $hours } hours until you say yes; nobody else sees it.
import-waiting = Files that wait
import-until = It is deleted on { $moment }.
import-begin = To begin with
import-template = Empty template, with help and examples
import-export = { $what }: take away what is there
import-begin-words = What is exported to Excel can be changed and imported again. What a file does not name stays as it is: an import never removes anything.
import-sheet = Sheet
import-row = Row
import-column = Column
import-what = What is wrong and how to mend it
import-whole = The whole file
import-notices = { $count ->
    [one] One notice, which stops nothing
   *[other] { $count } notices, which stop nothing
}
import-preview = What would change
import-changed = The data changed meanwhile.
import-changed-next = Nothing was written. This is what the file would change now: look at it again.
import-nothing = This file changes nothing.
import-nothing-next = Everything is as it says already.
import-totals = New: { $created }. Changes: { $changed }.
import-by-sheet = By sheet
import-count = { $what ->
    [created] New
    [changed] Changes
    [unchanged] Same
   *[absent] Not in the file
}
import-differences = Differences
import-first = The first { $shown } of { $all } differences are shown.
import-first-next = The totals count all of them, and the button applies all of them. To see them all here, split the workbook.
import-new = New
import-from = Before:
import-to = After:
import-apply = Import exactly this
import-apply-public = The changes are public at once and stay in the record.
import-drop = Delete the file
problem-file-missing = The file is missing.
