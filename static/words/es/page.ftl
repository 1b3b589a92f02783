# Las palabras de la página, en español.

count-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}

# Las caras de la respuesta que dibuja el intérprete.
picture-coming = Se está dibujando la imagen…
server-elsewhere = De esta respuesta no hay vista del servidor: vino de un servidor que no es el de prácticas, y una página no puede mirar dentro de servidores ajenos. Envía a sandbox/things/1 para ver qué llega y qué se guarda.
