### El cuidado de las propuestas: lo que espera, la ventanilla, el rescate.

cocreation-waiting-title = Su propuesta espera
cocreation-waiting = La recibimos, y todavía no es pública
cocreation-waiting-words = Su cuenta es reciente y algo en la propuesta llamó la atención de las reglas contra el abuso. Una persona la mirará y decidirá. No tiene que enviarla otra vez, y quienes la apoyen no se pierden. Si se publica o no, lo verá aquí y en «Mi trabajo»; si no se publica, puede apelar.
cocreation-work-waiting = Espera una primera mirada
problem-cocreation-waiting-many = Ya tiene varias propuestas que esperan una primera mirada.
problem-cocreation-waiting-many-mend = Envíe esta cuando la moderación haya mirado las otras; su borrador se guarda.
event-proposal-held = Una propuesta espera una primera mirada
retention-proposal-traces = Un resumen cifrado de lo que cada cuenta propuso, para reconocer textos repetidos
retention-proposal-traces-basis = Interés legítimo en parar el abuso automático. No guarda las palabras.
event-proposal-entered = Se anotó cómo llegó una propuesta en papel
event-proposal-entry-erased = Se borró el nombre de una propuesta en papel

## La ventanilla

cocreation-enter-in = Ingresar lo escrito en papel: { $title }
cocreation-desk-title = Ingresar propuestas en papel
cocreation-desk-lead = Para quien no tiene internet. La persona dice a qué da su consentimiento. No se crea una cuenta, y se lleva un recibo con el que puede ver su propuesta y retirarla.
cocreation-desk-table = Notas de la mesa
cocreation-desk-before = Antes de ingresar: la persona sabe que sus palabras serán públicas y que puede retirarlas con el recibo.
cocreation-desk-do = Ingresar y ver el recibo
cocreation-consent = { $consent ->
    [words] Que se publique lo que propone, sin su nombre
   *[words_and_name] Que se publique lo que propone, con su nombre
}
cocreation-consented = Consentimiento
field-cocreation-desk-title = Título
field-cocreation-desk-problem = ¿Qué está mal?
field-cocreation-desk-solution = ¿Qué ayudaría?
field-cocreation-desk-whom = ¿A quién ayudaría?
field-cocreation-desk-theme = Tema
field-cocreation-desk-place = Territorio
field-cocreation-desk-consent = ¿A qué dio su consentimiento?
field-cocreation-desk-consented = Día en que lo dio
field-cocreation-desk-consented-help = Un día de la recepción de propuestas.
field-cocreation-desk-name = Nombre
field-cocreation-desk-name-help = Solo si quiere que se publique. Si no, no se guarda.
field-cocreation-desk-paper = Firmas de apoyo en papel
field-cocreation-desk-paper-help = Se muestran aparte de los apoyos: nadie puede saber quién de ellas también tiene una cuenta.
cocreation-sheet-title = La hoja de una mesa
cocreation-sheet-words = Una hoja de cálculo o un archivo CSV con una propuesta en cada fila y estas columnas. Lo que ya se ingresó no entra otra vez. Si algo está mal en una fila, no entra ninguna. Las columnas con * hacen falta.
cocreation-sheet-file = Archivo
cocreation-sheet-do = Ingresar todas
cocreation-sheet-wrong = No se ingresó nada. Esto hay que corregir
cocreation-sheet-entered = { $count ->
    [0] Todo estaba ingresado ya
    [one] Se ingresó una propuesta
   *[other] Se ingresaron { $count } propuestas
}
cocreation-sheet-receipts = Abra ahora cada recibo e imprímalo: después no se puede volver a ver desde aquí.
cocreation-row = Fila { $row }, { $field }: { $words }
sheet-desk-proposals = Propuestas en papel
column-desk-proposals-title = Título
    .help = en una línea
column-desk-proposals-problem = Problema
    .help = qué está mal
column-desk-proposals-solution = Solución
    .help = qué ayudaría
column-desk-proposals-whom = A quién
    .help = a quién ayudaría
column-desk-proposals-theme = Tema
    .help = el número del tema en el proceso
column-desk-proposals-territory = Territorio
    .help = el código del territorio; vacío para todo
column-desk-proposals-consent = Consentimiento
    .help = words (sin nombre) o words_and_name (con nombre)
column-desk-proposals-consented-on = Día del consentimiento
    .help = un día de la recepción, como 2026-06-15
column-desk-proposals-name = Nombre
    .help = solo con words_and_name
column-desk-proposals-signatures = Firmas
    .help = cuántas personas firmaron a favor en papel
