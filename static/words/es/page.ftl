# Las palabras de la página, en español.

skip-to-request = Ir a la petición
theme = Tema
theme-auto = automático
theme-light = claro
theme-dark = oscuro
home-looking = buscando el servidor de práctica…
home-server = servidor de práctica: { $host }
home-browser = servidor de práctica: en este navegador
home-none = sin servidor de práctica
home-none-file = No hay servidor de práctica, porque esta página se abrió desde un archivo y los navegadores solo lo permiten a las páginas que vienen de un servidor; las peticiones a cualquier otra URL siguen funcionando.
home-none-insecure = No hay servidor de práctica, porque los navegadores solo lo permiten a las páginas que llegan por https o desde esta misma máquina; las peticiones a cualquier otra URL siguen funcionando.
home-none-blocked = No hay servidor de práctica, porque este navegador no lo permite aquí, como ocurre en una ventana privada, en un marco sin origen propio o con los datos de sitios desactivados; las peticiones a cualquier otra URL siguen funcionando.
home-none-refused = No hay servidor de práctica, porque el navegador se negó a iniciarlo ({ $message }); las peticiones a cualquier otra URL siguen funcionando.
home-none-silent = No hay servidor de práctica, porque se inició y no respondió; quizá se arregle al recargar la página; las peticiones a cualquier otra URL siguen funcionando.

count-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
count-headers = { $count ->
    [one] 1 cabecera
   *[other] { $count } cabeceras
}
decimal-point = ,
milliseconds = { $count ->
    [one] 1 milisegundo
   *[other] { $count } milisegundos
}
seconds = { $count ->
    [one] 1 segundo
   *[other] { $count } segundos
}
seconds-in-part = { $number } segundos
at-place = Línea { $line }, columna { $column }:
try-again = Reintentar
loading = Cargando…
copy = Copiar
copied = Copiado.
not-copied = El navegador no permitió copiar. Selecciona el texto y cópialo.
save-as-file = Guardar como archivo
undo = Deshacer
undone = Deshecho.
dismiss-notice = Cerrar este aviso
new-version = Hay una versión nueva de esta página.
reload = Recargar
nothing-is-stored = Este navegador no deja que la página guarde nada ahora (su almacenamiento está lleno, o cerrado a las ventanas privadas). Todo funciona, pero al recargar se olvidará.
body = Cuerpo
head = Encabezado
headers = Cabeceras
header = Cabecera
file = Archivo
fields = Campos
code = Código
bytes = Bytes
json-body = Cuerpo JSON
text-body = Cuerpo de texto
no-body = No hay cuerpo.
no-content-type = sin Content-Type
more-bytes = { " " }… y { $count } bytes más

present = Presentar
present-end = Dejar de presentar
present-keys = `→` siguiente · `←` anterior · `Enter` carga el ejemplo · `Ctrl` o `⌘` + `Enter` envía · `Esc` termina

lesson = Lección
chapter = Capítulo
previous-chapter = Capítulo anterior
next-chapter = Capítulo siguiente
next-is = Siguiente: { $chapter }
chapter-and-steps = Capítulo { $number } de { $count } · pasos hechos: { $done } de { $steps }
steps-done = { $done } de { $steps } hechos
step-done = Hecho:
step-to-do = Por hacer:
step-is-done = Paso hecho: { $step } { $done } de { $steps } en este capítulo.
steps-are-open = Todos los pasos están otra vez por hacer.
progress-is-kept = Los pasos hechos se guardan en este navegador.
begin-again = Empezar de nuevo
begin-again-long = Empezar de nuevo: marcar todos los pasos como no hechos
unknown-chapter = El enlace nombra un capítulo que no existe. Este es el primero; todos están en la lista de arriba.
no-such-chapter = No hay ningún capítulo con ese nombre. Este es el primero.
chapter-did-not-load = No se pudo cargar este capítulo. Revisa la conexión; el resto de la página funciona sin él.
chapter-not-loaded = No se pudo cargar el capítulo.
comparison = Comparación
sources = Fuentes:
load-example = Cargar en la petición
load-example-long = Cargar { $example } en la petición
example-loaded = Cargado: { $example }.
press-send = Pulsa Enviar { $method } para enviarlo.

request = Petición
faces-of-request = Vistas de la petición
method = Método
query-parameters = Parámetros de consulta
request-headers = Cabeceras de la petición
options = Opciones
browser-sends = Lo que envía el navegador
not-written-out = La petición aún no se puede escribir:
request-is-back = La petición está como se envió entonces.
rows-filled = { $count ->
    [one] Se rellenó 1 fila con lo que pegaste.
   *[other] Se rellenaron { $count } filas con lo que pegaste.
}

