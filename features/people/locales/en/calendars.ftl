calendar-title = Calendar of { $place }, { $year }
calendar-lead = The public holidays and suspensions by which deadlines are counted, each with its source and since when it holds.
calendar-years = Other years
calendar-gaps = The calendar of the whole year is not known
calendar-gaps-words = Where it is missing, deadlines are counted Monday to Friday.
calendar-days = Public holidays of { $year }
calendar-name = Holiday
calendar-source = Source
calendar-none = No public holidays are on record
calendar-none-words = Once somebody adds them, they will be here with their source.
calendar-suspensions = Suspended deadlines
calendar-laws = Week, moved holidays and hour
calendar-law-since = In force since
calendar-law-rest = Days of rest
calendar-law-shifts = Moved holidays
calendar-law-shift = { $from ->
    [1] on a Monday
    [2] on a Tuesday
    [3] on a Wednesday
    [4] on a Thursday
    [5] on a Friday
    [6] on a Saturday
   *[7] on a Sunday
}: to { $to ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
calendar-law-no-shift = none
calendar-law-zone = Hour
calendar-use = To count
calendar-keep = Keep this calendar (with an account)
calendar-history = Changes of the calendar
calendar-since = In force since { $day }
calendar-until = until { $day }
calendar-void = Never in force
calendar-effect-holiday = Public holiday
calendar-effect-worked = Day that is worked
calendar-effect-suspension = Suspension of deadlines
calendar-when-yearly = each { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
calendar-when-easter = { $days ->
    [0] Easter Sunday
    [one] one day { $side ->
        [before] before
       *[after] after
    } Easter Sunday
   *[other] { $days } days { $side ->
        [before] before
       *[after] after
    } Easter Sunday
}
calendar-when-day = { $first }
calendar-when-days = { $first } to { $last }
calendar-when-open = since { $first }, without an end
calendar-keep-title = Keep the calendar of { $place }
calendar-keep-lead = Before you save, you will see which open deadlines move. Nothing is deleted: what is no longer in force keeps its history.
calendar-public = See the public calendar
calendar-done = The calendar changed
calendar-done-moved = { $count ->
    [0] No open deadline moved.
    [one] One open deadline moved; its history says so.
   *[other] { $count } open deadlines moved; the history of each says so.
}
calendar-preview = What will happen
calendar-preview-moved = { $count ->
    [one] One open deadline will move:
   *[other] { $count } open deadlines will move:
}
calendar-preview-none = No open deadline moves.
calendar-apply = Save the change
calendar-cancel = Change nothing
calendar-public-act = The change goes into the public record, with your role and without your name.
calendar-end-title = End it
calendar-end = End
calendar-see = See which deadlines move
calendar-new = Add to the calendar
calendar-entries = What this calendar says
calendar-law-new = Add another rule for week, moved holidays and hour
field-calendar-effect = What it is
field-calendar-occurs = When
field-calendar-occurs-help = Each year: 08-10 (month and day), easter-47 or easter+60 (days from Easter). One day or several: 2026-01-23 or 2020-03-16/2020-06-30. A suspension without an end: 2020-03-16/
field-calendar-name-es = Name in Spanish
field-calendar-name-en = Name in English
field-calendar-shifts = How it moves itself
field-calendar-shifts-help = Empty: as the rule for moved holidays says. “none”: it does not move. Or seven numbers from Monday to Sunday, for example: 0,-1,2,1,0,-1,1
field-calendar-valid-from = In force since
field-calendar-valid-from-help = For what comes every year. Empty: from today.
field-calendar-source = The law that says so
field-calendar-source-help = Number, date and article.
field-calendar-source-url = Address of the law
field-calendar-until = Last day in force
field-calendar-until-help = Before the first day, if it should never have been there.
field-calendar-end-source = Law or reason
field-calendar-law-from = In force since
field-calendar-rest = Days of rest
field-calendar-rest-help = Numbers from 1 (Monday) to 7 (Sunday), for example: 6,7
field-calendar-law-shifts = Moved holidays
field-calendar-law-shifts-help = Seven numbers from Monday to Sunday: by how many days a holiday on that day moves, for example: 0,0,0,0,0,0,1
field-calendar-offset = Minutes from UTC
field-calendar-offset-help = Mainland Ecuador: -300. Bolivia: -240.
field-calendar-law-source = The law that says so
problem-calendar-occurs = It cannot be understood when it is.
problem-calendar-occurs-mend = Write, for example, 08-10, easter-47, 2026-01-23 or 2020-03-16/2020-06-30.
problem-calendar-occurs-days = A suspension and a day that is worked are of certain days, not of every year.
problem-calendar-occurs-end = Only a suspension can be without a last day.
problem-calendar-shifts = Write seven numbers between -6 and 6, separated by commas.
problem-calendar-rest = Write numbers from 1 to 7, separated by commas; they cannot be all seven.
problem-calendar-offset = Write a number of minutes between -720 and 840.
problem-calendar-url = Write an address that begins with https://
problem-calendar-known = The calendar says that already.
problem-calendar-law-known = A rule begins on that day already.
people-place-calendar = Calendar
event-calendar-entry-added = Something was added to the calendar
event-calendar-entry-ended = Something of the calendar is no longer in force
event-calendar-law-added = A rule for week, moved holidays and hour was added
