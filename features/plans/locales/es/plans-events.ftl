### Historial, navegación y filtros.

nav-plans = Planes

## Historial

event-plan-imported = { $created ->
    [0] { $changed ->
        [one] El plan se cargó desde una hoja de cálculo: 1 registro con cambios
       *[other] El plan se cargó desde una hoja de cálculo: { $changed } registros con cambios
    }
    [one] { $changed ->
        [0] El plan se cargó desde una hoja de cálculo: 1 registro nuevo
        [one] El plan se cargó desde una hoja de cálculo: 1 registro nuevo y 1 con cambios
       *[other] El plan se cargó desde una hoja de cálculo: 1 registro nuevo y { $changed } con cambios
    }
   *[other] { $changed ->
        [0] El plan se cargó desde una hoja de cálculo: { $created } registros nuevos
        [one] El plan se cargó desde una hoja de cálculo: { $created } registros nuevos y 1 con cambios
       *[other] El plan se cargó desde una hoja de cálculo: { $created } registros nuevos y { $changed } con cambios
    }
}
event-theme-created = { $count ->
    [one] Se registró el tema
   *[other] Se registraron { $count } temas
}
event-theme-changed = { $count ->
    [one] Cambiaron datos del tema
   *[other] Cambiaron datos de { $count } temas
}
event-commitment-created = { $count ->
    [one] Se registró el compromiso
   *[other] Se registraron { $count } compromisos
}
event-commitment-changed = { $count ->
    [one] Cambiaron datos del compromiso
   *[other] Cambiaron datos de { $count } compromisos
}
event-milestone-created = { $count ->
    [one] Se registró el hito
   *[other] Se registraron { $count } hitos
}
event-milestone-changed = { $count ->
    [one] Cambiaron datos del hito
   *[other] Cambiaron datos de { $count } hitos
}
event-evidence-added = { $count ->
    [one] Se agregó un medio de verificación
   *[other] Se agregaron { $count } medios de verificación
}
event-evidence-changed = { $count ->
    [one] Cambió un medio de verificación
   *[other] Cambiaron { $count } medios de verificación
}
event-learning-added = { $count ->
    [one] Se agregó algo que se aprendió
   *[other] Se agregaron { $count } aprendizajes
}
event-learning-changed = { $count ->
    [one] Cambió algo que se aprendió
   *[other] Cambiaron { $count } aprendizajes
}
event-act-received = Se entregó un acta firmada electrónicamente
event-act-scan-received = Se entregó la copia escaneada de un acta
event-edition-asked = Se pidió guardar un documento del plan
event-edition-made = Se guardó un documento del plan
event-edition-not-made = Un documento del plan no se pudo componer

## Filtros de la búsqueda

facet-kind-plan = Plan
facet-kind-theme = Tema
facet-kind-commitment = Compromiso
facet-kind-milestone = Hito
facet-state-co-creating = En cocreación
facet-state-submitted = Presentado
facet-state-in-implementation = En ejecución
facet-state-closed = Cerrado
facet-state-assessed = Evaluado
facet-state-not-started = Sin empezar
facet-state-in-progress = En curso
facet-state-completed = Cumplido
facet-state-cancelled = Cancelado
