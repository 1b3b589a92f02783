"""Carries out calls of requests without a network, and says what was sent: one JSON line for each line read."""
import base64
import datetime
import io
import json
import os
import sys
import warnings

for name in [name for name in os.environ if name.lower().endswith("_proxy")] + ["NETRC"]:
    os.environ.pop(name, None)
os.environ["HOME"] = os.devnull

import requests
import urllib3.connection
import urllib3.filepost
from requests.auth import HTTPBasicAuth

warnings.simplefilter("ignore")
# What an environment with brotli or zstandard would add is none of the rule.
requests.utils.DEFAULT_ACCEPT_ENCODING = "gzip, deflate"
urllib3.filepost.choose_boundary = lambda: "0123456789abcdef0123456789abcdef"


class Line:
    """What a socket has to do for one exchange: it keeps what is sent, and answers 200."""

    def __init__(self):
        self.sent = b""

    def sendall(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            # A socket refuses what is not bytes; http.client then asks whether it has items.
            raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
        self.sent += bytes(data)

    def makefile(self, *_):
        return io.BytesIO(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    def settimeout(self, _):
        pass

    def close(self):
        pass

    def shutdown(self, _):
        pass


lines = []


def connect(self):
    self.sock = Line()
    self.is_verified = True
    self.proxy_is_verified = None
    lines.append(self.sock)


urllib3.connection.HTTPConnection.connect = connect
urllib3.connection.HTTPSConnection.connect = connect

for row in sys.stdin:
    row = json.loads(row)
    lines.clear()
    names = {"requests": requests, "io": io, "datetime": datetime, "HTTPBasicAuth": HTTPBasicAuth}
    result = {}
    try:
        exec(row["setup"], names)
        response = eval(row["call"], names)
        result["url"] = response.request.url
        result["raw"] = base64.b64encode(lines[-1].sent).decode()
    except Exception as error:
        result["type"] = f"{type(error).__module__}.{type(error).__name__}"
        result["message"] = str(error).encode("utf-8", "replace").decode()
    print(json.dumps(result), flush=True)