kind-form = formulario
kind-text = texto
kind-file = archivo
kind-none = ninguno
body-not-sent = Un navegador no envía cuerpo con { $method }. Lo que hay aquí se conserva, pero no se envía.
request-has-no-body = La petición no tiene cuerpo.
type-of-text = Tipo del texto
body-as-sent = El cuerpo tal como se enviará
no-media-type = sin tipo de medio
file-chosen = { $name } · { $count } bytes · { $type }
file-to-choose-again = { $name } · elígelo otra vez: al recargar solo queda el nombre del archivo
file-not-read = No se pudo leer «{ $name }». Elígelo otra vez, o elige otro archivo.

key-example = clave
value-example = valor
add-field = Añadir campo
send-field = Enviar el campo { $count }
move-field-up = Subir el campo { $count }
move-field-down = Bajar el campo { $count }
remove-field = Quitar el campo { $count }
field-key = Clave { $count }
field-value = Valor { $count }
value-number = Valor { $count }
file-number = Archivo { $count }
kind-of-field = Tipo del campo { $count }
add-parameter = Añadir parámetro
send-parameter = Enviar el parámetro { $count }
move-parameter-up = Subir el parámetro { $count }
move-parameter-down = Bajar el parámetro { $count }
remove-parameter = Quitar el parámetro { $count }
parameter-name = Nombre del parámetro { $count }
parameter-value = Valor del parámetro { $count }
add-header = Añadir cabecera
send-header = Enviar la cabecera { $count }
move-header-up = Subir la cabecera { $count }
move-header-down = Bajar la cabecera { $count }
remove-header = Quitar la cabecera { $count }
header-name = Nombre de la cabecera { $count }
header-value = Valor de la cabecera { $count }
secret-not-kept = Un secreto: su valor no se guardó. Escríbelo otra vez.
browser-drops = El navegador descarta { $header }.

not-json = El texto no es JSON. Línea { $line }, columna { $column }: { $fault }.
not-json-remedy = Corrígelo ahí. Para enviar texto que no es JSON, elige el cuerpo «texto» con el tipo application/json.
json-no-text = todavía no hay texto
json-ends-early = el texto termina demasiado pronto
json-name = un nombre va entre comillas dobles
json-value = se espera un valor: texto entre comillas dobles, un número, true, false, null, una lista o un objeto
json-comma = después de una coma tiene que venir otro valor
json-more = el valor ha terminado y hay algo detrás
json-colon = después del nombre van dos puntos
json-separator = después del valor va una coma o { $close }
json-digit = se espera una cifra: un número se escribe como 12, -0.5 o 1e3
json-control = un salto de línea u otro carácter de control entre comillas dobles se escribe como escape, por ejemplo \n
json-escape = después de \ va uno de " \ / b f n r t, o u y cuatro cifras hexadecimales
bad-media-type = El tipo de medio no se puede enviar: { $fault }.
bad-media-type-remedy = Escribe un tipo como text/plain.
no-file = No se ha elegido ningún archivo.
no-file-remedy = Elige el archivo.
file-is-gone = El contenido de «{ $name }» ya no está: al recargar solo queda el nombre del archivo.
timeout-field = Tiempo límite
bad-timeout = «{ $text }» no es un número de segundos.
bad-timeout-remedy = Escribe un número como 30 o 0.5, o deja el campo vacío para no poner límite.
secret-stood-here = Aquí había un secreto. No va en los enlaces ni se conserva al recargar.
secret-remedy = Escríbelo otra vez.
header-without-name = una cabecera necesita un nombre
bad-in-header-name = { $character } (carácter { $position }) no se permite en el nombre de una cabecera
bad-header-name-remedy = El nombre de una cabecera son letras, cifras y guiones, como If-Match.
bad-in-header-value = { $character } (carácter { $position }) no se permite en el valor de una cabecera
beyond-latin-1 = { $character } (carácter { $position }) no cabe en un byte
bad-header-value-remedy = Quítalo o codifícalo con porcentajes: el valor de una cabecera es una sola línea de Latin-1.
url-empty = la URL está vacía
url-empty-remedy = Escribe una dirección como https://example.com/things/1.
url-no-scheme = la URL no tiene esquema, como https://
url-no-scheme-remedy = Empieza con https:// o http://.
url-scheme = el esquema { $scheme }: no se puede usar
url-scheme-remedy = Un navegador solo envía peticiones a direcciones http:// y https://.
url-no-host = la URL no nombra ningún servidor
url-no-host-remedy = Pon un servidor después de las dos barras, como en https://example.com/.
url-host = { $character } no se permite en el nombre de un servidor
url-host-remedy = Quita el carácter; los espacios y similares solo pueden ir después del servidor, en la ruta.
url-bracket = a la dirección IPv6 le falta el corchete de cierre
url-bracket-remedy = Cierra la dirección con ], como en http://[::1]:8080/.
url-port = { $port } no es un número de puerto
url-port-remedy = Un puerto es un número de 0 a 65535, como en http://localhost:8080/.
url-credentials = la URL lleva un usuario o una contraseña
url-credentials-remedy = Un navegador no los envía desde una URL. Usa una cabecera Authorization.

