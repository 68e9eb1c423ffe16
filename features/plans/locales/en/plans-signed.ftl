### Acts that are handed in, signed.

plans-acts = Signed acts
plans-acts-one = Signed act
plans-acts-number = Act { $number }
plans-acts-all = { $count ->
    [one] How the act was checked
   *[other] The { $count } acts that were handed in, and how they were checked
}
plans-acts-about = Acts of this commitment
plans-acts-handed-in = Handed in and checked: { $moment }
plans-acts-signed = { $count ->
    [one] Document with 1 electronic signature
   *[other] Document with { $count } electronic signatures
}
plans-acts-scan = Scanned copy
plans-acts-scan-words = This file has no electronic signature: it is a picture or a copy. Nothing in it proves who signed.
plans-acts-nobody = Signer without a name
plans-acts-claims = It claims to be by
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
    [altered] What is in the file is not what was signed, or more than other signatures was added to it afterwards.
    [unknown_issuer] The signature fits the file, but no trusted issuer vouches for who signed.
    [expired] The signature fits the file, but the certificate of who signed, or of its issuer, did not hold at the moment that counts.
    [weak] The signature was made in a way that can be imitated today: it does not prove who signed.
   *[unreadable] The file has a signature that cannot be read, or one that was made in a way that is not known.
}
plans-acts-added-to = After this signature the file got other signatures or proofs; the rest did not change.
plans-acts-at = Date, as the signer says: { $moment }
plans-acts-stamped = It was signed already on { $moment }, as the time stamp by { $by } says
plans-acts-issuer = Issuer of the certificate: { $issuer }
plans-acts-received = Handed in and checked
plans-acts-download = Download act { $number }
plans-acts-download-signature = Download the signature of act { $number }
plans-acts-none = There is no signed act yet
plans-acts-none-words = The act will be here, with who signed it and whether the signatures are valid.
plans-acts-how-title = How signatures are checked
plans-acts-how = { $roots ->
    [0] Signatures are checked once, when the file is handed in, without asking anybody. This site has no trusted issuer configured, so no signature can turn out valid.
    [one] Signatures are checked once, when the file is handed in, without asking anybody, with 1 trusted issuer configured.
   *[other] Signatures are checked once, when the file is handed in, without asking anybody, with { $roots } trusted issuers configured.
}
plans-acts-how-times = Nobody proves the date that a signer writes: certificates have to hold on the day of the check, or at the moment of a time stamp by a trusted issuer.
plans-acts-how-revoked = Nobody is asked whether a certificate was revoked: it may have been, and is not known here.
plans-hand-in-title = Hand in a signed act
plans-hand-in-lead = Hand in the act, signed electronically (PDF or P7M), or a scanned copy. Of an electronic signature it is checked who signed and whether the document changed afterwards.
plans-hand-in-do = Hand in
plans-hand-in-public = The file and the names of those who sign will be public.
field-act-file = Signed act
field-act-file-help = PDF, P7M or a photo. If the signature came in a file of its own (P7S), choose both.
problem-act-known = This very file was handed in already.
problem-act-known-mend = See it among the acts of the commitment.
problem-act-many = This commitment has all the acts that fit.
problem-act-many-mend = Tell who coordinates the plan.
problem-act-missing = No file was chosen.
problem-act-missing-mend = Choose the signed act on your machine.
problem-act-alone = This file has only the signature, without the document that was signed.
problem-act-alone-mend = Choose the document and its signature together.
problem-act-two = The files that were chosen are not a document and its signature.
problem-act-two-mend = Hand in one act at a time.
problem-act-kind = An act is a PDF, a P7M or a picture, and this file is something else.
problem-act-kind-mend = Save it as PDF and sign it, or hand in a scanned copy.
problem-act-picture = Of a picture a copy without hidden data is kept, which a separate signature does not fit.
problem-act-picture-mend = Sign a PDF, or hand in the picture alone as a scanned copy.
