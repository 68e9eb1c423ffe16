### The frame of every page and the pieces that pages share.

shell-skip = Skip to content
shell-nav = Sections
shell-crumbs = You are here
shell-facts = Facts
shell-search-site = Search the site
shell-search-label = Search everything that is public
shell-search-short = Search
shell-search-example = water, procedures, MINTEL…
shell-search-do = Search
shell-lang-note = { $language ->
    [es] in Spanish
    [en] in English
    [qu] in Kichwa
    [ay] in Aymara
    [gn] in Guaraní
   *[other] in { $language }
}
shell-optional = (optional)
shell-on-day = on { $date }
shell-how-computed = How it is computed:
shell-printed-from = Printed from { $address }, where the version in force is.

## Footer

shell-footer-promise = What was promised, what was done, and how to check it.
shell-footer-more = About this site
shell-licence = The data is free to use and share:
shell-licence-label = Licence of the data
shell-about = What it is and how it works
shell-accessibility = Accessibility
shell-developers = Data and API

## Taking the data away

shell-data-title = Take this data
shell-format = { $format ->
    [csv] CSV
    [xlsx] Excel
    [json] JSON
    [atom] Updates (Atom)
    [ics] Calendar
    [pdf] PDF
    [odt] Text to edit (ODT)
   *[other] { $format }
}
shell-format-for = { $format ->
    [csv] for any spreadsheet
    [xlsx] to open in Excel
    [json] for programs
    [atom] to hear of changes
    [ics] the dates, for your calendar
    [pdf] to print
    [odt] to open in a word processor
   *[other] { "" }
}

## Progress: always a pair

