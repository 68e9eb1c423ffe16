### Lo que dice la línea de comandos.

cli-migrated = { $count ->
    [0] La base de datos ya estaba al día.
    [one] La base de datos está al día: se aplicó 1 migración.
   *[other] La base de datos está al día: se aplicaron { $count } migraciones.
}
cli-no-plan = No hay ningún plan con el código «{ $code }». Revise el código en la página del plan.
cli-checking = Revisando
cli-reading = Leyendo
cli-writing = Escribiendo
cli-nothing-to-do = Todo está ya como dice el archivo; no hay nada que hacer.
cli-dry-run = Fue solo una revisión: no se escribió nada.
cli-say-yes = No se escribió nada, porque cambiarían datos que ya están registrados. Revise los cambios y, si son correctos, repita el comando con --yes.
cli-ask = ¿Aplicar estos cambios? [s/N]
cli-left-alone = No se cambió nada.
cli-imported = Importado. Nuevos: { $created }. Cambiados: { $changed }. Sin cambios: { $unchanged }.
cli-would = Se importaría. Nuevos: { $created }. Cambiados: { $changed }. Sin cambios: { $unchanged }.
cli-absent = { $count ->
    [one] 1 registro ya existente no está en el archivo; se queda como está.
   *[other] { $count } registros ya existentes no están en el archivo; se quedan como están.
}
cli-refused = { $count ->
    [one] Hay 1 problema por arreglar. No se escribió nada.
   *[other] Hay { $count } problemas por arreglar. No se escribió nada.
}
cli-row = fila { $row }
cli-behind = { $count ->
    [one] A la base de datos le falta 1 migración. Haga una copia de seguridad y ejecute «minga migrate».
   *[other] A la base de datos le faltan { $count } migraciones. Haga una copia de seguridad y ejecute «minga migrate».
}
cli-serving = Listo: { $address }
cli-no-folder = La carpeta de datos no se puede crear: { $what }. Elija otra con --data, o quite lo que ocupa su lugar. ({ $why })
cli-no-database = La base de datos no hizo lo que se le pidió, y ese cambio no se escribió: { $what }. Revise que haya espacio en el disco, que quien ejecuta el programa tenga permiso de escritura y, si es un servidor, que esté en marcha; «minga doctor» ayuda. ({ $why })
cli-demo-kept = La demostración ya está importada; se deja como está.
cli-demo-importing = Importando el primer plan de gobierno abierto de Ecuador

## Revisión de la instalación

doctor-folder = La carpeta de datos se puede usar: { $what }
doctor-folder-read-only = No se puede escribir en la carpeta de datos: { $what }. Dé permiso de escritura a quien ejecuta el programa, o elija otra con --data.
doctor-database = La base de datos responde y está al día: { $what }
doctor-database-behind = A la base de datos le faltan migraciones ({ $what }). Haga una copia de seguridad y ejecute «minga migrate».
doctor-database-broken = La base de datos no responde: { $what }. Revise que esté en marcha y que su dirección y su clave sean correctas.
doctor-port = La dirección está libre: { $what }
doctor-port-taken = La dirección { $what } está en uso; si es por este mismo programa, está bien. Si no, elija otra con --listen.
doctor-port-refused = No se puede escuchar en { $what }. Elija otra dirección u otro puerto con --listen; los puertos por debajo de 1024 suelen pedir un permiso especial.
doctor-theme = Las plantillas del tema funcionan: { $what }
doctor-theme-fault = Una plantilla del tema falla: { $what }. Corríjala, o quite el archivo para usar la del programa.

# El registro público.
cli-record-exported = { $count ->
    [one] Registro con 1 anotación, en { $folder }
   *[other] Registro con { $count } anotaciones, en { $folder }
}
cli-receipt-good = Bien: la anotación { $number } está entre las { $size } firmadas de «{ $origin }». Dice:
cli-receipt-bad = Mal: este comprobante no vale ({ $why }).
cli-verified = Bien: { $entries } anotaciones firmadas y { $things } fichas oficiales, todo como se firmó.
cli-not-verified = { $count ->
    [one] Mal: 1 cosa no está como se firmó.
   *[other] Mal: { $count } cosas no están como se firmó.
}
cli-finding-root = nada de lo que hay aquí da la huella firmada
cli-finding-file = archivo cambiado o perdido: { $file }
cli-finding-event = en la base de datos falta o fue cambiada la anotación { $number }
cli-finding-facts = { $thing }: no está como dice la anotación { $number }; fue cambiado por fuera del programa: { $facts }
cli-finding-gone = { $thing }: ya no está, y la anotación { $number } dice que está; fue borrado por fuera del programa
cli-finding-unrecorded = { $thing }: ninguna anotación habla de esto; fue agregado por fuera del programa, o antes de que hubiera registro
cli-demo-accounts = Una cuenta por cada papel; están también en { $file }:
cli-finding-file-missing = { $thing }: el archivo { $file } no está en el almacén
cli-finding-file-replaced = { $thing }: el archivo { $file } fue reemplazado en el almacén

## Copias de seguridad

