### Administering accounts and roles.

people-accounts = Accounts
people-invite = Invite somebody
people-invite-do = Make account and invite
people-invite-again = Send the invitation again
people-account-made = Account made on { $day }
people-account-blocked = Blocked
people-account-done = { $what ->
    [invited] Invitation sent.
    [link] A link to sign in was sent to the address of the account.
    [signed_out] Signed out everywhere.
    [role] Role given. It holds from its first day.
    [ended] Role ended. It holds no more.
    [blocked] Account blocked. Its sessions were ended.
   *[unblocked] Account unblocked.
}
people-roles = Roles
people-roles-none = No roles
people-roles-none-words = They can sign in and take part, and nothing else.
people-role-from = from { $day }
people-role-to = to { $day }
people-role-end = End it now
people-role-give = Give a role
people-role-public = The role is in the public record: which, of which organisation and since when. Not whose.
people-access = Access
people-link = Send a link to sign in
people-sign-out = Sign out everywhere
people-block = Block the account
people-unblock = Unblock the account
field-invite-address = E-mail address
field-invite-name = Name
field-invite-lang = Language of e-mails
field-role-role = Role
field-role-body = Code of the organisation for which they act
field-role-body-help = Needed for officers and counterparts. For example: SERCOP.
field-role-scope = Code of the plan, if it holds for one only
field-role-begins = From
field-role-begins-help = Empty: from now on.
field-role-ends = To
field-role-ends-help = On that day it holds no more.
problem-role-unknown-body = There is no organisation with that code.
problem-role-unknown-scope = There is no plan with that code.

## Writing the directory

people-create = Add an organisation
people-edit = Edit the organisation
people-edit-who = Do you look after this directory?
people-places = Jurisdictions
people-place-create = Add a jurisdiction
people-place-edit = Edit the jurisdiction
