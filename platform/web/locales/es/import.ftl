### Importar en el navegador.

import-title = Importar un libro de hojas de cálculo
import-lead = Elija el archivo y vea todo lo que cambiaría. Nada se escribe hasta que usted diga que sí.
import-done = { $what ->
    [imported] El libro se importó.
   *[dropped] El archivo se borró.
}
import-done-next = { $what ->
    [imported] Cada cambio ya es público y tiene su lugar en el registro. El archivo se borró de aquí.
   *[dropped] No se cambió nada.
}
import-gone = Ese archivo ya no está aquí.
import-gone-next = Un archivo espera { $hours } horas, y solo quien lo envió lo puede ver. Elíjalo otra vez.
import-refused = «{ $name }» no se puede importar todavía.
import-refused-next = Abajo está todo lo que hay que corregir. No se cambió nada y el archivo no se guardó: corríjalo y elíjalo otra vez.
import-problems = Lo que hay que corregir
field-import-file = Archivo
import-file-help = Excel (.xlsx, .xls), LibreOffice (.ods) o una hoja en CSV; hasta { $largest } MB. Las macros nunca se ejecutan.
import-look = Ver qué cambiaría
import-look-only = Esto solo mira. Si no hay nada que corregir, el archivo espera hasta { $hours } horas a que usted diga que sí; nadie más lo ve.
import-waiting = Archivos que esperan
import-until = Se borra el { $moment }.
import-begin = Para empezar
import-template = Plantilla vacía, con ayuda y ejemplos
import-export = { $what }: llevarse lo que hay
import-begin-words = Lo que se exporta en Excel se puede cambiar e importar otra vez. Lo que un archivo no nombra se queda como está: importar nunca borra.
import-sheet = Hoja
import-row = Fila
import-column = Columna
import-what = Qué pasa y cómo se corrige
import-whole = Todo el archivo
import-notices = { $count ->
    [one] Un aviso, que no impide nada
   *[other] { $count } avisos, que no impiden nada
}
import-preview = Lo que cambiaría
import-changed = Los datos cambiaron mientras tanto.
import-changed-next = No se escribió nada. Esto es lo que el archivo cambiaría ahora: mírelo otra vez.
import-nothing = Este archivo no cambia nada.
import-nothing-next = Todo está ya como dice.
import-totals = Nuevo: { $created }. Cambia: { $changed }.
import-by-sheet = Por hoja
import-count = { $what ->
    [created] Nuevo
    [changed] Cambia
    [unchanged] Igual
   *[absent] No está en el archivo
}
import-differences = Diferencias
import-first = Se muestran las primeras { $shown } de { $all } diferencias.
import-first-next = Los totales las cuentan todas, y el botón las aplica todas. Si quiere verlas todas aquí, divida el libro.
import-new = Nuevo
import-from = Antes:
import-to = Después:
import-apply = Importar exactamente esto
import-apply-public = Los cambios son públicos al momento y quedan en el registro.
import-drop = Borrar el archivo
problem-file-missing = Falta el archivo.
