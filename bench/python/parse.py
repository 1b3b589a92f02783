"""Parses what it is given with ast.parse, as often as it is told, and says how long that took.

The first line of the standard input is a list of lists of sources, as JSON. Each line after it is `LIST ROUNDS`: every
source of that list is parsed in every round. The answer is `SECONDS STATEMENTS`, the latter of one round.
"""

import ast
import gc
import json
import platform
import sys
import time

# As timeit has it: the trees have no cycles, so looking for cycles among them would only cost time.
gc.disable()
lists = json.loads(sys.stdin.readline())
print(platform.python_implementation(), platform.python_version(), flush=True)
for line in sys.stdin:
    sources, rounds = lists[int(line.split()[0])], int(line.split()[1])
    statements = sum(len(ast.parse(source).body) for source in sources)
    start = time.perf_counter()
    for _ in range(rounds):
        for source in sources:
            ast.parse(source)
    print(time.perf_counter() - start, statements, flush=True)
