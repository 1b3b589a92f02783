# Las palabras de la página, en español.

count-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}

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

# Lo que se dice de cabeceras, códigos de estado y tiempo sin tabla.
header-unknown = Este glosario no la conoce. Un servidor o un cliente puede inventar el nombre que quiera; solo ellos dos tienen que saber qué significa.
header-unknown-x = Este glosario no la conoce. Cualquiera puede inventar un nombre, y muchos empiezan los suyos con X-; el prefijo en sí no tiene significado oficial.
header-loading = La explicación aún se está cargando.
headers-failed = No se pudieron cargar las explicaciones; recarga la página para intentarlo de nuevo.
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
the-server = el servidor
milliseconds = { $count ->
    [one] 1 milisegundo
   *[other] { $count } milisegundos
}
seconds = { $count ->
    [one] 1 segundo
   *[other] { $count } segundos
}
seconds-in-part = { $number } segundos
decimal-point = ,
