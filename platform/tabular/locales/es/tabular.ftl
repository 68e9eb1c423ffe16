### Lo que puede estar mal en una tabla que alguien envía, y cómo arreglarlo.

## Archivos

problem-not-found = No existe «{ $value }».
problem-not-found-mend = Revise que el nombre y la carpeta estén bien escritos.
problem-unreadable = No se puede leer «{ $value }».
problem-unreadable-mend = Cierre el archivo en otros programas y revise que usted tenga permiso para leerlo.
problem-link-outside = «{ $value }» es un enlace a un archivo de otra carpeta y no se lee.
problem-link-outside-mend = Copie el archivo mismo dentro de la carpeta.
problem-file-ignored = «{ $value }» no se leyó: de una carpeta se leen solo los archivos .csv.
problem-file-ignored-mend = Si lo necesita, envíelo por separado o guárdelo como CSV.
problem-file-too-big = El archivo pesa más de { $limit } MB.
problem-file-too-big-mend = Divídalo en varios archivos, o quite las imágenes y las hojas que no hacen falta. Quien opera el sistema puede subir el límite con el ajuste import_file_bytes.
problem-unpacks-too-big = El archivo contiene mucho más de lo que aparenta (más de { $limit } MB una vez abierto, o partes fuera de lo normal) y no se abre.
problem-unpacks-too-big-mend = Copie solo la tabla a un libro nuevo y envíe ese.
problem-unsupported-format = Esto no es una tabla que se pueda leer: es un archivo «{ $value }».
problem-unsupported-format-mend = Ábralo en su hoja de cálculo y guárdelo como libro de Excel (.xlsx), OpenDocument (.ods) o CSV.
problem-not-a-table = Esto no parece una tabla: el archivo no contiene texto.
problem-not-a-table-mend = Envíe un archivo .csv, .xlsx u .ods. Si lo es, ábralo, guárdelo de nuevo y envíelo otra vez.
problem-corrupt = El archivo está dañado o incompleto.
problem-corrupt-mend = Ábralo en su hoja de cálculo, guárdelo con otro nombre y envíe la copia.
problem-encrypted = El archivo está protegido con una contraseña.
problem-encrypted-mend = Ábralo, quite la contraseña (en Excel: Archivo, Información, Proteger libro) y guárdelo.
problem-macros-ignored = El libro contiene macros. No se ejecutan: solo se leen los datos.
problem-macros-ignored-mend = No hace falta hacer nada.
problem-nothing-inside = No hay ninguna tabla: todo está en blanco.
problem-nothing-inside-mend = Escriba los nombres de las columnas en la primera fila y los datos debajo.
problem-encoding-guessed = El archivo no está en UTF-8; se leyó como { $value }.
problem-encoding-guessed-mend = Revise que las tildes y las eñes se vean bien. Si no, guárdelo como «CSV UTF-8».
problem-unclosed-quote = En esta fila se abre una comilla (") que nunca se cierra, y todo lo que sigue queda dentro de una sola celda.
problem-unclosed-quote-mend = Cierre la comilla o quítela. Una comilla dentro de un texto se escribe doble ("").

## Hojas

problem-hidden-sheet = La hoja «{ $value }» está oculta y no se leyó.
problem-hidden-sheet-mend = Si hace falta, muéstrela y vuelva a enviar el libro.
problem-title-skipped = «{ $value }» se tomó como un título y no como parte de la tabla.
problem-title-skipped-mend = Si es parte de la tabla, quite las filas que están encima de los nombres de las columnas.
problem-duplicate-header = Hay dos columnas con el nombre «{ $value }».
problem-duplicate-header-mend = Cambie el nombre de una de ellas o bórrela.
problem-blank-header = La columna { $column } no tiene nombre, pero tiene datos («{ $value }» en la fila { $row }).
problem-blank-header-mend = Escriba su nombre en la fila de los nombres, o borre la columna entera.
problem-extra-cells = En esta fila hay datos más allá de la última columna con nombre: «{ $value }» en la columna { $column }.
problem-extra-cells-mend = Bórrelos o dé un nombre a esa columna. En un CSV, un texto que contiene comas va entre comillas.
problem-merged-cells = Las celdas { $range } están combinadas, y no se sabe a qué fila y columna pertenece lo que dicen.
problem-merged-cells-mend = Sepárelas (en Excel: Inicio, Combinar y centrar) y escriba el dato en cada celda.
problem-too-many-sheets = Hay más de { $limit } hojas.
problem-too-many-sheets-mend = Envíe solo las que hacen falta, o divídalas en varios libros.
problem-too-many-rows = Hay más de { $limit } filas.
problem-too-many-rows-mend = Divida los datos en varios archivos. Quien opera el sistema puede subir el límite con el ajuste import_rows.
problem-too-many-columns = Hay más de { $limit } columnas.
problem-too-many-columns-mend = Borre las que no hacen falta. A veces hay un espacio perdido muy a la derecha: borre esas columnas enteras.
problem-too-many-cells = Hay más de { $limit } celdas con datos.
problem-too-many-cells-mend = Divida los datos en varios archivos.
problem-too-much-text = Hay más texto del que se puede leer de una vez ({ $limit } MB, o demasiado en una sola fila).
problem-too-much-text-mend = Divida los datos en varios archivos.
problem-cell-too-long = El texto de esta celda tiene más de { $limit } caracteres.
problem-cell-too-long-mend = Acórtelo, o publíquelo como documento y ponga aquí el enlace.
problem-too-many-problems = Hay más problemas; se muestran los primeros { $limit }.
problem-too-many-problems-mend = Arregle estos y vuelva a enviar el archivo para ver los demás.

## Celdas

problem-formula-error = La fórmula de esta celda da un error (como #¡REF! o #N/D).
problem-formula-error-mend = Corrija la fórmula o escriba el dato directamente.
problem-formula-without-value = La fórmula de esta celda no tiene un resultado guardado.
problem-formula-without-value-mend = Abra el archivo en su hoja de cálculo, espere a que se calcule y guárdelo; o escriba el dato directamente.
problem-not-a-code = «{ $value }» no sirve como código.
problem-not-a-code-mend = Use solo letras sin tilde, números, guiones (-) y guiones bajos (_), sin espacios. Por ejemplo: PLAN-2024_01.
problem-code-too-long = El código «{ $value }» es demasiado largo.
problem-code-too-long-mend = Use { $limit } caracteres como máximo.
problem-not-an-integer = «{ $value }» no es un número entero.
problem-not-an-integer-mend = Escriba solo el número, sin palabras ni unidades. Por ejemplo: 1250.
problem-not-whole = «{ $value }» tiene decimales, y aquí va un número entero.
problem-not-whole-mend = Redondéelo o quite los decimales.
problem-number-too-big = «{ $value }» es un número demasiado grande.
problem-number-too-big-mend = Revise si sobran cifras. Si es un código o un número de cédula, va en una columna de texto.
problem-not-a-number = «{ $value }» no es un número.
problem-not-a-number-mend = Escriba solo el número, sin palabras ni unidades. Por ejemplo: 1250,75.
problem-number-ambiguous = «{ $value }» puede leerse de dos maneras: el signo puede separar los miles o los decimales.
problem-number-ambiguous-mend = Escriba { $thousands } si separa los miles, o { $decimals } si separa los decimales.
problem-not-a-percent = «{ $value }» no es un porcentaje.
problem-not-a-percent-mend = Escriba un número entero de 0 a 100. Por ejemplo: 54.
problem-percent-out-of-range = «{ $value }» no está entre 0 y 100.
problem-percent-out-of-range-mend = Un porcentaje va de 0 (nada) a 100 (todo).
problem-percent-fraction = «{ $value }» es menos de uno por ciento. ¿Quiso decir { $meant } %?
problem-percent-fraction-mend = Escriba el porcentaje con números enteros: 54 y no 0,54.
problem-percent-not-whole = «{ $value }» tiene decimales, y aquí va un porcentaje entero.
problem-percent-not-whole-mend = Redondéelo. Por ejemplo: 54 o 55 en lugar de 54,5.
problem-not-a-date = «{ $value }» no es una fecha que exista o que se pueda entender.
problem-not-a-date-mend = Escriba año-mes-día (2024-05-31) o día/mes/año (31/05/2024).
problem-date-without-day = A «{ $value }» le falta el día.
problem-date-without-day-mend = Escriba la fecha completa. Para el fin de un mes, su último día: 2024-05-31.
problem-date-without-year = A «{ $value }» le falta el año.
problem-date-without-year-mend = Escriba la fecha completa. Por ejemplo: 31/05/2024.
problem-date-short-year = El año de «{ $value }» tiene solo dos cifras.
problem-date-short-year-mend = Escriba el año con cuatro cifras. Por ejemplo: 31/05/2024.
problem-date-as-number = «{ $value }» es una fecha que la hoja de cálculo muestra como número.
problem-date-as-number-mend = Dé a la columna el formato de fecha (en Excel: Ctrl+1, Fecha) y guarde de nuevo.
problem-date-out-of-range = El año de «{ $value }» no está entre { $first } y { $last }.
problem-date-out-of-range-mend = Revise si el año está bien escrito.
problem-not-a-url = «{ $value }» no es una dirección de internet.
problem-not-a-url-mend = Cópiela completa desde el navegador, con https:// al principio.
problem-not-a-choice = «{ $value }» no es una de las opciones.
problem-not-a-choice-mend = Escriba una de estas: { $options }.