timeout = Tiempo límite en segundos
no-timeout = sin límite
credentials = Credenciales
cache-mode = Modo de caché
follow-redirects = Seguir las redirecciones
keep-secrets = Guardar los secretos en este navegador (Authorization, Cookie, contraseñas)

request-head = Encabezado de la petición
request-body = Cuerpo de la petición
request-body-in-hex = Cuerpo de la petición en hexadecimal
lines-of-the-browser = Las líneas en *cursiva* son del navegador. También añade algunas que ninguna página puede prever, como User-Agent, Accept-Encoding y Sec-Fetch-Mode, y elige el orden.
left-out-by-browser = El navegador omitió:
browser-left-out = El navegador omitió { $header } de la petición.
copy-body = Copiar el cuerpo
in-hex = En hexadecimal
python-sends = Lo que envía requests de Python
python-error = El error de Python
python-request-head = Encabezado de la petición de Python
python-request-body = Cuerpo de la petición de Python
lines-that-differ = La petición del navegador no tiene esa línea donde está *marcada*.
where-they-differ = En qué se diferencian
python-only = solo Python
browser-only = solo el navegador
both-not-alike = los dos, pero distintos

send = Enviar { $method }
cancel = Cancelar
send-keys = `Ctrl` o `⌘` + `Enter`
send-waits = esperando al servidor de práctica…
send-under-way = { $seconds } s · { $count } bytes
body-received = Cuerpo recibido
fields-to-mend = { $count ->
    [one] No se envió: hay un campo por corregir más arriba.
   *[other] No se envió: hay { $count } campos por corregir más arriba.
}
not-sent = No se envió.
sending = Enviando { $method }.
waiting-for-home = Esperando a que arranque el servidor de práctica.
program-is-running = Hay un programa en marcha. Detenlo o espera a que termine, y envía después.

response = Respuesta
faces-of-response = Vistas de la respuesta
sent = Enviado
nothing-yet = Pulsa Enviar { $method }. Aquí aparece la respuesta del servidor: su estado, cada cabecera con lo que significa, y su cuerpo.
answered = Respuesta { $status } { $reason } después de { $time } ms; cabeceras: { $headers }. { $meaning }
no-answer-to-show = No hay respuesta que mostrar. { $title }. { $what }
headers-after = cabeceras después de { $time } ms
redirected-to = redirigido a { $url }
answered-by = respondió { $host }
answered-in-browser = respondió el servidor de práctica de este navegador
answered-by-server = respondió el servidor de práctica en { $host }
response-headers = Cabeceras de la respuesta
hidden-headers = Cabeceras ocultas
header-value-and-meaning = Valor y significado
header-meaning = Significado

# El idioma de la página.
page-title = PUT Playground en español
language-changed = La página está ahora en español.
language-failed = No se ha podido cargar { $language }, así que la página sigue en español. Comprueba la conexión y elígelo otra vez.

# Los títulos de los capítulos.
chapter-send-a-put = Envía un PUT
chapter-read-the-answer = Lee la respuesta
chapter-body-kinds = Formulario, JSON, archivos o texto plano
chapter-create-or-replace = Crear o reemplazar
chapter-idempotent = Envíalo dos veces: PUT frente a POST
chapter-lost-updates = No pierdas un cambio
chapter-status-codes = Lo que dice el estado
chapter-never-cached = Nunca en caché
chapter-no-bookmark = Ni historial ni marcador
chapter-no-length-limit = ¿Hasta qué longitud?
chapter-redirects = Un PUT que se redirige
chapter-cors = Otro sitio, y lo que no puedes ver
chapter-failures = Cuando no llega respuesta
chapter-in-the-browser = Python y el navegador no son iguales

