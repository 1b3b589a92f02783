# The words of the page, in English, which is built into the program. Every message has its like in the files of the other
# languages; a test holds them against each other and against the program.

skip-to-request = Skip to the request
theme = Theme
theme-auto = auto
theme-light = light
theme-dark = dark
home-looking = looking for the practice server…
home-server = practice server: { $host }
home-browser = practice server: in this browser
home-none = no practice server
home-none-file = There is no practice server, because this page was opened from a file and browsers allow one only to pages from a server; requests to any other URL still work.
home-none-insecure = There is no practice server, because browsers allow one only to pages that came by https or from this very machine; requests to any other URL still work.
home-none-blocked = There is no practice server, because this browser does not allow one here, as in a private window, in a frame without an origin of its own, or with site data turned off; requests to any other URL still work.
home-none-refused = There is no practice server, because the browser refused to start it ({ $message }); requests to any other URL still work.
home-none-silent = There is no practice server, because it was started and did not answer, which reloading the page may cure; requests to any other URL still work.

count-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
count-headers = { $count ->
    [one] 1 header
   *[other] { $count } headers
}
decimal-point = .
milliseconds = { $count ->
    [one] 1 millisecond
   *[other] { $count } milliseconds
}
seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
}
seconds-in-part = { $number } seconds
at-place = Line { $line }, column { $column }:
try-again = Try again
loading = Loading…
copy = Copy
copied = Copied.
not-copied = The browser did not allow copying. Select the text and copy it.
save-as-file = Save as file
undo = Undo
undone = Undone.
dismiss-notice = Dismiss this notice
new-version = A new version of this page is here.
reload = Reload
nothing-is-stored = This browser does not let the page store anything now (its storage is full, or closed to private windows). Everything works, but a reload will forget it.
body = Body
head = Head
headers = Headers
header = Header
file = File
fields = Fields
code = Code
bytes = Bytes
json-body = JSON body
text-body = Text body
no-body = There is no body.
no-content-type = no Content-Type
more-bytes = { " " }… and { $count } bytes more

present = Present
present-end = Stop presenting
present-keys = `→` next · `←` back · `Enter` loads the example · `Ctrl` or `⌘` + `Enter` sends · `Esc` ends

lesson = Lesson
chapter = Chapter
previous-chapter = Previous chapter
next-chapter = Next chapter
next-is = Next: { $chapter }
chapter-and-steps = Chapter { $number } of { $count } · steps done: { $done } of { $steps }
steps-done = { $done } of { $steps } done
step-done = Done:
step-to-do = To do:
step-is-done = Step done: { $step } { $done } of { $steps } in this chapter.
steps-are-open = Every step is open again.
progress-is-kept = Which steps are done is kept in this browser.
begin-again = Begin again
begin-again-long = Begin again: mark every step as not done
unknown-chapter = The link names a chapter that is not here. This is the first one; all of them are in the list above.
no-such-chapter = There is no chapter of that name. This is the first one.
chapter-did-not-load = This chapter could not be loaded. Check the connection; the rest of the page works without it.
chapter-not-loaded = The chapter could not be loaded.
comparison = Comparison
sources = Sources:
load-example = Load into the request
load-example-long = Load { $example } into the request
example-loaded = Loaded: { $example }.
press-send = Press Send { $method } to send it.

request = Request
faces-of-request = Faces of the request
method = Method
query-parameters = Query parameters
request-headers = Request headers
options = Options
browser-sends = What the browser sends
not-written-out = The request can't be written out yet:
request-is-back = The request is as it was sent then.
rows-filled = { $count ->
    [one] Filled 1 row from what you pasted.
   *[other] Filled { $count } rows from what you pasted.
}

kind-form = form
kind-text = text
kind-file = file
kind-none = none
body-not-sent = A browser sends no body with { $method }. What stands here is kept, and not sent.
request-has-no-body = The request has no body.
type-of-text = Type of the text
body-as-sent = Body as it will be sent
no-media-type = no media type
file-chosen = { $name } · { $count } bytes · { $type }
file-to-choose-again = { $name } · choose it again: a reload keeps a file's name only
file-not-read = “{ $name }” could not be read. Choose it again, or another file.

