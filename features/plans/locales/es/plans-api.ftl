### Qué hace la API con informes y fechas.

api-list-reports = Informes, primero los más recientes.
api-get-report = Un informe con lo que se le respondió, por su identificador.
api-add-report = Informa el avance de un hito, o que está terminado.
api-add-statement = Responde a un informe: lo confirma, lo objeta, pregunta, contesta o lo devuelve.
api-confirm-report = Confirma u objeta un informe.
api-add-reschedule = Propone otro último día de un hito, o lo decide.
api-get-reschedule = Un cambio de fechas, por su identificador.
