### Minutes, agreements and tables of an event.

events-minutes = Minutes
events-minutes-link = Write the minutes (for those who call)
events-minutes-lead = Everybody will read it at once. Write no personal data.
events-minutes-said = What was said
events-agreements = Agreements
events-agreement = Agreement
events-agreement-number = Agreement { $number }
events-agreement-new = One more agreement
events-agreement-correct = Correct the agreement
events-agreement-who = Who
events-agreement-due = Until
events-agreement-done = Fulfilled
events-agreement-state = { $state ->
    [done] Fulfilled
    [late] Late
   *[open] Open
}
events-correct = Correct
events-tables = Tables
events-table-number = Table { $number }
events-table-new = One more table
events-table-correct = Correct the table
events-notes = What the table noted
events-fulfil = Say that it is fulfilled
events-fulfil-do = It is fulfilled
events-fulfil-link = Say that it is fulfilled (for whoever answers for it)
events-work-agreement = Fulfil an agreement
field-minutes-minutes = Minutes
field-minutes-minutes-help = Up to { $text } letters.
field-minutes-words = What was agreed
field-minutes-organisation = Who does it
field-minutes-organisation-help = The organisation’s code, for example MINTEL.
field-minutes-due = Until when
field-minutes-title = What the table was about
field-minutes-notes = What it noted
field-minutes-notes-help = Up to { $text } letters. One idea a line.
field-agreement-done = Day on which it was fulfilled
field-agreement-note = What was done
event-gathering-minuted = The minutes of an event were published
event-gathering-minutes-corrected = The minutes of an event were corrected
event-agreement-made = An agreement was published
event-agreement-corrected = An agreement was corrected
event-agreement-fulfilled = An agreement was fulfilled
event-roundtable-noted = The notes of a table were published
event-roundtable-corrected = The notes of a table were corrected
