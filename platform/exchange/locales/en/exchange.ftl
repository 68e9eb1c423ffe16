### The workbook to fill in, and what can be wrong in what somebody imports.

## The workbook to fill in

template-title = Open government plan
template-help = Help
template-lists = Lists
template-sheet = Sheet
template-column = Column
template-what = What to write
template-kind = Kind
template-required = Required?
template-choices = Choices
template-example = Example
template-yes = Yes
template-no = No
template-kind-text = Short text
template-kind-long-text = Text
template-kind-code = Code
template-kind-integer = Whole number
template-kind-number = Number
template-kind-percent = Percentage, from 0 to 100
template-kind-date = Date
template-kind-url = Web address
template-kind-choice = One of the choices
template-kind-list = List, separated by semicolons
template-mistake-text = Write a short text, on a single line.
template-mistake-long-text = Write a text.
template-mistake-code = Use up to 64 unaccented letters, digits, hyphens (-) or underscores (_), without spaces.
template-mistake-integer = Write only a whole number, without words or units. For example: 3.
template-mistake-number = Write only the number, without words or units.
template-mistake-percent = Write a whole number from 0 to 100. For example: 54.
template-mistake-date = Write a complete date, with day, month and year. For example: 2024-05-31.
template-mistake-url = Copy the whole address from the browser, with https:// in front.
template-mistake-choice = Choose one of the entries of the list.
template-mistake-list = Separate the values with semicolons (;).

## Sheets and columns

problem-unknown-sheet = This sheet is not part of the template and was not read.
problem-unknown-sheet-mend = If it holds data of the plan, give it the name that the sheet has in the template. If not, there is nothing to do.
problem-sheet-twice = This sheet is there twice, even if its name is written differently or in another language.
problem-sheet-twice-mend = Put the rows together in one sheet and delete the other.
problem-no-known-sheet = No sheet has the name of a sheet of the template, so nothing was read.
problem-no-known-sheet-mend = Download the template and use its names: “Plan”, “Commitments”, “Milestones”… In a folder, the files are called plan.csv, commitments.csv, milestones.csv…
problem-not-yours = Your role does not reach far enough to change what this sheet says, for example “{ $value }”.
problem-not-yours-mend = Take out the rows that change something, or ask whoever looks after those data to import them.
problem-unknown-column = The template has no such column in this sheet, and it was not read.
problem-unknown-column-mend = If it holds data that matter, write the column’s name as it is in the template. If not, there is nothing to do.
problem-column-twice = This column is in the sheet twice, even if its name is written differently or in another language.
problem-column-twice-mend = Keep one and delete the other.
problem-missing-column = This sheet lacks the required column “{ $column }”.
problem-missing-column-mend = Add it to the row of names, under that name or the template’s, and fill it in every row.
problem-required = This cell is empty, and it is required.
problem-required-mend = Fill it in. If the row should not be there, delete the whole row.

## Codes and numbers

problem-code-twice = The code “{ $value }” is already in row { $first } of this sheet.
problem-code-twice-mend = Give each row a code of its own, or delete the repeated one.
problem-number-twice = The number { $value } is already in row { $first } of this sheet.
problem-number-twice-mend = Give each row a number of its own, or delete the repeated one.
problem-not-positive = The number cannot be { $value }: counting starts at 1.
problem-not-positive-mend = Write 1, 2, 3…
problem-end-before-start = It ends ({ $end }) before it starts ({ $start }).
problem-end-before-start-mend = Check both dates: one is mistyped, or they are in each other’s column.

## What a row names

problem-unknown-jurisdiction = There is no jurisdiction with the code “{ $value }”.
problem-unknown-jurisdiction-mend = Correct the code, or add the jurisdiction to the sheet “Jurisdictions”.
problem-unknown-country = There is no country with the code “{ $value }”.
problem-unknown-country-mend = Use the two-letter code, like EC or BO. If the country is not there yet, add it to the sheet “Jurisdictions”.
problem-unknown-organisation = There is no organisation with the code “{ $value }”.
problem-unknown-organisation-mend = Correct the code, or add the organisation to the sheet “Organisations”.
problem-unknown-commitment = The plan has no commitment with the number “{ $value }”.
problem-unknown-commitment-mend = Correct the number, or add the commitment to the sheet “Commitments”.
problem-unknown-milestone = The plan has no milestone { $value } (commitment.milestone).
problem-unknown-milestone-mend = Correct the number, or add the milestone to the sheet “Milestones”. If the evidence is for the whole commitment, leave the column “Milestone” empty.
problem-unknown-theme = The plan has no theme “{ $value }”.
problem-unknown-theme-mend = Write the theme’s title, or add that number to the sheet “Themes”.
problem-unknown-sdg = “{ $value }” is not the number of a Sustainable Development Goal.
problem-unknown-sdg-mend = Write only numbers from 1 to 17, separated by semicolons. For example: 16; 17.
problem-related-to-itself = Commitment { $value } names itself as related.
problem-related-to-itself-mend = Take that number out of the column “Related commitments”.
problem-circular = This row ends up being part of itself.
problem-circular-mend = Follow the column “Part of” from row to row and remove the code that closes the circle.

## The plan

problem-one-plan = The sheet “Plan” has more than one row, and plans are imported one at a time.
problem-one-plan-mend = Keep a single row and send the other plans in files of their own.
problem-plan-missing = The sheet “Plan” is missing; without it nobody knows which plan these rows belong to.
problem-plan-missing-mend = Add the sheet “Plan” (or plan.csv), with one row that has the plan’s code.
problem-own-act = In “{ $value }” something would change that has an act of its own while a plan is carried out: progress, completion, a date or an assessment.
problem-own-act-mend = Leave that cell as it is. Progress is reported, dates are decided with their reason, and assessments are recorded on the plan’s page.
problem-plan-over = The plan is closed, and “{ $value }” would change.
problem-plan-over-mend = What was written in a closed plan stays as it is. Whoever operates the program can mend a mistake of loading.
problem-weight-not-positive = The weight has to be greater than zero.
problem-weight-not-positive-mend = Write a number greater than zero, or leave the cell empty: then it weighs 1.
problem-completed-below-100 = The milestone is completed, but its progress is below 100%. Both facts are kept as they come; in the mean it counts as 100%.
problem-completed-below-100-mend = Check the columns “State” and “Progress”. If that is what the source says, there is nothing to do.
problem-not-started-above-0 = The milestone has not started, but its progress is above 0%. Both facts are kept as they come; in the mean it counts as 0%.
problem-not-started-above-0-mend = Check the columns “State” and “Progress”. If that is what the source says, there is nothing to do.
problem-absent-commitment = Commitment { $value } is on record and the file does not name it; it stays as it is.
problem-absent-commitment-mend = If that is intended, there is nothing to do.
problem-absent-milestone = Milestone { $value } is on record and the file does not name it; it stays as it is.
problem-absent-milestone-mend = If that is intended, there is nothing to do. If it was cancelled, add it to the sheet “Milestones” with the state “Cancelled”.
