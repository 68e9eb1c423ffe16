### Signing in, one's own account, and what waits for each person.

sign-in-title = Sign in
sign-in-lead = For those who report, confirm, coordinate or take part. Reading needs no account.
sign-in-by-password = With a password
sign-in-by-oidc = With your institution’s account
sign-in-oidc-do = Sign in with { $name }
sign-in-by-passkey = With a passkey
sign-in-by-passkey-words = With your finger, your face or your device’s code, without typing anything.
sign-in-passkey-do = Sign in with a passkey
sign-in-passkey-failed = It did not work with a passkey. Try again, or sign in with a password or a link.
oidc-title = On to { $name }
oidc-lead = You sign in there and come back here. We do not see your password.
oidc-go = Go on to { $name }
sign-in-by-link = With a link by e-mail
sign-in-by-link-words = We send you a link that works once. It also helps if you forgot your password.
field-sign-in-address = E-mail address
field-sign-in-password = Password
sign-in-do = Sign in
sign-in-send-link = Send me a link
sign-in-sent = Look in your e-mail
sign-in-sent-words = If that address has an account, the link is on its way. It works for 30 minutes. Look in the spam folder too.
ticket-title = Sign in with a link
ticket-lead = Press the button to sign in. The link stops working after that.
ticket-invited = You have been invited to take part. Write what you want to be called and choose a password.
field-ticket-name = Your name
field-ticket-password = New password
field-ticket-password-help = At least 12 characters. A few words that you remember are better than odd signs.
ticket-do = Sign in
account-title = My account
account-lead = Password, open sessions and keys for programs.
account-done = { $what ->
    [password] Password saved. All other sessions were ended.
    [session] Session ended.
    [passkey] Passkey added.
    [removed] Passkey removed.
   *[key] Key revoked.
}
account-sessions = Open sessions
account-sessions-words = The devices on which you signed in. End those that you do not recognise.
account-session-own = this device
account-session-days = Signed in on { $made }. Last used: { $seen }.
account-session-end = Sign out there
account-sign-out = Sign out
account-device-unknown = Unknown device
account-passkeys = Passkeys
account-passkeys-words = A passkey lives in your phone, your computer or your password manager. Nobody can trick you out of it, because it works on this site only.
account-passkey-made = Added on { $made }.
account-passkey-used = Last used on { $used }.
account-passkey-remove = Remove
account-passkey-name = A name to know it by, for example: my phone
account-passkey-add = Add a passkey
account-passkey-failed = It was not added. Try again; if much time has passed, sign out and in again.
account-passkey-script = Adding a passkey needs JavaScript.
account-passkey-again = To add a passkey, show once more that it is you:
account-password-change = Change the password
account-password-set = Set a password
account-password-do = Save password
field-account-old-password = Current password
field-account-password = New password
field-account-password-help = At least 12 characters. A few words that you remember are better than odd signs.
account-keys = Keys for programs
account-keys-words = With a key, a program acts for you through the API. It can never do more than you.
account-key-new = New key
account-key-new-words = Copy it now: it is not shown again.
field-account-key-name = Which program it is for
account-key-end = Revoke
account-key-make = Make a key
account-scopes = What it may do
account-scope-report = Report progress and propose dates
account-scope-confirm = Confirm and dispute
account-scope-plan = Edit plans and decide on dates
account-scope-webhooks = Have an address told of news
work-title = My work
work-lead = What waits for you, in order.
work-waits = { $count ->
    [0] Nothing waits for you
    [one] One thing waits for you
   *[other] { $count } things wait for you
}
work-none = You are up to date
work-none-words = What falls due, what is late and what comes back to you appears here.
work-begin = You can also
work-account = Password, sessions and keys
work-urgency = { $urgency ->
    [returned] Returned
    [overdue] Overdue
    [waiting] Others wait for you
    [soon] Soon
   *[later] Later
}
work-done = { $what ->
    [reported] Progress reported
    [completed] Milestone reported as completed
    [confirmed] Progress confirmed
    [disputed] Dispute published
    [asked] Question published
    [answered] Answer published
    [returned] Report returned
    [proposed] Rescheduling proposed
    [decided] Decision published
    [closed] Plan closed
    [assessed] Assessment published
    [marked] Plan marked as assessed
    [opened] Your account is open
    [draft] Draft saved
   *[saved] Changes saved
}
work-done-next = { $what ->
    [reported] It is public now. The counterpart can confirm or dispute it.
    [completed] It is public now. The counterpart can confirm or dispute it.
    [confirmed] The second key has turned, and it is in the public record.
    [disputed] The institution sees it in its work and has to answer.
    [asked] The institution sees it in its work and has to answer.
    [answered] The counterpart sees it in its work.
    [returned] The institution sees it in its work and can mend it.
    [proposed] Whoever coordinates the plan sees it in their work and decides.
    [decided] The signed dates stay in view beside those in force.
    [closed] What was reported and what is open stay in view.
    [assessed] It is public and in the record. A correction will be a new version with its reason.
    [marked] Further assessments can be recorded, and those that are there corrected.
    [opened] You are signed in. Next time ask for a link by e-mail, or set a password on the page of your account.
    [draft] Nobody else sees it. Go on when you like.
   *[saved] The change is in the history and in the public record.
}
role-operator = Operator
role-program = The program
role-administrator = Administrator
role-coordinator = Coordinator
role-officer = Officer
role-counterpart = Counterpart
role-evaluator = Evaluator
role-moderator = Moderator
role-reviewer = Reviewer
role-participant = Participant
problem-sign-in = The address or the password is not right.
problem-sign-in-mend = Try again, or ask for a link by e-mail.
problem-oidc-over = That attempt to sign in is over, or began in another browser.
problem-oidc-over-mend = Press the button again and take no more than ten minutes.
problem-oidc-refused = The other site did not confirm who you are.
problem-oidc-refused-mend = Try again, or sign in with a password or a link.
problem-oidc-unreachable = The other site does not answer.
problem-oidc-unreachable-mend = Try later, or sign in with a password or a link.
problem-oidc-unknown = Your address has no account here, and an account is not made by itself.
problem-oidc-unknown-mend = Open one with the same e-mail address that you use there, if the site allows it; if not, ask whoever administers it for an invitation.
problem-oidc-unverified = The other site does not vouch that this address is yours.
problem-oidc-unverified-mend = Confirm your address there, or sign in with a link by e-mail.
problem-oidc-blocked = Your account is blocked.
problem-oidc-blocked-mend = Ask whoever administers the site.
problem-address = That does not look like an e-mail address.
problem-address-mend = Write it in full, for example ana@institution.gov.
problem-person-name = The name is missing, or longer than 120 characters.
problem-password-short = The password is too short.
problem-password-short-mend = Use at least { $least } characters.
problem-password-long = The password is too long.
problem-password-long-mend = Use fewer than 500 characters.
problem-password-obvious = That password is quickly guessed.
problem-password-obvious-mend = Do not use your address, your name or one letter repeated.
problem-password-wrong = That is not the current password.
problem-key = Something about the key is missing.
problem-key-mend = Write which program it is for and tick at least one thing that it may do.
event-account-made = An account was made
event-account-blocked = An account was blocked
event-account-unblocked = An account was unblocked
event-account-signed-out = An account was signed out everywhere
event-account-link-made = A link to sign in as an account was made
event-record-key-rotated = The key that signs the record was changed
event-role-given = { $count ->
    [one] A role in this organisation was given
   *[other] { $count } roles in this organisation were given
}
event-role-ended = { $count ->
    [one] A role in this organisation ended
   *[other] { $count } roles in this organisation ended
}
problem-address-taken = That address has an account already.
problem-role-body = The organisation for which they act is missing.
problem-role-days = It ends before it begins.
problem-file-too-large = The file { $name } is too large.
problem-file-too-large-mend = Send a smaller one.
problem-file-not-allowed = The file { $name } is not of a kind that is taken.
problem-file-not-allowed-mend = Photos, PDF, documents and spreadsheets without macros, text, and any of them signed as P7M will do.
problem-file-broken = The file { $name } is damaged.
problem-file-broken-mend = Open it, save it once more and send it again.
problem-file-bomb = The file { $name } unpacks to too much.
problem-file-bomb-mend = Save it anew, or send it as a PDF.
problem-file-taken-down = The content of the file { $name } was taken down before and is not taken in again.
problem-file-taken-down-mend = If you think that this was a mistake, write to whoever moderates.
problem-file-empty = The file { $name } is empty.
problem-file-empty-mend = Choose the file once more.
error-sign-in = You have to sign in
    .help = Sign in and try again. What you sent was not saved: go back in the browser, copy your text and send it after signing in.
