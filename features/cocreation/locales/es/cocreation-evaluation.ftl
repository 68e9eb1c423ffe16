### La evaluación de las propuestas y lo que salió de ellas.

evaluation-title = Evaluación
evaluation-one = Evaluarla
evaluation-own = Lo que debo evaluar
evaluation-arrange = Organizar la evaluación
evaluation-link = { $to ->
    [dashboard] Tablero
    [evaluation] Organizar la evaluación
   *[evaluate] Lo que debo evaluar
}
evaluation-of = Evaluaron { $evaluated } de { $of }.
evaluation-conflicts-of = { $count ->
    [one] 1 con conflicto de interés
   *[other] { $count } con conflicto de interés
}
evaluation-hidden = Los puntajes se publican cuando hay una decisión conjunta. Hasta entonces, quien evalúa solo ve los de los demás después de dar los suyos.
evaluation-going-on = En curso
evaluation-result = Resultado por criterio
evaluation-criterion-title = Criterio
evaluation-criterion = { $title } ({ $weight } %)
evaluation-mean = Promedio
evaluation-range = Menor y mayor
evaluation-deviation = Desviación estándar
evaluation-whole = Total ponderado
evaluation-nothing = todavía nada
evaluation-formula = Cómo se calcula: cada criterio se puntúa de { $lowest } a { $highest }. El total de cada evaluación es la suma de puntaje × peso ÷ 100. El resultado es el promedio de los totales, y la desviación estándar es la raíz cuadrada del promedio de las distancias al promedio, al cuadrado: √(Σ(x − promedio)² ÷ n). Todo se redondea a dos decimales.
evaluation-sheets = Lo que dio cada evaluación
evaluation-no-body = Sin organización
evaluation-yours = la suya
evaluation-not-counted = No cuenta.
evaluation-changed = Se cambió; al principio daba { $first }.
evaluation-conflicts = Conflictos de interés
evaluation-cause = { $cause ->
    [author] Quien evalúa es autora o autor de la propuesta o de una parte de ella.
    [organisation] Su organización hizo la propuesta o una parte de ella.
   *[declared] Declaró un conflicto de interés.
}
evaluation-uncounted = Ya había puntuado: esos puntajes dejaron de contar.
evaluation-may-not = No puede puntuar esta propuesta
evaluation-verdict = { $verdict ->
    [recommended] Recomendada
    [with_changes] Recomendada con cambios
   *[not_recommended] No recomendada
}
evaluation-former = decisión anterior
evaluation-due-on = { $over ->
    [yes] El plazo para evaluar terminó el { $day }.
   *[no] Plazo para evaluar: { $day }.
}
evaluation-list = { $list ->
    [todo] Por evaluar
    [done] Evaluadas
   *[conflict] Con conflicto
}
evaluation-list-none = { $list ->
    [todo] No le falta ninguna
    [done] Todavía no evaluó ninguna
   *[conflict] No hay conflictos de interés
}
evaluation-list-none-words = { $list ->
    [todo] Cuando se envíen propuestas a evaluación, aparecerán aquí.
    [done] Aquí estarán las que ya puntuó, con lo que dieron los demás.
   *[conflict] Aquí estarán las que no puede puntuar: las suyas, las de su organización y las que declare.
}
evaluation-scores = Sus puntajes
evaluation-before = { $again ->
    [yes] El cambio queda como una versión más: se verá qué dio al principio.
   *[no] Puntúe sin consultar a los demás. Después verá lo que dieron, y ellos verán lo suyo cuando hayan dado lo propio.
}
evaluation-score-do = { $again ->
    [yes] Cambiar mis puntajes
   *[no] Dar mis puntajes
}
evaluation-interest = Tengo un conflicto de interés
evaluation-interest-before = Una vez declarado se mantiene: no podrá puntuar esta propuesta ni ver los puntajes antes de que se publiquen. Se publica que lo hay, no sus razones.
evaluation-interest-do = Declarar el conflicto
evaluation-waits = Todavía no evaluaron todos
evaluation-waits-words = Los puntajes se ven cuando estén todos o cuando termine el plazo.
evaluation-others = Lo que dieron todos
evaluation-notes = Notas entre quienes evalúan
evaluation-notes-words = Solo las leen quienes ya evaluaron esta propuesta y quien coordina el proceso. No se publican.
evaluation-note-do = Agregar la nota
evaluation-proposed = Decisión que se propone
evaluation-agree-waits = { $count ->
    [one] Falta el acuerdo de 1 evaluación.
   *[other] Falta el acuerdo de { $count } evaluaciones.
}
evaluation-agree = Estoy de acuerdo
evaluation-decide = { $deed ->
    [propose] Proponer una decisión conjunta
   *[decide] Escribir la decisión conjunta
}
evaluation-decide-before = { $deed ->
    [propose] Vale cuando estén de acuerdo todos aquellos cuyos puntajes cuentan. Entonces se publica.
   *[decide] Se publica con el resultado y con los nombres de las organizaciones, no de las personas. Quien la propuso recibe un correo.
}
evaluation-decide-do = { $deed ->
    [propose] Proponerla
   *[decide] Publicar la decisión
}
evaluation-progress = { $open ->
    [0] No hay propuestas en evaluación.
    [one] 1 propuesta en evaluación; evaluada por todos: { $complete }; con decisión: { $decided }.
   *[other] { $open } propuestas en evaluación; evaluadas por todos: { $complete }; con decisión: { $decided }.
}
evaluation-no-criteria = El proceso no tiene criterios: agréguelos antes de evaluar
evaluation-ready = Esperan una decisión conjunta
evaluation-evaluators = Quiénes evalúan
evaluation-evaluators-none = Todavía no evalúa nadie
evaluation-evaluators-none-words = Nombre a personas que ya tengan una cuenta, por su correo.
evaluation-done-of = dio { $scored }, le faltan { $left }
evaluation-late = Atrasada
evaluation-end = Terminar su encargo
evaluation-name = Nombrar a alguien
evaluation-name-do = Nombrar
evaluation-send = Enviar propuestas a evaluación
evaluation-send-numbers = Una o varias
evaluation-send-do = Enviarlas
evaluation-send-kind = Todas las de un tipo
evaluation-send-before = Se envían las recibidas que no son parte de otra, las más apoyadas primero, hasta 500 de una vez.
evaluation-send-all-do = Enviar todas
evaluation-rules = Plazo y escala
evaluation-work = { $deed ->
    [score] Evaluar
    [decide] Decidir
   *[late] Recordar a quienes evalúan
}
evaluation-work-note = { $deed ->
    [score] { $count ->
        [one] Falta 1 propuesta.
       *[other] Faltan { $count } propuestas.
    }
    [decide] { $count ->
        [one] 1 propuesta ya fue evaluada por todos.
       *[other] { $count } propuestas ya fueron evaluadas por todos.
    }
   *[late] { $count ->
        [one] 1 persona está atrasada.
       *[other] { $count } personas están atrasadas.
    }
}

