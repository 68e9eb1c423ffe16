### The documents of a plan, and what they prove.

repository-title = Documents
repository-lead = Minutes, acts, studies and everything else that shows how the plan is made and carried out.
repository-count = { $count ->
    [one] 1 document.
   *[other] { $count } documents.
}
repository-none = No documents yet
repository-none-words = Whoever leads the plan brings them.
repository-newest = Something new came last on { $day }
repository-due = The next is due by { $day } at the latest, while the plan runs.
repository-was-due = Something new was due by { $day }, if the plan still runs.
repository-late = Not up to date
repository-rule-ogp-2022 = OGP asks for news at least twice a year
repository-search = Search in the words of these documents
repository-sort = { $sort ->
    [minutes] Minutes
    [act] Act
    [study] Study
    [report] Report
    [invitation] Invitation
    [contribution] Contribution
    [response] Reasoned response
    [norm] Norm
    [presentation] Presentation
   *[other] Other
}
repository-sort-label = What it is
repository-sort-all = Everything
repository-choose = Choose
repository-lang-qu = Kichwa
repository-lang-ay = Aymara
repository-lang-shu = Shuar
repository-lang-gn = Guaraní
repository-versions = { $count ->
    [one] 1 version
   *[other] { $count } versions
}
repository-version-number = Version { $number }
repository-size = { $kilobytes } kB
repository-gone = Taken down
repository-text = { $text ->
    [read] its words can be searched
    [waits] its words will be searchable soon
    [locked] protected by a password: its words cannot be searched
    [empty] without words that can be searched; perhaps a scan
    [broken] damaged: its words cannot be searched
    [too-large] too large inside: its words cannot be searched
   *[kind] without words
}
repository-proves = Evidence for
repository-proves-ask = Which OGP requirement does it show to be met?
repository-history = Official changes
repository-add = Bring a document
repository-add-lead = Everybody will be able to read and download it.
repository-add-do = Publish it
repository-not = Not now
repository-edit = Mend it or bring a new version
repository-edit-lead = Former versions stay where they are.
repository-edit-do = Save
repository-said = What is said of it
repository-version = A new version
repository-version-do = Publish the version
field-document-title = Title
field-document-title-help = As it stands on the document. For example: Minutes of the third meeting of the core group.
field-document-sort = What it is
field-document-dated = Its day
field-document-dated-help = The day of the meeting, of the signature or of the publication.
field-document-lang = Language in which it is written
field-document-summary = What is in it
field-document-file = File
field-document-file-help = PDF, Word, LibreOffice, spreadsheet, presentation, picture or text. Check that it holds no personal data that may not be published.
problem-repository-file = Choose the file.
problem-repository-same = That is the version that is there already.
event-document-added = A document was published
event-document-edited = What is said of a document was mended
event-document-version-added = A version of a document was published
event-document-text-read = The words of a document were read for the search
facet-kind-document = Document
facet-sort = What document
facet-sort-minutes = Minutes
facet-sort-act = Acts
facet-sort-study = Studies
facet-sort-report = Reports
facet-sort-invitation = Invitations
facet-sort-contribution = Contributions
facet-sort-response = Reasoned responses
facet-sort-norm = Norms
facet-sort-presentation = Presentations
facet-sort-other = Other documents
column-document-sort = what it is
column-document-dated = day
column-document-proves = requirements
api-list-documents = Documents of a plan, with their versions
requirements-title = What OGP asks, and the evidence
requirements-lead = The minimum requirements of the Participation and Co-Creation Standards of the Open Government Partnership, and what this plan shows for each.
requirements-shown = { $shown } of { $total } with evidence.
requirements-proof = { $proof ->
    [shown] With evidence
    [old] The evidence is too old or too little
   *[missing] Without evidence
}
requirements-newest = The newest is of { $day }.
requirements-own = This site itself
requirements-judge = Computed from the documents of the repository. Whether a requirement is met is judged by OGP’s Independent Reporting Mechanism.
requirement-space = Space for dialogue
requirement-space-asked = Government and civil society meet at least every six months, by rules that everybody can read.
requirement-website = Public website
requirement-website-asked = Everything about the process and the plan is on a website of its own, open to everybody.
requirement-repository = Document repository
requirement-repository-asked = Evidence of co-creation and implementation is published, and brought up to date at least twice a year.
requirement-timeline = Timeline and ways to take part
requirement-timeline-asked = Published at least two weeks before co-creation begins.
requirement-outreach = Outreach
requirement-outreach-asked = People and organisations are told, and invited to take part.
requirement-inputs = Gathering contributions
requirement-inputs-asked = There is a way for everybody to contribute.
requirement-response = Reasoned response
requirement-response-asked = Who contributed is told what became of it, and why, in public.
requirement-meetings = Meetings on the implementation
requirement-meetings-asked = At least two meetings a year with civil society, which comments on how the plan is carried out.
