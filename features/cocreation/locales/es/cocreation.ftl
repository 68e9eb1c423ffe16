### Procesos de cocreación, propuestas y lo que pasa con ellas.

nav-processes = Procesos
cocreation-lead = Procesos en los que cualquier persona puede proponer qué hacer, apoyar lo que otras proponen y saber qué pasó con cada idea.
cocreation-none = Todavía no hay procesos
cocreation-none-words = Cuando se publique uno, aquí dirá cuándo empieza y cómo participar.
cocreation-act = Hoy puede proponer algo y apoyar lo que otras personas proponen.
cocreation-create = Crear un proceso
cocreation-go-on = Seguir preparando el proceso «{ $title }»
cocreation-draft-go-on = Terminar su propuesta en «{ $title }»
cocreation-edit = Editar el proceso
cocreation-edit-lead = Nadie más lo ve hasta que se publica. Lo publicado se puede corregir; cada cambio queda en el registro público.
cocreation-save = Guardar
cocreation-publish = Publicar el proceso
cocreation-publish-before = Desde ahora todos lo verán, y su código y su dirección ya no cambian.
cocreation-hurried = Empieza con menos de dos semanas de aviso
cocreation-hurry-ask = Diga por qué antes de publicarlo: todos podrán leerlo.
cocreation-notice = Se publica al menos { $days } días antes de empezar, o con la razón por la que no.
cocreation-rule-ogp-2022 = Lo pide OGP desde 2022
cocreation-phases = Fases
cocreation-phases-help = Deje vacías las que no haya. Los días se cuentan con la hora del lugar del proceso, y el último está incluido.
cocreation-phase = { $phase ->
    [mapping] Mapeo de actores
    [reception] Recepción de propuestas
    [analysis] Análisis
    [selection] Selección
   *[formalisation] Formalización
}
cocreation-phase-begins = Primer día
cocreation-phase-ends = Último día
cocreation-phase-days = del { $begins } al { $ends }
cocreation-phase-takes-proposals = se puede proponer
cocreation-phase-takes-supports = se puede apoyar
cocreation-phase-when = { $when ->
    [past] Terminó
    [now] Ahora
   *[ahead] Después
}
cocreation-who-title = Quién puede participar
cocreation-who = { $who ->
    [confirmed] Quien tenga una cuenta y haya confirmado su correo
    [code] Quien tenga un código que se dio a una organización
    [list] Quien esté en la lista
    [provider] Quien entre con la cuenta de un proveedor de identidad
   *[account] Cualquier persona con una cuenta
}
cocreation-where = Dónde
cocreation-published = Publicado
cocreation-themes = Temas
cocreation-territories = Territorios
cocreation-criteria = Criterios y su peso
cocreation-history = Cambios oficiales
cocreation-proposals = Propuestas
cocreation-proposals-lead = Lo que se ha propuesto, con quienes lo apoyan y lo que respondieron las instituciones.
cocreation-proposals-none = No hay propuestas aquí
cocreation-proposals-none-words = Cuando alguien proponga algo, aparecerá en esta página.
cocreation-all = Ver todas las propuestas
cocreation-count = { $count ->
    [one] 1 propuesta
   *[other] { $n } propuestas
}
cocreation-count-more = Más de { $n } propuestas
cocreation-unanswered = { $count ->
    [0] ninguna sin respuesta
    [one] 1 sin respuesta
   *[other] { $n } sin respuesta
}
cocreation-answered = { $count ->
    [one] 1 respondida
   *[other] { $n } respondidas
}
cocreation-supports = { $count ->
    [0] Nadie la apoya todavía
    [one] 1 persona la apoya
   *[other] { $n } personas la apoyan
}
cocreation-search = Buscar en las propuestas
cocreation-theme = Tema
cocreation-territory = Territorio
cocreation-every = Todo
cocreation-state-title = Estado
cocreation-state-of = { $code ->
    [unanswered] Sin respuesta
    [submitted] Recibida
    [in_evaluation] En evaluación
    [answered] Respondida
   *[merged] Integrada en otra
}
cocreation-order = Orden
cocreation-order-of = { $code ->
    [supported] Las más apoyadas primero
   *[newest] Las más nuevas primero
}
cocreation-first = Desde el principio
cocreation-state = { $state ->
    [submitted] Recibida
    [merged] Integrada en otra
    [in_evaluation] En evaluación
    [answered] Respondida
    [withdrawn] Retirada
   *[hidden] Oculta
}
cocreation-outcome = { $outcome ->
    [accepted] Aceptada
    [partly_accepted] Aceptada en parte
   *[not_accepted] No aceptada
}
cocreation-joint = Propuesta conjunta
cocreation-number = Propuesta { $number }
cocreation-gone = { $state ->
    [hidden] La moderación la ocultó
   *[withdrawn] Su autora o autor la retiró
}
cocreation-withdrawn = Sus palabras se borraron. Quienes la apoyaban siguen contados.
cocreation-problem = Qué anda mal
cocreation-solution = Qué ayudaría
cocreation-whom = A quién
cocreation-answer = Respuesta de la institución
cocreation-answer-former = respuesta anterior
cocreation-answered-as-whole = Es la respuesta a la propuesta conjunta de la que esta es parte.
cocreation-parts = Propuestas originales
cocreation-parts-words = Siguen aquí con sus palabras. Quien apoya cualquiera de ellas apoya esta, y se cuenta una sola vez.
cocreation-part-of = Es parte de otra propuesta
cocreation-mergers = Por qué se integró
cocreation-merger = { $kind ->
    [joined] Su autora o autor se sumó a otra
   *[merged] Se integró en otra
}
cocreation-merger-ended = Se separó
cocreation-objection = Su autora o autor objeta
cocreation-way = En qué va
cocreation-by = Propone
cocreation-body = A nombre de
cocreation-sent = Enviada
cocreation-assigned = Debe responder
cocreation-unnamed = una persona, sin mostrar su nombre
cocreation-do = Lo que se puede hacer
cocreation-support-do = Apoyar o dejar de apoyar
cocreation-deed-link = { $deed ->
    [answer] Responder por la institución
    [classify] Clasificarla
    [part] Separarla
    [object] Objetar la integración
   *[withdraw] Retirarla, si es suya
}
cocreation-deed-title = { $deed ->
    [support] Apoyar una propuesta
    [take_back] Dejar de apoyar una propuesta
    [withdraw] Retirar su propuesta
    [object] Objetar la integración
    [classify] Clasificar una propuesta
    [answer] Responder a una propuesta
    [part] Separar una propuesta
   *[undo] Deshacer una propuesta conjunta
}
cocreation-deed-before = { $deed ->
    [support] Cada persona cuenta una sola vez. Nadie verá que fue usted.
    [take_back] Usted la apoya. Puede volver a apoyarla mientras dure la fase.
    [withdraw] Sus palabras se borran para siempre, también del registro público. Quienes la apoyan siguen contados.
    [object] Todos podrán leerlo, y quien coordina el proceso lo verá en su trabajo. Se puede objetar una vez.
    [classify] Cada cambio queda en el registro público.
    [answer] Todos podrán leerla. Se avisa por correo a quienes la propusieron. Si después la corrige, la anterior se queda.
    [part] Vuelve a estar sola, con quienes la apoyan. Se avisa por correo a quien la propuso.
   *[undo] Cada original vuelve a estar sola. Quienes apoyaban la conjunta pasan a apoyar cada original. Se avisa por correo.
}
cocreation-deed-do = { $deed ->
    [support] Apoyar
    [take_back] Dejar de apoyar
    [withdraw] Retirarla
    [object] Objetar
    [classify] Guardar
    [answer] Publicar la respuesta
    [part] Separarla
   *[undo] Deshacerla
}
cocreation-done = { $what ->
    [saved] Se guardó
    [published] El proceso está publicado
    [kept] Su borrador está guardado: lo encuentra en «Mi trabajo»
    [sent] Su propuesta está publicada
    [joined] Su propuesta está publicada como parte de otra, y usted la apoya
    [support] Usted la apoya
    [take_back] Usted ya no la apoya
    [withdraw] Se retiró
    [object] Su objeción está publicada
    [classify] Se guardó
    [answer] La respuesta está publicada
    [part] Se separó
    [hide] Está oculta
    [show] Vuelve a mostrarse
    [named] Ya evalúa en el proceso
    [ended] Ya no evalúa; lo que dio se mantiene
    [opened] Pasaron a evaluación
    [scored] Sus puntajes quedaron guardados
    [conflict] Su conflicto de interés quedó declarado
    [note] Su nota quedó guardada
    [agreed] Quedó propuesta; falta el acuerdo de los demás
    [traced] Quedó dicho en las dos páginas
   *[merged] Las propuestas están integradas
}
cocreation-evaluated = Se está evaluando
cocreation-changed = Alguien respondió mientras usted escribía. Lea lo que dice antes de enviar la suya.
cocreation-choose = Elija
cocreation-everywhere = En todo el territorio del proceso
cocreation-myself = A mi nombre
cocreation-propose = Proponer algo
cocreation-step = { $step ->
    [1] Paso 1 de 3: qué anda mal
    [2] Paso 2 de 3: qué ayudaría
    [3] Paso 3 de 3: dónde y a quién
   *[4] Así se verá. Léala antes de enviarla.
}
cocreation-closed = { $why ->
    [unconfirmed] Falta confirmar su correo
   *[phase] Ahora no se reciben propuestas
}
cocreation-closed-words = { $why ->
    [unconfirmed] Salga de su cuenta y entre otra vez con el enlace que le llega por correo: así se confirma.
   *[phase] En la página del proceso dice cuándo se puede proponer.
}
error-cocreation-closed = Ahora no se pueden dar ni quitar apoyos
    .help = En la página del proceso dice en qué fase se puede.
