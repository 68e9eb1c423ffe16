### Actas que se entregan firmadas.

plans-acts = Actas firmadas
plans-acts-number = Acta { $number }
plans-acts-signed = { $count ->
    [one] Documento con 1 firma electrónica
   *[other] Documento con { $count } firmas electrónicas
}
plans-acts-scan = Copia escaneada
plans-acts-scan-words = Este archivo no lleva firma electrónica: es una imagen o una copia. Nada en él prueba quién lo firmó.
plans-acts-nobody = Firmante sin nombre
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
    [altered] Lo que está en el archivo no es lo que se firmó, o se le agregó algo después.
    [unknown_issuer] La firma corresponde al archivo, pero ningún emisor de confianza responde por quien firmó.
    [expired] La firma corresponde al archivo, pero el certificado de quien firmó, o el de su emisor, no valía cuando se revisó.
    [weak] Se firmó con un método que hoy cualquiera podría imitar.
   *[unreadable] El archivo trae algo con forma de firma que no se puede leer.
}
plans-acts-added-to = Después de esta firma se agregó algo al archivo, que firmó otra persona: lo que esta firma prueba es la versión anterior.
plans-acts-at = Firmada, según el firmante: { $moment }
plans-acts-issuer = Emisor del certificado: { $issuer }
plans-acts-received = Entregada y revisada
plans-acts-download = Descargar el archivo
plans-acts-none = Todavía no hay un acta firmada
plans-acts-none-words = Aquí se verá el acta con quién la firmó y si sus firmas son válidas.
plans-acts-how = { $roots ->
    [0] Las firmas se revisan sin consultar a nadie. Este portal no tiene configurado ningún emisor de confianza, así que ninguna firma puede resultar válida.
    [one] Las firmas se revisan sin consultar a nadie, con 1 emisor de confianza configurado. No se consulta si un certificado fue revocado.
   *[other] Las firmas se revisan sin consultar a nadie, con { $roots } emisores de confianza configurados. No se consulta si un certificado fue revocado.
}
plans-hand-in-title = Entregar un acta firmada
plans-hand-in-lead = Entregue el acta firmada electrónicamente (PDF o P7M), o una copia escaneada. De la firma electrónica se revisa quién firmó y si el documento cambió después.
plans-hand-in-do = Entregar
plans-hand-in-public = El archivo y los nombres de quienes firman serán públicos.
field-act-file = Acta firmada
field-act-file-help = PDF, P7M o una foto. 20 MB como máximo.
problem-act-known = Este mismo archivo ya fue entregado.
problem-act-known-mend = Véalo entre las actas del compromiso.
problem-act-many = Este compromiso ya tiene todas las actas que caben.
problem-act-many-mend = Avise a quien coordina el plan.
problem-act-missing = No se eligió ningún archivo.
problem-act-missing-mend = Elija el acta firmada en su equipo.
