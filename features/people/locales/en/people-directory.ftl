### Directory: contacts, organisations that register, duplicates.

people-contact = Contact
people-contact-title = Contact of the organisation
people-contact-more = Say that it is dead, or confirm it
people-contact-confirmed = Confirmed on
people-contact-unconfirmed = Not confirmed
people-contact-stale = nobody has confirmed it for more than a year
people-contact-which = { $which ->
    [email] E-mail
    [phone] Telephone
    [postal] Address
   *[website] Website
}
people-contact-reported = Thank you: somebody will look at it.
people-contact-said = Somebody said that this is dead
people-contact-said-dead = since
people-contact-right-words = Mend what changed and empty what is dead. Confirming shows today's date; it is asked for once a year. Give the contact of the office, never that of a person: it is public.
people-contact-confirm = It is right as of today
people-contact-save = Save without confirming
people-contact-dead = Is it dead?
people-contact-dead-words = Tell us, without giving any data of yours. The organisation and whoever keeps the directory will look at it.
people-contact-dead-which = What is dead?
people-contact-dead-do = Tell
people-contact-none = No contact is known
people-contact-none-words = The organisation or whoever keeps the directory can add one.
people-contact-own = Is it your organisation, or do you keep the directory?
people-contact-keep = Mend and confirm the contact
people-themes = What it works on
people-trap = Leave this field empty
people-filter-theme = Theme
people-filter-territory = Territory
people-filter-territory-all = All territories
people-work-confirm = Confirm the contact of the organisation
people-work-dead = Look at a contact that may be dead
people-work-registration = Decide whether it is listed
field-contact-website = Website
field-contact-website-help = In full, from https:// on
field-contact-email = E-mail
field-contact-email-help = That of an office or a post, not of a person.
field-contact-phone = Telephone
field-contact-phone-help = With the code of the country.
field-contact-postal = Address
problem-website = The web address does not work.
problem-website-mend = Write it in full, from https:// on, without spaces.
problem-phone = That does not look like a telephone number.
problem-phone-mend = Use digits, spaces, hyphens and, if needed, "ext".
problem-contacts-none = There is no contact to confirm.
problem-contacts-none-mend = Write at least one, or save without confirming.

people-register-title = Register an organisation
people-register-lead = Organisations of civil society, communities, universities and companies can ask for a place in the directory. No account is needed.
people-register-nowhere = Not given
people-register-promise = Nothing is published before somebody accepts it. If it is accepted, all of this becomes public, except why you ask. What nobody confirms within two days and what is not accepted is deleted.
people-register-do = Ask for a place
people-register-sent = Look into the organisation's mail
people-register-sent-words = We sent a link to confirm that the address is yours. Then somebody will look at what you ask, and answer by mail.
people-register-subject = Confirm the registration of your organisation
people-register-mail =
    Somebody, hopefully you, asked that an organisation with this address be listed in the open government directory of { $place }.

    To see which one and confirm it:
    { $address }

    The link serves for { $hours } hours. If you did not ask, do nothing: it will be deleted.
field-register-name = Name of the organisation
field-register-acronym = Acronym
field-register-sector = Sector
field-register-territory = Territory
field-register-territory-help = Where it has its seat.
field-register-city = City
field-register-themes = What it works on
field-register-themes-help = Separated by semicolons, for example: water; transparency.
field-register-website = Website
field-register-website-help = In full, from https:// on
field-register-email = E-mail of the organisation
field-register-email-help = That of an office or a post, not of a person. It will be public, and the link goes there.
field-register-phone = Telephone
field-register-phone-help = With the code of the country.
field-register-postal = Address
field-register-why = Why it wants to be in the directory
field-register-why-help = Only whoever decides reads it.
problem-themes = These are too many themes, or one of them is too long.
problem-themes-mend = Name up to twelve, each in a few words.

people-registered-title = Confirm the registration
people-registered-words = This organisation asked for a place in the directory. If that was you, confirm that this address is yours.
people-registered-do = Confirm
people-registered-done = Confirmed
people-registered-next = Somebody will look at what you ask, and answer by mail.
error-registration-link = This link was used already or is too old
    .help = Register the organisation again.

people-registrations = Organisations to review
people-registrations-none = Nothing to review
people-registrations-none-words = What organisations ask for appears here once they confirmed their mail.
people-registration-done = { $done ->
    [accepted] It is in the directory now. It was told by mail.
   *[refused] It is not listed. It was told why by mail, and its data was deleted.
}
people-registration-day = Confirmed its mail on
people-registration-why = Why it asks
people-registration-alike = It may be in the directory already
people-registration-accept = Accept
people-registration-accept-do = Accept and publish
people-registration-refuse = Do not accept
people-registration-refuse-do = Do not accept, and say why
field-registration-code = Code
field-registration-code-help = Addresses and spreadsheets name it by this: letters without accents, digits and hyphens.
field-registration-reason = Reason
field-registration-reason-help = It is sent to the organisation. It is not published.
problem-directory-code = This code does not work.
problem-directory-code-mend = Use up to 40 letters without accents, digits and hyphens.
people-accepted-subject = Your organisation is in the directory
people-accepted-mail =
    { $name } is in the open government directory of { $place } now:
    { $address }

    Once a year it is good to confirm that the contact is still right.
people-refused-subject = Your organisation was not listed
people-refused-mail =
    Somebody looked at what { $name } asked for, a place in the open government directory of { $place }, and did not accept it. The reason:

    { $reason }

    What you sent was deleted. You can ask again.

people-merge = Merge with another
people-merge-words = Use this if one organisation is there twice. Everything that was said of this one stays as it was said and is seen at the other one too; its address leads to the other; whoever acts for one acts for both.
people-merge-public = The reason is published on the organisation's page.
people-merge-do = Merge
people-merged = Also listed as
field-merge-into = Code of the one that stays
field-merge-reason = Reason
problem-merge-unknown = There is no organisation with this code.
problem-merge-unknown-mend = Look for it in the directory: the code is on its page.
problem-merge-itself = It is the same one.
problem-merge-itself-mend = Write the code of the other one.
problem-merge-part = That one is a part of this one.
problem-merge-part-mend = Change first what it belongs to.
problem-organisation-merged = This organisation was merged with another one.
problem-organisation-merged-mend = Change the data of the other one.

people-asked-title = Is it still right?
people-asked-done = It is confirmed as of today.
people-asked-wrong = If something is dead, tell us at
people-asked-subject = Is the contact of your organisation still right?
people-asked-mail =
    For almost a year nobody has confirmed how to reach { $name }, which is in the open government directory of { $place }.

    To see what the directory says and confirm it:
    { $address }

    The link serves for 60 days. This is asked once a year.
error-contact-link = This link was used already or is too old
    .help = If something in the directory is not right, tell us on the organisation's page.
retention-registrations = What an organisation asked to have listed and nobody confirmed
retention-registrations-basis = Needed for what it asked. What is not accepted is deleted when that is decided.
