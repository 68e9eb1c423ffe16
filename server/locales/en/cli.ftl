### What the command line says.

cli-migrated = { $count ->
    [0] The database was up to date already.
    [one] The database is up to date: 1 migration was applied.
   *[other] The database is up to date: { $count } migrations were applied.
}
cli-no-plan = There is no plan with the code “{ $code }”. Check the code on the plan’s page.
cli-checking = Checking
cli-reading = Reading
cli-writing = Writing
cli-nothing-to-do = Everything is already as the file says; there is nothing to do.
cli-dry-run = This was only a check: nothing was written.
cli-say-yes = Nothing was written, because facts that are on record would change. Check the changes and, if they are right, run the command again with --yes.
cli-ask = Apply these changes? [y/N]
cli-left-alone = Nothing was changed.
cli-imported = Imported. New: { $created }. Changed: { $changed }. As before: { $unchanged }.
cli-would = Would be imported. New: { $created }. Changed: { $changed }. As before: { $unchanged }.
cli-absent = { $count ->
    [one] 1 existing record is not in the file; it stays as it is.
   *[other] { $count } existing records are not in the file; they stay as they are.
}
cli-refused = { $count ->
    [one] There is 1 problem to mend. Nothing was written.
   *[other] There are { $count } problems to mend. Nothing was written.
}
cli-row = row { $row }
cli-behind = { $count ->
    [one] The database lacks 1 migration. Make a backup and run “minga migrate”.
   *[other] The database lacks { $count } migrations. Make a backup and run “minga migrate”.
}
cli-serving = Ready: { $address }
cli-no-folder = The data folder cannot be made: { $what }. Choose another with --data, or remove what stands in its place. ({ $why })
cli-newer-database = A newer version of the program has been at the database: { $what }. Install that version; there is no way back but a backup of before.
cli-no-database = The database did not do what it was asked, and that change was not written: { $what }. Check that there is room on the disk, that whoever runs the program may write there and, if it is a server, that it is running; “minga doctor” helps. ({ $why })
cli-demo-kept = The demo is already imported; it is left as it is.
cli-demo-importing = Importing Ecuador’s first open government plan

## Checking the installation

doctor-folder = The data folder can be used: { $what }
doctor-folder-read-only = The data folder cannot be written to: { $what }. Give write permission to whoever runs the program, or choose another folder with --data.
doctor-database = The database answers and is up to date: { $what }
doctor-database-behind = The database lacks migrations ({ $what }). Make a backup and run “minga migrate”.
doctor-database-broken = The database does not answer: { $what }. Check that it is running and that its address and password are right.
doctor-port = The address is free: { $what }
doctor-port-taken = The address { $what } is in use; if it is this very program, all is well. If not, choose another with --listen.
doctor-port-refused = Cannot listen on { $what }. Choose another address or port with --listen; ports below 1024 usually need a special permission.
doctor-disk = There is room on the disk: { $what }
doctor-disk-little = There is little room left on the disk: { $what }. Free some, or move the data folder to a larger disk; when it is full, nothing can be written.
doctor-disk-files = The disk can hold few more files: { $what }. Delete files that are not needed, or use another file system.
doctor-clock = The clock goes with what was written last: { $what }
doctor-clock-behind = The clock is behind what was written last ({ $what }). Set it, and keep it set (“timedatectl set-ntp true”); until then, entries keep the last time.
doctor-clock-differs = This machine’s clock and the database’s differ ({ $what }). Set both, and keep them set (“timedatectl set-ntp true”): sessions, links and jobs depend on it.
doctor-keys = The private keys are their owner’s alone: { $what }
doctor-keys-open = Others than the owner can read a private key: { $what }. Close it (“chmod 600”), and if somebody may have read it, change it (“minga record rotate-key --days 0”).
doctor-address = Strangers are told this address: { $what }
doctor-address-none = “base_url” is not set; the address on which it listens is told to strangers: { $what }. Right for a trial; set it before others use the site.
doctor-address-open = The address has no TLS: { $what }. Passwords travel open; put a web server with TLS before it.
doctor-files = Files can be kept, read and deleted.
doctor-files-broken = Files cannot be kept: { $what }. Check the settings “files_…”, that the bucket is there and that the key may write; or the permissions of the folder “files”.
doctor-mail = The mail server answers and lets us in.
doctor-mail-folder = No mail server is set: mails are written into the folder { $what } and reach nobody. Set “mail_server” and “mail_from”.
doctor-mail-setting = The settings of mail cannot be read: { $what }. Check “mail_server” and “mail_from”.
doctor-mail-broken = Mail cannot be sent: { $what }. Check the server’s name, port, user and password in “mail_server”, and that this machine may reach it.
doctor-record = Every event is signed: { $what }
doctor-record-waits = Events that the program will sign when it serves: { $what }
doctor-record-unsigned = Events wait to be signed, and nobody signs them: { $what }. The program’s log says why; check that the folder “record” can be written.
doctor-record-broken = The public record cannot be read: { $what }. “minga verify” tells more; put “record/” back from a backup if it is lost.
doctor-record-key-changes = The record’s key is being changed: the former one and the new one sign. Nothing is to be done; back up “record/” if you have not since.
doctor-witness = This witness signed the newest checkpoint: { $what }
doctor-witness-silent = This witness did not sign the newest checkpoint: { $what }. If it stays so, ask whoever runs it, and check “record_witnesses”.
doctor-jobs = Work in the background goes on; jobs that wait for their moment: { $what }
doctor-jobs-wait = Jobs wait for the program to serve: { $what }
doctor-jobs-stuck = Jobs wait for minutes and nobody does them: { $what }. Look into the program’s log, and start it anew.
doctor-jobs-parked = Jobs were tried too often and given up: { $what }. Mend the cause, then “minga jobs retry all”; or let go of them with “minga jobs discard all”.
doctor-backup = The last backup was made on { $what }
doctor-backup-old = The last backup is old: { $what }. Check the timer that runs “minga backup”.
doctor-backup-none = “minga backup” was never run here. Let a timer run it every night.
doctor-theme = The theme’s templates work: { $what }
doctor-theme-fault = A template of the theme fails: { $what }. Correct it, or remove the file to use the program’s own.

