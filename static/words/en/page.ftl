# The words of the page, in English, which is built into the program. Every message has its like in the files of the other
# languages; a test holds them against each other and against the program.

count-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}

# The language of the page.
page-title = PUT Playground
language-changed = The page is in English now.
language-failed = { $language } could not be loaded, so the page stays in English. Check the connection, and choose it again.

# The titles of the chapters.
chapter-send-a-put = Send a PUT
chapter-read-the-answer = Read the answer
chapter-body-kinds = Form, JSON, files or plain text
chapter-create-or-replace = Create or replace
chapter-idempotent = Send it twice: PUT against POST
chapter-lost-updates = Do not lose an update
chapter-status-codes = What the status says
chapter-never-cached = Never cached
chapter-no-bookmark = Not in the history, no bookmark
chapter-no-length-limit = How long may it be?
chapter-redirects = A PUT that is sent on
chapter-cors = Another site, and what you can't see
chapter-failures = When no answer comes
chapter-in-the-browser = Python and the browser differ

# What is said of headers, status codes and time without a table.
header-unknown = Unknown to this glossary. A server or a client may invent any name it likes; only the two of them need to know what it means.
header-unknown-x = Unknown to this glossary. Anyone may invent a name, and many start their own with X-; the prefix itself has no official meaning.
header-loading = The explanation is still loading.
headers-failed = The explanations could not be loaded; reload the page to try again.
class-1 = Informational
class-1-means = Word in between, before the real answer.
class-1-unregistered = An unregistered code of the class 1xx: word in between, before the real answer.
class-2 = Successful
class-2-means = The server accepted the request.
class-2-unregistered = An unregistered code of the class 2xx: read it like 200. The server accepted the request.
class-3 = Redirection
class-3-means = Something is left for the client to do before it is done.
class-3-unregistered = An unregistered code of the class 3xx: something is left for the client to do before it is done.
class-3-next = Look for a Location header, and read what the body says.
class-4 = Client error
class-4-means = The server finds fault with the request.
class-4-unregistered = An unregistered code of the class 4xx: read it like 400. The server finds fault with the request.
class-4-next = Read the body: it usually says what the server wants to be different.
class-5 = Server error
class-5-means = The server failed at a request that may be fine.
class-5-unregistered = An unregistered code of the class 5xx: read it like 500. The server failed at a request that may be fine.
class-5-next = Try again later, or tell whoever runs the server.
class-none = No valid status
class-none-means = Status codes run from 100 to 599. A client treats one outside of them like a server error.
class-none-next = Tell whoever runs the server.
the-server = the server
milliseconds = { $count ->
    [one] 1 millisecond
   *[other] { $count } milliseconds
}
seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
seconds-in-part = { $number } seconds
decimal-point = .
