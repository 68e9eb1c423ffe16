### History, navigation and filters.

nav-organisations = Organisations
facet-kind-organisation = Organisation

event-organisation-created = { $count ->
    [one] The organisation was recorded
   *[other] { $count } organisations were recorded
}
event-organisation-changed = { $count ->
    [one] Facts about the organisation changed
   *[other] Facts about { $count } organisations changed
}
event-jurisdiction-created = { $count ->
    [one] The jurisdiction was recorded
   *[other] { $count } jurisdictions were recorded
}
event-jurisdiction-changed = { $count ->
    [one] Facts about the jurisdiction changed
   *[other] Facts about { $count } jurisdictions changed
}
event-organisation-confirmed = { $count ->
    [one] The contact of the organisation was confirmed
   *[other] The contacts of { $count } organisations were confirmed
}
event-organisation-contacts-changed = { $count ->
    [one] The contact of the organisation changed
   *[other] The contacts of { $count } organisations changed
}
event-organisation-registered = { $count ->
    [one] The organisation, which registered itself, was accepted
   *[other] { $count } organisations, which registered themselves, were accepted
}
event-organisation-refused = { $count ->
    [one] An organisation asked to be listed and was refused
   *[other] { $count } organisations asked to be listed and were refused
}
event-organisation-merged = { $count ->
    [one] The organisation was merged with another one
   *[other] { $count } organisations were merged with others
}
event-organisation-joined = { $count ->
    [one] Another entry was merged into this organisation
   *[other] Other entries were merged into { $count } organisations
}