header-unknown = Este glosario no la conoce. Un servidor o un cliente puede inventar el nombre que quiera; solo ellos dos tienen que saber qué significa.
header-unknown-x = Este glosario no la conoce. Cualquiera puede inventar un nombre, y muchos empiezan los suyos con X-; el prefijo en sí no tiene significado oficial.
header-loading = La explicación aún se está cargando.
headers-failed = No se pudieron cargar las explicaciones; recarga la página para intentarlo de nuevo.
answer-has-no-body = La respuesta no tiene cuerpo.
first-bytes = Estos son los primeros { $count } de { $total } bytes.
show-all = Mostrar todo
history-kept = El historial conservó { $count } de { $total } bytes al recargar.
save-body = Guardar el cuerpo como archivo
bytes-in-hex = Estos bytes no son texto; aquí están en hexadecimal.
body-in-hex = Cuerpo en hexadecimal
body-as-image = El cuerpo, dibujado como imagen
damaged-text = Algunos bytes no encajan en la codificación de caracteres; se muestran como �.
html-source = Código HTML
html-preview = Vista previa del cuerpo HTML
preview-without-scripts = Vista previa, sin scripts
what-python-prints = Lo que imprime Python
probe = Averigua cuál: envía un GET sencillo
probing = Preguntando al servidor…
predicted-preflight = Comprobación previa prevista
the-server = el servidor

history = Historial
empty-history = Vaciar el historial
history-is-empty = El historial está vacío.
failed = fallo
show-exchange = Mostrar el intercambio { $count }: { $request }, { $result }
use-again = Usar otra vez
use-exchange-again = Usar otra vez la petición del intercambio { $count }

class-1 = Informativo
class-1-means = Un aviso intermedio, antes de la respuesta de verdad.
class-1-unregistered = Un código sin registrar de la clase 1xx: un aviso intermedio, antes de la respuesta de verdad.
class-2 = Éxito
class-2-means = El servidor aceptó la petición.
class-2-unregistered = Un código sin registrar de la clase 2xx: léelo como 200. El servidor aceptó la petición.
class-3 = Redirección
class-3-means = Al cliente le queda algo por hacer para terminar.
class-3-unregistered = Un código sin registrar de la clase 3xx: al cliente le queda algo por hacer para terminar.
class-3-next = Busca una cabecera Location y lee lo que dice el cuerpo.
class-4 = Error del cliente
class-4-means = El servidor ve un error en la petición.
class-4-unregistered = Un código sin registrar de la clase 4xx: léelo como 400. El servidor ve un error en la petición.
class-4-next = Lee el cuerpo: suele decir qué quiere el servidor que sea distinto.
class-5 = Error del servidor
class-5-means = El servidor falló con una petición que puede ser correcta.
class-5-unregistered = Un código sin registrar de la clase 5xx: léelo como 500. El servidor falló con una petición que puede ser correcta.
class-5-next = Inténtalo más tarde, o avisa a quien lleva el servidor.
class-none = Estado no válido
class-none-means = Los códigos de estado van de 100 a 599. Un cliente trata los demás como un error del servidor.
class-none-next = Avisa a quien lleva el servidor.

language = Lenguaje
loading-python = Cargando Python…
python-did-not-load = Python no se cargó, así que esta parte de la página está parada.
python-did-not-start = Python no arrancó.
python-program = Programa en Python
run = Ejecutar
stop = Detener
copy-program = Copiar el programa
save-program = Guardar el programa como archivo
editor-keys = `Ctrl` o `⌘` + `Shift` + `Enter` ejecuta. Tab sangra; pulsa Escape y luego Tab para salir del editor.
code-strays = El código ya no sigue a los campos.
write-code-anew = Escribir el código de nuevo a partir de los campos
request-in-language = La petición en { $language }
copy-text = Copiar este texto
save-text = Guardar este texto como archivo
paste-curl = Pega un comando curl
fill-the-fields = Rellenar los campos
filled-from-curl = Se rellenaron los campos con el comando curl.
curl-not-understood = No se entendió el comando curl.
interpreter-refused = Este navegador no deja que la página inicie su intérprete, el programa que ejecuta Python aquí. Un marco sin origen (un sandbox sin allow-same-origin) es uno de esos sitios: abre la página por separado.
interpreter-not-loaded = El intérprete, el programa que ejecuta Python aquí, no se cargó. Revisa la red e inténtalo de nuevo.
interpreter-not-understood = La página y su intérprete no se entienden: uno de los dos es más nuevo. Recarga la página; lo que escribiste se conserva.
interpreter-stopped = El intérprete se detuvo por un fallo propio: { $words }.

