### Registration for events.

events-register = Register
events-register-do = Ask for a place
events-wait-do = Join the waiting list
events-with-account = I have an account: register with it
events-kept = Only those who receive you see your name and address. They are deleted { $days } days after the event.
events-mails-to = We will write to { $address }.
events-free = { $count ->
    [one] 1 place is left.
   *[other] { $count } places are left.
}
events-full = No places are left. { $count ->
    [0] You can wait until somebody leaves theirs.
    [one] 1 person waits.
   *[other] { $count } people wait.
}
events-closed = Registration is closed
events-sent = Look into your mail
events-sent-words = We sent you a link. You have your place once you confirm it there.
events-confirm = Confirm the registration
events-confirm-words = It will be in the name of { $name }.
events-confirm-do = Confirm
events-own = My registration
events-see-own = See my registration
events-registered = You are registered
events-you-have = You have a place
events-you-wait = You are on the waiting list
events-before-you = { $count ->
    [0] Nobody waits before you. If somebody leaves their place it is yours, and we will tell you by mail.
    [one] 1 person waits before you. If it is your turn we will tell you by mail.
   *[other] { $count } people wait before you. If it is your turn we will tell you by mail.
}
events-number = Number
events-name = Name
events-leave = I cannot come
events-leave-words = Your place goes to whoever waited first, and your data is deleted at once.
events-leave-do = Leave my place
events-confirm-subject = Confirm your registration
events-confirm-mail =
    Somebody, hopefully you, asked with this address for a place at an event of { $place }'s open government.

    To see which it is and confirm it:
    { $address }

    The link serves for { $hours } hours. If you did not ask for it, do nothing: nobody will be registered.
events-mail-subject = { $news ->
    [placed] You have a place: { $title }
    [waiting] You are on the waiting list: { $title }
    [changed] It changed: { $title }
    [cancelled] Cancelled: { $title }
   *[reminder] Reminder: { $title }
}
events-mail = { $news ->
    [placed] You have a place at this event of { $site }.
    [waiting] You are on the waiting list of this event of { $site }. If somebody leaves their place and it is your turn, we will write to you.
    [changed] The time or place of this event of { $site } changed. It is now:
    [cancelled] This event of { $site } was cancelled. The reason is below.
   *[reminder] We remind you of this event of { $site }.
}
events-mail-call = The call:
events-mail-own = Your registration, and leaving it if you cannot come:
field-registration-name = Name
field-registration-name-help = As you want to be called when you arrive.
field-registration-address = E-mail
problem-events-registered = People have registered already: registration cannot be taken away.
problem-events-fewer = { $placed } have a place already: there cannot be fewer.
error-event-link = This link was used already or is too old
    .help = Ask for another one on the page of the event.
error-event-left = This registration is not there any more
    .help = It was left, or its data was deleted after the event.
error-event-closed = Registration for this event is closed
    .help = Those that come are in the list of events.
retention-event-wishes = Who asked for a place and did not confirm it, with their address
retention-event-wishes-basis = Needed for what they asked. Unconfirmed it does not begin, and is deleted.
