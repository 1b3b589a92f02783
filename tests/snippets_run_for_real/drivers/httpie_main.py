"""Calls HTTPie's own entry point with the arguments and the standard input that record_httpie.bash wrote down."""

import json
import os
import pathlib
import sys
import tempfile
import threading

config = tempfile.TemporaryDirectory()
pathlib.Path(config.name, "config.json").write_text(json.dumps({"disable_update_warnings": True}))
os.environ["HTTPIE_CONFIG_DIR"] = config.name

from httpie.context import Environment  # noqa: E402  (it reads the variable when it is imported)
from httpie.core import main  # noqa: E402


def piped(content):
    """A pipe that gives these bytes, as a shell makes it."""
    reader, writer = os.pipe()

    def write():
        with os.fdopen(writer, "wb") as file:
            file.write(content)

    threading.Thread(target=write, daemon=True).start()
    return os.fdopen(reader, "rb")


for folder in sys.argv[1:]:
    os.chdir(folder)
    if not os.path.exists(".arguments"):
        continue
    arguments = pathlib.Path(".arguments").read_bytes().split(b"\0")[:-1]
    stdin = pathlib.Path(".stdin")
    with open(os.devnull, "w") as output, piped(stdin.read_bytes() if stdin.exists() else b"") as source:
        environment = Environment(
            stdin=source, stdin_isatty=False, stdout=output, stdout_isatty=False, stderr=sys.stderr
        )
        status = main(["http", *map(os.fsdecode, arguments)], environment)
    if status != 0:
        print(f"{folder}: exit status {status}", file=sys.stderr)
