### El libro para llenar, y lo que puede estar mal en lo que alguien importa.

## El libro para llenar

template-title = Plan de gobierno abierto
template-help = Ayuda
template-lists = Listas
template-sheet = Hoja
template-column = Columna
template-what = Qué se escribe
template-kind = Tipo de dato
template-required = ¿Es obligatorio?
template-choices = Opciones
template-example = Ejemplo
template-yes = Sí
template-no = No
template-kind-text = Texto corto
template-kind-long-text = Texto
template-kind-code = Código
template-kind-integer = Número entero
template-kind-number = Número
template-kind-percent = Porcentaje, de 0 a 100
template-kind-date = Fecha
template-kind-url = Dirección de internet
template-kind-choice = Una de las opciones
template-kind-list = Lista separada por punto y coma
template-mistake-text = Escriba un texto corto, en una sola línea.
template-mistake-long-text = Escriba un texto.
template-mistake-code = Use hasta 64 letras sin tilde, números, guiones (-) o guiones bajos (_), sin espacios.
template-mistake-integer = Escriba solo un número entero, sin palabras ni unidades. Por ejemplo: 3.
template-mistake-number = Escriba solo el número, sin palabras ni unidades.
template-mistake-percent = Escriba un número entero de 0 a 100. Por ejemplo: 54.
template-mistake-date = Escriba una fecha completa, con día, mes y año. Por ejemplo: 31/05/2024.
template-mistake-url = Copie la dirección completa desde el navegador, con https:// al principio.
template-mistake-choice = Elija una de las opciones de la lista.
template-mistake-list = Separe cada valor con punto y coma (;).

## Hojas y columnas

problem-unknown-sheet = Esta hoja no es parte de la plantilla y no se leyó.
problem-unknown-sheet-mend = Si tiene datos del plan, póngale el nombre que esa hoja tiene en la plantilla. Si no, no hace falta hacer nada.
problem-sheet-twice = Esta hoja está dos veces, aunque el nombre se escriba distinto o en otro idioma.
problem-sheet-twice-mend = Junte las filas en una sola hoja y borre la otra.
problem-no-known-sheet = Ninguna hoja lleva el nombre de una hoja de la plantilla, así que no se leyó nada.
problem-no-known-sheet-mend = Descargue la plantilla y use sus nombres: «Plan», «Compromisos», «Hitos»… En una carpeta, los archivos se llaman plan.csv, commitments.csv, milestones.csv…
problem-not-yours = Su papel no alcanza para cambiar lo que dice esta hoja, por ejemplo «{ $value }».
problem-not-yours-mend = Quite las filas que cambian algo, o pida a quien cuida esos datos que las importe.
problem-unknown-column = La plantilla no tiene esta columna en esta hoja, y no se leyó.
problem-unknown-column-mend = Si tiene datos que importan, escriba el nombre de la columna como está en la plantilla. Si no, no hace falta hacer nada.
problem-column-twice = Esta columna está dos veces en la hoja, aunque el nombre se escriba distinto o en otro idioma.
problem-column-twice-mend = Deje una sola y borre la otra.
problem-missing-column = A esta hoja le falta la columna obligatoria «{ $column }».
problem-missing-column-mend = Agréguela en la fila de los nombres, con ese nombre o con el de la plantilla, y llénela en cada fila.
problem-required = Esta celda está vacía y el dato es obligatorio.
problem-required-mend = Escriba el dato. Si la fila sobra, bórrela entera.

## Códigos y números

problem-code-twice = El código «{ $value }» ya está en la fila { $first } de esta hoja.
problem-code-twice-mend = Dé a cada fila su propio código, o borre la repetida.
problem-number-twice = El número { $value } ya está en la fila { $first } de esta hoja.
problem-number-twice-mend = Dé a cada fila su propio número, o borre la repetida.
problem-not-positive = El número no puede ser { $value }: se cuenta desde 1.
problem-not-positive-mend = Escriba 1, 2, 3…
problem-end-before-start = Termina ({ $end }) antes de empezar ({ $start }).
problem-end-before-start-mend = Revise las dos fechas: una está mal escrita o están cambiadas de columna.