## Lo que pasó con ella

chain-title = Qué pasó con ella
chain-step = { $kind ->
    [received] Se recibió
    [joined] Se integró en otra
    [evaluated] Se evaluó
    [answered] La institución respondió
   *[led_to] Dio origen a un compromiso
}
chain-step-ahead = Falta la respuesta de la institución
chain-ahead = Pendiente
trace-share = { $share ->
    [full] El compromiso sale por completo de la propuesta
    [partial] El compromiso sale en parte de la propuesta
   *[inspired] La propuesta lo inspiró
}
trace-origins = De qué propuestas viene
trace-origins-words = Propuestas de la ciudadanía de las que salió este compromiso.
trace-of-proposal = Decir qué compromisos salieron de ella
trace-of-commitment = Decir de qué propuestas viene
trace-none = No se ha dicho nada todavía
trace-none-words = Lo que se diga aquí se verá en las dos páginas y en el registro público.
trace-before = Se verá en las dos páginas y queda en el registro público.
trace-do = Decirlo
trace-take-back = Quitar

## Tablero

dashboard-title = Tablero del proceso
dashboard-lead = Lo que llegó, lo que espera respuesta y quién está atrasado. Solo lo ve quien coordina.
dashboard-received = { $count ->
    [one] recibida
   *[other] recibidas
}
dashboard-unanswered = sin respuesta
dashboard-oldest = { $days ->
    [0] La más antigua sin respuesta es de hoy.
    [one] La más antigua sin respuesta espera desde hace 1 día.
   *[other] La más antigua sin respuesta espera desde hace { $days } días.
}
dashboard-unsaid = No se dijo
dashboard-by = { $by ->
    [state] Por estado
    [theme] Por tema
    [territory] Por territorio
    [waiting] Sin respuesta desde hace
    [gender] Por género
    [sector] Por sector
   *[day] Por día
}
dashboard-waiting = { $days ->
    [days_7] 7 días o menos
    [days_30] 8 a 30 días
    [days_90] 31 a 90 días
   *[more] más de 90 días
}
dashboard-earlier = antes
dashboard-late = Evaluaciones atrasadas
dashboard-late-words = faltan { $left }; plazo vencido hace { $days } { $days ->
    [one] día
   *[other] días
}
dashboard-together = Estos grupos juntos
dashboard-fewer = menos de { $least }
dashboard-too-few = Todavía hay menos de { $least } respuestas nuevas para mostrar.
dashboard-how = Género y sector se dicen por decisión propia al enviar una propuesta y se guardan solo como sumas, sin nada que los una a una persona o a una propuesta. Se muestran grupos de al menos { $least }; los demás van juntos, y las cifras cambian cuando hay al menos { $least } respuestas nuevas.
declared-title = Si quiere, cuéntenos algo de usted
declared-words = Sirve para saber a quiénes llega el proceso. Solo se suma: no se guarda junto a su propuesta ni a su cuenta.
declared-gender = { $said ->
    [woman] Mujer
    [man] Hombre
    [non_binary] No binario
    [other] Otro
   *[unsaid] Prefiero no decirlo
}
declared-sector = { $said ->
    [person] Persona particular
    [civil_society] Sociedad civil
    [academia] Academia
    [private] Sector privado
    [public] Sector público
    [other] Otro
   *[unsaid] Prefiero no decirlo
}

