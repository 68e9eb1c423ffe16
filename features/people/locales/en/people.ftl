### Organisations.

people-sector = { $sector ->
    [public] Public institution
    [civil_society] Civil society
    [academia] Academia
    [private] Private sector
    [international] International body
    [community] Community
   *[other] { $sector }
}
people-sector-all = All sectors
people-directory = Organisations
people-directory-lead = Who answers for each commitment, and who accompanies it from outside government.
people-filter-name = Name or acronym
people-filter-sector = Sector
people-found = { $count ->
    [0] No organisations
    [one] One organisation
   *[other] { $n } organisations
}
people-name = Organisation
people-city = City
people-unknown = the source does not say
people-none = No organisation matches
people-none-words = Try its acronym, or a single word of its name.
people-nothing = No commitments on record
people-nothing-words = What this organisation answers for, or accompanies, will be shown here.
people-reach = How to reach it
people-jurisdiction = Jurisdiction
people-parent = Belongs to
people-parts = Made up of
people-code = Code
people-history = History

people-territory-lead = What is done in this territory, and which organisations have their seat here.
people-territory-where = Where it is
people-territory-nobody = No registered organisation has its seat here.
people-territory-all = { $count ->
    [one] See the organisation in the directory
   *[other] See all { $n } organisations in the directory
}

# What each address of the API gives.
api-list-organisations = Organisations, by name.
api-get-organisation = One organisation, by its code.
people-calendar = Calendar
people-calendar-of = Holidays and deadlines of { $place }
