### Comentarios, preguntas, respuestas y su moderación.

nav-moderation = Decisiones de moderación
talk-title = Comentarios y preguntas
talk-lead = Lo que la gente dice y pregunta, y lo que las instituciones responden en público.
talk-tabs = Qué mostrar
talk-stance = { $stance ->
    [question] Pregunta
    [for] Comentario a favor
    [against] Comentario en contra
   *[neither] Comentario
}
talk-stance-many = { $stance ->
    [all] Todo
    [question] Preguntas
    [for] A favor
    [against] En contra
   *[neither] Otros comentarios
}
talk-all = { $count ->
    [one] Ver el comentario
   *[other] Ver los { $count } comentarios y preguntas
}
talk-none = Todavía nadie ha comentado ni preguntado
talk-none-words = Puede ser la primera persona. Una pregunta obliga a la institución responsable a contestar en público.
talk-of-day = del { $day }
talk-person = una persona
talk-somebody = Una persona
talk-answered = Respondida
talk-waiting = Espera respuesta
talk-unanswered = Sin respuesta
talk-due = La respuesta se debe hasta el { $day }.
talk-due-passed = La respuesta se debía hasta el { $day }.
talk-due-stands-still = Los plazos están suspendidos: todavía no hay último día.
talk-due-how = { $days } días hábiles desde el día siguiente a la pregunta, según el calendario.
talk-deadline = Respuesta a una pregunta
talk-rule-answer = Regla de este sitio
talk-answer-of = Respuesta de
talk-body-gone = una institución
talk-part = { $part ->
    [lead] responsable
    [support] institución de apoyo
   *[counterpart] contraparte
}
talk-hidden-bare = Este comentario se ocultó.
talk-withdrawn = Quien escribió este comentario lo retiró. El texto ya no existe.
talk-decided = { $appeal ->
    [yes] { $hides ->
        [yes] Se apeló, y el comentario sigue oculto
       *[no] Se apeló, y el comentario vuelve a mostrarse
    }
   *[no] { $hides ->
        [yes] Comentario ocultado por la moderación
       *[no] La moderación dejó el comentario
    }
}
talk-decided-same = Decidió la misma persona que antes, porque no hay otra con ese papel.
talk-decisions = Lo que decidió la moderación
talk-reason = { $reason ->
    [insult] Insulta o amenaza
    [hate] Desprecia a personas por lo que son
    [personal_data] Tiene datos personales
    [spam] Es publicidad o se repite
    [off_topic] No trata de esto
    [illegal] Es contrario a la ley
    [within_rules] Respeta las reglas
    [criticism] Es una crítica, y criticar se puede
   *[other] Otra razón
}
talk-choose = Elija una
talk-done = { $what ->
    [asked] Su pregunta ya es pública
    [commented] Su comentario ya es público
    [answered] La respuesta ya es pública
    [reported] La denuncia llegó
    [withdrawn] El comentario se retiró
    [appealed] La apelación llegó
    [undone] Lo decidido se deshizo
   *[decided] La decisión ya es pública
}
talk-done-next = { $what ->
    [asked] La institución responsable la ve en su trabajo y tiene que contestar aquí.
    [commented] Está en esta página, con los demás.
    [answered] Se ve debajo de la pregunta.
    [reported] La moderación la ve en su trabajo y decide. Nadie más sabe quién denunció.
    [withdrawn] El texto se borró para siempre.
    [appealed] Decide otra persona, y su decisión es definitiva.
    [undone] Lo que estaba denunciado o esperaba, espera otra vez.
   *[decided] También está en la lista de decisiones de moderación.
}
talk-do = Qué se puede hacer
talk-do-answer = Responder en nombre de una institución
talk-do-report = Denunciar
talk-do-withdraw = Es mío: retirarlo
talk-do-appeal = Es mío: ver por qué se ocultó y apelar
talk-do-moderate = Moderar
talk-changed = Alguien respondió mientras usted escribía. Léalo; su texto sigue aquí.
talk-own = Su comentario
talk-appeal = Lo que dice quien apela
talk-appeal-closed = Ya se apeló una vez. Lo que se decida sobre la apelación es definitivo.
talk-reports = { $count ->
    [0] Sin denuncias
    [one] Una denuncia
   *[other] { $count } denuncias
}

## Comentar y preguntar

talk-write-do = Comentar o preguntar
talk-write-title = Comentar o preguntar
talk-write-stance = ¿Qué quiere hacer?
talk-write-choice = { $stance ->
    [question] Preguntar a la institución responsable
    [for] Comentar a favor
    [against] Comentar en contra
   *[neither] Comentar, ni a favor ni en contra
}
talk-write-days = A una pregunta se le debe una respuesta pública en { $days } días hábiles. Es una regla de este sitio, no de la ley.
field-talk-write-text = Su texto
field-talk-write-text-help = Hasta { $comment } letras. Sin datos personales suyos ni de otras personas: será público.
talk-write-named = Mostrar mi nombre:
talk-write-named-help = Si no lo marca, se lee «una persona». Su correo no se muestra nunca.
talk-write-send = Publicar
talk-write-public = Será público al momento. Puede retirarlo cuando quiera: el texto se borra para siempre. Si rompe las reglas, la moderación puede ocultarlo, y usted puede apelar.

## Responder, denunciar, retirar, apelar