# The public record.
cli-record-exported = { $count ->
    [one] Record with 1 entry, in { $folder }
   *[other] Record with { $count } entries, in { $folder }
}
cli-receipt-good = Good: entry { $number } is among the { $size } that “{ $origin }” signed. It says:
cli-receipt-bad = Bad: this receipt does not hold ({ $why }).
cli-verified = Good: { $entries } signed entries and { $things } official things, all as they were signed.
cli-not-verified = { $count ->
    [one] Bad: 1 thing is not as it was signed.
   *[other] Bad: { $count } things are not as they were signed.
}
cli-finding-root = nothing that is here gives the fingerprint that was signed
cli-finding-file = file changed or lost: { $file }
cli-finding-event = entry { $number } is missing from the database, or was changed
cli-finding-facts = { $thing }: not as entry { $number } says; changed behind the program’s back: { $facts }
cli-finding-gone = { $thing }: not there any more, and entry { $number } says that it is; deleted behind the program’s back
cli-finding-unrecorded = { $thing }: no entry tells of it; added behind the program’s back, or before there was a record
cli-demo-accounts = One account for each role; they are also in { $file }:
cli-finding-file-missing = { $thing }: the file { $file } is not in the store
cli-finding-file-replaced = { $thing }: the file { $file } was replaced in the store

## Backups

