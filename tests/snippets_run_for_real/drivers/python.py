"""Runs each folder's snippet.py as the program that it is, one after the other in one interpreter."""

import contextlib
import io
import os
import sys
import traceback

for folder in sys.argv[1:]:
    os.chdir(folder)
    with open("snippet.py", encoding="utf-8", newline="") as file:
        source = file.read()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, f"{folder}/snippet.py", "exec"), {"__name__": "__main__"})
    except BaseException:
        traceback.print_exc()