key-example = key
value-example = value
add-field = Add field
send-field = Send field { $count }
move-field-up = Move field { $count } up
move-field-down = Move field { $count } down
remove-field = Remove field { $count }
field-key = Key { $count }
field-value = Value { $count }
value-number = Value { $count }
file-number = File { $count }
kind-of-field = Kind of field { $count }
add-parameter = Add parameter
send-parameter = Send parameter { $count }
move-parameter-up = Move parameter { $count } up
move-parameter-down = Move parameter { $count } down
remove-parameter = Remove parameter { $count }
parameter-name = Parameter name { $count }
parameter-value = Parameter value { $count }
add-header = Add header
send-header = Send header { $count }
move-header-up = Move header { $count } up
move-header-down = Move header { $count } down
remove-header = Remove header { $count }
header-name = Header name { $count }
header-value = Header value { $count }
secret-not-kept = A secret: its value was not kept. Type it again.
browser-drops = The browser drops { $header }.

not-json = The text is not JSON. Line { $line }, column { $column }: { $fault }.
not-json-remedy = Mend it there. To send text that is not JSON, choose the body kind “text” with the type application/json.
json-no-text = there is no text yet
json-ends-early = the text ends too early
json-name = a name must stand in double quotes
json-value = a value is expected: text in double quotes, a number, true, false, null, a list or an object
json-comma = a comma must be followed by another value
json-more = the value has ended, and something follows it
json-colon = a colon must follow the name
json-separator = a comma or { $close } must follow the value
json-digit = a digit is expected: a number is written as in 12, -0.5 or 1e3
json-control = a line break or another control character in double quotes is written as an escape, such as \n
json-escape = after \ one of " \ / b f n r t must follow, or u and four hexadecimal digits
bad-media-type = The media type can't be sent: { $fault }.
bad-media-type-remedy = Write a type such as text/plain.
no-file = No file is chosen.
no-file-remedy = Choose the file.
file-is-gone = The content of “{ $name }” is gone: a reload keeps a file's name only.
timeout-field = Timeout
bad-timeout = “{ $text }” is not a number of seconds.
bad-timeout-remedy = Write a number such as 30 or 0.5, or leave the field empty for no limit.
secret-stood-here = A secret stood here. It is left out of links, and not kept across a reload.
secret-remedy = Type it again.
header-without-name = a header needs a name
bad-in-header-name = { $character } (character { $position }) is not allowed in a header name
bad-header-name-remedy = A header name is letters, digits and hyphens, such as If-Match.
bad-in-header-value = { $character } (character { $position }) is not allowed in a header value
beyond-latin-1 = { $character } (character { $position }) does not fit into one byte
bad-header-value-remedy = Take it out, or percent-encode it: header values are single lines of Latin-1.
url-empty = the URL is empty
url-empty-remedy = Type an address such as https://example.com/things/1.
url-no-scheme = the URL has no scheme such as https://
url-no-scheme-remedy = Begin with https:// or http://.
url-scheme = the scheme { $scheme }: cannot be used
url-scheme-remedy = A browser sends requests to http:// and https:// addresses only.
url-no-host = the URL names no host
url-no-host-remedy = Name a host after the two slashes, as in https://example.com/.
url-host = { $character } is not allowed in a host name
url-host-remedy = Take the character out; spaces and the like may stand only after the host, in the path.
url-bracket = the IPv6 address lacks its closing bracket
url-bracket-remedy = Close the address with ], as in http://[::1]:8080/.
url-port = { $port } is not a port number
url-port-remedy = A port is a number from 0 to 65535, as in http://localhost:8080/.
url-credentials = the URL holds a user name or password
url-credentials-remedy = A browser does not send these from a URL. Use an Authorization header instead.