cli-backing-up = Copiando
cli-restoring = Restaurando
cli-copying = Copiando
cli-backed-up = Copia { $name }: { $rows } filas y { $files } archivos, { $new } de ellos nuevos aquí. Contiene claves y datos personales: guárdela donde nadie más pueda leerla.
cli-backups-pruned = { $count ->
    [0] No había copias de más.
    [one] Se quitó 1 copia antigua.
   *[other] Se quitaron { $count } copias antiguas.
}
cli-backup-file-damaged = El archivo { $file } no es lo que dice su nombre y no está en la copia. «minga verify» dice de qué es; tómelo de una copia anterior.
cli-restored = Restaurada la copia { $name }: { $rows } filas y { $files } archivos.
cli-restore-kept = Ya estaba aquí y quedó como estaba: { $file }
cli-backup-none = Ahí no hay ninguna copia terminada con ese nombre. Revise la carpeta o la dirección.
cli-backup-newer = La copia es de una versión más nueva del programa ({ $what }). Instale esa versión y repita el comando.
cli-backup-elsewhere = La copia es de otra instalación ({ $what }). Revise «base_url»; si de verdad quiere ponerla aquí, repita el comando con --elsewhere: el registro público conserva su nombre.
cli-backup-not-empty = No se restauró nada, porque aquí ya hay datos: { $what }. Restaure en una carpeta y una base de datos vacías, o aparte antes lo que hay.
cli-backup-damaged = No se escribió nada en la base de datos, porque a la copia le falta algo o está dañada: { $what }. Use otra copia.
cli-copied = Copiado: { $rows } filas. Detenga el programa, ponga esa dirección en «database_url» y vuelva a iniciarlo.
cli-copy-moved = No se copió nada, porque mientras tanto se hicieron cambios. Detenga el programa y repita el comando.
cli-finding-file-not-deleted = { $thing }: el archivo { $file } se retiró y su contenido todavía está en el almacén
cli-taken-down = { $count ->
    [one] 1 archivo se retiró con su razón: no falta
   *[other] { $count } archivos se retiraron con su razón: no faltan
}
cli-finding-missing = { $thing }: ya no está, y toda instalación lo tiene desde el principio; fue borrado por fuera del programa
cli-finding-no-identifier = { $kind }: hay filas cuyo identificador no lo es; fueron agregadas o cambiadas por fuera del programa
cli-outside-network = No se pudo preguntar a { $address }: { $why }. No se sabe si algo está mal; revise la dirección y la conexión, e intente de nuevo.
cli-outside-too-large = El registro dice tener { $entries } anotaciones y se leen como mucho { $most }. Si quiere leerlas todas, dé un número mayor con --most.
cli-outside-anew = Atención: el { $day } este registro empezó de nuevo. Motivo: { $reason }. El anterior tenía { $size } anotaciones firmadas; las primeras { $kept } están también en el nuevo, las demás se perdieron con la base de datos. El anterior sigue publicado donde estaba.
cli-outside-rotated = La llave cambió, como dicen anotaciones firmadas con ambas llaves. Ahora es: { $key }
cli-outside-pinned = Primera visita: desde ahora esta llave es la conocida. Compárela con una copia que tenga otra persona: { $key }
cli-outside-grew = En la última visita había { $seen } anotaciones; lo de ahora las continúa.
cli-outside-verified = Bien: «{ $origin }» tiene { $entries } anotaciones firmadas, y lo que muestra es lo que dicen: { $things } fichas, { $facts } datos. { $texts } textos no se pueden comparar desde afuera: el registro tiene su huella con sal, y la sal no se entrega. Lo recordado está en { $folder }
cli-seen-checkpoint = el punto de control no vale: { $why }
cli-seen-key = está firmado con una llave que no sigue de la conocida. Conocida: { $known }. Encontrada: { $found }
cli-seen-shrunk = faltan anotaciones: se vieron { $seen } y ahora se muestran { $shown }
cli-seen-forked = no continúa lo visto: las primeras { $seen } anotaciones ya no son las mismas; el registro fue reescrito, o a cada quien se le muestra otro
cli-seen-vanished = el registro «{ $origin }», que ya se había visto, no está más
cli-seen-shows = { $address }: { $thing } no está como dice la anotación { $number }: { $facts }
cli-seen-unrecorded = { $thing }: se muestra, y ninguna anotación habla de esto
cli-seen-hidden = { $address }: { $thing } no se muestra, y la anotación { $number } dice que está
cli-seen-unsigned = { $thing }: se muestra como después del cambio { $number }, que no está firmado
cli-seen-older = { $thing }: se muestra como después del cambio { $shown }, y la anotación { $number } es posterior; es una copia anterior de la base de datos
cli-key-rotated = La llave cambió. La nueva: { $key }. Hasta el { $until } firman ambas; después solo la nueva. Haga ahora una copia de seguridad de record/, y dé la llave nueva a los testigos y a los demás servidores (secret/key.next).
cli-key-underway = Ya hay un cambio de llave en curso, y continúa. La nueva: { $key }. Hasta el { $until } firman ambas.
cli-begun-anew = Empezó el registro «{ $origin }»; su primera anotación nombra las { $size } firmadas de «{ $former }», que sigue publicado donde estaba. La llave nueva: { $key }. Haga ahora una copia de seguridad de record/, y dé la llave nueva a los testigos.
cli-goes-on = El registro puede continuar: nada se perdió y nada empieza de nuevo.

cli-bounce-taken = Anotado.
cli-bounce-other = No es un aviso de un correo nuestro que no se pudo entregar; no se hizo nada.
