deadline-title = Work out a deadline
deadline-lead = Which days count, which do not and by which law, day by day.
deadline-explained = Day by day
deadline-ask = Work out another
deadline-do = Work out
deadline-last = The last day is { $day }
deadline-stands-still = The clock stands still: there is no last day yet
deadline-still = suspended
deadline-asked = { $count ->
    [working] { $days ->
        [one] One working day
       *[other] { $days } working days
    } after { $day }.
   *[other] { $days ->
        [one] One calendar day
       *[other] { $days } calendar days
    } after { $day }.
}
deadline-places = The calendars that count are those of
deadline-nowhere = Without a calendar: Monday to Friday; public holidays are not taken off.
deadline-day = Day
deadline-number = Counts as
deadline-why = Why
deadline-not = does not count
deadline-rest = Day of rest
deadline-because = { $kind ->
    [holiday] Public holiday:
    [suspension] Deadlines suspended:
   *[worked] Worked:
}
deadline-moved = moved from { $day }
deadline-counts = { $count ->
    [working] Working day
   *[other] Counts
}
deadline-unknown = No calendar is known for this day: Monday to Friday is counted.
deadline-count-working = Working days
deadline-count-every = Calendar days
field-deadline-since = From the day
field-deadline-since-help = Counting begins on the day after it.
field-deadline-days = How many days
field-deadline-count = Which days count
field-deadline-in = In which jurisdictions
field-deadline-in-help = Their codes, separated by spaces, for example: EC. A day counts if it counts in all of them.
problem-deadline-since = Write a day between the years 1900 and 2200.
problem-deadline-days = Write a number of days between 1 and 366.
problem-deadline-in = No jurisdiction has that code.
calendar-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
event-deadline-moved = A deadline moved, because the calendar changed
column-commitments-deadline = Last day
column-milestones-deadline = Last day
column-plans-deadline = Last day