cli-backing-up = Copying
cli-restoring = Restoring
cli-copying = Copying
cli-backed-up = Backup { $name }: { $rows } rows and { $files } files, { $new } of them new here. There are keys and personal data in it: keep it where nobody else can read it.
cli-backups-pruned = { $count ->
    [0] There were no backups too many.
    [one] 1 old backup was taken away.
   *[other] { $count } old backups were taken away.
}
cli-backup-file-damaged = The file { $file } is not what its name says, and is not in the backup. “minga verify” tells what it belongs to; take it from an earlier backup.
cli-restored = Restored backup { $name }: { $rows } rows and { $files } files.
cli-restore-kept = Was here already and was left as it was: { $file }
cli-backup-none = There is no finished backup of that name. Check the folder or the address.
cli-backup-newer = The backup is of a newer version of the program ({ $what }). Install that version and run the command again.
cli-backup-elsewhere = The backup is of another installation ({ $what }). Check “base_url”; if you do want it here, run the command again with --elsewhere: the public record keeps its name.
cli-backup-not-empty = Nothing was restored, because there is data here already: { $what }. Restore into an empty folder and database, or move away first what is there.
cli-backup-damaged = Nothing was written to the database, because something of the backup is missing or damaged: { $what }. Use another backup.
cli-copied = Copied: { $rows } rows. Stop the program, put that address into “database_url” and start it again.
cli-copy-moved = Nothing was copied, because changes were made meanwhile. Stop the program and run the command again.
cli-finding-file-not-deleted = { $thing }: the file { $file } was taken down and its content is still in the store
cli-taken-down = { $count ->
    [one] 1 file was taken down with its reason: it is not missing
   *[other] { $count } files were taken down with their reasons: they are not missing
}
cli-finding-missing = { $thing }: is not there any more, and every installation has it from the start; it was deleted behind the program's back
cli-finding-no-identifier = { $kind }: there are rows whose identifier is none; they were added or changed behind the program's back
cli-outside-network = { $address } could not be asked: { $why }. It is not known whether anything is wrong; check the address and the connection, and try again.
cli-outside-too-large = The record says that it has { $entries } entries, and at most { $most } are read. To read them all, give a larger number with --most.
cli-outside-anew = Note: on { $day } this record began anew. Reason: { $reason }. The former one had { $size } signed entries; the first { $kept } are in the new one too, the others were lost with the database. The former one is still published where it was.
cli-outside-rotated = The key was changed, as entries say that both keys signed. It is now: { $key }
cli-outside-pinned = First visit: from now on this key is the known one. Compare it with a copy that somebody else has: { $key }
cli-outside-grew = At the last visit there were { $seen } entries; what is there now continues them.
cli-outside-verified = Good: “{ $origin }” has { $entries } signed entries, and what it shows is what they say: { $things } things, { $facts } facts. { $texts } texts cannot be compared from outside: the record has their salted hashes, and the salts are not given out. What is remembered lies in { $folder }
cli-seen-checkpoint = the checkpoint is not valid: { $why }
cli-seen-key = it is signed with a key that does not follow from the known one. Known: { $known }. Found: { $found }
cli-seen-shrunk = entries are missing: { $seen } were seen, and { $shown } are shown now
cli-seen-forked = it does not continue what was seen: the first { $seen } entries are not the same any more; the record was rewritten, or everybody is shown another one
cli-seen-vanished = the record “{ $origin }”, which was seen before, is not there any more
cli-seen-shows = { $address }: { $thing } is not as entry { $number } says: { $facts }
cli-seen-unrecorded = { $thing }: it is shown, and no entry tells of it
cli-seen-hidden = { $address }: { $thing } is not shown, and entry { $number } says that it is there
cli-seen-unsigned = { $thing }: it is shown as after change { $number }, which is not signed
cli-seen-older = { $thing }: it is shown as after change { $shown }, and entry { $number } is later; it is an older copy of the database
cli-key-rotated = The key was changed. The new one: { $key }. Until { $until } both sign; afterwards only the new one. Back up record/ now, and give the new key to witnesses, and secret/key.next to your other servers.
cli-key-underway = A change of the key is under way already, and goes on. The new one: { $key }. Until { $until } both sign.
cli-begun-anew = The record “{ $origin }” has begun; its first entry names the { $size } signed ones of “{ $former }”, which stays published where it was. The new key: { $key }. Back up record/ now, and give the new key to witnesses.
cli-goes-on = The record can go on: nothing is lost, and nothing begins anew.

## Accounts and jobs

cli-account-invited = Invited: { $what }. The mail leaves when the program serves; the link works without it, and is for that person alone:
cli-account-link = This link signs in as { $what }, once, for a day. The public record tells that a link was made. Hand it to that person alone:
cli-account-role = Role given to { $what }.
cli-account-locked = Locked: { $what }. Its sessions ended, and its keys work no more.
cli-account-unlocked = Let in again: { $what }
cli-account-deleted = Deleted: { $what }. What they said in conversations stays, without a name; backups hold what was there when they were made.
cli-account-is-locked = locked
cli-account-ended = { $count ->
    [0] They hold no such role; nothing was ended.
    [one] 1 role ended.
   *[other] { $count } roles ended.
}
cli-account-signed-out = { $count ->
    [0] They were signed in nowhere.
    [one] Signed out in 1 browser.
   *[other] Signed out in { $count } browsers.
}
cli-account-unknown = There is no account with the address “{ $what }”. “minga account list” shows all.
cli-account-no-role = Say which role with --role. “minga account role --help” lists them.
cli-account-no-such-role = There is no role “{ $what }”. “minga account role --help” lists them.
cli-account-no-code = There is nothing with the code “{ $what }”. Check the code on its page.
cli-account-lang = There is no language “{ $what }”: write es or en.
cli-jobs-retried = { $count ->
    [0] There is no such job that was given up.
    [one] 1 job will be tried again.
   *[other] { $count } jobs will be tried again.
}
cli-jobs-discarded = { $count ->
    [0] There is no such job that was given up.
    [one] 1 job was forgotten.
   *[other] { $count } jobs were forgotten.
}
cli-backup-taken = Nothing was copied, because a backup with the name { $what } has just been begun there. Run the command again, and never two at once into one place.
cli-bounce-taken = Noted.
cli-bounce-other = It is no report of a mail of ours that could not be delivered; nothing was done.
cli-no-process = There is no process with the code { $code }.