## Lo que una fila nombra

problem-unknown-jurisdiction = No hay ninguna jurisdicción con el código «{ $value }».
problem-unknown-jurisdiction-mend = Corrija el código, o agregue la jurisdicción en la hoja «Jurisdicciones».
problem-unknown-country = No hay ningún país con el código «{ $value }».
problem-unknown-country-mend = Use el código de dos letras, como EC o BO. Si el país todavía no está, agréguelo en la hoja «Jurisdicciones».
problem-unknown-organisation = No hay ninguna organización con el código «{ $value }».
problem-unknown-organisation-mend = Corrija el código, o agregue la organización en la hoja «Organizaciones».
problem-unknown-commitment = El plan no tiene ningún compromiso con el número «{ $value }».
problem-unknown-commitment-mend = Corrija el número, o agregue el compromiso en la hoja «Compromisos».
problem-unknown-milestone = El plan no tiene el hito { $value } (compromiso.hito).
problem-unknown-milestone-mend = Corrija el número, o agregue el hito en la hoja «Hitos». Si la prueba es de todo el compromiso, deje vacía la columna «Hito».
problem-unknown-theme = El plan no tiene ningún tema «{ $value }».
problem-unknown-theme-mend = Escriba el título del tema, o agregue ese número en la hoja «Temas».
problem-unknown-sdg = «{ $value }» no es el número de un Objetivo de Desarrollo Sostenible.
problem-unknown-sdg-mend = Escriba solo números de 1 a 17, separados por punto y coma. Por ejemplo: 16; 17.
problem-related-to-itself = El compromiso { $value } se nombra a sí mismo como relacionado.
problem-related-to-itself-mend = Quite ese número de la columna «Compromisos relacionados».
problem-circular = Esta fila termina siendo parte de sí misma.
problem-circular-mend = Siga la columna «Parte de» de una fila a otra y quite el código que cierra el círculo.

## El plan

problem-one-plan = La hoja «Plan» tiene más de una fila, y se importa un plan a la vez.
problem-one-plan-mend = Deje una sola fila y envíe los demás planes en otros archivos.
problem-plan-missing = Falta la hoja «Plan»; sin ella no se sabe de qué plan son estas filas.
problem-plan-missing-mend = Agregue la hoja «Plan» (o plan.csv), con una fila que lleve el código del plan.
problem-own-act = En «{ $value }» cambiaría algo que en un plan en ejecución tiene su propio trámite: un avance, un cumplimiento, una fecha o una evaluación.
problem-own-act-mend = Deje esa celda como está. Los avances se informan, las fechas se deciden con su razón y las evaluaciones se registran en la página del plan.
problem-plan-over = El plan ya se cerró, y «{ $value }» cambiaría.
problem-plan-over-mend = Lo que se escribió en un plan cerrado queda como está. Quien opera el programa puede corregir un error de carga.
problem-weight-not-positive = El peso tiene que ser mayor que cero.
problem-weight-not-positive-mend = Escriba un número mayor que cero, o deje la celda vacía: entonces pesa 1.
problem-completed-below-100 = El hito está cumplido, pero su avance es menor que 100 %. Se guardan los dos datos como vienen; para el promedio cuenta como 100 %.
problem-completed-below-100-mend = Revise las columnas «Estado» y «Avance». Si la fuente lo dice así, no hace falta hacer nada.
problem-not-started-above-0 = El hito no empieza, pero su avance es mayor que 0 %. Se guardan los dos datos como vienen; para el promedio cuenta como 0 %.
problem-not-started-above-0-mend = Revise las columnas «Estado» y «Avance». Si la fuente lo dice así, no hace falta hacer nada.
problem-absent-commitment = El compromiso { $value } ya está registrado y el archivo no lo nombra; se queda como está.
problem-absent-commitment-mend = Si es a propósito, no hace falta hacer nada.
problem-absent-milestone = El hito { $value } ya está registrado y el archivo no lo nombra; se queda como está.
problem-absent-milestone-mend = Si es a propósito, no hace falta hacer nada. Si se canceló, agréguelo en la hoja «Hitos» con el estado «Cancelado».