cocreation-next = Seguir
cocreation-later = Guardar y seguir después
cocreation-back = Volver
cocreation-named = Mostrar mi nombre:
cocreation-trap = No llene esto
cocreation-change = { $what ->
    [problem] Cambiar qué anda mal
    [solution] Cambiar el título y qué ayudaría
   *[where] Cambiar dónde y a quién
}
cocreation-similar = Ya hay propuestas parecidas
cocreation-similar-words = Si una dice lo mismo, súmese: sus palabras se guardan como parte de ella y usted la apoya. Juntas pesan más.
cocreation-join = Sumarme a esta
cocreation-send = Enviar mi propuesta
cocreation-send-public = Todos podrán leerla. Puede retirarla mientras no tenga respuesta. No escriba datos personales.
cocreation-merge = Integrar propuestas
cocreation-merge-lead = Varias propuestas pasan a ser una conjunta. Las originales se quedan, con sus palabras; quienes las apoyan se cuentan una sola vez. Se avisa por correo a quienes las propusieron, que pueden objetar.
cocreation-merge-do = Integrarlas
cocreation-work = { $deed ->
    [objection] Ver una objeción
   *[answer] Responder a una propuesta
}
cocreation-letter-subject = { $what ->
    [merged] Su propuesta es parte de una propuesta conjunta
    [parted] Su propuesta vuelve a estar sola
    [evaluated] Su propuesta fue evaluada
   *[answered] Hay respuesta a su propuesta
}
cocreation-letter = { $what ->
    [merged] En el proceso «{ $process }» de { $place }, su propuesta «{ $title }» se integró con otras parecidas. Sus palabras siguen publicadas y quienes la apoyan siguen contados.

    La propuesta conjunta y las razones:
    { $address }

    Si no está de acuerdo, dígalo en la página de su propuesta:
    { $own }
    [parted] En el proceso «{ $process }» de { $place }, su propuesta «{ $title }» se separó de la propuesta conjunta. Quienes la apoyan siguen contados.

    Aquí está, con las razones:
    { $own }
    [evaluated] En el proceso «{ $process }» de { $place } se evaluó su propuesta «{ $title }».

    Aquí están el resultado y las razones:
    { $address }
   *[answered] En el proceso «{ $process }» de { $place } hay una respuesta a su propuesta «{ $title }».

    Aquí está, con las razones:
    { $address }
}

