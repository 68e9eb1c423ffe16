### Archivos retirados.

nav-takedowns = Archivos retirados
takedowns-title = Archivos retirados
takedowns-lead = Archivos que dejaron de darse porque nadie puede publicarlos. Su contenido se borró; su huella y la razón quedan en el registro público.
takedowns-count = { $count ->
    [one] 1 archivo
   *[other] { $count } archivos
}
takedowns-none = No se ha retirado ningún archivo
takedowns-none-words = Si un archivo tiene datos personales o no se puede publicar, quien modera lo retira y aquí se dice por qué.
takedowns-reason = { $reason ->
    [personal] Tenía datos personales
    [unlawful] La ley o un juez no permiten publicarlo
   *[rights] Era de alguien que no lo permitió
}
takedowns-choose = Elija una razón
takedowns-do-title = Retirar un archivo
takedowns-do-lead = Se borra su contenido, dondequiera que se haya dado, y no se recibe otra vez. Lo que se informó con él se queda como está. No se puede deshacer.
field-takedowns-reason = ¿Por qué no se puede publicar?
field-takedowns-words = Explíquelo en una o dos frases
field-takedowns-words-help = Será público. No repita los datos personales.
field-takedowns-sure = Confirmación
takedowns-sure = Sé que no se puede deshacer
takedowns-do = Retirar el archivo
takedowns-not = No retirarlo
problem-takedowns-reason = Falta la razón.
problem-takedowns-words = Falta la explicación.
problem-takedowns-long = La explicación tiene más de { $most } letras.
problem-takedowns-sure = Falta confirmar que no se puede deshacer.
event-takedown-decided = { $count ->
    [one] Se retiró un archivo
   *[other] Se retiraron { $count } archivos
}
error-taken-down-personal = El archivo se retiró
    .help = Este archivo tenía datos personales, y su contenido se borró. Su huella sigue en el registro público.
error-taken-down-unlawful = El archivo se retiró
    .help = La ley o un juez no permiten publicar este archivo, y su contenido se borró. Su huella sigue en el registro público.
error-taken-down-rights = El archivo se retiró
    .help = Este archivo era de alguien que no permitió publicarlo, y su contenido se borró. Su huella sigue en el registro público.
takedowns-moderate = Para quien modera
takedowns-address = Dirección del archivo o de la copia archivada
takedowns-address-unknown = Esta no es la dirección de un archivo de aquí: tiene que empezar por /files/ o /copies/.
takedowns-address-do = Seguir
