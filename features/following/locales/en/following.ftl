### Following changes by mail or with a news reader.

following-slot = Follow
following-slot-search = Follow this search
following-slot-words = Hear of what changes, as often as you choose.
following-slot-mail = Get it by e-mail
following-slot-feed = Atom feed

following-search = Search: { $words }
following-gone = Something that is not published any more

following-ask-title = Get changes by e-mail
following-ask-lead = Choose how often you want to hear; you confirm by a link and end it with one click.
field-following-address = E-mail address
field-following-address-help = We will send you a link to confirm. If you do not open it, we will not write to you.
field-following-rhythm = How often?
field-following-rhythm-help = Only if something changed.
following-rhythm = { $rhythm ->
    [immediate] As soon as it happens
    [daily] One summary a day
   *[weekly] One summary on Mondays
}
retention-wishes = What somebody asked to follow and did not confirm, with their address
retention-wishes-basis = Needed for what they asked. It begins once confirmed; if not, it is deleted.
retention-digests = Summaries that were sent
retention-digests-basis = Needed so that nothing is sent twice.
retention-unreached = The address of somebody who follows something and cannot be reached any more
retention-unreached-basis = Consent: deleted at once when they end it, and by itself only if nobody can reach them.
following-promise = We use your address for nothing else. It is deleted when you leave.
following-do = Send me the link
following-sent = Look into your mail
following-sent-words = If the address exists, a message with a link to confirm arrives within minutes. It serves for two days. If it does not come, look into the folder for junk.
following-back = Back to the page
following-feed-title = Without leaving your address
following-feed-words = With a news reader (Atom) you can follow the same changes without giving any data.

following-confirm-title = Confirm
following-confirm-words = How often: { $rhythm }.
following-confirm-do = Yes, I want it
following-refused = It could not be confirmed
following-confirm-subject = { $place }: confirm that you want to hear of changes
following-confirm-mail =
    Somebody, hopefully you, asked to get the changes of a page of { $place }'s open government at this address.

    To see what it is and confirm it:
    { $address }

    The link serves for { $hours } hours. If you did not ask for it, do nothing: we will not write to you about this again.
error-follow-link = This link was used already or is too old
    .help = Ask for another one on the page that you want to follow.
error-follow-over = There is nothing to follow here any more
    .help = The subscription is over and your data was deleted.
problem-follow-most = You already follow as much as one address can.
problem-follow-most-mend = End something by the link in any of our mails.
problem-long-search = This search is too long to be followed.

following-mine-title = What you follow
following-mine-lead = Mails to { $address }.
following-confirmed = Done
following-confirmed-words = From now on we write to you when something changes.
following-stopped = The last mails could not be delivered
following-stopped-words = That is why we do not write any more. If the address works again, confirm anything that you want to follow once more.
following-how-often = How often?
following-save = Save
following-unfollow = Stop following
following-language = Language
following-language-which = Language of the mails
following-end-title = End all of it
following-end-words = We will send you no more mails and delete your address.
following-end-do = End all and delete my data
following-over-title = You will get no more mails
following-over-words = What you followed is over and your data was deleted.

following-digest-subject = { $place }: { $count ->
    [one] something that you follow changed
   *[other] { $count } things that you follow changed
}
following-digest-title = What changed in { $place }'s open government
following-digest-why = { $rhythm ->
    [immediate] You get this mail because you asked to hear as soon as something happens.
    [daily] You get this mail because you asked for one summary a day.
   *[weekly] You get this mail because you asked for one summary a week.
}
following-digest-mine = Change what you follow or how often
following-digest-end = End all of it and delete my data
following-digest-foot =
    { following-digest-why }

    { following-digest-mine }:
    { $mine }

    { following-digest-end }:
    { $end }
following-more = { $count ->
    [one] and one more change
   *[other] and { $count } more changes
}
following-left = { $count ->
    [one] And one more thing that you follow changed
   *[other] And { $count } more things that you follow changed
}

following-reminder-subject = { $place }: { $count ->
    [one] a deadline is near
   *[other] { $count } deadlines are near
}
following-reminder-lead = { $count ->
    [one] A deadline for which you answer is near or has just passed.
   *[other] { $count } deadlines for which you answer are near or have just passed.
}
following-reminder-more = { $more ->
    [one] And one more.
   *[other] And { $more } more.
}
following-reminder-work = Everything that waits for you:
following-reminder-off = To get no reminders:
following-slipped-subject = { $place }: { $count ->
    [one] one milestone is late
   *[other] { $count } milestones are late
}
following-slipped-lead = { $count ->
    [one] In the plans that you coordinate one milestone is past its deadline and not finished.
   *[other] In the plans that you coordinate { $count } milestones are past their deadline and not finished.
}
following-reminders-title = Reminders by e-mail
following-reminders-lead = Whoever answers for something hears before each deadline and when it has just passed; whoever coordinates a plan hears on Mondays what is late.
following-reminders-day = { $count ->
    [one] One day before
   *[other] { $count } days before
}
following-reminders-on = You get them.
following-reminders-off = You do not get them.
following-reminders-do-on = Get them
following-reminders-do-off = Do not get them