timeout = Timeout in seconds
no-timeout = none
credentials = Credentials
cache-mode = Cache mode
follow-redirects = Follow redirects
keep-secrets = Keep secrets in this browser (Authorization, Cookie, passwords)

request-head = Request head
request-body = Request body
request-body-in-hex = Request body in hex
lines-of-the-browser = Lines in *italics* are the browser's. It also adds some that no page can foresee, such as User-Agent, Accept-Encoding and Sec-Fetch-Mode, and it chooses the order.
left-out-by-browser = Left out by the browser:
browser-left-out = The browser left { $header } out of the request.
copy-body = Copy the body
in-hex = In hex
python-sends = What Python’s requests sends
python-error = Python’s error
python-request-head = Python’s request head
python-request-body = Python’s request body
lines-that-differ = The browser’s request has no such line where it is *marked*.
where-they-differ = Where they differ
python-only = Python only
browser-only = browser only
both-not-alike = both, not alike

send = Send { $method }
cancel = Cancel
send-keys = `Ctrl` or `⌘` + `Enter`
send-waits = waiting for the practice server…
send-under-way = { $seconds } s · { $count } bytes
body-received = Body received
fields-to-mend = { $count ->
    [one] Not sent: one field above needs mending.
   *[other] Not sent: { $count } fields above need mending.
}
not-sent = Not sent.
sending = Sending { $method }.
waiting-for-home = Waiting for the practice server to start.
program-is-running = A program is running. Stop it, or wait for its end, and send then.

response = Response
faces-of-response = Faces of the response
sent = Sent
nothing-yet = Press Send { $method }. The server's answer appears here: its status, every header with what it means, and its body.
answered = Answered { $status } { $reason } after { $time } ms; headers: { $headers }. { $meaning }
no-answer-to-show = No answer to show. { $title }. { $what }
headers-after = headers after { $time } ms
redirected-to = redirected to { $url }
answered-by = answered by { $host }
answered-in-browser = answered by the practice server in this browser
answered-by-server = answered by the practice server at { $host }
response-headers = Response headers
hidden-headers = Hidden headers
header-value-and-meaning = Value and meaning
header-meaning = Meaning

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

header-unknown = Unknown to this glossary. A server or a client may invent any name it likes; only the two of them need to know what it means.
header-unknown-x = Unknown to this glossary. Anyone may invent a name, and many start their own with X-; the prefix itself has no official meaning.
header-loading = The explanation is still loading.
headers-failed = The explanations could not be loaded; reload the page to try again.
answer-has-no-body = The answer has no body.
first-bytes = These are the first { $count } of { $total } bytes.
show-all = Show all
history-kept = The history kept { $count } of { $total } bytes across the reload.
save-body = Save the body as a file
bytes-in-hex = These bytes are no text; here they are in hex.
body-in-hex = Body in hex
body-as-image = The body, drawn as an image
damaged-text = Some bytes do not fit the character encoding; they show as �.
html-source = HTML source
html-preview = Preview of the HTML body
preview-without-scripts = Preview, with scripts off
what-python-prints = What Python prints
probe = Find out which: send a plain GET
probing = Asking the server…
predicted-preflight = Predicted preflight
the-server = the server

history = History
empty-history = Empty the history
history-is-empty = The history is empty.
failed = failed
show-exchange = Show exchange { $count }: { $request }, { $result }
use-again = Use again
use-exchange-again = Use the request of exchange { $count } again

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

