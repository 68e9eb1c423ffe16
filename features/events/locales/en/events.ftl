### Workshops, meetings, assemblies and webinars.

nav-events = Events
events-title = Events
events-lead = Workshops, meetings, assemblies and webinars in which people can take part.
events-coming = Coming
events-past = Past
events-none-coming = No events are coming
events-none-past = No past events
events-none-words = They appear here when somebody calls one.
events-more = { $count ->
    [one] 1 more event
   *[other] { $count } more events
}
events-past-count = { $count ->
    [one] 1 past event
   *[other] { $count } past events
}
events-sort = { $sort ->
    [workshop] Workshop
    [meeting] Meeting
    [assembly] Assembly
   *[webinar] Webinar
}
events-sort-label = What it is
events-sort-all = Everything
events-territory = Territory
events-territory-all = All
events-choose = Choose
events-state = { $state ->
    [draft] Draft
    [published] Called
    [held] Took place
   *[cancelled] Cancelled
}
events-when = { $several ->
    [yes] { $day }, { $from } – { $last }, { $until } ({ $zone })
   *[no] { $day }, { $from }–{ $until } ({ $zone })
}
events-when-label = When
events-hours = From { $from } to { $until } ({ $zone })
events-ics = Put it into my calendar
events-place = Where
events-online = Online
events-call = Online
events-call-told = Those with a place get the address of the call by mail.
events-organiser = Called by
events-places = Places
events-agenda = Agenda
events-history = Official changes
events-cancelled-why = This event was cancelled
events-edit-link = Prepare this event (for coordinators)
events-add = Call an event
events-add-lead = At first it is a draft that nobody else sees.
events-keep-draft = Keep the draft
events-not-now = Not now
events-edit = Prepare the event
events-done = { $done ->
    [published] The event is published.
   *[kept] It was saved.
}
events-public-page = See the public page
events-publish = Publish
events-publish-words = Everybody will see it, and it will be in the public record.
events-publish-do = Publish the event
events-hold = It took place
events-hold-words = Confirm that the event took place. It cannot be changed afterwards.
events-hold-do = Yes, it took place
events-said = What, when and where
events-save = Save
events-discard = Throw the draft away
events-discard-words = It is deleted for good. Nobody saw it.
events-discard-do = Throw away
events-cancel = Cancel the event
events-cancel-words = The page stays, with the reason for everybody to read. It cannot be undone.
events-cancel-do = Cancel the event
events-registers-ask = Registration
events-registers-yes = People register beforehand
events-work-draft = Publish the draft of an event, or throw it away
events-work-unsettled = Say whether an event took place
field-event-title = Title
field-event-title-help = For example: Workshop on open data in Cuenca.
field-event-sort = What it is
field-event-summary = What it is about
field-event-summary-help = Whom it is for and what will be done. Up to { $text } letters.
field-event-day = Day
field-event-from = Begins at
field-event-from-help = In the hour of the place.
field-event-until = Ends at
field-event-last = Last day
field-event-last-help = Only if it lasts more than a day.
field-event-venue = Place
field-event-venue-help = Address and how to get there. Empty if it is only online.
field-event-territory = Territory
field-event-territory-help = Its code, for example EC. By it the event is found and its hour known. Empty: the hour of what it belongs to.
field-event-call = Address of the call
field-event-call-help = With registration, only those with a place get it.
field-event-agenda = Agenda
field-event-agenda-help = One line for each item, with its time in front. For example: 09:00 Welcome
field-event-organiser = Who calls
field-event-organiser-help = The organisation’s code, for example MINTEL.
field-event-places = Places
field-event-places-help = Empty if there is no limit.
field-event-reason = Reason of the cancellation
problem-events-time = Write the time, for example 09:30.
problem-events-where = Say where it is: a place, or the address of a call.
problem-events-call = The address of the call has to begin with https:// and have no spaces.
problem-events-places = Places are a whole number from 1 on, or nothing.
problem-events-organiser = There is no organisation with this code.
problem-events-territory = There is no territory with this code.
problem-events-agenda = Line { $line } of the agenda has to begin with a time that is not before that of the line above, and say something after it.
problem-events-end-first = It ends before it begins.
problem-events-long = An event lasts 31 days at most.
problem-events-not-yet = It has not begun.
event-gathering-published = An event was called
event-gathering-edited = An event changed
event-gathering-held = An event took place
event-gathering-cancelled = An event was cancelled
facet-kind-gathering = Event
api-list-gatherings = Events
api-get-gathering = An event
column-gathering-sort = what it is
column-gathering-starts = begins
column-gathering-ends = ends
column-gathering-places = places
choice-sort-workshop = Workshop
choice-sort-meeting = Meeting
choice-sort-assembly = Assembly
choice-sort-webinar = Webinar