## Formularios

field-cocreation-process-code = Código
field-cocreation-process-code-help = Con el que lo nombran las direcciones: letras, cifras y guiones, como EC-COCREACION-3. Ya no cambia.
field-cocreation-process-title = Nombre del proceso
field-cocreation-process-summary = De qué se trata y cómo participar
field-cocreation-process-jurisdiction = Código del territorio
field-cocreation-process-jurisdiction-help = Su hora y su calendario son los que cuentan. Por ejemplo: EC.
field-cocreation-process-who = Quién puede participar
field-cocreation-process-who-help = Si cambia después, los apoyos que ya se dieron se quedan.
field-cocreation-process-themes = Temas
field-cocreation-process-themes-help = Uno en cada línea. De un proceso publicado no se quita ninguno.
field-cocreation-process-places = Territorios para los que se puede proponer
field-cocreation-process-places-help = El código de cada uno, uno en cada línea.
field-cocreation-process-criteria = Criterios de evaluación
field-cocreation-process-criteria-help = Uno en cada línea, primero su peso: 40 Relevancia. Los pesos suman 100.
field-cocreation-process-hurry = Por qué empieza con menos de dos semanas de aviso
field-cocreation-process-hurry-help = Solo si es así. Todos podrán leerlo.
field-cocreation-propose-problem = ¿Qué anda mal?
field-cocreation-propose-problem-help = Cuéntelo como se lo contaría a alguien de su barrio.
field-cocreation-propose-title = En pocas palabras
field-cocreation-propose-title-help = El título de su propuesta. Por ejemplo: Agua segura en las escuelas rurales.
field-cocreation-propose-solution = ¿Qué ayudaría?
field-cocreation-propose-theme = Tema
field-cocreation-propose-place = ¿Dónde?
field-cocreation-propose-whom = ¿A quién ayudaría?
field-cocreation-propose-body = ¿A nombre de quién propone?
field-cocreation-deed-text = Razones
field-cocreation-deed-text-help = Todos podrán leerlas.
field-cocreation-deed-reason = Por qué
field-cocreation-deed-reason-help = Todos podrán leerlo.
field-cocreation-deed-outcome = Decisión
field-cocreation-deed-theme = Tema
field-cocreation-deed-place = Territorio
field-cocreation-deed-assigned = Institución que debe responder
field-cocreation-deed-assigned-help = Su código en el directorio. Por ejemplo: MINTEL.
field-cocreation-merge-numbers = Números de las propuestas
field-cocreation-merge-numbers-help = Con comas. Por ejemplo: 3, 14, 15.
field-cocreation-merge-reason = Por qué se integran
field-cocreation-merge-reason-help = Todos podrán leerlo.
field-cocreation-merge-into = Número de la propuesta que las recibe
field-cocreation-merge-into-help = Si la conjunta ya existe. Entonces deje vacío lo que sigue.
field-cocreation-merge-title = Título de la propuesta conjunta
field-cocreation-merge-problem = Qué anda mal
field-cocreation-merge-solution = Qué ayudaría

