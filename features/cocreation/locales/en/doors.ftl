### Who takes part in a process: codes, a list, an identity provider.

cocreation-take-part = Propose in: { $title }
cocreation-doors = Who takes part: codes, list, provider
cocreation-doors-now = Who takes part today:
cocreation-doors-change = Change the rule
cocreation-doors-done = { $what ->
    [ended] The code lets nobody else in. Those who came by it stay.
    [listed] List received. Only fingerprints were kept.
    [emptied] The list is empty. Supports that were given stay.
   *[provider] Provider saved.
}
cocreation-shut = { $who ->
    [code] By this rule nobody comes in yet: a code that is in force is missing.
    [list] By this rule nobody comes in yet: the list is empty.
   *[provider] By this rule nobody comes in yet: it is not said which provider.
}
cocreation-codes = Codes by organisation
cocreation-codes-words = Each code is given to an organisation, which hands it on. It lets in as many people as you say, up to its last day; each types it once. The public record says how many codes there were and for which organisations; it does not say who used them.
cocreation-code-new = { $count ->
    [one] New code, for one person
   *[other] New code, for { $count } people
}
cocreation-code-new-words = Copy it now: it is not shown again. Capitals or small letters, with a dash or without, make no difference.
cocreation-code-nobody = An organisation that is no longer here
cocreation-code-used = { $used } of { $uses } used
cocreation-code-days = made on { $made }, works until { $ends }
cocreation-code-closed = over, or used up
cocreation-code-ended = revoked
cocreation-code-end = Revoke
cocreation-code-make = Make a code
field-cocreation-doors-organisation = Organisation
field-cocreation-doors-organisation-help = Its code in the directory, for example: FCD.
field-cocreation-doors-uses = How many people it lets in
field-cocreation-doors-uses-help = From 1 to 10,000.
field-cocreation-doors-ends = Last day
field-cocreation-doors-ends-help = By the clock of the process’s place; that day is included.
cocreation-list = List (census)
cocreation-list-words = A column of identifiers, such as identity card or membership numbers. The file is read in memory and never kept: only fingerprints stay, which cannot be read and differ in each process. Each identifier serves one account. Whoever knows the identifier of somebody else could use it before them: choose one that is not public.
cocreation-listed = { $count ->
    [0] The list is empty
    [one] One identifier in the list
   *[other] { $n } identifiers in the list
}
cocreation-came = { $count ->
    [0] nobody has come in with theirs
    [one] one person has come in
   *[other] { $n } people have come in
}
field-cocreation-doors-file = File of the list
field-cocreation-doors-file-help = CSV or a spreadsheet. Dashes, spaces and zeros at the beginning make no difference.
field-cocreation-doors-column = Column of the identifiers
field-cocreation-doors-column-help = Its heading, if the file has several. The others are not looked at.
cocreation-list-replace = First take out the identifiers that are in it
cocreation-list-do = Receive the list
cocreation-list-empty = Empty the list
cocreation-list-empty-words = If you empty it, nobody else takes part by it until it receives another. No support is taken away.
cocreation-provider = Identity provider
cocreation-provider-words = Whoever has ever signed in with the account that they have at that provider takes part.
cocreation-provider-now = That of this process:
cocreation-provider-none = Nobody signs in to this site by a provider. Its operator sets that up.
cocreation-provider-do = Make it { $name }
cocreation-enter = Show that you may take part
cocreation-enter-may = You may take part in this process
cocreation-enter-on = Go on
cocreation-enter-words = { $who ->
    [code] Type the code that your organisation gave you. You type it once.
    [list] Type your identifier, the one that is in the list of this process. You type it once, and it serves one account.
    [confirmed] Sign out, and sign in again with the link that comes by mail: that confirms it.
   *[provider] Sign in once with the account that you have at the identity provider, with the same e-mail address that you use here.
}
field-cocreation-enter-code-typed = Code
field-cocreation-enter-typed = Identifier
cocreation-enter-do = Enter the process
cocreation-enter-kept = { $who ->
    [code] It is kept that you came in by a code, and nobody else sees it. The code is not kept.
   *[list] A fingerprint is kept, which cannot be read. Nobody sees which identifier is yours.
}
cocreation-enter-link = Show that you may take part
problem-cocreation-organisation = The directory has no organisation with that code.
problem-cocreation-uses = Write a whole number from 1 to 10,000.
problem-cocreation-code-day = Write a day from today on.
problem-cocreation-typed = The code or identifier is missing, or letters of it are.
problem-cocreation-not-known = That does not let anybody in.
problem-cocreation-not-known-mend = Check each letter. It may not be the right one, its time may be over, or it may have been used; ask whoever coordinates the process.
problem-cocreation-needs-code = Whoever has a code of an organisation takes part in this process.
problem-cocreation-needs-code-mend = Type it first on the page of the process.
problem-cocreation-needs-list = Whoever is in the list takes part in this process.
problem-cocreation-needs-list-mend = Type your identifier first on the page of the process.
problem-cocreation-needs-provider = Whoever signs in with the account of an identity provider takes part in this process.
problem-cocreation-needs-provider-mend = Sign in with it first.
problem-cocreation-list-sheets = The file has several sheets.
problem-cocreation-list-sheets-mend = Leave only that of the identifiers.
problem-cocreation-list-column = It is not said which column has the identifiers.
problem-cocreation-list-column-mend = The file has these: { $columns }.
problem-cocreation-list-row = Row { $row } has no identifier.
problem-cocreation-list-row-mend = They are 4 to 64 letters or digits.
problem-cocreation-list-shortened = In row { $row } the spreadsheet shortened the number.
problem-cocreation-list-shortened-mend = Give the column the format of text and save the file again.
problem-cocreation-list-empty = That column has no identifier.
event-process-door-made = It was prepared who may take part in a process
event-process-code-made = { $uses ->
    [one] An organisation was given a code by which one person takes part
   *[other] An organisation was given a code by which { $uses } people take part
}
event-process-code-ended = A code to take part in a process was revoked
event-process-list-changed = The list of who may take part in a process changed
event-process-provider-named = It was said which identity provider counts in a process
column-process-listed = identifiers in the list
column-process-issuer = provider