shell-reported = reported
shell-reported-by = by the institution in charge
shell-confirmed = confirmed
shell-confirmed-by = by its counterpart
shell-no-figure = no figure
shell-span = { $unit ->
    [years] { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
    [months] { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
   *[days] { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
}
shell-source-note = Note from the source
shell-gantt-key = { $bar ->
    [completed] completed
    [in_progress] in progress
    [overdue] overdue
    [signed] dates as signed
   *[not_started] not started
}

## Lists and forms

shell-filter-title = Refine the search
shell-filter-do = Filter
shell-filter-clear = Clear the filters
shell-pages = Pages
shell-page = Page
shell-previous = Previous
shell-next = Next
shell-errors = { $count ->
    [one] One thing needs correcting:
   *[other] { $count } things need correcting:
}

## Home

shell-home-title = Open government in { $place }
shell-home-lead = What the government promised to do, who answers for it, how much is done and how to check it.
shell-home-act = What you can do today
shell-home-changed = Latest changes
shell-home-nothing = No plan is published yet
shell-home-nothing-words = What the government promises to do, and how much of it is done, will be shown here.
shell-home-quiet = Nothing has changed lately
shell-home-quiet-words = Every official change appears here: progress that is reported, a date that moves, an answer.

## Search

shell-search-title = Search
shell-search-found = { $count ->
    [0] No results
    [one] One result
   *[other] { $n } results
}
shell-search-suggest = Did you mean…?
shell-search-part = No result has all the words; these have some of them.
shell-search-respelled = Showing results for “{ $words }”.
shell-search-due = Deadline
shell-search-overdue = Only what is overdue
shell-search-none = Nothing matches this search
shell-search-none-words = Try fewer words, another way of saying it, or no filters. Acronyms and commitment numbers work too.

## Data and API

shell-developers-title = Data and API
shell-developers-lead = Everything that this site shows can also be read as data, without an account or a key.
shell-developers-openapi = OpenAPI description
shell-developers-exports = Complete downloads
shell-developers-exports-words = Each whole table, with column names that do not change.
shell-developers-table = Table
shell-developers-files = Files
shell-developers-examples = Examples that run
shell-developers-endpoints = Addresses
shell-developers-endpoints-words = On every list, add .json, .csv, .xlsx or .atom to the address to get the same rows.
shell-developers-address = Address
shell-developers-what = What it returns

## About

shell-about-title = What this site is
shell-about-lead = This is where what was promised in { $place } is followed in public: what, who, until when, and with what proof.
shell-about-pair = Two figures of progress, not one
shell-about-pair-words = The first figure is what the institution in charge reports. The second is what its counterpart, from civil society or academia, confirms. Nobody can give both. If the counterpart does not answer, that is shown as unanswered, never as agreement.
shell-about-dates = Signed dates are not erased
shell-about-dates-words = If a deadline moves, the date that was signed stays beside the new one, with the reason and who decided.
shell-about-overdue = What “overdue” means
shell-about-overdue-words = A thing is overdue when its date in force has passed and it is not reported as completed. It is computed every day; nobody sets or removes it by hand.
shell-about-notes = Contradictions are shown
shell-about-notes-words = Where an official document contradicts itself or leaves something out, the page says so beside the fact. What the source does not say is not filled in.
shell-about-data = Everything is data
shell-about-data-words = Every page can be downloaded and used again.
shell-about-contact = Contact
shell-about-program = Program

## Accessibility

shell-accessibility-title = Accessibility
shell-accessibility-lead = This site must work for everybody. The aim is level AA of WCAG 2.2.
shell-accessibility-can = What you can do
shell-accessibility-script = Use everything without JavaScript.
shell-accessibility-keys = Reach everything by keyboard, always seeing where you are, and read it with a screen reader.
shell-accessibility-zoom = Enlarge up to 400% without scrolling sideways.
shell-accessibility-dark = Choose a light, dark or high-contrast scheme on your own device; the site follows it.
shell-accessibility-charts = Read in words and figures whatever a chart shows: no state is told by colour alone.
shell-accessibility-slow = Come in on a slow line: pages are light and load no fonts or images from elsewhere.
shell-accessibility-known = Known problems
shell-accessibility-none = None is known.
shell-accessibility-tell = If something does not work
shell-accessibility-tell-words = Tell us which page it was, what you wanted to do and with what device. We answer and correct it.

## Errors

shell-error-title = { $kind ->
    [not_found] This page does not exist
    [gone] This page was withdrawn
    [forbidden] You are not allowed to do this
    [sign_in] You have to sign in
    [conflict] As things stand it cannot be done
    [too_large] It is too large
    [invalid] Something in the address cannot be understood
    [gone] It is not here any more
    [too_many] Too many requests in a row
    [unavailable] The site is under maintenance
   *[internal] Something failed on our side
}
shell-error-why = { $kind ->
    [not_found] The address may have a mistake in it, or what was here has moved.
    [gone] What was here is no longer published.
    [forbidden] Nothing was done.
    [sign_in] The session is over, or there was none.
    [conflict] Nothing was done.
    [too_large] Nothing was saved.
    [invalid] Check the address, or start again from the search.
    [gone] It was here and was taken away.
    [too_many] Wait a minute and try again.
    [unavailable] It will be back in a few minutes. Nothing is lost.
   *[internal] It has been noted. Try again in a few minutes.
}
shell-error-nearest = Were you looking for one of these?
shell-error-do = What you can do
shell-error-home = Go to the home page

## Sustainable Development Goals (official short names)

shell-sdg = { $goal ->
    [1] No poverty
    [2] Zero hunger
    [3] Good health and well-being
    [4] Quality education
    [5] Gender equality
    [6] Clean water and sanitation
    [7] Affordable and clean energy
    [8] Decent work and economic growth
    [9] Industry, innovation and infrastructure
    [10] Reduced inequalities
    [11] Sustainable cities and communities
    [12] Responsible consumption and production
    [13] Climate action
    [14] Life below water
    [15] Life on land
    [16] Peace, justice and strong institutions
   *[17] Partnerships for the goals
}

# The public record.
shell-record = Public record
shell-record-title = Public record
shell-record-lead = Every official change is written down here and signed, and nobody can erase or rewrite it unnoticed.
shell-record-what = What it is
shell-record-what-words = Whenever a commitment is adopted, a date is moved or progress is reported, an entry is added. All of them together make one signed fingerprint. If anybody changed an old entry, the fingerprint would no longer match the one that others kept.
shell-record-private = What is not in it
shell-record-private-words = No names, no e-mail addresses, no free text: of each text there is a fingerprint from which it cannot be read.
shell-record-check = How to check it
shell-record-check-words = Take the receipt of an entry. It proves, even without a connection, that the entry was in the record. Whoever keeps today’s file “checkpoint” can check tomorrow that nothing before it has changed.
shell-record-size = Signed entries
shell-record-unsigned = none yet
shell-record-files = Files
shell-record-key = public key
shell-record-entries = Latest entries
shell-record-number = No.
shell-record-day = Day
shell-record-entry = What happened
shell-record-receipt = Receipt
shell-record-take = Download
shell-record-soon = will be signed in a few seconds
shell-record-older = Earlier entries
shell-record-none = No entries yet
shell-record-none-words = The first will appear when a plan is loaded.
shell-record-tools = With tools
shell-record-tools-words = The program itself checks a receipt with the public key. So do programs by others that know the format C2SP tlog-tiles; the files are under /record.
shell-record-anew = This record began anew
shell-record-anew-words = Data were lost, and an older copy of the database was put back. The record could not go on without contradicting what it had signed, so another one began. Its first entry names the last fingerprint of the former one, and both keys sign it. The former one is still published, whole, where it was.
shell-record-anew-day = Since
shell-record-anew-why = Reason
shell-record-anew-forgotten = the text was deleted
shell-record-anew-before = Former record
shell-record-anew-size = { $count ->
    [one] 1 signed entry
   *[other] { $count } signed entries
}
shell-record-outside = Check everything from outside
shell-record-outside-words = From your own computer, with nobody's permission: it fetches the record, computes the fingerprint again, checks that it continues what it saw last time, and compares what this site shows with what the entries say.
shell-record-keys = Keys that sign
shell-record-keys-words = The first one is today's. When the key changes, an entry names the new one and both sign it; what was signed before stays valid.
shell-record-keys-both = Until { $day } the new one and the former one sign.
shell-record-checkpoint-words = Name of the record, number of entries, fingerprint and signatures.
shell-history-receipt = Receipt
shell-record-tool = Check a receipt
shell-record-checkpoint = The newest signed fingerprint