talk-deed-title = { $deed ->
    [answer] Responder
    [report] Denunciar un comentario
    [withdraw] Retirar su comentario
   *[appeal] Apelar
}
talk-deed-do = { $deed ->
    [answer] Publicar la respuesta
    [report] Enviar la denuncia
    [withdraw] Borrar el texto para siempre
   *[appeal] Enviar la apelación
}
talk-deed-before = { $deed ->
    [answer] Será pública al momento, en nombre de su institución, y quedará en el registro.
    [report] Solo la moderación la lee. No sabrá quién la envió. Puede denunciar cada comentario una vez.
    [withdraw] No se puede deshacer. Si alguien le respondió, queda el lugar del comentario, sin su texto.
   *[appeal] Solo la moderación la lee. Puede apelar una vez.
}
field-talk-answer-text = Respuesta
field-talk-answer-text-help = Hasta { $comment } letras, en palabras sencillas. Sin datos personales.
field-talk-report-reason = ¿Qué pasa con este comentario?
field-talk-report-text = ¿Quiere explicarlo?
field-talk-report-text-help = Hace falta si eligió «Otra razón».
field-talk-appeal-text = ¿Por qué debe volver a mostrarse?
field-talk-appeal-text-help = Hasta { $comment } letras.

## Moderar

talk-moderate-title = Decidir sobre un comentario denunciado
talk-moderate-appeal-title = Decidir sobre una apelación
talk-moderate-outcome = ¿Qué decide?
talk-moderate-choice = { $outcome ->
    [keep] Que se muestre
   *[hide] Que quede oculto
}
field-talk-moderate-reason = Razón
field-talk-moderate-words = Explicación
field-talk-moderate-words-help = Será pública. No repita lo que se oculta ni diga quién lo escribió.
talk-moderate-do = Publicar la decisión
talk-moderate-public = La decisión es pública, sin su nombre. Si oculta el comentario, quien lo escribió puede apelar una vez.
talk-moderate-final = Lo que decida es definitivo y público, sin su nombre.
talk-moderate-same = Usted ya decidió antes sobre este comentario
talk-moderate-same-words = Si hay otra persona que modera, decide ella. Si no la hay, puede decidir usted, y la decisión lo dice.
talk-moderate-changed = Hay algo nuevo sobre este comentario. Léalo antes de decidir; su texto sigue aquí.
talk-log-title = Decisiones de moderación
talk-log-lead = Qué se denunció, qué se decidió y por qué. Sin nombres y sin lo que se ocultó.
talk-log-place = Ver el lugar
talk-log-none = Todavía no hay decisiones
talk-log-none-words = Cuando la moderación decida sobre algo denunciado, su decisión estará aquí.

## Mi trabajo

talk-work = { $deed ->
    [answer] Responder una pregunta
    [report] Decidir sobre un comentario denunciado
    [appeal] Decidir sobre una apelación
   *[hidden] Su comentario se ocultó: puede apelar
}

## Historial

event-comment-published = { $count ->
    [one] Se publicó un comentario
   *[other] Se publicaron { $count } comentarios
}
event-comment-asked = { $count ->
    [one] Una persona preguntó
   *[other] Se hicieron { $count } preguntas
}
event-comment-answered = { $count ->
    [one] Se respondió a una persona
   *[other] Se dieron { $count } respuestas
}
event-comment-reported = { $count ->
    [one] Se denunció un comentario
   *[other] Se denunciaron { $count } comentarios
}
event-comment-hidden = { $count ->
    [one] La moderación ocultó un comentario
   *[other] La moderación ocultó { $count } comentarios
}
event-comment-kept = { $count ->
    [one] La moderación dejó un comentario denunciado
   *[other] La moderación dejó { $count } comentarios denunciados
}
event-comment-appealed = { $count ->
    [one] Se apeló una decisión de moderación
   *[other] Se apelaron { $count } decisiones de moderación
}
event-comment-appeal-granted = { $count ->
    [one] Se aceptó una apelación: el comentario vuelve a mostrarse
   *[other] Se aceptaron { $count } apelaciones
}
event-comment-appeal-refused = { $count ->
    [one] No se aceptó una apelación: el comentario sigue oculto
   *[other] No se aceptaron { $count } apelaciones
}
event-comment-moved = { $count ->
    [one] Cambió el estado de un comentario
   *[other] Cambió el estado de { $count } comentarios
}
event-comment-withdrawn = { $count ->
    [one] Alguien retiró su comentario
   *[other] Se retiraron { $count } comentarios
}

## Lo que hay que corregir

problem-talk-choice = Elija una de las opciones.
problem-talk-said-already = Usted ya dijo exactamente esto aquí.
problem-talk-said-already-mend = Ya está publicado; no hace falta enviarlo otra vez.
problem-talk-reported-already = Usted ya denunció este comentario.
problem-talk-reported-already-mend = La moderación lo tiene; no hace falta enviarla otra vez.
problem-talk-answers-many = Su institución ya respondió cinco veces aquí.
problem-talk-answers-many-mend = Si hay algo nuevo, infórmelo en el compromiso o el hito.
problem-talk-another-decides = Usted ya decidió sobre este comentario.
problem-talk-another-decides-mend = Sobre la apelación decide otra persona que modere.
problem-talk-reason-fits = La razón no va con la decisión.
problem-talk-reason-fits-mend = Para dejarlo, elija por qué se puede decir; para ocultarlo, qué regla rompe.
error-stance = No hay comentarios de esa clase
    .help = Use question, for, against o neither.
error-about = Eso no nombra ninguna cosa
    .help = En about= van una clase y un identificador, por ejemplo commitment:018f3c3e-0000-7000-8000-000000000000.

## API

api-list-comments = Comentarios, preguntas y respuestas: todos, o los de un compromiso o un hito.
sheet-comments = Comentarios
