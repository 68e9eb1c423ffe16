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

cli-bounce-taken = Noted.
cli-bounce-other = It is no report of a mail of ours that could not be delivered; nothing was done.
