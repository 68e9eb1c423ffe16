### La moderación de lo que no son comentarios, y decidir sobre varias cosas a la vez.

talk-judge-title = Moderación
talk-thing-report = Denunciar
talk-thing-appeal = Es mío: ver por qué se ocultó y apelar
talk-thing-words = Lo que dice
talk-thing-deed-title = { $deed ->
    [report] Denunciar
   *[appeal] Apelar
}
talk-thing-before = { $deed ->
    [report] Solo la moderación la lee. No sabrá quién la envió. Puede denunciar cada cosa una vez.
   *[appeal] Solo la moderación la lee. Puede apelar una vez.
}
talk-thing-decided = { $appeal ->
    [yes] { $hides ->
        [yes] Se apeló, y sigue oculto
       *[no] Se apeló, y vuelve a mostrarse
    }
   *[no] { $hides ->
        [yes] Ocultado por la moderación
       *[no] La moderación decidió que se muestre
    }
}
talk-decided-undone = La moderación deshizo lo que había decidido
talk-thing-work = { $deed ->
    [appeal] Decidir sobre una apelación
    [first] Mirar antes de que se publique
    [hidden] Lo suyo se ocultó: puede apelar
   *[report] Decidir sobre una denuncia
}
talk-moderate-thing-title = Decidir
talk-first-look = Todavía no es público
talk-first-look-words = Algo en esto llamó la atención, y la cuenta es reciente. Solo su autora o autor lo ve hasta que usted decida. Si se muestra, será público al momento.

## Lo que espera

talk-pending-title = Lo que espera a la moderación
talk-pending-lead = Primero las apelaciones, después lo que nadie ha visto todavía, y al final lo denunciado. No se muestra quién lo escribió ni quién lo denunció.
talk-pending-why = { $why ->
    [appeal] Apelación
    [first] Espera una primera mirada
   *[report] Denunciado
}
talk-pending-alone = Decidir solo sobre esto
talk-pending-more = Hay más. Se verá cuando decida sobre esto.
talk-pending-bulk = Decidir sobre lo marcado, por una misma razón
talk-pending-undo = Cada decisión es pública, sin su nombre. Lo que decida así se puede deshacer mientras nadie apele ni decida otra cosa. Sobre cada apelación se decide por separado.
talk-pending-do = Publicar la decisión sobre lo marcado
talk-pending-none = Nada espera
talk-pending-none-words = Cuando alguien denuncie o apele, o algo necesite una primera mirada, estará aquí.
talk-batch-title = Una decisión sobre varias cosas
talk-batch-count = { $count ->
    [one] Una cosa
   *[other] { $count } cosas
}
talk-undo-title = Deshacer
talk-undo-words = { $count ->
    [one] Una vuelve a estar como estaba. La decisión y que se deshizo quedan en la lista pública.
   *[other] { $count } vuelven a estar como estaban. La decisión y que se deshizo quedan en la lista pública.
}
field-talk-undo-words = Por qué se deshace
field-talk-undo-words-help = Será público. No repita lo que se había ocultado.
talk-undo-do = Deshacer la decisión
talk-undo-none = Ya no hay nada que deshacer: se deshizo, alguien apeló o se decidió otra cosa.

## Historial

event-moderation-reported = { $count ->
    [one] Se denunció algo
   *[other] Hubo { $count } denuncias
}
event-moderation-hidden = { $count ->
    [one] La moderación decidió ocultar algo
   *[other] La moderación decidió ocultar { $count } cosas
}
event-moderation-kept = { $count ->
    [one] La moderación decidió que algo se muestre
   *[other] La moderación decidió que { $count } cosas se muestren
}
event-moderation-appealed = { $count ->
    [one] Se apeló una decisión de moderación
   *[other] Se apelaron { $count } decisiones de moderación
}
event-moderation-appeal-granted = { $count ->
    [one] Se aceptó una apelación
   *[other] Se aceptaron { $count } apelaciones
}
event-moderation-appeal-refused = { $count ->
    [one] No se aceptó una apelación
   *[other] No se aceptaron { $count } apelaciones
}
event-moderation-undone = { $count ->
    [one] La moderación deshizo una decisión
   *[other] La moderación deshizo { $count } decisiones
}
event-comment-undone = { $count ->
    [one] La moderación deshizo una decisión sobre un comentario
   *[other] La moderación deshizo { $count } decisiones sobre comentarios
}

## Lo que hay que corregir

problem-talk-bulk-some = No marcó nada, o marcó demasiado.
problem-talk-bulk-some-mend = Marque al menos una cosa, y hasta 200.
problem-talk-bulk-moved = Otra persona ya decidió sobre algo de lo marcado. No se decidió nada.
problem-talk-bulk-moved-mend = La lista muestra lo que todavía espera. Marque de nuevo.
