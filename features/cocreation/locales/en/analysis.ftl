### Proposals that come from elsewhere and go elsewhere; the work of whoever analyses them.

cocreation-import = Bring in proposals from elsewhere
cocreation-import-lead = From another platform, a workshop or a spreadsheet. First you see what would change; nothing is written until you say yes.
cocreation-import-what = What is brought in
cocreation-import-columns = The columns of downloads of Decidim, of CONSUL and of this program: number, title, text, date, supports, address, theme and territory. The others are left out.
cocreation-import-people = Nobody here is their author, and no names or addresses of people are brought in. What was withdrawn there is left out.
cocreation-import-stated = The supports given there are shown as a stated figure, and are not added to those that are counted here.
cocreation-import-again = The same file twice changes nothing. If the file was corrected, you see the differences first.
cocreation-origin = Comes from
cocreation-origin-number = with the number { $original }
cocreation-origin-day = of { $day }
cocreation-origin-supports = { $count ->
    [one] One support is stated there, which is not counted here.
   *[other] { $n } supports are stated there, which are not counted here.
}
cocreation-origin-link = Its page there
cocreation-text = Proposal
cocreation-example = This is an example
cocreation-example-words = These proposals are invented, to show the way from an idea to a commitment. Nobody made them.
field-cocreation-import-source = Where they come from
field-cocreation-import-source-help = The name of the platform or the workshop, the same each time. For example: Decide Madrid 2024.
field-cocreation-import-file = File
problem-cocreation-import-sheet = There are no proposals in this sheet, and it is not read.
problem-cocreation-import-columns = There is no sheet with proposals.
problem-cocreation-import-columns-mend = At least a column with the number (id, number) and one with the title (title) are needed.
problem-cocreation-import-left = These columns are left out: { $value }.
problem-cocreation-import-twice = The number { $value } is in row { $row } already, with other words.
problem-cocreation-import-twice-mend = Leave one of the two, or give each its own number.
problem-cocreation-import-gone = These proposals were withdrawn where they were made, and are left out ({ $count }): { $value }.
problem-cocreation-import-gone-since = These proposals were withdrawn where they were made after they were brought in ({ $count }): { $value }. Here they stay as they are; if nobody should read them, moderators can hide them.
problem-cocreation-import-decided = These proposals of this process were answered or hidden, and their words stay ({ $count }): { $value }.
problem-cocreation-import-supports = There cannot be fewer supports than none.
problem-cocreation-import-supports-mend = Write how many there were, or leave the cell empty.
sheet-proposals = Proposals
column-proposals-id = Number there
column-proposals-number = Number
column-proposals-title = Title
column-proposals-problem = What is wrong
column-proposals-solution = What would help
column-proposals-whom = For whom
column-proposals-date = Date
column-proposals-supports = Supports
column-proposals-url = Address
event-proposal-imported = { $count ->
    [one] A proposal was brought in from elsewhere
   *[other] { $count } proposals were brought in from elsewhere
}
event-proposal-origin-stated = It was stated where a proposal comes from
event-proposal-import-corrected = A proposal was corrected as it is where it comes from
cocreation-export = Take the whole process away
cocreation-export-lead = All proposals with their state and their supports, what was merged into what and why, the answers, and what was said about them.
cocreation-export-workbook = An Excel workbook with all tables
cocreation-export-json = A JSON file with all tables
cocreation-export-csv = { $table }, as CSV
cocreation-export-people = There are no names, accounts or addresses of people in these files.
sheet-mergers = Mergers
sheet-answers = Answers
cocreation-analyse = Analysis desk
cocreation-analyse-lead = Say what each proposal is about, where, and who is to answer. Suggestions come from what was decided of those that are most alike; nothing is classified until you confirm it.
cocreation-pile-title = Which ones
cocreation-pile = { $pile ->
    [unsorted] Without a theme
    [unassigned] Without an institution that is to answer
   *[open] All that wait for an answer
}
cocreation-sort-pick = Tick
cocreation-sort-is = Classified as
cocreation-sort-hint = Suggested
cocreation-sort-because = Like
cocreation-sort-like = It is like the proposals { $numbers }, which are classified like this.
cocreation-sort-stated = { $count ->
    [one] one support stated where it comes from
   *[other] { $n } supports stated where it comes from
}
cocreation-sort-reading = The proposals are being read so that something can be suggested. Open the page again in a moment.
cocreation-sort-ticked = With those that are ticked
cocreation-sort-take = Confirm what is suggested for them
cocreation-sort-leave = Leave as it is
cocreation-sort-do = Classify them like this
cocreation-sort-before = What you leave empty does not change. The reason is published with each proposal, and everything is in the public record. It can be undone.
cocreation-sort-empty = None is left
cocreation-sort-empty-words = From here on there are no proposals to classify in this list.
cocreation-sort-acts = What was classified last
cocreation-sort-act = { $count ->
    [one] One proposal
   *[other] { $count } proposals
}
cocreation-sort-confirmed = as suggested
cocreation-sort-undo = Undo
cocreation-sort-undone = It was undone
cocreation-sort-done = { $count ->
    [0] Nothing changed
    [one] One proposal changed
   *[other] { $count } proposals changed
}
field-cocreation-sort-theme = Theme
field-cocreation-sort-place = Territory
field-cocreation-sort-assigned = Institution that is to answer
field-cocreation-sort-assigned-help = Its code in the directory. For example: MINTEL.
field-cocreation-sort-reason = Why
field-cocreation-sort-reason-help = Everybody can read it. Where you confirm a suggestion it writes itself.
problem-cocreation-sort-none = None is ticked.
problem-cocreation-sort-none-mend = Tick at least one proposal; at most 200.
problem-cocreation-sort-state = One of them was answered, is part of another one or does not exist.
problem-cocreation-sort-state-mend = Open the page again: the list has changed.
problem-cocreation-sort-nothing = It is not said how to classify them.
problem-cocreation-sort-nothing-mend = Choose a theme, a territory or an institution.
problem-cocreation-sort-undone = That was undone already.
problem-cocreation-apart-none = None is ticked.
problem-cocreation-apart-none-mend = Tick those that are not the same as the others, or all.
cocreation-groups = Groups of similar proposals
cocreation-groups-lead = Proposals that use nearly the same words. Look at each group: if they say the same, merge them; if not, say so, and they are not put together again.
cocreation-groups-search = { $first ->
    [yes] Search for groups
   *[no] Search again
}
cocreation-groups-going = Groups are being searched for
cocreation-groups-far = { $percent } is done.
cocreation-groups-leave = You can leave this page: it goes on without you.
cocreation-groups-look = See how far it is
cocreation-groups-found = { $count ->
    [0] No groups
    [one] One group
   *[other] { $n } groups
}
cocreation-groups-day = searched for on { $day }
cocreation-groups-apart-done = It will be remembered that they are not the same
cocreation-group = { $count } that are alike
cocreation-group-alike = { $percent } alike
cocreation-group-read = Read it
cocreation-group-more = { $count ->
    [one] There is one more: it appears when you have merged these.
   *[other] There are { $count } more: they appear when you have merged these.
}
cocreation-group-merge = Merge those that are ticked
cocreation-group-apart = Those that are ticked are not the same as the others
cocreation-classified = Why it is classified like this
event-proposal-classification-reasoned = It was said why a proposal is classified
event-proposal-classification-undone = A classification was undone
event-proposals-told-apart = It was said that two similar proposals are not the same
event-process-is-example = A process was marked as an example
