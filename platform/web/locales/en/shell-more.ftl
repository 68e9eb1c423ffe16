### What the shell says from within the program: navigation, history, filters, errors.

shell-site-name = Open Government
shell-home = Home
shell-nothing = nothing
nav-developers = Data and API

## History

event-moved = ; { $what }: from { $from } to { $to }

## Filters of the search

facet-kind = What it is
facet-plan = Plan
facet-theme = Theme
facet-state = State
facet-body = Organisation
facet-sdg = Sustainable Development Goal

## Errors of the API

error-not-found = Not found
    .help = There is nothing public at this address. Check the code, or look for it in the list.
error-moved = Moved
    .help = Use the address in the Location header.
error-internal = Something failed on our side
    .help = It has been noted. Try again in a few minutes.
error-request = The request cannot be understood
    .help = Check the address and the parameters against the description of the API.
error-limit = The parameter limit is not valid
    .help = Give limit a whole number from 1 to 200.
error-cursor = The parameter cursor is not valid
    .help = Use the cursor just as the previous answer gave it, or leave it out to start from the beginning.
error-sector = The parameter sector is not valid
    .help = Give sector one of these: public, civil_society, academia, private, international, community.
error-state = The parameter state is not valid
    .help = Give state one of these: not_started, in_progress, completed, cancelled.
error-commitment = The parameter commitment is not valid
    .help = Give commitment the commitment’s number. For example: 3.
error-overdue = The parameter overdue is not valid
    .help = Give overdue true or false.

## Data and API

shell-example-plan = The plan with its progress
shell-example-overdue = What is overdue
shell-example-workbook = The whole plan in a spreadsheet
shell-example-calendar = The deadlines in a calendar
shell-example-search = Search
shell-developers-template = Spreadsheet template for importing a plan
shell-kept = You have unsent text from
shell-kept-restore = Restore it
shell-kept-discard = Discard it
shell-offline = No connection: it was not sent yet
shell-offline-words = What you wrote is kept on this device. Press the button again when the line is back. If you close the page, you will find it here when you return.
