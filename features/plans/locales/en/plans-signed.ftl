### Acts that are handed in, signed.

plans-acts = Signed acts
plans-acts-number = Act { $number }
plans-acts-signed = { $count ->
    [one] Document with 1 electronic signature
   *[other] Document with { $count } electronic signatures
}
plans-acts-scan = Scanned copy
plans-acts-scan-words = This file has no electronic signature: it is a picture or a copy. Nothing in it proves who signed.
plans-acts-nobody = Signer without a name
plans-acts-verdict = { $verdict ->
    [valid] Valid signature
    [altered] Altered document
    [unknown_issuer] Unknown issuer
    [expired] Expired certificate
    [weak] Weak signature
   *[unreadable] Unreadable signature
}
plans-acts-verdict-words = { $verdict ->
    [valid] What was signed is what is in the file, and a trusted issuer vouches for who signed.
    [altered] What is in the file is not what was signed, or something was added to it afterwards.
    [unknown_issuer] The signature fits the file, but no trusted issuer vouches for who signed.
    [expired] The signature fits the file, but the certificate of who signed, or of its issuer, did not hold when it was checked.
    [weak] It was signed in a way that anybody could imitate today.
   *[unreadable] The file has something in the form of a signature that cannot be read.
}
plans-acts-added-to = After this signature something was added to the file, which somebody else signed: what this one proves is the version before.
plans-acts-at = Signed, as the signer says: { $moment }
plans-acts-issuer = Issuer of the certificate: { $issuer }
plans-acts-received = Handed in and checked
plans-acts-download = Download the file
plans-acts-none = There is no signed act yet
plans-acts-none-words = The act will be here, with who signed it and whether the signatures are valid.
plans-acts-how = { $roots ->
    [0] Signatures are checked without asking anybody. This site has no trusted issuer configured, so no signature can turn out valid.
    [one] Signatures are checked without asking anybody, with 1 trusted issuer configured. Whether a certificate was revoked is not asked.
   *[other] Signatures are checked without asking anybody, with { $roots } trusted issuers configured. Whether a certificate was revoked is not asked.
}
plans-hand-in-title = Hand in a signed act
plans-hand-in-lead = Hand in the act, signed electronically (PDF or P7M), or a scanned copy. Of an electronic signature it is checked who signed and whether the document changed afterwards.
plans-hand-in-do = Hand in
plans-hand-in-public = The file and the names of those who sign will be public.
field-act-file = Signed act
field-act-file-help = PDF, P7M or a photo. At most 20 MB.
problem-act-known = This very file was handed in already.
problem-act-known-mend = See it among the acts of the commitment.
problem-act-many = This commitment has all the acts that fit.
problem-act-many-mend = Tell who coordinates the plan.
problem-act-missing = No file was chosen.
problem-act-missing-mend = Choose the signed act on your machine.
