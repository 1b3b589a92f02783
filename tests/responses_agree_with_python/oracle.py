"""Reads raw answers as requests reads them, and JSON texts as json reads them: one JSON line for each line read."""
import base64
import io
import json
import os
import sys
import time
import warnings

for name in [name for name in os.environ if name.lower().endswith("_proxy")] + ["NETRC"]:
    os.environ.pop(name, None)
os.environ["HOME"] = os.devnull

import requests
import urllib3.connection

warnings.simplefilter("ignore")
time.time = lambda: 1767225600.0
raw = [b""]


class Line:
    """A socket that answers with what the row holds."""

    def sendall(self, data):
        pass

    def makefile(self, *_):
        return io.BytesIO(raw[0])

    def settimeout(self, _):
        pass

    def close(self):
        pass

    def shutdown(self, _):
        pass


def connect(self):
    self.sock = Line()


urllib3.connection.HTTPConnection.connect = connect


def outcome(make):
    try:
        return make()
    except Exception as error:
        name = f"{type(error).__module__}.{type(error).__name__}"
        return {"type": name, "message": str(error).encode("utf-8", "replace").decode()}


def response_facts(row):
    raw[0] = base64.b64decode(row["raw"])
    session = requests.Session()
    response = session.get(row["url"], allow_redirects=False)
    return {
        "repr": repr(response),
        "headers": str(response.headers),
        "reason": repr(response.reason),
        "encoding": repr(response.encoding),
        "content": repr(response.content),
        "text": repr(response.text) if response.encoding or is_plain(response.content) else None,
        "cookies": repr(response.cookies),
        "links": repr(response.links),
        "is_redirect": repr(response.is_redirect),
        "raise_for_status": outcome(lambda: repr(response.raise_for_status())),
        "kept": repr(session.cookies),
        "sent_back": outcome(lambda: repr(sent_back(session, row["next"]))),
    }


def is_plain(content):
    return all(32 <= byte < 127 for byte in content)


def sent_back(session, url):
    return session.prepare_request(requests.Request("GET", url)).headers.get("Cookie")


for row in sys.stdin:
    row = json.loads(row)
    if "json" in row:
        text = row["json"]
        result = outcome(lambda: repr(json.loads(text)))
        again = outcome(lambda: json.dumps(json.loads(text)))
        result = {"loads": result, "dumps": again}
    else:
        result = outcome(lambda: response_facts(row))
    print(json.dumps(result), flush=True)