choice-consent-words = Sin nombre
choice-consent-words-and-name = Con nombre
cocreation-receipt-title = Recibo de una propuesta
cocreation-receipt-qr = Código QR con la dirección de este recibo
cocreation-receipt-see = Ver la propuesta
cocreation-receipt-keep = Guarde este recibo
cocreation-receipt-words = Con el código o la dirección puede ver cuando quiera qué pasó con su propuesta. Quien los tenga puede retirarla: no los comparta.
cocreation-receipt-back = Retirarla
cocreation-receipt-back-words = Sus palabras y su nombre se borran para siempre. No se puede deshacer.
cocreation-receipt-back-do = Borrar mis palabras para siempre
cocreation-paper-title = Hoja para proponer a mano
cocreation-paper-lead = Imprímala. Quien recibe la hoja la ingresa y le da un recibo. Con internet también puede proponer aquí:
cocreation-paper-qr = Código QR con la dirección para proponer
cocreation-paper-part = { $part ->
    [title] Título, en una línea
    [problem] ¿Qué está mal?
    [solution] ¿Qué ayudaría?
   *[whom] ¿A quién ayudaría?
}
cocreation-paper-themes = Tema
cocreation-paper-name = Mi nombre, solo si quiero que se publique:
cocreation-paper-day = Día:
cocreation-paper-signature = Firma:
cocreation-paper-before = Lo que propongo será público. Con el recibo puedo ver qué pasa con ello y retirarlo.
cocreation-how = Cómo llegó
cocreation-origin-table = Nació en la mesa
cocreation-origin-entry = { $way ->
    [desk] Escrita en papel e ingresada en ventanilla, con consentimiento.
   *[sheet] Escrita en una mesa e ingresada con otras, con consentimiento.
}
cocreation-origin-paper = { $count ->
    [one] Además, una persona firmó a favor en papel.
   *[other] Además, { $n } personas firmaron a favor en papel.
}
cocreation-from-table = Propuestas que nacieron en esta mesa
cocreation-came-none = Todavía ninguna.
cocreation-came-enter = Para el equipo: ingresar en el proceso
problem-cocreation-consent = Falta a qué dio su consentimiento la persona.
problem-cocreation-consent-mend = Pregúntele y elija una de las dos. Sin consentimiento no se ingresa.
problem-cocreation-name-consent = La persona no dio su consentimiento para publicar el nombre.
problem-cocreation-name-consent-mend = Borre el nombre, o elija que se publique si lo dijo.
problem-cocreation-consent-day = Ese día no se recibían propuestas, o ya pasó el tiempo para ingresarlas.
problem-cocreation-consent-day-mend = Escriba el día en que la persona firmó, como 2026-06-15.
problem-cocreation-paper = No es un número de firmas.
problem-cocreation-paper-mend = Escriba un número desde 0, o déjelo vacío.
problem-cocreation-rows = El archivo no tiene filas, o tiene más de { $most }.
problem-cocreation-rows-mend = Ponga una propuesta en cada fila, debajo de los nombres de las columnas.

## El rescate

cocreation-origin-before = Ya se propuso antes y no se aceptó del todo:
cocreation-origin-after = Se vuelve a ofrecer en otro proceso:
cocreation-rescue-in = Volver a ofrecer lo que no se aceptó: { $title }
cocreation-rescue-title = Volver a ofrecer lo que no se aceptó
cocreation-rescue-lead = Lo que un proceso anterior no aceptó, o aceptó en parte, se ofrece otra vez con su historia. Primero se pregunta por correo a quien lo propuso, que tiene { $days } días para negarse o poner su nombre. Si no dice nada, se ofrece sin su nombre. Después se pregunta a quienes lo apoyaban: solo cuentan si dicen que siguen de acuerdo. Una propuesta conjunta no es de nadie, y se ofrece igual.
cocreation-rescue-opened = Se preguntó a quienes lo propusieron
cocreation-rescue-state = { $state ->
    [asked] Esperan la respuesta de quien lo propuso
    [offered] Ofrecidas otra vez
   *[refused] Quien lo propuso no quiso, o ya no está
}
cocreation-rescue-before = Lo que ya se ofreció aquí no se ofrece dos veces.
cocreation-rescue-do = Preguntar y volver a ofrecer
field-cocreation-rescue-from = Proceso anterior
field-cocreation-rescue-wish = Qué quiere
cocreation-rescue-own-title = Su propuesta puede ofrecerse otra vez
cocreation-rescue-own-state = { $state ->
    [asked] Se ofrecerá sin su nombre el { $day }, si no dice otra cosa
    [offered] Se ofrece otra vez
   *[refused] No se ofrece
}
cocreation-rescue-see = Verla en el proceso nuevo
cocreation-rescue-wish = ¿Qué quiere?
cocreation-rescue-wish-of = { $wish ->
    [unnamed] Que se ofrezca ya, sin mi nombre, y apoyarla
    [named] Que se ofrezca ya, con mi nombre, y apoyarla
   *[refuse] Que no se ofrezca
}
cocreation-rescue-wish-do = Enviar
cocreation-work-rescue = Decir si se ofrece otra vez
cocreation-rescue-subject = { $whom ->
    [author] Su propuesta puede ofrecerse otra vez
   *[supporter] ¿Sigue de acuerdo con esta propuesta?
}
cocreation-rescue-letter = { $whom ->
    [author] En { $place } empieza el proceso «{ $process }». Su propuesta «{ $title }» no se aceptó del todo en un proceso anterior, y puede ofrecerse otra vez con su historia.

        Tiene { $days } días para decir que no, o que se muestre su nombre. Si no dice nada, se ofrece sin su nombre.

        { $own }
   *[supporter] En { $place }, el proceso «{ $process }» vuelve a ofrecer la propuesta «{ $title }», que usted apoyó antes. Su apoyo de entonces no se cuenta otra vez: solo si dice aquí que sigue de acuerdo.

        { $own }

        La propuesta y su historia:
        { $address }
}
problem-cocreation-rescue-later = Ese proceso no es anterior a este.
problem-cocreation-rescue-later-mend = Elija uno que se publicó antes.
problem-cocreation-rescue-none = No queda nada de ese proceso que ofrecer aquí.
problem-cocreation-rescue-none-mend = Todo se aceptó, no tiene respuesta, o ya se preguntó por ello.
event-proposal-rescue-asked = Se preguntó si una propuesta se ofrece otra vez
event-proposal-rescue-refused = Una propuesta no se ofrece otra vez
event-proposal-rescued = Una propuesta se ofrece otra vez