## Lo que hay que corregir

problem-cocreation-code = Ese código no sirve en una dirección.
problem-cocreation-code-mend = Use letras sin tilde, cifras y guiones; como mucho 40.
problem-cocreation-choice = Elija una de las opciones.
problem-cocreation-place = No se conoce ese territorio.
problem-cocreation-place-mend = Use el código que está en la dirección de su página, en /es/territorios/.
problem-cocreation-body = No se conoce esa institución.
problem-cocreation-body-mend = Use su código en el directorio.
problem-cocreation-many = Son demasiados.
problem-cocreation-phases = El proceso necesita al menos una fase.
problem-cocreation-phases-mend = Escriba su primer día y su último día.
problem-cocreation-phase-ends = Una fase termina antes de empezar.
problem-cocreation-phase-order = Una fase empieza antes de que termine la anterior.
problem-cocreation-phase-proposals = En ninguna fase se puede proponer.
problem-cocreation-themes-stay = De un proceso publicado no se quita ningún tema.
problem-cocreation-themes-stay-mend = Deje los que había y agregue los nuevos al final.
problem-cocreation-criteria = Una línea no empieza con su peso.
problem-cocreation-criteria-mend = Escriba cada criterio así: 40 Relevancia.
problem-cocreation-weights = Los pesos no suman 100.
problem-cocreation-hurry = Empieza antes de dos semanas.
problem-cocreation-hurry-mend = Escriba por qué, para que todos lo lean, o mueva el primer día.
problem-cocreation-over = Su último día ya pasó.
problem-cocreation-over-mend = Cambie los días de las fases.
problem-cocreation-unconfirmed = En este proceso participan quienes confirmaron su correo.
problem-cocreation-unconfirmed-mend = Salga y entre otra vez con el enlace que le llega por correo.
problem-cocreation-same = Esto ya está propuesto con las mismas palabras.
problem-cocreation-same-mend = Búsquelo en la lista y apóyelo.
problem-cocreation-links = Tiene demasiados enlaces.
problem-cocreation-links-mend = Deje como mucho tres.
problem-cocreation-own = Usted la propuso.
problem-cocreation-own-mend = Si ya no la quiere, retírela.
problem-cocreation-numbers = Hacen falta los números de las propuestas.
problem-cocreation-numbers-mend = Escriba al menos dos con comas, o una si la reciben en otra; como mucho 200.
problem-cocreation-unknown = No hay una propuesta con ese número que se pueda integrar.
problem-cocreation-unknown-mend = Se integran las recibidas que no son parte de otra ni están en evaluación.