language = Language
loading-python = Loading Python…
python-did-not-load = Python did not load, so this part of the page stands still.
python-did-not-start = Python did not start.
python-program = Python program
run = Run
stop = Stop
copy-program = Copy the program
save-program = Save the program as a file
editor-keys = `Ctrl` or `⌘` + `Shift` + `Enter` runs. Tab indents; press Escape, then Tab, to leave the editor.
code-strays = The code no longer follows the fields.
write-code-anew = Write the code anew from the fields
request-in-language = The request in { $language }
copy-text = Copy this text
save-text = Save this text as a file
paste-curl = Paste a curl command
fill-the-fields = Fill the fields
filled-from-curl = Filled the fields from the curl command.
curl-not-understood = The curl command was not understood.
interpreter-refused = This browser does not let the page start its interpreter, the program that runs Python here. A frame without an origin (a sandbox without allow-same-origin) is one such place: open the page by itself.
interpreter-not-loaded = The interpreter, the program that runs Python here, did not load. Check the network, then try again.
interpreter-not-understood = The page and its interpreter do not understand each other: one of them is newer. Reload the page; what you typed is kept.
interpreter-stopped = The interpreter stopped by a fault of its own: { $words }.

output = Output
run-computing = The program is running.
run-sending = The program waits for an answer.
run-waiting = The program waits for the practice server to start.
run-asking = The program waits for a file.
run-ended = The program has ended.
run-ended-with-error = The program has ended with an error.
run-ended-by-playground = The playground ended the program.
program-not-run = The program was not run.
run-sent = { $count ->
    [one] It sent one request.
   *[other] It sent { $count } requests.
}
run-asks-file = The program opens “{ $name }”. Choose that file
run-asks-file-or-none = The program opens “{ $name }”. Choose the file, or say that there is none.
no-such-file = There is no such file
running-program = Running the program.
program-runs-already = The program is running already.
request-is-under-way = A request is under way. Cancel it, or wait for its end, and run the program then.
no-program = There is no program to run. Open Code to see it.
you-stopped-program = You stopped the program.
program-was-stopped = The program was stopped.
program-prints-more = The program prints more than is shown here.
python-stopped = Python stopped by a fault of its own.
python-stopped-kept = Python stopped by a fault of its own. What you wrote is kept.

# The faces of the response that the interpreter draws.
picture-coming = The picture is being drawn…
server-elsewhere = There is no server’s view of this answer: it came from a server that is not the practice server, and a page cannot look into other people’s servers. Send to sandbox/things/1 to see what arrives and what is kept.
timing = Timing
server = Server

# Experiments.
experiment-open = Open the experiment
experiment-predict = What do you predict?
experiment-predict-first = First say what you predict.
experiment-count = Requests of each kind (1–{ $most })
experiment-number = A whole number from 1 to { $most }.
experiment-run = Run the experiment
experiment-again = Run it again
experiment-sent = Requests sent
experiment-progress = { $sent } of { $all } requests
experiment-program = Open as a program:
experiment-look-again = Look again
experiment-begun = The experiment runs.
experiment-is-running = An experiment is running. Cancel it, or wait for its end.
experiment-waits = A request is under way, or a program runs. Wait for its end, and start then.
experiment-not-loaded = The experiment could not be loaded. Check the connection, and try again.

# Links.
link-opened = This came with a link. Nothing was sent.
link-unreadable = The link could not be read, so all is as it was.
link-unknown = Not understood, and left out: { $names }.
link-newer = The link was made by a newer version of this page.
link-damaged = Part of the link is damaged.
link-cut = The link was cut off: its end is missing.

# Sharing.
share = Share
share-close = Close sharing
share-means = Whoever opens this link finds the page filled in like this. Opening it sends nothing.
link = Link
copy-link = Copy link
link-length = { $length } of at most { $most } bytes.
link-is-made = The link is being made…
link-too-long = There is no link for this: it would be { $length } bytes long, and beyond { $most } many programs cut links off. Save it as a file instead.
include-secrets = Include secrets
secrets-left-out = Left out: the values of Authorization, Cookie, passwords and the like.
secrets-go-along = Whoever has the link can read them.
save-as = Save as a file:
save-session = session (JSON)
save-request = request (.http)
save-history = history (.http)
open-file = Open a file:
open-means = A curl command, a Python program (.py), requests (.http) or a session (.json). You can also drop it anywhere on the page.

# Embeds.
open-full-page = Open in the playground
copy-embed = Copy embed code
host-changed = The page around this one changed the request.
