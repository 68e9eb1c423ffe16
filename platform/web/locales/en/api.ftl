### The API: what it does, and what it refuses.

api-list-events = Official changes in the order in which they happened.
api-list-webhooks = The webhooks of the key’s account.
api-get-webhook = A webhook, by its identifier.
api-add-webhook = Makes a webhook: an address that is told of events.
api-replace-webhook = Gives a webhook another address, and switches it on again.
api-remove-webhook = Removes a webhook.

error-key = A key is missing
    .help = Send the header Authorization: Bearer, with a key that you make on the page of your account.
error-key-void = The key does not work
    .help = It is not one of ours, it has ended, or its account is blocked. Make another one on the page of your account.
error-scope = The key is not for this
    .help = Make a key that may do this, on the page of your account.
error-media-type = The body has to be JSON
    .help = Send the header Content-Type: application/json.
error-json = The body is not JSON that can be read
    .help = Check it with a JSON tool. Texts are in UTF-8 and hold no zero.
error-problems = Some fields have to be mended
    .help = Under errors you find each field and what is wrong with it. Nothing was written.
error-stale = It changed since you read it
    .help = Read it again, see what changed, and send If-Match with the new ETag.
error-idempotency-key = The idempotency key is not valid
    .help = Send one Idempotency-Key with 1 to 255 visible ASCII characters, such as a UUID.
error-idempotency = This idempotency key was used for something else
    .help = Use a new key for a new request, and the same key only to repeat the same request.
error-after = The parameter after is not valid
    .help = Give after the number of an event, from 0.
error-reference = The parameter root or subject is not valid
    .help = Write it as events do: plan: followed by the identifier.
error-milestone = The parameter milestone is not valid
    .help = Give milestone the identifier of a milestone.
error-webhooks = The account has as many webhooks as it may
    .help = An account has at most 10. Remove one that you do not need.

problem-unknown-field = There is no such field.
problem-unknown-field-mend = Leave it out; the description of the API lists the fields.
problem-missing-field = This field is missing.
problem-wrong-type = The value is of another kind than this field takes.
problem-wrong-type-mend = See the description of the API.
problem-text-language = { $lang } is not the code of a language.
problem-text-language-mend = Use codes such as es, en or qu.
problem-webhook-address = Nothing can be sent to this address.
problem-webhook-address-mend = Write it in full, from https://, without a password, on port 80 or 443.
problem-webhook-root = There is no such thing.
problem-webhook-root-mend = Write it as events do: plan: followed by the identifier.