## Historial

event-process-created = Se creó un proceso
event-process-edited = Se corrigió un proceso
event-process-published = Se publicó un proceso
event-proposal-submitted = { $count ->
    [one] Se recibió una propuesta
   *[other] Se recibieron { $count } propuestas
}
event-proposal-joined = Alguien se sumó con su propuesta
event-proposal-made-of-several = Se hizo una propuesta conjunta
event-proposal-merged = { $count ->
    [one] Se integró una propuesta en otra
   *[other] Se integraron { $count } propuestas en otra
}
event-proposal-merger-made = Se dijo por qué se integra
event-proposal-parted = { $count ->
    [one] Se separó una propuesta
   *[other] Se separaron { $count } propuestas
}
event-proposal-merger-ended = Terminó una integración
event-proposal-undone = Se deshizo una propuesta conjunta
event-proposal-withdrawn = Su autora o autor retiró una propuesta
event-proposal-objected = Su autora o autor objetó la integración
event-proposal-objection-withdrawn = Se retiró una objeción
event-proposal-classified = { $count ->
    [one] Se clasificó una propuesta
   *[other] Se clasificaron { $count } propuestas
}
event-proposal-answered = Una institución respondió a una propuesta
event-proposal-moved = Cambió el estado de una propuesta
event-proposal-hidden = La moderación ocultó una propuesta
event-proposal-shown = La moderación volvió a mostrar una propuesta
event-support-given = Se apoyó una propuesta
event-support-taken-back = Se quitó un apoyo
event-support-carried = Un apoyo pasó de una propuesta conjunta a una original
column-proposal-state = estado
column-process-state = estado
column-process-code = código
choice-state-draft = Borrador
choice-state-published = Publicado
choice-state-merged = Integrada en otra
choice-state-in-evaluation = En evaluación
choice-state-answered = Respondida
choice-state-withdrawn = Retirada
choice-state-hidden = Oculta
facet-kind-process = Proceso de cocreación
facet-kind-proposal = Propuesta
facet-process = Proceso
facet-state-merged = Integrada en otra
facet-state-in-evaluation = En evaluación
facet-state-answered = Respondida

## API

api-list-processes = Procesos de cocreación, con sus fases.
api-list-proposals = Propuestas de un proceso o de todos, con apoyos y respuestas.
