### Lo que pasó con un compromiso, en la cadena de otra página.

plans-onward-done = { $done } de { $total } hitos cumplidos
plans-onward-evidence = { $count ->
    [0] sin medios de verificación
    [one] 1 medio de verificación
   *[other] { $count } medios de verificación
}
