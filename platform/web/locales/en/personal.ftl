### What is kept of people, and going.

personal-title = Personal data
personal-lead = What this site keeps of people, why, and for how long.
personal-public = What everybody can read
personal-public-words = The public record says what institutions did, and in which role; never who it was. It has no names, no addresses, and of texts only fingerprints. What you say in conversations is public until you take it back, with your name only if you wanted it so.
personal-account = What only you and the program know
personal-account-words = If you have an account: your e-mail address, the name that you chose, your roles, the browsers in which you are signed in and since when. Passwords are kept so that nobody can read them. Who looked at which page is not written down.
personal-rights = What you can do
personal-rights-words = On the page of your account you can read all of it, correct it, take it with you as a file, and delete it.
personal-contact = For questions and requests:
personal-times = For how long
personal-times-words = A job deletes each thing when its time is over, and writes down how much it was.
personal-copies = Backups hold what was there when they were made, until whoever runs the site takes them away.
retention-time = { $unit ->
    [days] { $count ->
        [one] 1 day
       *[other] { $count } days
    }
    [minutes] { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
   *[hours] { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
}
retention-sessions = That you are signed in, from your last visit on
retention-sessions-basis = Needed for what you asked for: staying signed in. It ends at once when you sign out.
retention-links = Links to sign in and invitations
retention-links-basis = Needed for what you asked for. A link to sign in works for 30 minutes.
retention-begun = A sign-in that was begun and not ended
retention-begun-basis = Needed for what you asked for.
retention-tries = How often somebody tried to sign in with an address, without the address itself
retention-tries-basis = Legitimate interest: keeping accounts safe from guessing.
retention-answers = Answers to programs and forms, so that nothing is done twice
retention-answers-basis = Needed for what you asked for: a request that is repeated after a broken connection is done once.
retention-imports = Workbooks that were sent and not imported
retention-imports-basis = Needed for what you asked for: you look at what would change before you say yes.
retention-drafts = Reports that were written and not sent
retention-drafts-basis = Needed for what you asked for: going on later.
retention-files = Files that nothing names
retention-files-basis = What is not published is not kept longer than a draft.
retention-parked = Mails and messages that could not be sent
retention-parked-basis = Legitimate interest: finding out what went wrong, and sending them again.
retention-mails = Mails that are written into a folder, where the site has no mail server
retention-mails-basis = Needed for trying the program out.
retention-unfinished = Parts of files whose sending broke off
retention-unfinished-basis = Nobody needs them.
retention-attendees = Who registered for an event, from its end on
retention-attendees-basis = Needed for what you asked for: your place. It is deleted earlier if you leave it.
account-data = Your data
account-data-words = Everything that is kept of you, to read and to take with you.
account-data-take = Take everything as a file
error-fresh = Sign in again first
    .help = For this, show once more that it is you: sign out and in, then try again.
leave-title = Delete my account
leave-lead = You sign in no more, and nobody finds out who you were.
leave-goes = Deleted at once: your address and your name, passwords and passkeys, keys and webhooks, drafts, the browsers in which you are signed in. Your roles end.
leave-stays = What stays is what institutions did while you acted for them. The record never knew that it was you.
leave-again = For this, show once more that it is you:
leave-said = Take back what I said in conversations too. Otherwise it stays, without a name.
leave-sure = I know that this cannot be undone.
leave-do = Delete my account
leave-not = Keep it
problem-leave-sure = Tick that you know that it cannot be undone.
problem-last-administrator = You are the only administrator.
problem-last-administrator-mend = Give somebody else that role first, so that somebody can look after accounts.
event-account-deleted = An account was deleted