## Formularios

field-cocreation-propose-gender = Género
field-cocreation-propose-sector = Sector
field-cocreation-evaluate-reason = Razones de sus puntajes
field-cocreation-evaluate-reason-help = Se publican con el nombre de su organización, no con el suyo.
field-cocreation-evaluate-interest = Cuál es el conflicto
field-cocreation-evaluate-interest-help = No se publica.
field-cocreation-evaluate-note = Nota
field-cocreation-evaluate-verdict = Decisión
field-cocreation-evaluate-text = Razones de la decisión
field-cocreation-evaluate-text-help = Todos podrán leerlas.
field-cocreation-evaluation-due = Último día para evaluar
field-cocreation-evaluation-lowest = Puntaje menor
field-cocreation-evaluation-highest = Puntaje mayor
field-cocreation-evaluation-highest-help = De 0 a 20. No cambia después del primer puntaje.
field-cocreation-evaluation-address = Correo de su cuenta
field-cocreation-evaluation-body = Código de la organización por la que evalúa
field-cocreation-evaluation-body-help = Es lo que se publica. Por ejemplo: FCD.
field-cocreation-evaluation-numbers = Números de las propuestas
field-cocreation-evaluation-numbers-help = Con comas. Por ejemplo: 3, 14, 15.
field-cocreation-evaluation-theme = Tema
field-cocreation-evaluation-place = Territorio
field-cocreation-evaluation-supports = Con cuántos apoyos al menos
field-cocreation-trace-commitment = Compromiso
field-cocreation-trace-commitment-help = El código del plan, una barra y su número. Por ejemplo: EC-PAGA-1/3.
field-cocreation-trace-proposal = Propuesta
field-cocreation-trace-proposal-help = El código del proceso, un guion y su número. Por ejemplo: EC-COCREACION-3-14.
field-cocreation-trace-share = Cuánto sale de la propuesta

## Lo que hay que corregir

problem-evaluation-score = Falta un puntaje de la escala.
problem-evaluation-conflict = Tiene un conflicto de interés en esta propuesta y no puede puntuarla.
problem-evaluation-criteria = El proceso no tiene criterios.
problem-evaluation-criteria-mend = Agréguelos en la página donde se edita.
problem-evaluation-criteria-stay = Ya hay puntajes: los criterios y sus pesos no cambian.
problem-evaluation-criteria-stay-mend = Se puede agregar su nombre en otro idioma.
problem-evaluation-waiting = Todavía no evaluaron todos, y el plazo no ha terminado.
problem-evaluation-waiting-mend = Espere a los demás, o ponga un plazo.
problem-evaluation-nobody = Nadie tiene una cuenta con ese correo.
problem-evaluation-nobody-mend = Pida a la persona que cree una, o a la administración que la invite.
problem-evaluation-yourself = Nadie se nombra a sí mismo.
problem-evaluation-named = Esa persona ya evalúa en este proceso.
problem-evaluation-scale = La escala va de un número menor a uno mayor, entre 0 y 20.
problem-evaluation-scale-stays = Ya hay puntajes: la escala no cambia.
problem-evaluation-numbers = Algún número no es de una propuesta recibida que se pueda evaluar.
problem-evaluation-numbers-mend = Escriba números de propuestas recibidas, con comas; 500 como máximo.
problem-evaluation-none = No hay propuestas recibidas así.
problem-trace-unknown = Eso no se encuentra.
problem-trace-unknown-mend = Escriba el código como en el ejemplo.

## Historia

column-process-due = último día para evaluar
column-proposal-share = cuánto sale de la propuesta
column-commitment-share = cuánto sale de la propuesta
choice-share-full = por completo
choice-share-partial = en parte
choice-share-inspired = la inspiró
event-evaluation-arranged = Se fijó cómo se evalúa
event-evaluation-opened = { $count ->
    [one] Una propuesta pasó a evaluación
   *[other] { $count } propuestas pasaron a evaluación
}
event-evaluation-scored = Alguien que evalúa dio sus puntajes
event-evaluation-changed = Alguien que evalúa cambió sus puntajes
event-evaluation-conflict = Alguien que evalúa declaró un conflicto de interés
event-evaluation-conflict-found = Se encontró un conflicto de interés
event-evaluation-proposed = Se propuso una decisión conjunta
event-evaluation-agreed = Alguien que evalúa está de acuerdo con la decisión
event-evaluation-overtaken = Una decisión propuesta quedó sin efecto
event-evaluation-decided = Se publicó la decisión conjunta de la evaluación
event-proposal-led-to = Se dijo qué compromiso salió de la propuesta
event-proposal-led-not-to = Se quitó un compromiso que salía de la propuesta
event-origin-told = Se dijo de qué propuesta viene
event-origin-taken-back = Se quitó una propuesta de la que venía

## API

api-list-evaluations = Evaluaciones de propuestas que tienen una decisión conjunta.
