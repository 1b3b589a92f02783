# Lo que dice el intérprete, en español. Lo que dice el propio Python, sus excepciones y trazas, no está aquí: es lo que
# también encontrarás en cualquier otro sitio.

# Lugares en un texto.
text-place = línea { $line }, columna { $column }: { $words }
note-at-place = Línea { $line }, columna { $column }: { $words }

# Qué puede estar mal en un programa antes de ejecutarlo.
py-unavailable = este playground no admite { $what }
py-unavailable-module = este playground no tiene el módulo `{ $what }`; tiene requests, json, io, datetime y base64
py-missing = aquí falta { $what }
py-unexpected = Python no espera esto aquí; mira lo que hay justo antes
py-keyword = esta palabra es de Python y no puede ser un nombre; elige otra
py-character = este carácter no significa nada en Python; quítalo o ponlo entre comillas
py-non-ascii-name = en este playground los nombres se escriben con a-z, A-Z, 0-9 y _; el texto va entre comillas
py-space = este es un espacio especial, quizá pegado de una página; escribe un espacio normal
py-curly-quote = las comillas tipográficas no son comillas para Python; escribe ' o "
py-unclosed-text = a esta cadena le faltan las comillas de cierre; ponlas donde acaba el texto
py-unclosed-triple-text = esta cadena empieza con tres comillas y necesita otras tres para acabar
py-unclosed-bracket = este paréntesis, corchete o llave no se cierra nunca; añade el que lo cierra
py-unopened-bracket = este paréntesis, corchete o llave no cierra nada; quítalo o abre uno antes
py-wrong-bracket = este signo de cierre no es pareja del que está abierto
py-backslash = después de `\` tiene que acabar la línea; fuera de las comillas, une dos líneas
py-escape = esta secuencia de escape no está completa; para una sola barra invertida escribe \\
py-non-ascii-bytes = los bytes (b'…') solo admiten caracteres ASCII; para los demás escribe \x y dos cifras hexadecimales
py-mixed-text = no se pueden unir texto y bytes (b'…'); haz que los dos sean iguales
py-number = este no es un número que Python sepa leer
py-leading-zero = un número no puede empezar por 0; quita el cero o pon las cifras entre comillas
py-long-number = Python no lee números de más de 4300 cifras
py-unexpected-indent = esta línea empieza con espacios y no debería tener sangría; quítalos
py-no-block = después de `:` la línea siguiente necesita sangría: empiézala con espacios; si no hay nada que hacer, escribe `pass`
py-dedent = esta línea tiene menos sangría que el bloque, pero no coincide con ninguna línea de arriba; alinéala
py-mixed-tabs = la sangría mezcla tabuladores y espacios; usa solo espacios
py-target = a la izquierda de `=` solo puede haber un nombre, un elemento o un atributo; para comparar se usa `==`
py-assign = `=` da un valor a un nombre; para comparar usa `==`
py-print = `print` necesita paréntesis: print(…)
py-argument-order = un argumento sin nombre no puede ir detrás de uno con nombre (nombre=valor)
py-repeated-argument = este argumento está dos veces; quita uno
py-star = `*` y `**` solo desempaquetan valores dentro de paréntesis, corchetes o llaves
py-empty-replacement = entre las llaves de una f-string va un valor; para una llave como texto escribe dos
py-single-brace = hay una sola llave de cierre en una f-string; si la quieres como texto, escribe dos
py-replacement-text = entre las llaves de una f-string no puede haber \ ni #; da antes un nombre al valor
py-lone-try = `try` necesita debajo un `except` o un `finally`
py-bare-except = un `except:` sin tipo tiene que ser el último
py-outside-loop = `break` y `continue` van dentro de un `for`
py-import = este import no está completo: `import requests` o `from requests import put`
py-deep = hay demasiados niveles, uno dentro de otro; da antes un nombre a una parte
py-long = este programa es demasiado largo para el playground

# Qué falta en un programa.
py-a-value = un valor
py-a-name = un nombre
py-conversion = r, s o a detrás de `!`
py-parenthesis-or-comma = `)` o `,`
py-bracket-or-comma = `]` o `,`
py-brace-or-comma = `{ "}" }` o `,`
py-brace-comma-or-colon = `{ "}" }`, `,` o `:`
py-colon-and-value = `:` y un valor

# Python que el playground no ejecuta.
py-comprehension = `for` entre paréntesis, corchetes o llaves
py-several-slices = un índice con varias rebanadas (slices)
py-many-arguments = una llamada con más de 255 argumentos
py-with-parentheses = `with` con varios valores entre paréntesis
py-as-target = otra cosa que un nombre después de `as`
py-decorator = decoradores (`@`)
py-annotation = un tipo después de `:`
py-del-list = `del` con una lista de nombres entre paréntesis o corchetes
py-own-modules = importar tus propios módulos (`.`)
py-module-space = un espacio en el nombre de un módulo
py-slice-change = cambiar una rebanada (slice)
py-star-target = `*` a la izquierda de `=`
py-complex-literal = números complejos (con `j`)
py-named-character = \N{ "{" }…{ "}" }, un carácter por su nombre
py-file-writing = escribir en un archivo
py-type-statement = `type` como sentencia

# Lo que el playground no tiene, cuando se descubre al ejecutar: mensajes de excepciones.
py-cannot-be-made = este playground no puede crear `{ $name }`
py-no-hook = este playground no admite este hook
py-no-date-format = este playground no admite formatos de fechas
py-no-type-index = en este playground no se puede usar type con corchetes
py-no-encoding = este playground no tiene la codificación '{ $name }'
py-no-errors = este playground no admite errors='{ $name }'
py-no-call = este playground no admite esta llamada
py-no-mode = este playground no admite el modo '{ $name }'
py-no-complex = este playground no admite números complejos

# Por qué se ha parado un programa.
py-limit-requests = El programa se ha parado: ha enviado 1000 peticiones, y más podrían dañar al servidor.
py-limit-time = El programa se ha parado: lleva 10 segundos calculando.
py-limit-memory = El programa se ha parado: crea valores demasiado grandes para esta página.
py-limit-output = El programa se ha parado: ha imprimido más de lo que esta página puede mostrar.
run-cancelled = El programa se ha parado: se canceló su petición.

# Lo que un navegador no da a un programa, o hace en su lugar.
run-sorted = El navegador entrega las cabeceras en minúsculas y ordenadas por nombre. Python las imprime en el orden y con las mayúsculas con que las envió el servidor.
run-hidden = Esta respuesta viene de otro origen, así que el navegador solo muestra las cabeceras que cualquier página puede leer o que el servidor permite (Access-Control-Expose-Headers). Python las ve todas.
run-cookies = Un navegador no muestra Set-Cookie a ninguna página, así que aquí `cookies` queda vacío. Guarda las cookies él mismo y las envía al propio origen de la página.
run-redirected = El navegador ha seguido una redirección por su cuenta: `url` es adonde llevaba, pero `history` está vacío y `request` es la petición tal como la envió el programa.
run-timed-out = Python distingue entre un servidor al que no se llega a tiempo (ConnectTimeout) y uno que responde demasiado tarde (ReadTimeout). El navegador no, así que se lanza ReadTimeout.
run-unknown-method = El navegador, o este playground, no envía { $method }. Python sí lo habría enviado.
run-dropped = El navegador no envía la cabecera { $name } de este programa: ese nombre se lo reserva él. Python la envía.
run-user-agent = Algunos navegadores envían su propio User-Agent, pida lo que pida la página.
run-no-body = Un navegador no envía cuerpo con { $method }: se omiten los { $length } bytes que Python enviaría.
run-verify = `verify=` no tiene efecto: el navegador comprueba los certificados él mismo, y siempre.
run-cert = `cert=` no tiene efecto: el navegador elige los certificados él mismo.
run-proxies = `proxies=` no tiene efecto: el navegador usa los proxies de su configuración.
run-stream = `stream=True` no tiene efecto: el programa sigue cuando ha llegado todo el contenido.
run-one-limit = Un navegador tiene un solo tiempo límite para todo el intercambio: aquí, los dos de `timeout=` juntos.

# Qué ha pasado con una petición que ha fallado.
run-failed = { $failure ->
    [timed-out] El tiempo límite se agotó antes de que la respuesta estuviera completa. Aun así, puede que la petición llegara y se cumpliera.
    [offline] Este dispositivo no tiene red, así que el navegador no puede llegar al servidor. Conéctalo y ejecuta el programa otra vez.
    [bad-url] No se ha enviado nada: para el navegador esta dirección no es una URL. Mira cómo está escrita.
    [bad-port] No se ha enviado nada: los navegadores no se conectan nunca a este puerto, que es de un servicio que no es HTTP. Python sí lo habría hecho.
    [mixed-content] No se ha enviado nada: esta página llegó por https, y un navegador no la deja llamar a una dirección http. Python sí lo habría hecho.
    [policy] No se ha enviado nada: la política de seguridad de esta página prohíbe la dirección. Python no conoce políticas así.
    [local-network] No se ha enviado nada: el navegador no deja a esta página entrar en la red local. Permítelo en los ajustes del sitio.
    [no-answer] En esta dirección no responde nadie. ¿Está en marcha el servidor? ¿Es correcto el puerto?
    [withheld] El servidor responde, pero no permite que esta página lo lea (CORS). El mismo programa funciona en Python: CORS solo obliga a los navegadores.
    [unexplained] O no respondió nadie, o llegó una respuesta que esta página no puede leer (CORS). Los navegadores hacen que parezca lo mismo.
    [redirect-failed] El servidor responde con una redirección; el navegador la siguió y no llegó a ningún final.
    [redirect-hidden] La respuesta es una redirección que el programa no sigue. En ese caso un navegador no muestra ni el estado ni la cabecera Location; Python muestra los dos.
    [body-unreadable] Llegó el estado, pero el cuerpo se cortó o no se pudo leer.
    [undecodable] Llegó la respuesta, pero su cuerpo no está en la codificación que dice Content-Encoding.
    [header-refused] No se ha enviado nada: el navegador no acepta una de las cabeceras, por su nombre o por su valor.
   *[other] No se ha enviado nada: el navegador ha rechazado la petición.
}

# Lo mismo, como mensaje de la excepción que lanza Python.
raised-no-answer = ahí no responde nadie
raised-offline = el navegador no tiene red
raised-mixed-content = el navegador no deja que una página https llame a una dirección http
raised-bad-port = los navegadores no se conectan a ese puerto
raised-policy = la política de la página prohíbe esta dirección
raised-local-network = el navegador no deja a esta página entrar en la red local
raised-withheld = el navegador no da la respuesta a esta página (CORS)
raised-unexplained = ahí no responde nadie, o el navegador no da la respuesta a esta página (CORS)
raised-redirect-hidden = La respuesta es una redirección, y un navegador no muestra nada de una redirección que no sigue
raised-body-unreadable = Conexión cortada: el contenido de la respuesta { $status } no llegó hasta el final
raised-redirect-failed = El navegador siguió las redirecciones de la respuesta y no llegó a ningún final
raised-undecodable = El contenido de la respuesta { $status } no está en la codificación que dice: { $coding }
raised-bad-url = Para el navegador esta dirección no es una URL
raised-header-refused = El navegador no acepta la cabecera { $name }
raised-refused = El navegador se negó a enviar la petición: { $reason }
raised-unknown-method = este playground no puede enviar el método { $method }
raised-nothing = no hay nada que enviar

# Por qué un programa no tiene campos, o no se puede cambiar.
fields-no-import = El programa todavía no conoce `requests`. Escribe `import requests` en la primera línea.
fields-no-call = El programa no envía ninguna petición. Añade una línea como requests.put('https://example.com/', data={ "{" }'clave': 'valor'{ "}" }).
fields-not-json = El campo JSON no contiene JSON, así que no se puede escribir en Python. Corrígelo ahí.
fields-hidden = El programa da esta parte de un modo que solo se conoce al ejecutarlo, así que los campos no pueden cambiarla. Cámbiala en el programa o escribe el valor en la propia llamada.
edit-no-call = el programa no envía ninguna petición
edit-not-json = el cuerpo no es JSON
edit-hidden = el programa da esta parte de un modo que solo se conoce al ejecutarlo

# Lo que los campos no pueden mostrar de un programa.
take-places = El programa envía en { $count } sitios; los campos muestran el primero.
take-method = Una página del navegador no puede enviar { $name } desde estos campos; muestran { $method }, y el programa conserva su método.
take-no-url = La llamada todavía no tiene URL: es su primer argumento.
take-data-beside-files = Junto a `files=`, `data=` tiene que ser un diccionario; ahí `requests` rechaza una cadena.
take-no-body = Un navegador no envía cuerpo con { $method }; `requests` sí.
take-cookies = `cookies=` no tiene campo: un navegador guarda las cookies él mismo y envía las que le dio el servidor.
take-computed = El programa calcula `{ $name }=`: los campos muestran lo que tenían antes. Ejecútalo para verlo.
take-auth = `auth=` tiene caracteres que `requests` no puede enviar: nombre y contraseña van en ISO-8859-1.
take-blank = `{ $name }=` tiene una entrada sin nombre ni valor, que los campos omiten.
take-part = La parte `{ $name }` no tiene nombre de archivo y, sin embargo, tiene un tipo o un contenido que no cabe en los campos; se queda solo en el programa.

# Lo que un programa no tiene de los campos.
write-computed = El programa calcula `{ $name }=`, que se queda como está en el programa, digan lo que digan los campos.
write-off = { $count ->
    [one] En el programa no está una fila que está desactivada.
   *[other] En el programa no están las filas que están desactivadas.
}
write-repeated = { $name } está en varias filas; un diccionario solo tiene un sitio para esa clave, así que los valores se unen con comas, como hace un navegador.
write-no-body = El cuerpo no está en el programa: un navegador no envía ninguno con { $method }.
write-modes = Los modos de credenciales y de caché son de un navegador; `requests` no tiene ni sus cookies ni su caché.

# Por qué no se puede mostrar lo que envía un programa.
prepare-file = El programa abre el archivo { $name }. Elígelo en los campos para ver qué se envía.
prepare-slow = El programa calcula más de un segundo antes de enviar; ejecútalo para ver qué envía.
prepare-silent = El programa termina antes de enviar nada.

# En qué se diferencian las peticiones de Python y del navegador, y por qué.
differs-request = Petición
differs-method = Método
differs-target = Destino
differs-order = Orden
differs-case = Mayúsculas
differs-body = Cuerpo
why-nothing = El navegador todavía no puede enviar nada: los campos dicen qué falta.
why-method = El programa y los campos dicen métodos distintos.
why-escapes = Es la misma dirección, con otros caracteres escapados: `requests` deja sin escapar letras, cifras y -._~, y escapa lo que RFC 3986 no enumera; un navegador solo escapa lo que dice el URL Standard.
why-address = `requests` y el navegador escriben esta dirección de forma distinta: segmentos con puntos, barras invertidas, espacios o escapes; o el programa la calcula.
why-host = Un nombre que no es ASCII viaja como xn--…; para ello `requests` sigue IDNA 2008, y un navegador, UTS 46.
why-lengths = Los cuerpos son distintos, y sus longitudes también.
why-no-content = `requests` dice que no hay contenido; un navegador solo lo dice con PUT y POST.
why-dropped = Un navegador se reserva esta cabecera y la quita sin avisar; `requests` la envía.
why-no-row = El programa pone esta cabecera, y los campos no tienen ninguna fila para ella.
why-values = El programa y los campos dan valores distintos a esta cabecera.
why-only-row = Los campos tienen una fila para esta cabecera, y el programa no la pone.
why-no-type = `requests` no da ningún tipo a un cuerpo de texto, de bytes o de un archivo; aquí los campos dicen uno.
why-chunks = El navegador conoce la longitud; en su lugar, `requests` envía fragmentos (chunks).
why-length = El navegador dice qué longitud tiene el cuerpo; aquí `requests` no envía ninguna.
why-languages = Un navegador añade los idiomas del usuario, y desde dónde y para qué pide una página. Python no tiene ninguna de las dos cosas.
why-empty-form = `requests` dice el tipo de un formulario aunque no quede nada de él; aquí el navegador no tiene cuerpo.
why-untyped = Los campos no dan ningún tipo al cuerpo.
why-types = El programa y los campos envían cuerpos de tipos distintos.
why-boundary = El separador entre las partes (boundary) se elige al azar: cada petición tiene otro.
why-parameter = El mismo tipo con otro parámetro, como charset.
why-order = Cada uno tiene su orden: `requests` envía primero sus valores por defecto, luego los tuyos y luego los del cuerpo; el orden de un navegador es cosa suya. No significa nada (RFC 9110 §5.3).
why-case = `requests` envía los nombres con las mayúsculas con que los escribes; un navegador puede enviarlos en minúsculas, y con HTTP/2 tiene que hacerlo. No significa nada (RFC 9110 §5.1).
why-chunked = `requests` pone delante de cada fragmento su longitud, y al final un fragmento vacío.
why-no-body = Un navegador no envía cuerpo con GET ni con HEAD; `requests` sí.
why-json = Es el mismo JSON: `requests` escribe un espacio después de cada coma y de cada dos puntos, y escapa lo que no es ASCII; el navegador envía el texto tal como lo escribiste.
why-form = Es el mismo formulario: Python escapa `*` y deja ~; un navegador deja `*` y escapa ~.
why-only-boundary = Las partes son las mismas; solo cambia el separador entre ellas (boundary), que se elige al azar.
why-parts = Las partes son distintas: `requests` envía las de `data=` antes que las de `files=` y nombra cada archivo por su ruta, o el programa calcula algunas.
why-body = El programa envía otro cuerpo que los campos: una parte se calcula, o solo se ha cambiado uno de los dos.
own-user-agent = `requests` dice su nombre y su versión; el navegador dice el suyo con palabras que ninguna página puede prever.
own-accept-encoding = Cada uno dice qué codificaciones sabe deshacer: `requests`, gzip y deflate; un navegador, también br y a menudo zstd. Una página no puede elegirlas.
own-connection = `requests` pide que la conexión siga abierta. Con HTTP/1.1 un navegador lo hace por su cuenta, y HTTP/2 no tiene esta línea.
own-origin = Un navegador dice qué página envía, para que el servidor pueda decidir si le está permitido. Python no tiene página.
own-cookie = Una página no puede poner Cookie: el navegador envía las cookies que guarda para el sitio, si envía alguna.
own-transfer-encoding = `requests` no sabe qué longitud tendrá el cuerpo, así que lo envía en fragmentos (chunks, RFC 9112 §7.1). Un navegador envía la longitud.
own-accept = Sin una fila de cabecera, los dos aceptan cualquier cosa, `*/*`; aquí a uno de ellos se le ha dicho otra cosa.
own-authorization = Tanto `auth=` como las filas de cabeceras pueden ponerla; en `requests`, `auth=` va antes que `headers=`.

# Junto a lo que Python imprime de una respuesta.
print-headers = Python imprime los nombres con las mayúsculas y en el orden del servidor; el navegador los da en minúsculas y ordenados.
print-elapsed = El tiempo hasta que llegaron las cabeceras, medido por el navegador; el de Python sería otro.
print-cookies = Un navegador no muestra a ninguna página el Set-Cookie de una respuesta, así que aquí no puede haber cookies.
print-sent = Lo que enviaría `requests`; lo que ha enviado el navegador está en Enviado.
print-reason = HTTP/2 y HTTP/3 no tienen texto junto al código de estado; Python habla HTTP/1.1 y recibe uno.
print-redirect = El navegador ha seguido una redirección y solo muestra dónde acabó; Python pone en history cada respuesta del camino.
print-method = El navegador ha seguido una redirección; después de 303, y en `requests` también después de 302, el método pasa a ser GET.
print-kept = El historial solo guardó el principio de este cuerpo.
print-no-error = El estado no es un error, así que no pasa nada.
print-refused = El navegador envió esta petición; `requests` la rechaza antes de enviarla.
print-cut = Python imprime los { $all } caracteres; aquí están los primeros { $shown }.

# Lo que el navegador ha ocultado de una respuesta, o ha cambiado.
hid-case = El navegador da los nombres de las cabeceras en minúsculas y ordenados, y une los que son iguales; puede que el servidor los enviara con otras mayúsculas y en otro orden.
hid-set-cookie = Set-Cookie se oculta a todas las páginas; Python la muestra en headers y en cookies.
hid-cross-origin = La respuesta viene de otro origen: el navegador muestra Cache-Control, Content-Language, Content-Length, Content-Type, Expires, Last-Modified, Pragma y lo que el servidor dice en Access-Control-Expose-Headers. Python imprime todas las cabeceras.
hid-coding = El cuerpo llegó codificado, y el navegador lo ha descodificado, como hace `requests`; Content-Length cuenta los bytes codificados.
hid-redirect = El navegador ha seguido una redirección según sus propias reglas: 301 y 302 repiten un PUT con su cuerpo, mientras que `requests` quita el cuerpo después de 301 y envía GET después de 302.
hid-dropped = El navegador ha omitido filas de cabeceras que `requests` habría enviado, así que la respuesta a Python puede ser otra.

# Observaciones sobre una petición escrita en otro lenguaje.
as-form-data = FormData cambiaría los saltos de línea o añadiría un tipo; por eso las partes están escritas una a una.
as-read-file = En una página, toma el archivo de un <input type="file"> en lugar de readFile.
as-unknown-file = No se tiene el contenido de un archivo; elige el archivo para ver la petición completa.
as-not-text = Algunos bytes no son texto: guarda la petición como archivo en lugar de copiarla.
as-httpie-url = HTTPie escribiría esta URL de otra forma que un navegador, así que la petición la envía curl.
as-httpie-ascii = HTTPie enviaría el valor de una cabecera en UTF-8, mientras que un navegador envía un byte por carácter, así que la petición la envía curl.
as-httpie-backslash = HTTPie quitaría la barra invertida delante de : ; = o @ en el valor de una cabecera, así que la petición la envía curl.
as-python-url = requests escribiría esta URL de otra forma, así que la envía http.client.
as-python-form = requests codificaría * y ~ en otros bytes que un navegador, así que el formulario ya está codificado.
as-python-type = requests elegiría un separador (boundary) que tu Content-Type no dice, así que las partes están escritas una a una.

# Notas sobre una orden de curl.
curl-no-effect = { $what }: no tiene efecto en un navegador.
curl-not-supported = { $what }: se omite; un navegador no tiene modo de hacerlo.
curl-unknown = { $what }: se omite; curl no tiene esa opción.
curl-expansion = { $what }: se queda como está; una shell pondría otra cosa en su lugar.
curl-rest = { $what }: se omite; la orden acaba antes. Si es parte de la URL o de un valor, ponlos entre comillas.
curl-second-url = { $what }: se omite; el playground envía una petición cada vez.
curl-file = Elige el archivo { $what }: una página no puede abrirlo por su nombre.
curl-reencoded = { $what }: los campos significan lo mismo, con otros caracteres escapados que los que enviaría curl.
curl-scheme = { $what }: no tiene esquema; como curl, el playground usa http://.
curl-body-left-out = { $what }: se omite; un navegador no envía cuerpo con GET ni con HEAD.
curl-the-body = El cuerpo
curl-shell-signs = Lo que representan $ y `
curl-standard-input = entrada estándar

# Por qué no se ha podido leer un texto como orden de curl, y qué hacer.
curl-empty = no hay ninguna orden
curl-empty-remedy = Pega una orden que empiece por curl.
curl-not-curl = `{ $program }` no es curl
curl-not-curl-remedy = Empieza por la palabra curl.
curl-open-quote = la comilla { $quote } no se cierra nunca
curl-open-quote-remedy = Añade { $quote } donde acaba el texto.
curl-no-value = a { $option } le falta un valor detrás
curl-no-value-remedy = Escribe el valor después de { $option } o quita { $option }.
curl-glued = curl no sabe leer { $word }
curl-glued-remedy = Escribe un espacio en lugar del signo igual: { $option } { $value }
curl-no-url = la orden no dice ninguna URL
curl-no-url-remedy = Añade una dirección como https://example.com/.
curl-method = este playground no puede enviar el método { $method }
curl-method-remedy = Usa PUT, POST, PATCH, DELETE, GET, HEAD u OPTIONS, en mayúsculas.
curl-file-among-data = el contenido del archivo { $name } sería solo una parte del cuerpo
curl-file-among-data-remedy = Pon en su lugar el texto del archivo o envía solo el archivo.
curl-no-equals = a { $text } le falta un = entre el nombre y el contenido
curl-no-equals-remedy = Escribe nombre=valor o nombre=@archivo.
curl-two-bodies = { $option } y el cuerpo que hay antes se excluyen
curl-two-bodies-remedy = Quédate con uno solo de -d, -F y -T.

# En qué se fue el tiempo de un intercambio.
timing-title = En qué se fue el tiempo
timing-phase = Fase
timing-starts = Empieza a los
timing-takes = Dura
timing-whole = El intercambio entero
timing-milliseconds = { $whole },{ $tenth } ms
timing-redirect = Redirecciones
timing-worker = Arranca el Service Worker
timing-queue = Cola
timing-dns = DNS
timing-connect = Conexión
timing-tls = TLS
timing-stalled = Parada
timing-request = Petición y espera
timing-download = Descarga
timing-until-headers = Hasta que llegaron las cabeceras
timing-own-body = Cuerpo
timing-start-to-end = De principio a fin
timing-one-bar = Un navegador no dice a una página cuándo salió el último byte de la petición, así que enviarla y esperar la respuesta son una sola barra.
timing-reused = DNS, Conexión y TLS no llevaron tiempo: la conexión seguía abierta desde una petición anterior (keep-alive).
timing-no-dns = DNS no llevó tiempo: la dirección ya se conocía, o la URL la dice tal cual.
timing-no-tls = No hay TLS: la URL empieza por http.
timing-cross = Solo se conocen el principio y el fin. La respuesta vino de otro origen, que no permitió a esta página saber más: el servidor tendría que enviar Timing-Allow-Origin. De lo demás, el navegador dice 0.
timing-through-worker = Respondió el servidor de práctica de este navegador, un Service Worker. Nada pasó por una red, así que no hay DNS, ni conexión, ni TLS.
timing-cached = La respuesta salió de la caché HTTP de este navegador. Nada pasó por la red.
timing-validated = La caché preguntó al servidor si su copia aún valía, y el servidor dijo que sí (304): por la red solo vinieron cabeceras.
timing-kept = Este intercambio es de antes de cargar la página. Lo que el navegador apuntó de él ya no está; los tiempos de abajo son los que anotó la página.
timing-no-entry = El navegador no ha contado nada de este intercambio. Los tiempos de abajo son los del reloj de la página.
timing-by-server = Lo que midió el propio servidor (Server-Timing). Dice cuánto, no cuándo: estas barras empiezan donde la petición.
timing-no-duration = sin duración
timing-sizes = Bytes por la red
timing-transfer-none = 0: nada vino por la red, o el navegador no puede decirlo.
timing-transfer-is = El cuerpo tal como viajó, y 300 por las cabeceras: los navegadores las cuentan siempre igual, midan lo que midan, para que una página no adivine cookies.
timing-encoded-is = El cuerpo tal como viajó, en su codificación de contenido.
timing-decoded-is = El cuerpo ya descodificado.
timing-saved = La codificación de contenido lo hizo más pequeño.
timing-protocol = Protocolo

# Lo que vio el servidor de un intercambio.
server-arrived = Lo que llegó
server-not-in-log = El registro ya no tiene esta petición: guarda las últimas, y puede que se haya vaciado.
server-no-id = Este recurso hace de otro servidor: su respuesta no tiene X-Request-Id, con el que la página encontraría la petición en el registro. Está en la lista de abajo.
server-no-log = No se pudo leer el registro. ¿Sigue ahí el servidor de práctica?
server-as-given = El servidor está en este navegador, que le da las cabeceras en minúsculas, ordenadas y sin las que se reserva.
server-as-sent = Tal como llegó por la conexión, con el orden y las mayúsculas de las cabeceras. En lugar de los secretos pone (hidden).
server-no-body = (sin cuerpo)
server-binary = { $count ->
    [one] 1 byte que no es texto
   *[other] { $count } bytes que no son texto
}
server-cut = … y más: el registro guarda los primeros 64 KiB.
server-shortened = … y más, que no se dibuja.
server-stored = Lo que hay guardado ahora
server-stores-nothing = Este recurso no guarda nada: solo responde. Envía a things/1 para ver cómo se guarda algo.
server-nothing = Nada. A un GET se le respondería 404 Not Found.
server-empty = Una cosa sin contenido: 0 bytes.
server-not-seen = El servidor no lo dijo: respondió a un GET con el estado { $status }.
server-changed = Lo que ha cambiado
server-unknown = La página no ha visto lo que había guardado antes. Deja abierta esta vista y envía otra vez: el próximo cambio se verá aquí, lo haga quien lo haga.
server-same = Nada: hay guardados los mismos bytes que antes.
server-created = Antes no había nada guardado aquí.
server-removed = Lo que había guardado aquí ya no está.
server-white-space = El JSON dice lo mismo; solo cambian los espacios en blanco.
server-line-ends = Solo cambian los finales de línea.
server-binary-changed = Hay guardados otros bytes que antes; no son texto, así que no hay líneas que comparar.
server-marks = Las líneas con − ya no están, las líneas con + son nuevas.
server-lines-alike = { $count ->
    [one] … 1 línea como antes
   *[other] … { $count } líneas como antes
}
server-last = Las últimas peticiones a este servidor
server-this-one = este intercambio
server-live = La lista sigue al servidor: también se ve aquí lo que envían otros.

# Archivos.
file-opened = Rellenado con «{ $name }».
text-opened = Rellenado con lo que has soltado.
file-no-text = El archivo no es texto; no ha cambiado nada.
file-unknown = No ha cambiado nada: no es un comando curl, ni un programa de Python (.py), ni peticiones (.http, .rest), ni una sesión (.json).
file-bodies-beside = { $count ->
    [one] Un cuerpo no cabe tal cual en un archivo así; el archivo lo nombra, pero no lo contiene.
   *[other] { $count } cuerpos no caben tal cual en un archivo así; el archivo los nombra, pero no los contiene.
}
http-first = Contiene { $count } peticiones; esta es la primera.
http-unknown = No hay valor para { $names }.
http-empty = No hay ninguna petición en el archivo; no ha cambiado nada.
http-no-request-line = Una petición empieza con su método y su URL, como en PUT https://example.com/. No ha cambiado nada.
http-method = El método { $method } no se puede enviar desde aquí. No ha cambiado nada.
http-no-header-line = Una cabecera es un nombre, dos puntos y un valor, y antes del cuerpo va una línea vacía. No ha cambiado nada.
session-history = { $count ->
    [one] Hay un intercambio en el historial.
   *[other] Hay { $count } intercambios en el historial.
}
session-newer = La hizo una versión más reciente; se omite lo que esta no conoce.
session-no-json = No es JSON, o no es lo que contiene una sesión. No ha cambiado nada.
session-other = El archivo es JSON, pero no una sesión de este playground. No ha cambiado nada.
