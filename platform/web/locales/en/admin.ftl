### Pages for administrators that belong to no feature.

admin-settings = Settings
admin-settings-lead = What the site says of itself can be changed here, and holds at once on every server. Everything else is set where the program runs.
admin-settings-saved = Saved. It holds from now on.
admin-settings-now = What the site says of itself
admin-settings-all = All settings
admin-settings-all-words = Each with its value and where it comes from. Passwords and keys are not shown.
admin-empty = empty
admin-source = { $source ->
    [file] from the file minga.toml
    [environment] from the environment
    [command_line] from the command line
   *[default] the program’s own
}
admin-no-colour = Use the program’s own colours
admin-no-logo = Show no logo
admin-logo-now = The logo that is shown now
admin-save = Save
admin-audit = Audit
admin-audit-lead = What administrators, moderators and whoever runs the program did. It is in the public record, without whose it was.
admin-audit-what = What
admin-audit-role = In which role
admin-audit-from = From
admin-audit-to = To
admin-audit-accounts = Accounts
admin-audit-roles = Roles
admin-audit-moderation = Moderation
admin-audit-imports = Imports
admin-audit-site = Settings of the site
admin-audit-record = The record itself
admin-audit-account = The account
admin-audit-none = Nothing of that kind
admin-audit-none-words = Choose other days, or all.
admin-accounts-path = administration/accounts
admin-all = All
admin-system = Work in the background
admin-jobs-waiting = { $count ->
    [0] Nothing waits.
    [one] 1 job waits for its moment.
   *[other] { $count } jobs wait for their moment.
}
admin-jobs-parked = { $count ->
    [0] Nothing was given up
    [one] 1 job was given up
   *[other] { $count } jobs were given up
}
admin-jobs-words = A job that fails is tried ten times within some hours. Then it waits here until somebody mends the cause and tries it again, or lets go of it.
admin-job-tried = { $count ->
    [one] Tried once.
   *[other] Tried { $count } times.
}
admin-job-retry = Try again
admin-job-discard = Let go
admin-kept = What is deleted in its time
admin-kept-words = Everybody can read why:
admin-kept-done = { $when } UTC: { $last } deleted; { $total } in all
admin-kept-never = Not yet
event-site-changed = The settings of the site were changed
field-site-place = Name of the place
field-site-place-help = Stands in the head of every page. For example: Ecuador.
field-site-contact = E-mail address of the post that answers for the site
field-site-contact-help = Of a post, not of a person: everybody sees it.
field-site-licence-name = Name of the licence of the data
field-site-licence-url = Address of that licence
field-site-language = Language for visitors whose browser asks for neither
field-site-colour = Colour of the institution
field-site-colour-help = Dark enough to read: words in it on white, and white words on it. Lighter ones for dark screens are made from it.
field-site-logo = Logo
field-site-logo-help = PNG, JPEG or WebP. It stands beside the name of the place.
problem-colour = That is not a colour.
problem-colour-mend = Write it as #26337f.
problem-colour-contrast = Words in that colour cannot be read well.
problem-colour-contrast-mend = Choose a darker one.
problem-logo = That is not a picture that can be shown as a logo.
problem-logo-mend = Send a PNG, JPEG or WebP.

## The settings

setting-data = Folder of everything that the program keeps
setting-listen = Address and port on which it listens
setting-database-url = The database
setting-database-readers = Connections that read the database at once
setting-base-url = Address under which people reach it
setting-place = Name of the place
setting-lang = Language of the command line
setting-licence-name = Name of the licence of the data
setting-licence-url = Address of that licence
setting-contact = E-mail address of the post that answers for the site
setting-theme = Folder with a theme
setting-page-cache-bytes = Memory for finished pages, in bytes
setting-answer-seconds = Most seconds that an answer may take
setting-page-rows = Most rows in one page of a list
setting-import-file-bytes = Largest file that is imported, in bytes
setting-import-unpacked-bytes = Most bytes to which a workbook may unpack
setting-import-rows = Most rows in a workbook
setting-import-hours = Hours for which a workbook waits
setting-session-days = Days without a visit after which somebody signs in again
setting-invitation-days = Days for which an invitation serves
setting-self-registration = Whether people can open accounts by themselves
setting-opening-hours = Hours for which the link serves that opens an account
setting-sign-in-tries = How often in 15 minutes signing in may be tried
setting-text-letters = Most letters of a text
setting-line-letters = Most letters of a line
setting-comment-letters = Most letters of a comment
setting-comments-hourly = Comments of one account in an hour
setting-open-forms-hourly = Forms without an account from one place in an hour
setting-links-daily = Links in a day to an address that is not confirmed
setting-registrations-daily = Organisations that may register in a day
setting-digest-hour = Hour (UTC) from which summaries are sent
setting-document-rows = Rows from which a report is made in the background
setting-editions-a-day = Editions of documents kept in a day
setting-follow-minutes = Minutes between two mails to somebody who wants to know at once
setting-follow-most = Things that one person can follow
setting-mail-bounces = Address to which mail comes back that could not be delivered
setting-reminder-days = Days before a date on which people are reminded
setting-signature-roots = Issuers of signatures that are trusted
setting-entries-hourly = How often in an hour an account may try a code or an identifier of a process
setting-draft-days = Days for which what was never sent is kept
setting-parked-days = Days for which work that was given up is kept
setting-mail-days = Days for which mails in a folder are kept
setting-attendee-days = Days after an event for which it is kept who registered
setting-smallest-group = Fewest people of a group that is shown; never less than 5
setting-answer-hours = Hours for which answers to programs are kept
setting-upload-bytes = Most bytes of the files of one form
setting-archive = Of which addresses a copy is kept
setting-archive-bytes = Most bytes of such a copy
setting-archive-seconds = Most seconds that fetching one may take
setting-files-bucket = Bucket for files
setting-files-endpoint = Address of the object store
setting-files-region = Region of the bucket
setting-files-key-id = Public half of its credentials
setting-files-secret = Secret half of its credentials
setting-mail-server = Mail server
setting-mail-from = Who sends mail
setting-oidc-issuer = Provider at which people can sign in
setting-oidc-client-id = What that provider calls this site
setting-oidc-client-secret = Secret by which it knows it
setting-oidc-name = What its button says
setting-record-witnesses = Who countersigns the public record
setting-metrics-listen = Where measurements are given out
setting-api-rate = How often one address may ask the API in a minute
setting-proxies = Web servers that stand before
setting-traces-to = Which collector of traces is told
setting-log-requests = Whether a line is logged for each request
setting-log = What is logged
setting-log-format = How it is logged
setting-young-account-days = Days for which an account is new and a moderator looks first at what is odd
setting-waiting-contributions = Contributions of a new account that may wait at once
setting-paper-days = Days after the reception for which paper may still be entered
setting-rescue-days = Days for which authors can refuse that a proposal is offered again
setting-similar-texts = Proposals whose texts are kept in memory to find what is alike
