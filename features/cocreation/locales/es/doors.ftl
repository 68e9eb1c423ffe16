### Quién participa en un proceso: códigos, lista, proveedor de identidad.

cocreation-take-part = Proponer en: { $title }
cocreation-doors = Quién participa: códigos, lista, proveedor
cocreation-doors-now = Hoy participa:
cocreation-doors-change = Cambiar la regla
cocreation-doors-done = { $what ->
    [ended] El código ya no deja entrar a nadie más. Quienes entraron con él siguen.
    [listed] Lista recibida. Se guardaron solo huellas.
    [emptied] La lista quedó vacía. Los apoyos que se dieron se quedan.
   *[provider] Proveedor guardado.
}
cocreation-shut = { $who ->
    [code] Con esta regla todavía no entra nadie: falta un código vigente.
    [list] Con esta regla todavía no entra nadie: la lista está vacía.
   *[provider] Con esta regla todavía no entra nadie: falta decir qué proveedor.
}
cocreation-codes = Códigos por organización
cocreation-codes-words = Cada código se entrega a una organización, que lo reparte. Deja entrar a tantas personas como usted diga, hasta su último día; cada una lo escribe una sola vez. El registro público dice cuántos códigos hubo y para qué organizaciones; no dice quién los usó.
cocreation-code-new = { $count ->
    [one] Código nuevo, para una persona
   *[other] Código nuevo, para { $count } personas
}
cocreation-code-new-words = Cópielo ahora: no se muestra otra vez. Da igual escribirlo con mayúsculas o minúsculas, con guion o sin él.
cocreation-code-nobody = Una organización que ya no está
cocreation-code-used = { $used } de { $uses } usados
cocreation-code-days = creado el { $made }, sirve hasta el { $ends }
cocreation-code-closed = venció o se usó todo
cocreation-code-ended = anulado
cocreation-code-end = Anular
cocreation-code-make = Crear código
field-cocreation-doors-organisation = Organización
field-cocreation-doors-organisation-help = Su código en el directorio, por ejemplo: FCD.
field-cocreation-doors-uses = Cuántas personas deja entrar
field-cocreation-doors-uses-help = De 1 a 10 000.
field-cocreation-doors-ends = Último día
field-cocreation-doors-ends-help = Con la hora del lugar del proceso; ese día está incluido.
cocreation-list = Lista (censo)
cocreation-list-words = Una columna de identificadores, como números de cédula o de socio. El archivo se lee en memoria y nunca se guarda: quedan solo huellas que no se pueden leer, distintas en cada proceso. Cada identificador sirve a una sola cuenta. Quien conozca el identificador de otra persona podría usarlo antes que ella: elija uno que no sea público.
cocreation-listed = { $count ->
    [0] La lista está vacía
    [one] Un identificador en la lista
   *[other] { $n } identificadores en la lista
}
cocreation-came = { $count ->
    [0] nadie ha entrado con la suya
    [one] una persona ha entrado
   *[other] { $n } personas han entrado
}
field-cocreation-doors-file = Archivo de la lista
field-cocreation-doors-file-help = CSV o una hoja de cálculo. No importan los guiones, los espacios ni los ceros del comienzo.
field-cocreation-doors-column = Columna de los identificadores
field-cocreation-doors-column-help = Su título, si el archivo tiene varias. Las demás no se miran.
cocreation-list-replace = Quitar primero los identificadores que ya están
cocreation-list-do = Recibir la lista
cocreation-list-empty = Vaciar la lista
cocreation-list-empty-words = Si la vacía, nadie más participa por ella hasta que reciba otra. Ningún apoyo se quita.
cocreation-provider = Proveedor de identidad
cocreation-provider-words = Participa quien haya entrado alguna vez con la cuenta que tiene en ese proveedor.
cocreation-provider-now = El de este proceso:
cocreation-provider-none = En este sitio no se entra por ningún proveedor. Lo configura quien lo opera.
cocreation-provider-do = Que sea { $name }
cocreation-enter = Mostrar que puede participar
cocreation-enter-may = Usted puede participar en este proceso
cocreation-enter-on = Seguir
cocreation-enter-words = { $who ->
    [code] Escriba el código que le dio su organización. Se escribe una sola vez.
    [list] Escriba su identificador, el que está en la lista de este proceso. Se escribe una sola vez, y sirve a una sola cuenta.
    [confirmed] Salga de su cuenta y entre otra vez con el enlace que le llega por correo: así se confirma.
   *[provider] Entre una vez con la cuenta que tiene en el proveedor de identidad, con el mismo correo que usa aquí.
}
field-cocreation-enter-code-typed = Código
field-cocreation-enter-typed = Identificador
cocreation-enter-do = Entrar al proceso
cocreation-enter-kept = { $who ->
    [code] Se guarda que usted entró con un código, sin que nadie más lo vea. El código no se guarda.
   *[list] Se guarda una huella que no se puede leer. Nadie ve cuál identificador es suyo.
}
cocreation-enter-link = Mostrar que puede participar
problem-cocreation-organisation = En el directorio no hay una organización con ese código.
problem-cocreation-uses = Escriba un número entero de 1 a 10 000.
problem-cocreation-code-day = Escriba un día de hoy en adelante.
problem-cocreation-typed = Falta el código o el identificador, o le faltan letras.
problem-cocreation-not-known = Eso no sirve para entrar.
problem-cocreation-not-known-mend = Revise cada letra. Puede que no sea ese, que haya vencido o que ya se haya usado; pregunte a quien coordina el proceso.
problem-cocreation-needs-code = En este proceso participa quien tenga un código de una organización.
problem-cocreation-needs-code-mend = Escríbalo primero en la página del proceso.
problem-cocreation-needs-list = En este proceso participa quien esté en la lista.
problem-cocreation-needs-list-mend = Escriba primero su identificador en la página del proceso.
problem-cocreation-needs-provider = En este proceso participa quien entre con la cuenta de un proveedor de identidad.
problem-cocreation-needs-provider-mend = Entre primero con ella.
problem-cocreation-list-sheets = El archivo tiene varias hojas.
problem-cocreation-list-sheets-mend = Deje solo la de los identificadores.
problem-cocreation-list-column = Falta decir cuál columna tiene los identificadores.
problem-cocreation-list-column-mend = El archivo tiene estas: { $columns }.
problem-cocreation-list-row = En la fila { $row } no hay un identificador.
problem-cocreation-list-row-mend = Son de 4 a 64 letras o cifras.
problem-cocreation-list-shortened = En la fila { $row } la hoja de cálculo acortó el número.
problem-cocreation-list-shortened-mend = Dé a la columna el formato de texto y guarde el archivo otra vez.
problem-cocreation-list-empty = En esa columna no hay ningún identificador.
event-process-door-made = Se preparó quién puede participar en un proceso
event-process-code-made = { $uses ->
    [one] Se dio a una organización un código con el que participa una persona
   *[other] Se dio a una organización un código con el que participan { $uses } personas
}
event-process-code-ended = Se anuló un código para participar en un proceso
event-process-list-changed = Cambió la lista de quienes pueden participar en un proceso
event-process-provider-named = Se dijo qué proveedor de identidad vale en un proceso
column-process-listed = identificadores en la lista
column-process-issuer = proveedor