error-role = Your account is not allowed to do this
    .help = It needs a role that you do not hold now. Ask whoever administers the site.
error-other-site = Another site sent this page
    .help = It was refused to protect you. Open this site in your browser and repeat what you wanted to do.
error-ticket = The link does not work any more
    .help = It was used, or its time is over. Ask for another one on the page for signing in.
error-passkey = The passkey did not work
    .help = Try again, or sign in with a password or a link.
error-passkey-again = Sign in again first
    .help = To add a passkey you have to have signed in less than fifteen minutes ago.
error-not-now = As things stand it cannot be done
    .help = Somebody changed it, or its state does not allow it any more. Go back to the page and see how it is.
error-changed = Somebody changed it meanwhile
    .help = Go back to the page and see what changed before you send yours.
error-form = Something has to be mended
    .help = Look at what was sent again.
error-too-many = Too many attempts
    .help = Wait for fifteen minutes and try again.
error-too-large = It is too large
    .help = Send less at once, or smaller files.
mail-link-subject = Your link to sign in to { $place } · Minga
mail-link =
    Somebody asked to sign in with this address. If it was you, open this link:

    { $address }

    It works once, for { $minutes } minutes. If it was not you, do nothing.
mail-invitation-subject = You are invited to { $place } · Minga
mail-invitation =
    You are invited to take part in the open government of { $place }.
    Open this link and choose a password:

    { $address }

    It works for { $days } days. If you do not expect this invitation, do nothing.
