### Forms: what has to be mended, and those that write a row of a sheet.

problem-missing-text = This text is missing.
problem-long-text = The text is too long.
problem-long-text-mend = Use at most { $most } letters.
problem-percent = The percentage is a whole number from 0 to 100.
problem-day = That is not a day.
problem-day-mend = Write it like this: 2021-06-30.
problem-future-day = That day has not come yet.
problem-choice = Choose one of the options.
problem-code-taken = That code is taken.
problem-number-taken = That number is taken.
problem-too-often = You have sent many in a short time.
problem-too-often-mend = Your text is still here. Wait an hour and send it again.

form-save = Save
form-public = The change is public at once, with what it said before, and stays in the record.
form-changed = Somebody changed this while you were writing. Yours is still in the form.
form-now = now says
form-changed-do = Compare, and save what is to stay.
form-history = History