output = Salida
run-computing = El programa está en marcha.
run-sending = El programa espera una respuesta.
run-waiting = El programa espera a que arranque el servidor de práctica.
run-asking = El programa espera un archivo.
run-ended = El programa ha terminado.
run-ended-with-error = El programa ha terminado con un error.
run-ended-by-playground = La página terminó el programa.
program-not-run = El programa no se ejecutó.
run-sent = { $count ->
    [one] Envió una petición.
   *[other] Envió { $count } peticiones.
}
run-asks-file = El programa abre «{ $name }». Elige ese archivo
run-asks-file-or-none = El programa abre «{ $name }». Elige el archivo, o di que no hay ninguno.
no-such-file = No hay tal archivo
running-program = Ejecutando el programa.
program-runs-already = El programa ya está en marcha.
request-is-under-way = Hay una petición en curso. Cancélala o espera a que termine, y ejecuta el programa después.
no-program = No hay ningún programa que ejecutar. Abre Código para verlo.
you-stopped-program = Detuviste el programa.
program-was-stopped = El programa se detuvo.
program-prints-more = El programa imprime más de lo que se muestra aquí.
python-stopped = Python se detuvo por un fallo propio.
python-stopped-kept = Python se detuvo por un fallo propio. Lo que escribiste se conserva.

# Las caras de la respuesta que dibuja el intérprete.
picture-coming = Se está dibujando la imagen…
server-elsewhere = De esta respuesta no hay vista del servidor: vino de un servidor que no es el de prácticas, y una página no puede mirar dentro de servidores ajenos. Envía a sandbox/things/1 para ver qué llega y qué se guarda.
timing = Tiempo
server = Servidor

# Experiments.
experiment-open = Abrir el experimento
experiment-predict = ¿Qué predices?
experiment-predict-first = Di primero qué predices.
experiment-count = Peticiones de cada tipo (1–{ $most })
experiment-number = Un número entero de 1 a { $most }.
experiment-run = Iniciar el experimento
experiment-again = Repetirlo
experiment-sent = Peticiones enviadas
experiment-progress = { $sent } de { $all } peticiones
experiment-program = Abrir como programa:
experiment-look-again = Mirar otra vez
experiment-begun = El experimento está en marcha.
experiment-is-running = Hay un experimento en marcha. Cancélalo o espera a que termine.
experiment-waits = Hay una petición o un programa en marcha. Espera a que termine y empieza entonces.
experiment-not-loaded = No se pudo cargar el experimento. Comprueba la conexión y vuelve a intentarlo.

# Enlaces.
link-opened = Esto ha llegado con un enlace. No se ha enviado nada.
link-unreadable = No se ha podido leer el enlace; todo sigue como estaba.
link-unknown = No se ha entendido y se ha omitido: { $names }.
link-newer = El enlace se hizo con una versión más reciente de esta página.
link-damaged = Una parte del enlace está dañada.
link-cut = El enlace está cortado: le falta el final.

# Compartir.
share = Compartir
share-close = Cerrar compartir
share-means = Quien abra este enlace encontrará la página rellena así. Abrirlo no envía nada.
link = Enlace
copy-link = Copiar enlace
link-length = { $length } de { $most } bytes como máximo.
link-is-made = Se está preparando el enlace…
link-too-long = No hay enlace para esto: tendría { $length } bytes, y a partir de { $most } muchos programas cortan los enlaces. Guárdalo en un archivo.
include-secrets = Incluir secretos
secrets-left-out = Se omiten los valores de Authorization, Cookie, contraseñas y similares.
secrets-go-along = Quien tenga el enlace puede leerlos.
save-as = Guardar como archivo:
save-session = sesión (JSON)
save-request = petición (.http)
save-history = historial (.http)
open-file = Abrir un archivo:
open-means = Un comando curl, un programa de Python (.py), peticiones (.http) o una sesión (.json). También puedes soltarlo en cualquier parte de la página.

# Incrustado en otra página.
open-full-page = Abrir en el playground
copy-embed = Copiar código para incrustar
host-changed = La página que incluye esta ha cambiado la petición.
