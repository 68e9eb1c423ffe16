### Actas que se entregan firmadas.

plans-acts = Actas firmadas
plans-acts-one = Acta firmada
plans-acts-number = Acta { $number }
plans-acts-all = { $count ->
    [one] Cómo se revisó el acta
   *[other] Las { $count } actas entregadas y cómo se revisaron
}
plans-acts-about = Actas de este compromiso
plans-acts-handed-in = Entregada y revisada: { $moment }
plans-acts-signed = { $count ->
    [one] Documento con 1 firma electrónica
   *[other] Documento con { $count } firmas electrónicas
}
plans-acts-scan = Copia escaneada
plans-acts-scan-words = Este archivo no lleva firma electrónica: es una imagen o una copia. Nada en él prueba quién lo firmó.
plans-acts-nobody = Firmante sin nombre
plans-acts-claims = Dice ser de
plans-acts-verdict = { $verdict ->
    [valid] Firma válida
    [altered] Documento alterado
    [unknown_issuer] Emisor desconocido
    [expired] Certificado vencido
    [weak] Firma débil
   *[unreadable] Firma ilegible
}
plans-acts-verdict-words = { $verdict ->
    [valid] Lo firmado es lo que está en el archivo, y un emisor de confianza responde por quien firmó.
    [altered] Lo que está en el archivo no es lo que se firmó, o después se le agregó algo más que otras firmas.
    [unknown_issuer] La firma corresponde al archivo, pero ningún emisor de confianza responde por quien firmó.
    [expired] La firma corresponde al archivo, pero el certificado de quien firmó, o el de su emisor, no estaba vigente en el momento que cuenta.
    [weak] La firma corresponde a un método que hoy se puede imitar: no prueba quién firmó.
   *[unreadable] El archivo trae una firma que no se puede leer o de un método que no se conoce.
}
plans-acts-added-to = Después de esta firma el archivo recibió otras firmas o pruebas; lo demás no cambió.
plans-acts-at = Fecha según quien firmó: { $moment }
plans-acts-stamped = Ya estaba firmada el { $moment }, según el sello de tiempo de { $by }
plans-acts-issuer = Emisor del certificado: { $issuer }
plans-acts-received = Entregada y revisada
plans-acts-download = Descargar el acta { $number }
plans-acts-download-signature = Descargar la firma del acta { $number }
plans-acts-none = Todavía no hay un acta firmada
plans-acts-none-words = Aquí se verá el acta con quién la firmó y si sus firmas son válidas.
plans-acts-how-title = Cómo se revisan las firmas
plans-acts-how = { $roots ->
    [0] Las firmas se revisan una vez, al entregar el archivo, sin consultar a nadie. Este portal no tiene configurado ningún emisor de confianza, así que ninguna firma puede resultar válida.
    [one] Las firmas se revisan una vez, al entregar el archivo, sin consultar a nadie, con 1 emisor de confianza configurado.
   *[other] Las firmas se revisan una vez, al entregar el archivo, sin consultar a nadie, con { $roots } emisores de confianza configurados.
}
plans-acts-how-times = La fecha que pone quien firma no la prueba nadie: los certificados deben estar vigentes el día de la revisión, o en el momento de un sello de tiempo de un emisor de confianza.
plans-acts-how-revoked = No se consulta si un certificado fue revocado: puede serlo sin que aquí se sepa.
plans-hand-in-title = Entregar un acta firmada
plans-hand-in-lead = Entregue el acta firmada electrónicamente (PDF o P7M), o una copia escaneada. De la firma electrónica se revisa quién firmó y si el documento cambió después.
plans-hand-in-do = Entregar
plans-hand-in-public = El archivo y los nombres de quienes firman serán públicos.
field-act-file = Acta firmada
field-act-file-help = PDF, P7M o una foto. Si la firma vino en un archivo aparte (P7S), elija los dos.
problem-act-known = Este mismo archivo ya fue entregado.
problem-act-known-mend = Véalo entre las actas del compromiso.
problem-act-many = Este compromiso ya tiene todas las actas que caben.
problem-act-many-mend = Avise a quien coordina el plan.
problem-act-missing = No se eligió ningún archivo.
problem-act-missing-mend = Elija el acta firmada en su equipo.
problem-act-alone = Este archivo trae solo la firma, sin el documento firmado.
problem-act-alone-mend = Elija a la vez el documento y su firma.
problem-act-two = Se eligieron archivos que no son un documento y su firma.
problem-act-two-mend = Entregue un acta a la vez.
problem-act-kind = Un acta es un PDF, un P7M o una imagen, y este archivo es otra cosa.
problem-act-kind-mend = Guárdela como PDF y fírmela, o entregue una copia escaneada.
problem-act-picture = De una imagen se guarda una copia sin datos ocultos, a la que la firma aparte ya no corresponde.
problem-act-picture-mend = Firme un PDF, o entregue la imagen sola como copia escaneada.
