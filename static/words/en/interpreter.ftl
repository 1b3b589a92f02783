# What the interpreter says, in English, which is built into it. What Python itself says, its exceptions and tracebacks, is in no
# language's file: it is what a learner meets elsewhere, too.

# Places in a text.
text-place = line { $line }, column { $column }: { $words }
note-at-place = Line { $line }, column { $column }: { $words }

# What can be wrong with a program before it runs.
py-unavailable = { $what } is not available in this playground
py-unavailable-module = the module `{ $what }` is not available in this playground; it has requests, json, io, datetime and base64
py-missing = { $what } is missing here
py-unexpected = Python does not expect this here; look at what stands before it
py-keyword = this word belongs to Python and cannot be a name; choose another one
py-character = this character has no meaning in Python; remove it, or put it in quotes
py-non-ascii-name = names in this playground are made of a-z, A-Z, 0-9 and _; text needs quotes
py-space = this is a special space, perhaps pasted from a page; type an ordinary space
py-curly-quote = curly quotes are no quotes for Python; type ' or "
py-unclosed-text = this text has no closing quote; add it at the end of the text
py-unclosed-triple-text = this text begins with three quotes and needs three to end
py-unclosed-bracket = this bracket is never closed; add the one that closes it
py-unopened-bracket = this bracket closes nothing; remove it, or open one before it
py-wrong-bracket = this bracket does not fit the one that is open
py-backslash = after `\` the line must end; outside of quotes it joins two lines
py-escape = this escape is not complete; write \\ for one backslash
py-non-ascii-bytes = bytes (b'…') hold ASCII characters only; write \x and two hex digits for others
py-mixed-text = text and bytes (b'…') cannot be joined; make both the same
py-number = this is not a number that Python can read
py-leading-zero = a number cannot begin with 0; remove the zero, or put the digits in quotes
py-long-number = Python reads no number of more than 4300 digits
py-unexpected-indent = this line begins with spaces and should not; remove them
py-no-block = after `:` the next line must begin with spaces; write `pass` if nothing is to be done
py-dedent = this line begins with fewer spaces than the block, but fits no line above; line it up
py-mixed-tabs = tabs and spaces are mixed at the beginning of lines; use spaces only
py-target = only a name, an item or an attribute can stand left of `=`; `==` compares
py-assign = `=` gives a name its value; use `==` to compare
py-print = `print` needs parentheses: print(…)
py-argument-order = an argument without a name cannot follow one with a name (name=value)
py-repeated-argument = this argument is given twice; remove one
py-star = `*` and `**` unpack values only inside of brackets
py-empty-replacement = between the braces of an f-string stands a value; two braces stand for one as text
py-single-brace = a single closing brace in an f-string; write two where you want one as text
py-replacement-text = in the braces of an f-string no \ and no # can stand; give the value a name first
py-lone-try = `try` needs an `except` or a `finally` below it
py-bare-except = `except:` without a type must be the last one
py-outside-loop = `break` and `continue` stand inside of a `for`
py-import = this import is not complete: `import requests` or `from requests import put`
py-deep = this is nested too deeply; give a part of it a name first
py-long = this program is too long for the playground

# What is missing in a program.
py-a-value = a value
py-a-name = a name
py-conversion = r, s or a behind `!`
py-parenthesis-or-comma = `)` or `,`
py-bracket-or-comma = `]` or `,`
py-brace-or-comma = `{ "}" }` or `,`
py-brace-comma-or-colon = `{ "}" }`, `,` or `:`
py-colon-and-value = `:` and a value

# Python that the playground does not run.
py-comprehension = `for` inside of brackets
py-several-slices = an index of several slices
py-many-arguments = a call with more than 255 arguments
py-with-parentheses = `with` and several values in parentheses
py-as-target = anything but a name after `as`
py-decorator = a decorator (`@`)
py-annotation = a type after `:`
py-del-list = `del` of a list of names in brackets
py-own-modules = an import from your own modules (`.`)
py-module-space = a space in a module's name
py-slice-change = a change of a slice
py-star-target = `*` left of `=`
py-complex-literal = a complex number (with `j`)
py-named-character = \N{ "{" }…{ "}" }, a character by its name,
py-file-writing = writing a file
py-type-statement = `type` as a statement

# What the playground has not, found while a program runs: messages of exceptions.
py-cannot-be-made = `{ $name }` cannot be made in this playground
py-no-hook = this hook is not available in this playground
py-no-date-format = formats of dates are not available in this playground
py-no-type-index = type is not subscriptable in this playground
py-no-encoding = the encoding '{ $name }' is not available in this playground
py-no-errors = errors='{ $name }' is not available in this playground
py-no-call = this call is not available in this playground
py-no-mode = mode '{ $name }' is not available in this playground
py-no-complex = complex numbers are not available in this playground

# Why a program was ended.
py-limit-requests = The program was ended: it has sent 1,000 requests, and more could harm the server.
py-limit-time = The program was ended: it has computed for 10 seconds.
py-limit-memory = The program was ended: it makes values too large for this page.
py-limit-output = The program was ended: it has printed more than this page can show.
run-cancelled = The program was ended: its request was cancelled.

# What a browser keeps from a program that runs, or does in its place.
run-sorted = The browser hands headers over in lower case and sorted by name. Python prints them in the order and case in which the server sent them.
run-hidden = This answer comes from another origin, so the browser shows only those of its headers that every page may read or that the server allows (Access-Control-Expose-Headers). Python sees all of them.
run-cookies = A browser shows Set-Cookie to no page, so `cookies` stays empty here. It keeps the cookies itself, and sends them along to the page's own origin.
run-redirected = The browser followed a redirect by itself: `url` is where it led, but `history` is empty, and `request` is the request as the program sent it.
run-timed-out = Python tells apart a server that cannot be reached in time (ConnectTimeout) from one that answers too late (ReadTimeout). The browser does not, so ReadTimeout is raised.
run-unknown-method = The browser, or this playground, does not send { $method }. Python would have.
run-dropped = The browser does not send the header { $name } of this program: it keeps this name for itself. Python sends it.
run-user-agent = Some browsers send their own User-Agent, whatever a page asks for.
run-no-body = A browser sends no body with { $method }: the { $length } bytes that Python would send are left out.
run-verify = `verify=` has no effect: the browser checks certificates itself, and always.
run-cert = `cert=` has no effect: the browser chooses certificates itself.
run-proxies = `proxies=` has no effect: the browser uses the proxies of its settings.
run-stream = `stream=True` has no effect: the program goes on when all of the content has arrived.
run-one-limit = A browser has one time limit for all of an exchange: here, the two of `timeout=` together.

# What became of a request that failed.
run-failed = { $failure ->
    [timed-out] The time limit ran out before the answer was complete. The request may have arrived and been carried out all the same.
    [offline] This device has no network, so the browser cannot reach the server. Connect it, then run the program again.
    [bad-url] Nothing was sent: the browser takes the address for no URL. Look at how it is spelt.
    [bad-port] Nothing was sent: browsers never connect to this port, which belongs to a service that is not HTTP. Python would have.
    [mixed-content] Nothing was sent: this page came over https, and a browser lets it call no http address. Python would have.
    [policy] Nothing was sent: this page's own security policy forbids the address. Python knows no such policy.
    [local-network] Nothing was sent: the browser does not let this page into the local network. Allow it in the settings of the site.
    [no-answer] Nothing answers at this address. Is the server running, and is the port right?
    [withheld] The server answers, but does not allow this page to read it (CORS). The same program works in Python: CORS binds only browsers.
    [unexplained] Either nothing answered, or an answer came that this page may not read (CORS). Browsers make both look alike.
    [redirect-failed] The server answers with a redirect; the browser followed it and came to no end.
    [redirect-hidden] The answer is a redirect that the program does not follow. A browser then shows neither the status nor the Location header; Python shows both.
    [body-unreadable] The status arrived, but the body broke off or could not be read.
    [undecodable] The answer arrived, but its body is not in the coding that its Content-Encoding names.
    [header-refused] Nothing was sent: the browser does not take one of the headers, by its name or its value.
   *[other] Nothing was sent: the browser refused the request.
}

# The same as the message of the exception that Python raises.
raised-no-answer = nothing answers there
raised-offline = the browser has no network
raised-mixed-content = the browser lets no https page call an http address
raised-bad-port = browsers connect to no such port
raised-policy = the policy of the page forbids this address
raised-local-network = the browser lets this page not into the local network
raised-withheld = the browser keeps the answer from this page (CORS)
raised-unexplained = nothing answers there, or the browser keeps the answer from this page (CORS)
raised-redirect-hidden = The answer is a redirect, and a browser shows nothing of a redirect that it does not follow
raised-body-unreadable = Connection broken: the content of the answer { $status } did not arrive to its end
raised-redirect-failed = The browser followed the redirects of the answer and came to no end
raised-undecodable = The content of the answer { $status } is not in the coding that it names: { $coding }
raised-bad-url = The browser takes the address for no URL
raised-header-refused = The browser does not take the header { $name }
raised-refused = The browser refused to send the request: { $reason }
raised-unknown-method = { $method } is not a method that this playground can send
raised-nothing = nothing is to be sent

# Why a program has no fields, or cannot be changed.
fields-no-import = The program does not know `requests` yet. Write `import requests` as its first line.
fields-no-call = The program sends no request. Add a line such as requests.put('https://example.com/', data={ "{" }'key': 'value'{ "}" }).
fields-not-json = The JSON field holds no JSON, so it cannot be written as Python. Mend it there.
fields-hidden = The program gives this part in a way that only a run can tell, so the fields cannot change it. Change it in the program, or write the value into the call itself.
edit-no-call = the program sends no request
edit-not-json = the body is not JSON
edit-hidden = the program gives this part in a way that only a run can tell

# What of a program the fields cannot show.
take-places = The program sends in { $count } places; the fields show the first.
take-method = A browser page cannot send { $name } from these fields; they show { $method } and the program keeps its method.
take-no-url = The call has no URL yet: its first argument is one.
take-data-beside-files = `data=` beside `files=` has to be a dict; `requests` refuses a text there.
take-no-body = A browser sends no body with { $method }; `requests` does.
take-cookies = `cookies=` has no field: a browser keeps cookies itself, and sends those that the server gave it.
take-computed = `{ $name }=` is computed by the program: the fields show what they had before. Run it to see.
take-auth = `auth=` has characters that `requests` cannot send: name and password are ISO-8859-1.
take-blank = `{ $name }=` has an entry without name and value, which the fields leave out.
take-part = The part `{ $name }` has no file name and yet a type or content that the fields cannot hold; it stays in the program alone.

# What of the fields a program does not have.
write-computed = `{ $name }=` is computed by the program and stays as the program has it, whatever the fields say.
write-off = { $count ->
    [one] A row that is switched off is not in the program.
   *[other] Rows that are switched off are not in the program.
}
write-repeated = { $name } stands in several rows; a dict has one place for it, so the values are joined by commas, as a browser joins them.
write-no-body = The body is not in the program: a browser sends none with { $method }.
write-modes = The modes of credentials and cache are a browser's; `requests` has neither its cookies nor its cache.

# Why it cannot be shown what a program sends.
prepare-file = The program opens the file { $name }. Choose it in the fields to see what is sent.
prepare-slow = The program computes for more than a second before it sends; run it to see what.
prepare-silent = The program ends before it sends anything.

# Where the requests of Python and of the browser differ, and why.
differs-request = Request
differs-method = Method
differs-target = Target
differs-order = Order
differs-case = Case
differs-body = Body
why-nothing = The browser can send nothing yet: the fields say what is missing.
why-method = The program and the fields name different methods.
why-escapes = It is the same address, with other characters escaped: `requests` unescapes letters, digits and -._~, and escapes what RFC 3986 does not list; a browser escapes only what the URL Standard names.
why-address = `requests` and the browser spell this address differently: dot segments, backslashes, white space or escapes; or the program computes it.
why-host = A name beyond ASCII travels as xn--…; `requests` follows IDNA 2008 for it, a browser UTS 46.
why-lengths = The bodies differ, and so do their lengths.
why-no-content = `requests` says that there is no content; a browser does so with PUT and POST only.
why-dropped = A browser keeps this header to itself and drops it without a word; `requests` sends it.
why-no-row = The program sets this header, and the fields have no row for it.
why-values = The program and the fields give this header different values.
why-only-row = The fields have a row for this header, and the program does not set it.
why-no-type = `requests` gives a body of text, bytes or a file no type; here the fields name one.
why-chunks = The browser knows the length; `requests` sends chunks in its place.
why-length = The browser says how long the body is; `requests` sends none here.
why-languages = A browser adds the user's languages, and from where and for what a page asks. Python has neither.
why-empty-form = `requests` names the type of a form even where nothing is left of it; the browser has no body here.
why-untyped = The fields give the body no type.
why-types = The program and the fields send bodies of different types.
why-boundary = The boundary between the parts is made by chance: every request has another one.
why-parameter = The same type with another parameter, such as charset.
why-order = Each has its own order: `requests` sends its defaults first, then yours, then what belongs to the body; a browser's order is its own affair. It has no meaning (RFC 9110 §5.3).
why-case = `requests` sends names in the case in which you write them; a browser may send them in lower case, and over HTTP/2 has to. It has no meaning (RFC 9110 §5.1).
why-chunked = `requests` puts the length of each chunk before it, and an empty chunk at the end.
why-no-body = A browser sends no body with GET and HEAD; `requests` does.
why-json = It is the same JSON: `requests` writes a space behind each comma and colon and escapes what is not ASCII; the browser sends the text as you typed it.
why-form = It is the same form: Python escapes `*` and keeps ~, a browser keeps `*` and escapes ~.
why-only-boundary = The parts are the same; only the boundary between them differs, which is made by chance.
why-parts = The parts differ: `requests` sends those of `data=` before those of `files=` and names each file by its path, or the program computes some of them.
why-body = The program sends another body than the fields: a part of it is computed, or only one of the two was changed.
own-user-agent = `requests` names itself and its version; the browser names itself in words that no page can foresee.
own-accept-encoding = Each names the codings that it can undo: `requests` gzip and deflate, a browser br and often zstd as well. A page cannot choose them.
own-connection = `requests` asks to keep the connection open. A browser does so by itself over HTTP/1.1, and HTTP/2 has no such line.
own-origin = A browser says which page sends, so that the server can decide whether it may. Python has no page.
own-cookie = A page cannot set Cookie: the browser sends the cookies that it keeps for the site, if it sends any.
own-transfer-encoding = `requests` does not know how long the body will be, so it sends it in chunks (RFC 9112 §7.1). A browser sends the length.
own-accept = Without a header row both accept anything, `*/*`; here one of them was told otherwise.
own-authorization = `auth=` and header rows can both set it; in `requests`, `auth=` goes before `headers=`.

# Beside what Python prints of an answer.
print-headers = Python prints the names in the server's case and order; the browser gives them in lower case, sorted.
print-elapsed = The time until the headers were there, as the browser measured it; Python's own would be another one.
print-cookies = A browser shows no page the Set-Cookie of an answer, so no cookie can stand here.
print-sent = What `requests` would send; what the browser sent stands under Sent.
print-reason = HTTP/2 and HTTP/3 have no reason phrase; Python speaks HTTP/1.1 and gets one.
print-redirect = The browser followed a redirect and shows only where it ended; Python lists each answer on the way in history.
print-method = The browser followed a redirect; after 303, and in `requests` after 302, too, the method becomes GET.
print-kept = The history kept only the beginning of this body.
print-no-error = The status is no error, so nothing happens.
print-refused = The browser sent this request; `requests` refuses it before it is sent.
print-cut = Python prints all { $all } characters; here are the first { $shown }.

# What the browser hid of an answer, or changed.
hid-case = The browser gives header names in lower case and sorted, equal names joined; the server may have sent another case and order.
hid-set-cookie = Set-Cookie is hidden from every page; Python shows it in headers and in cookies.
hid-cross-origin = The answer comes from another origin: the browser shows Cache-Control, Content-Language, Content-Length, Content-Type, Expires, Last-Modified, Pragma, and what the server names in Access-Control-Expose-Headers. Python prints every header.
hid-coding = The body was coded, and the browser decoded it, as `requests` does; Content-Length counts the coded bytes.
hid-redirect = The browser followed a redirect by its own rules: 301 and 302 repeat a PUT with its body, where `requests` drops the body after 301 and sends GET after 302.
hid-dropped = The browser left out header rows that `requests` would have sent, so Python's answer may be another one.

# Remarks on a request written in another language.
as-form-data = FormData would change line breaks or add a type; the parts are written out instead.
as-read-file = In a page, take the file from an <input type="file"> instead of readFile.
as-unknown-file = The content of a file is not at hand; choose the file to see the whole request.
as-not-text = Some bytes are not text: save the request as a file instead of copying it.
as-httpie-url = HTTPie would spell this URL differently from a browser, so curl sends the request.
as-httpie-ascii = HTTPie would send a header value as UTF-8, where a browser sends one byte a character, so curl sends the request.
as-httpie-backslash = HTTPie would take a backslash before : ; = or @ out of a header value, so curl sends the request.
as-python-url = requests would spell this URL differently, so http.client sends it.
as-python-form = requests would encode * and ~ in other bytes than a browser, so the form is encoded already.
as-python-type = requests would choose a boundary that your Content-Type does not name, so the parts are written out.

# Notes on a curl command.
curl-no-effect = { $what } has no effect in a browser.
curl-not-supported = { $what } is left out: a browser has no way to do it.
curl-unknown = { $what } is left out: curl has no such option.
curl-expansion = { $what } stays as it is: a shell would put something in its place.
curl-rest = { $what } is left out: the command ends before it. If it belongs to the URL or to a value, put that in quotes.
curl-second-url = { $what } is left out: the playground sends one request at a time.
curl-file = Choose the file { $what }: a page cannot open it by its name.
curl-reencoded = The fields of { $what } mean the same, with other characters escaped than curl would send.
curl-scheme = { $what } has no scheme; like curl, the playground takes http://.
curl-body-left-out = { $what } is left out: a browser sends no body with GET or HEAD.
curl-the-body = The body
curl-shell-signs = What $ and ` stand for
curl-standard-input = standard input

# Why a text could not be read as a curl command, and what to do.
curl-empty = there is no command
curl-empty-remedy = Paste a command that begins with curl.
curl-not-curl = `{ $program }` is not curl
curl-not-curl-remedy = Begin with the word curl.
curl-open-quote = the quotation mark { $quote } is never closed
curl-open-quote-remedy = Add { $quote } where the text ends.
curl-no-value = { $option } needs a value after it
curl-no-value-remedy = Write the value after { $option }, or take { $option } out.
curl-glued = curl does not read { $word }
curl-glued-remedy = Write a space in place of the equals sign: { $option } { $value }
curl-no-url = the command names no URL
curl-no-url-remedy = Add an address such as https://example.com/.
curl-method = { $method } is not a method that this playground can send
curl-method-remedy = Use PUT, POST, PATCH, DELETE, GET, HEAD or OPTIONS, in capitals.
curl-file-among-data = the content of the file { $name } would be only a part of the body
curl-file-among-data-remedy = Put the file's text in its place, or send the file alone.
curl-no-equals = { $text } has no = between name and content
curl-no-equals-remedy = Write name=value, or name=@file.
curl-two-bodies = { $option } and the body before it exclude each other
curl-two-bodies-remedy = Keep one of -d, -F and -T.

# Where the time of an exchange went.
timing-title = Where the time went
timing-phase = Phase
timing-starts = Begins after
timing-takes = Takes
timing-whole = The whole exchange
timing-milliseconds = { $whole }.{ $tenth } ms
timing-redirect = Redirects
timing-worker = Service Worker starts
timing-queue = Queue
timing-dns = DNS
timing-connect = Connect
timing-tls = TLS
timing-stalled = Stalled
timing-request = Request and waiting
timing-download = Download
timing-until-headers = Until the headers were here
timing-own-body = Body
timing-start-to-end = Start to end
timing-one-bar = A browser does not tell a page when the last byte of the request had left, so sending it and waiting for the answer are one bar.
timing-reused = DNS, Connect and TLS took no time: the connection was still open from an earlier request (keep-alive).
timing-no-dns = DNS took no time: the address was known already, or the URL names one.
timing-no-tls = There is no TLS: the URL begins with http.
timing-cross = Only start and end are known. The answer came from another origin, which did not allow this page to know more: the server would have to send Timing-Allow-Origin. The browser says 0 for the rest.
timing-through-worker = The practice server in this browser answered, a Service Worker. Nothing went over a network, so there is no DNS, no connection and no TLS.
timing-cached = The answer came from the HTTP cache of this browser. Nothing went over the network.
timing-validated = The cache asked the server whether its copy was still good, and the server said yes (304): only headers came over the network.
timing-kept = This exchange is from before the page was loaded. The browser's own account of it is gone; the times below are those that the page noted.
timing-no-entry = The browser gave no account of this exchange. The times below are those of the page's own clock.
timing-by-server = What the server measured itself (Server-Timing). It says how long, not when: these bars begin where the request did.
timing-no-duration = no duration
timing-sizes = Bytes over the network
timing-transfer-none = 0: nothing came over the network, or the browser may not say.
timing-transfer-is = The body as it travelled, and 300 for the headers: browsers count those alike, whatever their size, so that a page can't guess at cookies.
timing-encoded-is = The body as it travelled, in its content coding.
timing-decoded-is = The body after decoding.
timing-saved = The content coding made it smaller.
timing-protocol = Protocol

# What the server saw of an exchange.
server-arrived = What arrived
server-not-in-log = The log no longer has this request: it keeps the last ones, and may have been emptied.
server-no-id = This resource plays another server: its answer has no X-Request-Id, by which the page would find the request in the log. The list below has it.
server-no-log = The log could not be read. Is the practice server still there?
server-as-given = The server runs in this browser, which hands it the header fields in lower case, sorted, and without those it keeps to itself.
server-as-sent = As it came over the connection, with the order and the case of the fields. Secrets stand as (hidden).
server-no-body = (no body)
server-binary = { $count ->
    [one] 1 byte that is no text
   *[other] { $count } bytes that are no text
}
server-cut = … and more: the log keeps the first 64 KiB.
server-shortened = … and more, which is not drawn.
server-stored = What is stored now
server-stores-nothing = This resource stores nothing: it only answers. Send to things/1 to see something kept.
server-nothing = Nothing. A GET would be answered with 404 Not Found.
server-empty = A thing without content: 0 bytes.
server-not-seen = The server did not say: it answered a GET with status { $status }.
server-changed = What changed
server-unknown = The page has not seen what was stored before. Leave this face open and send again: the next change shows here, whoever makes it.
server-same = Nothing: the same bytes are stored as before.
server-created = Before, nothing was stored here.
server-removed = What was stored here is gone.
server-white-space = The JSON says the same; only white space differs.
server-line-ends = Only line ends differ.
server-binary-changed = Other bytes are stored than before; they are no text, so there are no lines to compare.
server-marks = Lines marked − are gone, lines marked + are new.
server-lines-alike = { $count ->
    [one] … 1 line as before
   *[other] … { $count } lines as before
}
server-last = The last requests to this server
server-this-one = this exchange
server-live = The list follows the server: what others send shows here, too.

# Files.
file-opened = Filled from “{ $name }”.
text-opened = Filled from what you dropped.
file-no-text = The file is no text, so nothing was changed.
file-unknown = Nothing was changed: this is neither a curl command nor a Python program (.py), requests (.http, .rest) or a session (.json).
file-bodies-beside = { $count ->
    [one] One body can't stand in such a file as it is; the file names it, and it is not in it.
   *[other] { $count } bodies can't stand in such a file as they are; the file names them, and they are not in it.
}
http-first = It holds { $count } requests; this is the first.
http-unknown = Nothing is set for { $names }.
http-empty = There is no request in the file, so nothing was changed.
http-no-request-line = A request begins with its method and its URL, as in PUT https://example.com/. Nothing was changed.
http-method = The method { $method } can't be sent from here. Nothing was changed.
http-no-header-line = A header is a name, a colon and a value, and an empty line comes before the body. Nothing was changed.
session-history = { $count ->
    [one] One exchange is in the history.
   *[other] { $count } exchanges are in the history.
}
session-newer = A newer version made it; what this one does not know is left out.
session-no-json = This is no JSON, or not what a session holds. Nothing was changed.
session-other = The file is JSON, but no session of this playground. Nothing was changed.
