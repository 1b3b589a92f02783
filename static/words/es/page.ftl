# Las palabras de la página, en español.

count-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
