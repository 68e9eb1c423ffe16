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
