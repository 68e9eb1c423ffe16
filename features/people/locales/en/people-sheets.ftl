### Sheets of organisations and jurisdictions to import.

## Jurisdictions

sheet-jurisdictions = Jurisdictions
column-jurisdictions-code = Code
    .help = The code by which other sheets name it. For a country, its two letters.
    .example = EC-P
column-jurisdictions-name = Name
    .help = The official name.
    .example = Pichincha
column-jurisdictions-level = Level
    .help = Whether it is a country, or which part of one.
    .example = Province or department
column-jurisdictions-part-of = Part of
    .help = The code of the wider jurisdiction that contains it. A country leaves the cell empty.
    .example = EC

## Organisations

sheet-organisations = Organisations
column-organisations-code = Code
    .help = The code by which other sheets name it; usually the acronym. It should not change.
    .example = MINTEL
column-organisations-name = Name
    .help = The full official name.
    .example = Ministerio de Telecomunicaciones y de la Sociedad de la Información
column-organisations-acronym = Acronym
    .help = The acronym or short name by which it is known.
    .example = MINTEL
column-organisations-sector = Sector
    .help = The sector that it belongs to.
    .example = Public institution
column-organisations-city = City
    .help = The city of its main office.
    .example = Quito
column-organisations-jurisdiction = Jurisdiction
    .help = The code of the jurisdiction in which it acts, as it is in the sheet “Jurisdictions”.
    .example = EC
column-organisations-part-of = Part of
    .help = The code of the organisation that it belongs to, if it is part of another.
    .example = PR
column-organisations-website = Website
    .help = The full address of its website.
    .example = https://www.telecomunicaciones.gob.ec
column-organisations-email = E-mail address
    .help = The address of an office or a post, not of a person. It is public.
    .example = info@example.gob.ec
column-organisations-phone = Telephone
    .help = A number of the organisation, with the code of the country. It is public.
    .example = +593 2 220 0200
column-organisations-postal = Address
    .help = Where one writes to it or visits it. It is public.
    .example = Av. 6 de Diciembre N25-75, Quito
column-organisations-themes = Themes
    .help = What it works on, in its own words.
    .example = transparency; water
column-organisations-confirmed = Contact confirmed
    .help = The day on which somebody of the organisation confirmed how to reach it.
    .example = 2026-11-23
column-organisations-merged-into = Merged into
    .help = The code of the organisation that it is now. To read only.
    .example = MINTEL
column-organisations-former-code = Former code
    .help = Only if the code changes: the one it had before. Records and old addresses are kept.
    .example = MINTELSI

## Choices

choice-sector-public = Public institution
choice-sector-civil-society = Civil society
choice-sector-academia = Academia
choice-sector-private = Private sector
choice-sector-international = International body
choice-sector-community = Community
choice-level-country = Country
choice-level-province = Province or department
choice-level-municipality = Municipality or canton
choice-level-parish = Parish
