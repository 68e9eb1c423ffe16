### Certificates of participation.

events-certificate = Certificate of participation
events-certificate-get = Get my certificate
events-certificate-get-words = It says your name, the event and the day. Anybody who has the paper can check it by its code. Keep it: once it is deleted who came, no other can be made, but yours can still be checked.
events-certificate-words = This certifies that the person named took part in this event.
events-certificate-name = Name
events-certificate-event = Event
events-certificate-when = When
events-certificate-by = Organised by
events-certificate-number = Certificate number
events-certificate-code = Code
events-certificate-check = To check it:
events-check-title = Check a certificate
events-check-valid = The certificate is valid
events-check-revoked = This certificate does not hold any more: it was corrected who came
events-check-name = Whose is it?
events-check-name-words = The site does not keep the name. Type the one on the paper, and the site says whether it is the same.
events-check-same = It is the name for which it was made
events-check-other = It is not the name for which it was made
events-check-do = Check the name
event-certificate-issued = A certificate of participation was made
event-certificate-revoked = A certificate of participation ceased to hold
