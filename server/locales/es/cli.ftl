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
cli-newer-database = Una versión más nueva del programa ya usó la base de datos: { $what }. Instale esa versión; no hay vuelta atrás sino una copia de antes.
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
doctor-disk = Hay espacio en el disco: { $what }
doctor-disk-little = Queda poco espacio en el disco: { $what }. Libere espacio o mueva la carpeta de datos a un disco mayor; cuando se llene, no se podrá escribir nada.
doctor-disk-files = En el disco caben pocos archivos más: { $what }. Borre los que no haga falta, o use otro sistema de archivos.
doctor-clock = El reloj concuerda con lo último que se escribió: { $what }
doctor-clock-behind = El reloj está atrasado respecto de lo último que se escribió ({ $what }). Póngalo en hora y manténgalo así («timedatectl set-ntp true»); mientras tanto, las entradas conservan la última hora.
doctor-clock-differs = El reloj de esta máquina y el de la base de datos difieren ({ $what }). Ponga en hora los dos y manténgalos así («timedatectl set-ntp true»): de ello dependen sesiones, enlaces y trabajos.
doctor-keys = Las llaves privadas son solo de su dueño: { $what }
doctor-keys-open = Otros que no son su dueño pueden leer una llave privada: { $what }. Ciérrela («chmod 600») y, si alguien pudo leerla, cámbiela («minga record rotate-key --days 0»).
doctor-address = La dirección que se dice a todos: { $what }
doctor-address-none = Falta «base_url»; se dice a todos la dirección en la que escucha: { $what }. Está bien para probar; defínala antes de que otros usen el sitio.
doctor-address-open = La dirección no tiene TLS: { $what }. Las contraseñas viajan abiertas; ponga delante un servidor web con TLS.
doctor-files = Se pueden guardar, leer y borrar archivos.
doctor-files-broken = No se pueden guardar archivos: { $what }. Revise los ajustes «files_…», que exista el depósito y que la llave pueda escribir; o los permisos de la carpeta «files».
doctor-mail = El servidor de correo responde y nos deja entrar.
doctor-mail-folder = No hay servidor de correo: los correos se escriben en la carpeta { $what } y no llegan a nadie. Defina «mail_server» y «mail_from».
doctor-mail-setting = Los ajustes del correo no se entienden: { $what }. Revise «mail_server» y «mail_from».
doctor-mail-broken = No se puede enviar correo: { $what }. Revise nombre, puerto, usuario y contraseña en «mail_server», y que esta máquina pueda llegar a él.
doctor-record = Todos los hechos están firmados: { $what }
doctor-record-waits = Hechos que el programa firmará cuando sirva: { $what }
doctor-record-unsigned = Hay hechos que esperan firma y nadie los firma: { $what }. El registro de mensajes del programa dice por qué; revise que se pueda escribir en la carpeta «record».
doctor-record-broken = No se puede leer el registro público: { $what }. «minga verify» dice más; si se perdió «record/», recupérelo de una copia.
doctor-record-key-changes = Se está cambiando la llave del registro: firman la anterior y la nueva. No hay que hacer nada; copie «record/» si no lo hizo desde entonces.
doctor-witness = Este testigo firmó el último punto de control: { $what }
doctor-witness-silent = Este testigo no firmó el último punto de control: { $what }. Si sigue así, pregunte a quien lo opera y revise «record_witnesses».
doctor-jobs = El trabajo de fondo avanza; trabajos que esperan su momento: { $what }
doctor-jobs-wait = Trabajos que esperan a que el programa sirva: { $what }
doctor-jobs-stuck = Hay trabajos que esperan desde hace minutos y nadie los hace: { $what }. Mire los mensajes del programa y arránquelo de nuevo.
doctor-jobs-parked = Trabajos intentados demasiadas veces y abandonados: { $what }. Corrija la causa y ejecute «minga jobs retry all»; o déjelos con «minga jobs discard all».
doctor-backup = La última copia de seguridad es del { $what }
doctor-backup-old = La última copia de seguridad es vieja: { $what }. Revise el temporizador que ejecuta «minga backup».
doctor-backup-none = Aquí nunca se ejecutó «minga backup». Que un temporizador lo haga cada noche.
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

## Cuentas y trabajos

cli-account-invited = Invitación para { $what }. El correo sale cuando el programa está sirviendo; el enlace funciona sin él y es solo para esa persona:
cli-account-link = Este enlace entra como { $what }, una vez, durante un día. El registro público dice que se creó un enlace. Entréguelo solo a esa persona:
cli-account-role = Papel dado a { $what }.
cli-account-locked = Cuenta bloqueada: { $what }. Se cerraron sus sesiones y sus llaves ya no sirven.
cli-account-unlocked = Puede entrar de nuevo: { $what }
cli-account-deleted = Se borró: { $what }. Lo que dijo en las conversaciones queda, sin nombre; las copias de seguridad tienen lo que había cuando se hicieron.
cli-account-is-locked = bloqueada
cli-account-ended = { $count ->
    [0] No tiene ese papel; no se terminó nada.
    [one] Se terminó 1 papel.
   *[other] Se terminaron { $count } papeles.
}
cli-account-signed-out = { $count ->
    [0] No tenía ninguna sesión abierta.
    [one] Se cerró 1 sesión.
   *[other] Se cerraron { $count } sesiones.
}
cli-account-unknown = No hay ninguna cuenta con la dirección «{ $what }». «minga account list» las muestra todas.
cli-account-no-role = Diga qué papel con --role. «minga account role --help» los enumera.
cli-account-no-such-role = No existe el papel «{ $what }». «minga account role --help» los enumera.
cli-account-no-code = No hay nada con el código «{ $what }». Revise el código en su página.
cli-account-lang = No hay idioma «{ $what }»: escriba es o en.
cli-jobs-retried = { $count ->
    [0] No hay tal trabajo entre los abandonados.
    [one] Se intentará de nuevo 1 trabajo.
   *[other] Se intentarán de nuevo { $count } trabajos.
}
cli-jobs-discarded = { $count ->
    [0] No hay tal trabajo entre los abandonados.
    [one] Se olvidó 1 trabajo.
   *[other] Se olvidaron { $count } trabajos.
}
cli-backup-taken = No se copió nada, porque acaba de empezar allí una copia con el nombre { $what }. Repita el comando, y nunca dos a la vez en un mismo lugar.
cli-bounce-taken = Anotado.
cli-bounce-other = No es un aviso de un correo nuestro que no se pudo entregar; no se hizo nada.
cli-no-process = No hay un proceso con el código { $code }.
