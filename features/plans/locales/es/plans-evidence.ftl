### Medios de verificación.

## Copias de direcciones

plans-archive-title = Copia de una dirección
plans-archive-lead = Guardamos lo que el servidor da en esa dirección, tal como llega, con el día y su huella en el registro público. Así se puede comprobar aunque la página cambie o desaparezca.
plans-archive-do = Pedir una copia
plans-archive-closed = La copia ya está guardada o en camino.
plans-archive-kept = Copia archivada del { $day }
plans-archive-kept-how = { $kind ->
    [none] ({ $size } kB. Se descarga tal como llegó; no se abre aquí.)
   *[other] (el servidor dijo que es { $kind }, { $size } kB. Se descarga tal como llegó; no se abre aquí.)
}
plans-archive-waiting = La copia está en camino.
plans-archive-failed = No se pudo archivar:
plans-archive-why = { $why ->
    [address] no es una dirección que se pueda visitar.
    [port] la dirección pide una puerta que no visitamos.
    [private] la dirección lleva a una red que no es pública.
    [redirects] la dirección lleva a otra, y esa a otra, sin fin.
    [too_large] lo que hay ahí es demasiado grande.
    [slow] el servidor tardó demasiado.
    [packed] el servidor solo lo da comprimido.
    [unreachable] el servidor no respondió.
    [status] el servidor respondió que no lo da (código { $status }).
    [empty] ahí no hay nada.
    [store] nuestro almacén no lo pudo guardar.
    [taken_down] el mismo contenido se retiró antes.
   *[off] esta instalación no guarda copias.
}
plans-archive-again = Intentar otra vez
plans-archive-ask = Pedir una copia
event-evidence-archived = { $count ->
    [one] El programa guardó una copia de una dirección
   *[other] El programa guardó copias de { $count } direcciones
}
event-evidence-not-archived = { $count ->
    [one] El programa no pudo guardar copia de una dirección
   *[other] El programa no pudo guardar copia de { $count } direcciones
}
event-evidence-archive-asked = { $count ->
    [one] Se pidió una copia de una dirección
   *[other] Se pidieron copias de { $count } direcciones
}

## Ver antes de publicar, archivos que esperan

plans-preview-title = Así se verá el informe
plans-preview-notice = Todavía no es público. Léalo y publíquelo.
plans-preview-do = Ver antes de publicar
plans-preview-edit = Cambiar algo
plans-upload-kept = { $name } (ya recibido; quite la marca para no enviarlo)
plans-report-received = Este informe ya llegó antes, con otras palabras. Lo que sigue no se ha publicado.
plans-report-received-see = Vea lo que llegó antes de publicar otro
