# The words of the page, in English, which is built into the program. Every message has its like in the files of the other
# languages; a test holds them against each other and against the program.

count-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
