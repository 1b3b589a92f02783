# The words of the page, in English, which is built into the program. Every message has its like in the files of the other
# languages; a test holds them against each other and against the program.

count-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}

# The faces of the response that the interpreter draws.
picture-coming = The picture is being drawn…
server-elsewhere = There is no server’s view of this answer: it came from a server that is not the practice server, and a page cannot look into other people’s servers. Send to sandbox/things/1 to see what arrives and what is kept.
