"""Says for pairs of files whether Python compiles them. Shares no code with the tool.

In: lines of JSON [before, after], base64 each. Out: for each line [error before, error after], null for none, an error as
[message, line]. Nothing of the code runs.
"""

import base64
import json
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(3000)


def error(data):
    try:
        compile(base64.b64decode(data), "module.py", "exec", dont_inherit=True)
    except SyntaxError as e:
        return [str(e.msg), e.lineno or 0]
    except (ValueError, RecursionError, MemoryError, OverflowError, LookupError) as e:
        return [type(e).__name__ + ": " + str(e), 0]
    return None


for line in sys.stdin:
    before, after = json.loads(line)
    sys.stdout.write(json.dumps([error(before), error(after)]) + "\n")
    sys.stdout.flush()
