### Formularios: lo que hay que corregir, y los que escriben una fila de una hoja.

problem-missing-text = Falta este texto.
problem-long-text = El texto es demasiado largo.
problem-long-text-mend = Use como mucho { $most } letras.
problem-percent = El porcentaje es un número entero de 0 a 100.
problem-day = Eso no es un día.
problem-day-mend = Escríbalo así: 2021-06-30.
problem-future-day = Ese día todavía no llega.
problem-choice = Elija una de las opciones.
problem-code-taken = Ese código ya está tomado.
problem-number-taken = Ese número ya está tomado.
problem-too-often = Ha enviado muchos en poco tiempo.
problem-too-often-mend = Su texto sigue aquí. Espere una hora y envíelo otra vez.

form-save = Guardar
form-public = El cambio es público al momento, con lo que decía antes, y queda en el registro.
form-changed = Alguien cambió esto mientras usted escribía. Lo suyo sigue en el formulario.
form-now = ahora dice
form-changed-do = Compare, y guarde lo que deba quedar.
form-history = Historial
