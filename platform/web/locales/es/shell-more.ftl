### Lo que el marco dice desde el programa: navegación, historial, filtros, errores.

shell-site-name = Gobierno Abierto
shell-home = Inicio
shell-nothing = nada
nav-developers = Datos y API

## Historial

event-moved = ; { $what }: de { $from } a { $to }

## Filtros de la búsqueda

facet-kind = Qué es
facet-plan = Plan
facet-theme = Tema
facet-state = Estado
facet-body = Organización
facet-sdg = Objetivo de Desarrollo Sostenible

## Errores de la API

error-not-found = No existe
    .help = No hay nada público en esta dirección. Revise el código o búsquelo en la lista.
error-moved = Cambió de dirección
    .help = Use la dirección que viene en el encabezado Location.
error-internal = Algo falló de nuestro lado
    .help = Ya quedó anotado. Vuelva a intentarlo en unos minutos.
error-request = La consulta no se entiende
    .help = Revise la dirección y los parámetros con la descripción de la API.
error-limit = El parámetro limit no sirve
    .help = Escriba en limit un número entero de 1 a 200.
error-cursor = El parámetro cursor no sirve
    .help = Use el cursor tal como vino en la respuesta anterior, o quítelo para empezar desde el principio.
error-sector = El parámetro sector no sirve
    .help = Escriba en sector uno de estos: public, civil_society, academia, private, international, community.
error-state = El parámetro state no sirve
    .help = Escriba en state uno de estos: not_started, in_progress, completed, cancelled.
error-commitment = El parámetro commitment no sirve
    .help = Escriba en commitment el número del compromiso. Por ejemplo: 3.
error-overdue = El parámetro overdue no sirve
    .help = Escriba en overdue true o false.

## Datos y API

shell-example-plan = El plan con su avance
shell-example-overdue = Lo que está fuera de plazo
shell-example-workbook = El plan completo en una hoja de cálculo
shell-example-calendar = Los plazos en un calendario
shell-example-search = Buscar
shell-developers-template = Plantilla de hoja de cálculo para importar un plan
shell-kept = Usted tiene texto sin enviar de las
shell-kept-restore = Recuperarlo
shell-kept-discard = Borrarlo
shell-offline = No hay conexión: todavía no se envió
shell-offline-words = Lo que escribió está guardado en este aparato. Pulse otra vez el botón cuando vuelva la línea. Si cierra la página, lo encontrará aquí al volver.
